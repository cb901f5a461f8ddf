using System.Text;
using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>
/// Reads a BatchML V0701 file that <see cref="BatchMlExport"/> wrote: nothing of the recipe is lost. Whoever changed the file in between is
/// told by a finding; what has no place in a recipe, such as the approvals of the other instance, is a finding too.
/// </summary>
internal static class OwnBatchMl
{
    /// <summary>True for a file whose head names our form.</summary>
    public static bool IsOurs(XmlNode master) => Named(master, "format") is not null;

    public static Outcome<ImportedDraft> Read(XmlNode root, XmlNode master, string? id, string? version)
    {
        var reading = new OwnReading();
        var json = Document(root, master, reading);
        if (reading.Faults.Count > 0) return Refusal.Input([.. reading.Faults.Take(RecipeLimits.ErrorsMax)]);
        if (!RecipeReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString(RecipeJson.Options))).Try(out var recipe, out var refusal)) return refusal;
        var findings = new FindingList();
        var wanted = Take(Named(master, "hash"));
        if (wanted is not null && wanted != RecipeHash.Of(recipe))
            findings.Look(
                "changed-since-export", master, null, "The file was changed after it was exported. An author looks at what differs from the original.", wanted);
        ReportNames(master, recipe, id, version, findings);
        reading.TakeAllSeen(root);
        if (!BatchMlLeftovers.Report(root, findings, blanks: false))
            return RecipeRefusals.XmlTooLarge("texts that a recipe has no place for", RecipeLimits.FindingsMax);
        return new ImportedDraft(recipe with { Id = id ?? recipe.Id, Version = version ?? recipe.Version }, findings.All);
    }

    private static void ReportNames(XmlNode master, MasterRecipe recipe, string? id, string? version, FindingList findings)
    {
        foreach (var (member, given, wanted) in new[] { ("ID", recipe.Id, id), ("Version", recipe.Version, version) })
            if (wanted is not null && wanted != given)
                findings.Info(
                    "recipe-named", master, null, $"The {member} of the source is not used; the recipe is called {wanted} here.", given);
    }

    private static XmlNode? Named(XmlNode master, string name) => master.All("OtherInformation").FirstOrDefault(one =>
        one.First("ID") is { } id && id.Text == name
        && id.Attributes.Any(attribute => attribute.Name == "@schemeURI" && attribute.Text == BatchMlForm.SchemeUri));

    private static string? Take(XmlNode? named)
    {
        named?.Take("ID");
        return named?.First("Value")?.Take("ValueString");
    }

    private static JsonObject Document(XmlNode root, XmlNode master, OwnReading reading)
    {
        var json = new JsonObject { ["format"] = Take(Named(master, "format")) };
        reading.Text(json, "id", master.First("ID"));
        reading.Text(json, "version", master.First("Version"));
        reading.Languages(json, "title", master);
        OwnHead.Read(json, master, reading);
        var procedure = new JsonObject();
        json["procedure"] = procedure;
        OwnElements.Inside(procedure, master, reading);
        foreach (var other in master.All("OtherInformation")) reading.Member(json, Shape.Of<MasterRecipe>(), other);
        OwnHead.Sets(json, root, reading);
        return json;
    }
}

/// <summary>What reading needs everywhere: texts as they stand, members by their paths, and what could not be placed.</summary>
internal sealed class OwnReading
{
    // Said for others, and known to us by another member.
    private static readonly HashSet<string> Derived =
    [
        "ParameterType", "DataInterpretation", "DataType", "FromType", "ToType", "IDScope", "Depiction", "RecipeElementVersion",
        "LinkType", "UnitOfMeasure", "@schemeID", "@schemeURI", "@languageID", "@OtherValue", "@unitCode", "@format", "Condition", "Status",
        "EnumerationNumber",
    ];

    private readonly HashSet<XmlNode> _unplaced = [];

    public List<FieldError> Faults { get; } = [];

    public void Fault(XmlNode at, string code, string detail) => Faults.Add(new FieldError(at.Path, code, detail));

    public string? Take(XmlNode? node)
    {
        if (node is null) return null;
        node.IsTaken = true;
        return node.Raw.Length == 0 ? null : MesaXml.FromXml(node.Raw);
    }

    public void Text(JsonObject json, string member, XmlNode? node)
    {
        if (Take(node) is { } text) json[member] = text;
    }

    /// <summary>A text of one language, the original.</summary>
    public void Original(JsonObject json, string member, XmlNode? node)
    {
        if (Take(node) is { } text) json[member] = new JsonObject { ["en"] = text };
    }

    /// <summary>The descriptions of a node, one for each language.</summary>
    public void Languages(JsonObject json, string member, XmlNode node)
    {
        var texts = new JsonObject();
        foreach (var one in node.All("Description"))
        {
            var language = one.TakeAttribute("languageID") ?? "en";
            if (texts.ContainsKey(language)) Fault(one, "member-twice", $"The text stands more than once in language {language}.");
            else if (Take(one) is { } text) texts[language] = text;
        }
        if (texts.Count > 0) json[member] = texts;
    }

    public void Quantity(JsonObject json, string member, XmlNode? value)
    {
        if (value is null) return;
        json[member] = new JsonObject { ["value"] = Take(value.First("ValueString")), ["unit"] = Take(value.First("UnitOfMeasure")) };
    }

    /// <summary>A member of ours; anything else under the name stays for the findings.</summary>
    public void Member(JsonObject json, Shape shape, XmlNode node)
    {
        var id = node.First("ID");
        if (id is null || id.TakeAttribute("schemeID") != BatchMlForm.Scheme) return;
        var value = node.First("Value");
        var unit = Take(value?.First("UnitOfMeasure"));
        var said = new Said(Take(id) ?? "", [.. (value?.All("ValueString") ?? []).Select(Take).OfType<string>()], "", unit);
        if (!SaidTree.Put(json, shape, said)) Fault(id, "member-unknown", $"\"{said.Path}\" has no place here, or stands twice.");
    }

    public void Word(JsonObject json, string member, XmlNode? node)
    {
        if (node is null) return;
        var other = node.TakeAttribute("OtherValue");
        var word = Take(node);
        if ((word == "Other" ? other is null ? null : MesaXml.FromXml(other) : word) is { } said) json[member] = said;
    }

    /// <summary>Keeps a part for the findings, whatever its members are called.</summary>
    public void Leave(XmlNode node) => _unplaced.Add(node);

    /// <summary>Marks what only says again what is known.</summary>
    public void TakeAllSeen(XmlNode root)
    {
        foreach (var node in root.SelfAndBelow())
        {
            var isHead = node.Parent?.Name == "ListHeader";
            if ((isHead || Derived.Contains(node.Name)) && !_unplaced.Contains(node)) node.IsTaken = true;
        }
    }
}
