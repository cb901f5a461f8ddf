using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Writes the small parts that every part of a record in BatchML is made of, and cuts the file into parts with names.</summary>
internal sealed class RecordXmlOut : IDisposable
{
    private const string End = "the end of the file";

    private readonly List<(string Name, byte[] Bytes)> _parts = [];
    private readonly MesaXmlOut _xml = new();

    public void Open(string name) => _xml.Open(name);

    public void Close() => _xml.Close();

    public void Element(string name, string? text, string? attribute = null, string? value = null) => _xml.Element(name, text, attribute, value);

    public void Word(string name, string word, string? other = null) => _xml.Word(name, word, other);

    public void Time(string name, long? at) => _xml.Time(name, at);

    /// <summary>What every entry of a record begins with.</summary>
    public void Head(string id, string objectType, long? at, string? description, string language)
    {
        Element("EntryID", id);
        Element("ObjectType", objectType);
        Time("TimeStamp", at);
        Element("Description", description, "languageID", language);
    }

    public void Value(string name, string text, string dataType = "string", string? unit = null) =>
        _xml.Value(name, [text], dataType: dataType, unit: unit);

    /// <summary>What stands beside the words of the standard, by a name of ours.</summary>
    public void Attribute(string id, string text)
    {
        Open("UserAttribute");
        Element("AttributeID", id, "listID", BatchMlForm.Scheme);
        Value("Value", text);
        Close();
    }

    /// <summary>The same in an element of a recipe.</summary>
    public void Other(string id, string text)
    {
        Open("OtherInformation");
        Element("ID", id, "schemeID", BatchMlForm.Scheme);
        _xml.Value("Value", [text], "Constant", unit: "");
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
    public void Part(string name) => _parts.Add((name, _xml.Cut()));

    /// <summary>The file, with the place for its seal in a comment behind the root.</summary>
    public SealableFile ToFile()
    {
        _parts.Add((End, _xml.End()));
        var file = new SealableFile();
        foreach (var (name, bytes) in _parts)
            file.Part(name, bytes);
        file.Part(End, "\n<!--"u8);
        file.Place(FileSeal.RoomFor([.. _parts.Select(part => part.Name), End, End]));
        file.Part(End, "-->\n"u8);
        return file;
    }

    public void Dispose() => _xml.Dispose();
}
