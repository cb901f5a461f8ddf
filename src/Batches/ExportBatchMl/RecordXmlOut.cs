using System.Globalization;
using System.Text;
using System.Xml;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Writes the small parts that every part of a record in BatchML is made of, and cuts the file into parts with names.</summary>
internal sealed class RecordXmlOut : IDisposable
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
    private readonly List<(string Name, byte[] Bytes)> _parts = [];
    private readonly XmlWriter _xml;

    public RecordXmlOut() => _xml = XmlWriter.Create(_stream, Settings);

    public void Open(string name) => _xml.WriteStartElement(name, BatchMlForm.Space);

    public void Close() => _xml.WriteEndElement();

    public void Element(string name, string? text, string? attribute = null, string? value = null)
    {
        if (text is null)
            return;
        Open(name);
        if (value is not null)
            _xml.WriteAttributeString(attribute!, Written(value));
        _xml.WriteString(Written(text));
        Close();
    }

    /// <summary>A word of a closed list, or what it does not have, beside "Other".</summary>
    public void Word(string name, string word, string? other = null) => Element(name, word, "OtherValue", other);

    public void Time(string name, long? at) => Element(name, at is { } time ? Micros.ToText(time) : null);

    /// <summary>What every entry of a record begins with.</summary>
    public void Head(string id, string objectType, long? at, string? description, string language)
    {
        Element("EntryID", id);
        Element("ObjectType", objectType);
        Time("TimeStamp", at);
        Element("Description", description, "languageID", language);
    }

    public void Value(string name, string text, string dataType = "string", string? unit = null)
    {
        Open(name);
        Element("ValueString", text);
        Element("DataType", dataType);
        Element("UnitOfMeasure", unit);
        Close();
    }

    /// <summary>What stands beside the words of the standard, by a name of ours.</summary>
    public void Attribute(string id, string text)
    {
        Open("UserAttribute");
        Element("AttributeID", id, "listID", BatchMlForm.Scheme);
        Value("Value", text);
        Close();
    }

    public void Data(int column, string text)
    {
        Open("DataValue");
        Element("TagIndex", column.ToString(CultureInfo.InvariantCulture));
        Element("Value", text);
        Close();
    }

    public void Tag(int column, string dataType, string? unit, string alias)
    {
        Open("TagSpecification");
        Element("TagIndex", column.ToString(CultureInfo.InvariantCulture));
        Element("DataType", dataType);
        Element("UnitOfMeasure", unit ?? "");
        Element("Alias", alias);
        Close();
    }

    /// <summary>What was written since the last part has this name.</summary>
    public void Part(string name)
    {
        _xml.Flush();
        _parts.Add((name, _stream.ToArray()));
        _stream.SetLength(0);
    }

    /// <summary>The file, with the place for its seal in a comment behind the root.</summary>
    public SealableFile ToFile()
    {
        _xml.WriteEndDocument();
        Part("the end of the file");
        var file = new SealableFile();
        foreach (var (name, bytes) in _parts)
            file.Part(name, bytes);
        file.Part("the end of the file", "\n<!--"u8);
        file.Place(FileSeal.RoomFor([.. _parts.Select(part => part.Name), "the end of the file", "the end of the file"]));
        file.Part("the end of the file", "-->\n"u8);
        return file;
    }

    // What XML cannot hold at all, such as a bell, is a sign for that; the entry's own line has it as JSON writes it.
    private static string Written(string text) => string.Concat(BatchMlForm.ToXml(text).EnumerateRunes().Select(
        rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD"));

    public void Dispose()
    {
        _xml.Dispose();
        _stream.Dispose();
    }
}
