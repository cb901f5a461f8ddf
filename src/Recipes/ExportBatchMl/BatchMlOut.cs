using System.Text.Json.Nodes;
using System.Xml;

namespace Theriac.Recipes;

/// <summary>Writes the small parts that every part of a BatchML document is made of.</summary>
internal sealed class BatchMlOut(XmlWriter xml)
{
    public void Open(string name) => xml.WriteStartElement(name, BatchMlForm.Space);

    public void Close() => xml.WriteEndElement();

    public void Element(string name, string text, string? attribute = null, string? value = null)
    {
        Open(name);
        if (value is not null) xml.WriteAttributeString(attribute!, BatchMlForm.ToXml(value));
        xml.WriteString(BatchMlForm.ToXml(text));
        Close();
    }

    public void Id(string id, string? scheme = null) => Element("ID", id, "schemeID", scheme);

    /// <summary>A word of a closed list; what is not in it stands beside "Other", nothing for not said.</summary>
    public void Word(string name, string? word, IReadOnlySet<string> known) =>
        Element(name, word is not null && known.Contains(word) ? word : "Other", "OtherValue", word is not null && !known.Contains(word) ? word : null);

    /// <summary>A text in its languages, one description each.</summary>
    public void Descriptions(JsonObject text)
    {
        foreach (var (language, said) in text.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Element("Description", SaidMembers.Text(said), "languageID", language);
    }

    public void Value(IReadOnlyList<string> texts, string interpretation, string dataType, string? unit)
    {
        Open("Value");
        foreach (var text in texts) Element("ValueString", text);
        Element("DataInterpretation", interpretation);
        Element("DataType", dataType);
        Element("UnitOfMeasure", unit ?? "");
        Close();
    }

    /// <summary>Members of ours below a parameter.</summary>
    public void Nested(IEnumerable<Said> all)
    {
        foreach (var said in all)
        {
            Open("Parameter");
            Id(said.Path, BatchMlForm.Scheme);
            Element("ParameterType", "Other", "OtherValue", "Member");
            if (said.Texts.Count > 0) Value(said.Texts, "Constant", said.DataType, said.Unit);
            Close();
        }
    }

    /// <summary>Members of ours beside an element or the recipe.</summary>
    public void Others(IEnumerable<Said> all)
    {
        foreach (var said in all)
        {
            Open("OtherInformation");
            Id(said.Path, BatchMlForm.Scheme);
            if (said.Texts.Count > 0) Value(said.Texts, "Constant", said.DataType, said.Unit);
            Close();
        }
    }
}

/// <summary>Takes members out of a document while they are written, so that what is left was not written yet.</summary>
internal static class JsonTaking
{
    public static string? TakeText(this JsonObject json, string name)
    {
        if (json[name] is not { } value) return null;
        json.Remove(name);
        return SaidMembers.Text(value);
    }

    public static JsonObject? TakeObject(this JsonObject json, string name)
    {
        var value = json[name] as JsonObject;
        if (value is not null) json.Remove(name);
        return value;
    }

    public static IReadOnlyList<JsonObject> TakeList(this JsonObject json, string name)
    {
        if (json[name] is not JsonArray list) return [];
        json.Remove(name);
        return [.. list.Select(item => item!.AsObject())];
    }

    /// <summary>An original text whose translations stay behind.</summary>
    public static string? TakeOriginal(this JsonObject json, string name)
    {
        if (json[name] is not JsonObject text) return null;
        var original = text.TakeText("en");
        if (text.Count == 0) json.Remove(name);
        return original;
    }
}
