using System.Text.RegularExpressions;

namespace Theriac.Recipes;

/// <summary>Why one place of a recipe depends on another.</summary>
internal enum DependenceKind
{
    /// <summary>An expression there uses its value.</summary>
    Value,

    /// <summary>A limit or an expression there is its parameter.</summary>
    Parameter,

    /// <summary>It charges, weighs or shows this input, or makes up for it.</summary>
    Material,

    /// <summary>It asks for this class of equipment.</summary>
    Equipment,

    /// <summary>It points to this document.</summary>
    Document,

    /// <summary>Its hold time or minimum time begins there.</summary>
    TimeLink,

    /// <summary>Its loop runs until this one ends, or over this input.</summary>
    Loop,

    /// <summary>It records the result of this sample.</summary>
    Sample,

    /// <summary>It comes next, or came next.</summary>
    Order,
}

/// <summary>A place that uses something of the recipe.</summary>
/// <param name="Block">The block that it stands in.</param>
/// <param name="By">Id of the instruction, transition or input there; null for the element itself.</param>
/// <param name="IsResult">True when its own value is made of what it uses.</param>
internal sealed record RecipeUse(string Block, string? By, DependenceKind Why, bool IsResult = false);

/// <summary>Who uses what within one recipe.</summary>
internal sealed partial class RecipeUses
{
    private readonly Dictionary<(RecipeItemKind, string), List<RecipeUse>> _uses = [];
    private readonly Dictionary<string, RecipeItemKind> _kinds = new(StringComparer.Ordinal);
    private readonly List<string> _tables = [];

    private RecipeUses()
    {
    }

    public static RecipeUses Of(MasterRecipe recipe)
    {
        var uses = new RecipeUses();
        uses._tables.AddRange(recipe.Formula.Tables.Select(table => table.Id));
        foreach (var element in recipe.Procedure.SelfAndBelow())
        {
            uses._kinds[element.Id] = RecipeItemKind.Element;
            foreach (var one in element.Instructions)
                uses._kinds[one.Id] = RecipeItemKind.Instruction;
        }

        uses.AddFormula(recipe);
        foreach (var element in recipe.Procedure.SelfAndBelow())
            uses.AddElement(recipe, element);
        foreach (var place in RecipeExpressionList.Of(recipe))
            uses.AddExpression(recipe, place);
        return uses;
    }

    public IReadOnlyList<RecipeUse> Find(RecipeItemKind kind, string id) => _uses.GetValueOrDefault((kind, id)) ?? [];

    /// <summary>An expression with every path called by another name.</summary>
    public static string Rename(string expression, Func<string, string> named) =>
        Paths().Replace(expression, match => $"{{{named(match.Groups["path"].Value.Trim())}}}");

    private void AddFormula(MasterRecipe recipe)
    {
        foreach (var input in recipe.Formula.Inputs.Where(one => one.Compensates is not null))
            Add(RecipeItemKind.Input, input.Compensates!, new RecipeUse(RecipeBlocks.Formula, input.Id, DependenceKind.Material));
        foreach (var specimen in recipe.Specimens)
        {
            foreach (var input in recipe.Formula.Inputs.Where(one => one.MaterialCode == specimen.MaterialCode))
                Add(RecipeItemKind.Input, input.Id, new RecipeUse(RecipeBlocks.Head, specimen.Id, DependenceKind.Material));
        }
    }

    private void AddElement(MasterRecipe recipe, RecipeElement element)
    {
        foreach (var link in element.TimeLinks)
            Add(RecipeItemKind.Element, link.After, new RecipeUse(element.Id, null, DependenceKind.TimeLink));
        if (element.Loop?.Until is { } until)
            Add(RecipeItemKind.Element, until, new RecipeUse(element.Id, null, DependenceKind.Loop));
        foreach (var input in element.Loop?.Inputs ?? [])
            Add(RecipeItemKind.Input, input, new RecipeUse(element.Id, null, DependenceKind.Loop));
        foreach (var one in element.Instructions)
        {
            if (one.Parameter is { } parameter)
                Add(RecipeItemKind.Parameter, parameter, new RecipeUse(element.Id, one.Id, DependenceKind.Parameter));
            if (one.SampleOf is { } sample)
                Add(RecipeItemKind.Instruction, sample, new RecipeUse(element.Id, one.Id, DependenceKind.Sample, IsResult: true));
            foreach (var document in one.Documents)
                Add(RecipeItemKind.Document, document, new RecipeUse(element.Id, one.Id, DependenceKind.Document));
            foreach (var input in recipe.Formula.Inputs.Where(input => one.MaterialCode == input.MaterialCode))
                Add(RecipeItemKind.Input, input.Id, new RecipeUse(element.Id, one.Id, DependenceKind.Material));
            foreach (var need in recipe.Equipment.Where(need => one.EquipmentClass == need.Class))
                Add(RecipeItemKind.Equipment, need.Id, new RecipeUse(element.Id, one.Id, DependenceKind.Equipment));
            // A yield is judged by the rule of the head, packs are made under its GTIN.
            if (one.Kind is InstructionKind.Yield or InstructionKind.CommissionPacks)
                Add(RecipeItemKind.Header, "", new RecipeUse(element.Id, one.Id, DependenceKind.Value));
        }
    }

    private void AddExpression(MasterRecipe recipe, RecipeExpressionPlace place)
    {
        var by = place.Instruction?.Id ?? place.Transition;
        var isResult = place is { Instruction: not null, Member: "expression" };
        foreach (var path in Paths().Matches(place.Text).Select(match => match.Groups["path"].Value.Trim()).Distinct())
        {
            if (OwnerOf(path) is var (kind, id) && id != by)
                Add(kind, id, new RecipeUse(place.Element, by, kind == RecipeItemKind.Parameter ? DependenceKind.Parameter : DependenceKind.Value, isResult));
        }
    }

    /// <summary>Whose value a path is: docs/expressions.md has the table. Also of a path to something that is not there any more.</summary>
    private (RecipeItemKind Kind, string Id) OwnerOf(string path)
    {
        if (path.StartsWith("param.", StringComparison.Ordinal))
            return (RecipeItemKind.Parameter, Without(path["param.".Length..], ".low", ".high"));
        if (path.StartsWith("input.", StringComparison.Ordinal))
            return (RecipeItemKind.Input, path["input.".Length..]);
        if (path.StartsWith("table.", StringComparison.Ordinal))
            return (RecipeItemKind.LookupTable, TableOf(path["table.".Length..]));
        if (path is "batch.size" or "yield.theoretical")
            return (RecipeItemKind.Header, "");
        for (var id = path; id.Length > 0; id = id.LastIndexOf('.') is var dot and >= 0 ? id[..dot] : "")
        {
            if (_kinds.TryGetValue(id, out var kind))
                return (kind, id);
        }

        // It is not there any more, or not yet: only elements have a start and an end.
        var isTime = path.EndsWith(".start", StringComparison.Ordinal) || path.EndsWith(".end", StringComparison.Ordinal);
        return (isTime ? RecipeItemKind.Element : RecipeItemKind.Instruction, isTime ? path[..path.LastIndexOf('.')] : path.Split('.')[0]);
    }

    /// <summary>Ids may have dots: the longest table of the recipe that the rest begins with; else all before the last dot.</summary>
    private string TableOf(string rest) =>
        _tables.Where(id => rest.StartsWith(id + ".", StringComparison.Ordinal)).MaxBy(id => id.Length)
        ?? (rest.LastIndexOf('.') is > 0 and var dot ? rest[..dot] : rest);

    private static string Without(string text, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal)) return text[..^ending.Length];
        }

        return text;
    }

    private void Add(RecipeItemKind kind, string id, RecipeUse use)
    {
        if (!_uses.TryGetValue((kind, id), out var uses))
            _uses[(kind, id)] = uses = [];
        if (!uses.Contains(use))
            uses.Add(use);
    }

    [GeneratedRegex(@"\{(?<path>[^{}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Paths();
}
