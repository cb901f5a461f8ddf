using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>A recipe as an import could take it over, and everything that it could not.</summary>
internal sealed record ImportedDraft(MasterRecipe Recipe, IReadOnlyList<Finding> Findings)
{
    /// <summary>What kind of file it was.</summary>
    public string Format { get; init; } = "theriac-recipe-1";
}

/// <summary>
/// Reads a BatchML V02 or V0701 <c>MasterRecipe</c>. It guesses nothing: what is blank stays absent, what cannot be taken over is a
/// finding with the source's own text, so that every word of the source is in the draft or in a finding.
/// </summary>
internal static class BatchMlImport
{
    public const string Space = "http://www.wbf.org/xml/BatchML-V02";

    private static readonly XmlLimits Limits = new(
        RecipeLimits.XmlBytesMax, RecipeLimits.XmlElementsMax, RecipeLimits.DepthMax, RecipeLimits.XmlAttributesMax);

    /// <param name="bytes">The file.</param>
    /// <param name="id">Id that the recipe shall have here; null for the source's own.</param>
    /// <param name="version">Version that it shall have here; null for the source's own.</param>
    public static Outcome<ImportedDraft> Read(ReadOnlyMemory<byte> bytes, string? id = null, string? version = null) =>
        ReadTree(bytes).Then(root => Map(root, id, version));

    internal static Outcome<XmlNode> ReadTree(ReadOnlyMemory<byte> bytes)
    {
        var (root, fault) = XmlTree.Read(bytes, Limits);
        return fault is null
            ? root!
            : fault.Kind switch
            {
                XmlFaultKind.TooManyBytes => RecipeRefusals.TooLarge(bytes.Length, RecipeLimits.XmlBytesMax),
                XmlFaultKind.TooManyAttributes => RecipeRefusals.XmlAttributes(RecipeLimits.XmlAttributesMax),
                XmlFaultKind.TooManyElements => RecipeRefusals.XmlTooLarge("elements", RecipeLimits.XmlElementsMax),
                XmlFaultKind.TooDeep => RecipeRefusals.XmlTooLarge("levels", RecipeLimits.DepthMax),
                _ => RecipeRefusals.NotXml(fault.Line, fault.Position),
            };
    }

    private static Outcome<ImportedDraft> Map(XmlNode root, string? id, string? version)
    {
        if (root.Name != "BatchInformation" || root.Space is not (Space or MesaXml.Space)) return RecipeRefusals.NotBatchMl(root.Name, root.Space);
        var masters = root.All("MasterRecipe").ToList();
        if (masters.Count != 1) return RecipeRefusals.NotOneMasterRecipe(masters.Count);
        var format = root.Space == Space ? "batchml-v02" : "batchml-v0701";
        return (OwnBatchMl.IsOurs(masters[0]) ? OwnBatchMl.Read(root, masters[0], id, version) : MapForeign(root, masters, id, version))
            .Map(draft => draft with { Format = format });
    }

    private static Outcome<ImportedDraft> MapForeign(XmlNode root, List<XmlNode> masters, string? id, string? version)
    {
        var findings = new FindingList();
        var ids = new BatchMlIds(findings);
        var recipe = BatchMlHeader.Map(masters[0], ids, findings, id, version);
        var sets = BatchMlEnumerations.Map(root, findings);
        var elements = new BatchMlElements(ids, findings, sets);
        recipe = recipe with
        {
            Procedure = elements.MapRoot(masters[0], recipe.Title),
            EnumerationSets = sets,
        };
        if (elements.IsTooDeep) return RecipeRefusals.XmlTooLarge("levels of recipe elements", RecipeLimits.ElementDepthMax);
        if (!BatchMlLeftovers.Report(root, findings)) return RecipeRefusals.XmlTooLarge("texts that a recipe has no place for", RecipeLimits.FindingsMax);
        // Whatever an import makes is a document that could have been written by hand: the same reader judges it.
        if (!RecipeReader.Read(RecipeJson.Canonical(recipe)).Try(out _, out var refusal)) return refusal;
        ReportStructure(recipe, findings);
        if (findings.All.Count > RecipeLimits.FindingsMax) return RecipeRefusals.XmlTooLarge("findings", RecipeLimits.FindingsMax);
        return new ImportedDraft(recipe, findings.All);
    }

    // A loop or a branch without a bar shows only when the whole is put together; the place is one in the draft.
    private static void ReportStructure(MasterRecipe recipe, FindingList findings)
    {
        var built = ExecutionGraph.Build(recipe);
        if (built.IsOk) return;
        foreach (var error in built.Refusal.Errors) findings.Structure(error, RecipePlaces.IdAt(recipe, error.Field));
    }
}

/// <summary>Ids of the source as ids of ours. Where one does not fit, or stands twice, a new one is made and said so.</summary>
internal sealed class BatchMlIds(FindingList findings)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private int _made;

    public string Take(XmlNode? holder, XmlNode owner)
    {
        var given = holder?.TakeText();
        if (given is not null && ShapeForms.IsId(given) && _used.Add(given)) return given;
        string made;
        do made = $"x{++_made}";
        while (!_used.Add(made));
        var why = given is null ? "It has no id" : _used.Contains(given) ? "Its id stands more than once" : "Its id cannot be used here";
        findings.Stop("id-made", holder ?? owner, made, $"{why}; it is called {made} in this draft.", given);
        return made;
    }

    public string Reserve(string wanted)
    {
        var name = wanted;
        for (var i = 2; !_used.Add(name); i++) name = $"{wanted}-{i}";
        return name;
    }
}
