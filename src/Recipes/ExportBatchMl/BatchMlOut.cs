using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>The small parts that every part of a master recipe in BatchML is made of.</summary>
internal static class BatchMlOut
{
    public static void Id(this MesaXmlOut put, string id, string? scheme = null) => put.Element("ID", id, "schemeID", scheme);

    /// <summary>A word of a closed list; what is not in it stands beside "Other", nothing for not said.</summary>
    public static void Word(this MesaXmlOut put, string name, string? word, IReadOnlySet<string> known)
    {
        var isKnown = word is not null && known.Contains(word);
        put.Word(name, isKnown ? word! : "Other", isKnown ? null : word);
    }

    /// <summary>A text in its languages, one description each.</summary>
    public static void Descriptions(this MesaXmlOut put, JsonObject text)
    {
        foreach (var (language, said) in text.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            put.Element("Description", SaidMembers.Text(said), "languageID", language);
    }

    public static void Value(this MesaXmlOut put, IReadOnlyList<string> texts, string interpretation, string dataType, string? unit) =>
        put.Value("Value", texts, interpretation, dataType, unit ?? "");

    /// <summary>Members of ours below a parameter.</summary>
    public static void Nested(this MesaXmlOut put, IEnumerable<Said> all)
    {
        foreach (var said in all)
        {
            put.Open("Parameter");
            put.Id(said.Path, BatchMlForm.Scheme);
            put.Word("ParameterType", "Other", "Member");
            Texts(put, said);
            put.Close();
        }
    }

    /// <summary>Members of ours beside an element or the recipe.</summary>
    public static void Others(this MesaXmlOut put, IEnumerable<Said> all)
    {
        foreach (var said in all)
        {
            put.Open("OtherInformation");
            put.Id(said.Path, BatchMlForm.Scheme);
            Texts(put, said);
            put.Close();
        }
    }

    private static void Texts(MesaXmlOut put, Said said)
    {
        if (said.Texts.Count > 0) put.Value(said.Texts, "Constant", said.DataType, said.Unit);
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
