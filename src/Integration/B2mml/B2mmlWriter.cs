using System.Text;
using System.Xml;
using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>Writes the elements of a message in its namespace. The same data are the same bytes.</summary>
internal sealed class B2mmlWriter : IDisposable
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

    private B2mmlWriter() => _xml = XmlWriter.Create(_stream, Settings);

    public static byte[] Write(string root, bool hasRelease, Action<B2mmlWriter> inside)
    {
        using var writer = new B2mmlWriter();
        writer._xml.WriteStartDocument();
        writer._xml.WriteComment($" {B2mmlForm.Courtesy} ");
        writer._xml.WriteStartElement(root, B2mmlForm.Space);
        if (hasRelease)
            writer._xml.WriteAttributeString("releaseID", B2mmlForm.Release);
        inside(writer);
        writer._xml.WriteEndElement();
        writer._xml.Flush();
        return writer._stream.ToArray();
    }

    public void Inside(string name, Action inside, string? attribute = null, string? value = null)
    {
        _xml.WriteStartElement(name, B2mmlForm.Space);
        if (attribute is not null)
            _xml.WriteAttributeString(attribute, value);
        inside();
        _xml.WriteEndElement();
    }

    /// <summary>An element with a text; nothing where there is none.</summary>
    public void Element(string name, string? text, string? attribute = null, string? value = null)
    {
        if (text is null)
            return;
        _xml.WriteStartElement(name, B2mmlForm.Space);
        if (attribute is not null)
            _xml.WriteAttributeString(attribute, Clean(value!));
        _xml.WriteString(Clean(text));
        _xml.WriteEndElement();
    }

    public void Time(string name, long? micros) => Element(name, micros is { } at ? Micros.ToText(at) : null);

    public void Quantity(Quantity quantity) => Inside("Quantity", () =>
    {
        Element("QuantityString", DecimalText.Of(quantity.Value));
        Element("DataType", "decimal");
        Element("UnitOfMeasure", quantity.Unit.Symbol);
    });

    public void Dispose()
    {
        _xml.Dispose();
        _stream.Dispose();
    }

    /// <summary>What a person may type and XML may not hold is left out.</summary>
    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
}
