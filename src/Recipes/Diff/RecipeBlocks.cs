using System.Security.Cryptography;

namespace Theriac.Recipes;

/// <summary>What a reviewer takes in at once: one element without those below it, the head of the recipe, or its formula.</summary>
/// <param name="Hash">SHA-256 over what it says, and over the ids and order of the elements below it.</param>
internal sealed record RecipeBlock(string Id, LocalizedText Title, IReadOnlyList<string> Path, string Hash);

/// <summary>A recipe as blocks. Whatever a recipe says stands in exactly one of them.</summary>
internal static class RecipeBlocks
{
    /// <summary>Ids that no element can have.</summary>
    public const string Head = "$head";
    public const string Formula = "$formula";

    public static IReadOnlyList<RecipeBlock> Of(MasterRecipe recipe)
    {
        var blocks = new List<RecipeBlock>
        {
            new(Head, recipe.Title, [], HashOf(recipe with { Version = "", Formula = new(), Equipment = [], EnumerationSets = [], Procedure = Nothing })),
            new(Formula, "Formula", [], HashOf((recipe.Formula, recipe.Equipment, recipe.EnumerationSets))),
        };
        Add(recipe.Procedure, [], blocks);
        return blocks;
    }

    /// <summary>The block that a change is told in. Of what was removed it is the block that held it.</summary>
    public static string Of(RecipeChange change) => change switch
    {
        { Item: RecipeItemKind.Input or RecipeItemKind.Parameter or RecipeItemKind.Output or RecipeItemKind.LookupTable or RecipeItemKind.Equipment or RecipeItemKind.EnumerationSet } => Formula,
        { Item: RecipeItemKind.Header or RecipeItemKind.BatchSize or RecipeItemKind.Document or RecipeItemKind.Specimen } => Head,
        { Item: RecipeItemKind.Element, Kind: RecipeChangeKind.Removed } => change.Element ?? Head,
        { Item: RecipeItemKind.Element } => change.Id,
        _ => change.Element ?? Head,
    };

    private static RecipeElement Nothing => new() { Id = "-", Kind = RecipeElementKind.Procedure, Title = "-" };

    private static void Add(RecipeElement element, IReadOnlyList<string> path, List<RecipeBlock> blocks)
    {
        var below = string.Join(' ', element.Elements.Select(child => child.Id));
        blocks.Add(new RecipeBlock(element.Id, element.Title, path, HashOf((element with { Elements = [], Logic = Sorted(element.Logic) }, below))));
        IReadOnlyList<string> inner = [.. path, element.Id];
        foreach (var child in element.Elements)
            Add(child, inner, blocks);
    }

    /// <summary>The order of these lists means nothing: what comes after what, the links say.</summary>
    private static ProcedureLogic? Sorted(ProcedureLogic? logic) => logic is null ? null : new ProcedureLogic
    {
        Steps = [.. logic.Steps.OrderBy(one => one.Id, StringComparer.Ordinal)],
        Transitions = [.. logic.Transitions.OrderBy(one => one.Id, StringComparer.Ordinal)],
        Bars = [.. logic.Bars.OrderBy(one => one.Id, StringComparer.Ordinal)],
        Links = [.. logic.Links.OrderBy(one => one.From, StringComparer.Ordinal).ThenBy(one => one.To, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal)],
    };

    private static string HashOf(MasterRecipe head) => Convert.ToHexStringLower(SHA256.HashData(RecipeJson.Canonical(head)));

    private static string HashOf((object, object, object) parts) => HashOf([parts.Item1, parts.Item2, parts.Item3]);

    private static string HashOf((object, object) parts) => HashOf([parts.Item1, parts.Item2]);

    private static string HashOf(object[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Kernel.CanonicalJson.Of(parts, RecipeJson.Options)));
}
