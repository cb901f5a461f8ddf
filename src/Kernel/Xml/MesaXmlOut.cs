using System.Text;
using System.Xml;

namespace Theriac.Kernel;

/// <summary>Writes the elements that every BatchML or B2MML file is made of. The same data are the same bytes.</summary>
public sealed class MesaXmlOut : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };

    private readonly MemoryStream _stream = new();
    private readonly XmlWriter _xml;

    public MesaXmlOut() => _xml = XmlWriter.Create(_stream, Settings);

    public void Comment(string text) => _xml.WriteComment($" {text} ");

    public void Open(string name, string? attribute = null, string? value = null)
    {
        _xml.WriteStartElement(name, MesaXml.Space);
        if (value is not null)
            _xml.WriteAttributeString(attribute!, MesaXml.ToXml(value));
    }

    public void Close() => _xml.WriteEndElement();

    public void Inside(string name, Action inside, string? attribute = null, string? value = null)
    {
        Open(name, attribute, value);
        inside();
        Close();
    }

    /// <summary>An element with a text; nothing where there is none.</summary>
    public void Element(string name, string? text, string? attribute = null, string? value = null)
    {
        if (text is null)
            return;
        Open(name, attribute, value);
        _xml.WriteString(MesaXml.ToXml(text));
        Close();
    }

    /// <summary>A word of a closed list, or what it does not have, beside "Other".</summary>
    public void Word(string name, string word, string? other = null) => Element(name, word, "OtherValue", other);

    public void Time(string name, long? micros) => Element(name, micros is { } at ? Micros.ToText(at) : null);

    /// <param name="interpretation">What BatchML asks for of parameters; null elsewhere.</param>
    /// <param name="unit">Null writes none; empty writes an empty one, which parameters have.</param>
    public void Value(string name, IEnumerable<string> texts, string? interpretation = null, string dataType = "string", string? unit = null)
    {
        Open(name);
        foreach (var text in texts)
            Element("ValueString", text);
        Element("DataInterpretation", interpretation);
        Element("DataType", dataType);
        Element("UnitOfMeasure", unit);
        Close();
    }

    public void Quantity(Quantity quantity)
    {
        Open("Quantity");
        Element("QuantityString", DecimalText.Of(quantity.Value));
        Element("DataType", "decimal");
        Element("UnitOfMeasure", quantity.Unit.Symbol);
        Close();
    }

    /// <summary>What was written since the last cut.</summary>
    public byte[] Cut()
    {
        _xml.Flush();
        var bytes = _stream.ToArray();
        _stream.SetLength(0);
        return bytes;
    }

    /// <summary>Closes what is open, and cuts.</summary>
    public byte[] End()
    {
        _xml.WriteEndDocument();
        return Cut();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _stream.Dispose();
    }
}
