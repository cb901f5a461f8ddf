using Theriac.Expressions.Types;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>All paths of a recipe with their types, in document order: docs/expressions.md has the table.</summary>
internal static class RecipeNameList
{
    private static readonly string[] LabelParts = ["issued", "used", "returned", "destroyed", "sampled"];

    public static IEnumerable<RecipeName> Of(MasterRecipe recipe, RecipeNames names)
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var input in recipe.Formula.Inputs)
        {
            if (input.Quantity is { } quantity)
            {
                units.TryAdd("code " + input.MaterialCode, quantity.Unit);
                units.TryAdd("id " + input.Id, quantity.Unit);
            }
        }

        foreach (var (element, loops, turn) in Elements(recipe.Procedure))
        {
            foreach (var name in element.Instructions.SelectMany(one => OfStep(one, element, loops, recipe, names, Charged(one, turn, units))))
                yield return name;
            foreach (var part in new[] { "start", "end" })
                yield return Name($"{element.Id}.{part}", RecipeNameKind.Time, element.Id, part, element.Title, loops, ExpressionType.Moment);
        }

        foreach (var name in OfFormula(recipe))
            yield return name;
    }

    private static IEnumerable<RecipeName> OfStep(
        Instruction one, RecipeElement phase, IReadOnlyList<string> loops, MasterRecipe recipe, RecipeNames names, Unit? charged)
    {
        if (OfValue(one, phase, recipe, names, charged) is { } type)
            yield return new RecipeName(one.Id, RecipeNameKind.Step, one.Id, null, one.Title, loops) { Type = type };
        foreach (var (part, title, partType) in Parts(one))
            yield return Name($"{one.Id}.{part}", RecipeNameKind.Step, one.Id, part, title, loops, partType);
    }

    /// <summary>The type of what the step records as its one value; null when it has none.</summary>
    private static Func<ExpressionType?>? OfValue(
        Instruction one, RecipeElement phase, MasterRecipe recipe, RecipeNames names, Unit? charged)
    {
        switch (one.Kind)
        {
            case InstructionKind.Calculation:
                return () => names.TypeOfCalculation(one, phase.Id) is { Kind: ValueKind.Number } type && one.Unit is { } shown
                    ? new ExpressionType(type.Kind, shown)
                    : names.TypeOfCalculation(one, phase.Id);
            case InstructionKind.Number or InstructionKind.EnvironmentalReading: return Always(ExpressionType.Number(one.Unit));
            case InstructionKind.SampleResult: return Always(one.Unit is { } unit ? ExpressionType.Number(unit) : ExpressionType.Text);
            case InstructionKind.ChargeIn or InstructionKind.Weigh: return charged is null ? null : Always(ExpressionType.Number(charged));
            case InstructionKind.Yield: return Always(ExpressionType.Number(one.Unit ?? recipe.Yield?.Theoretical?.Unit));
            case InstructionKind.CommissionPacks: return Always(ExpressionType.Number(Each));
            case InstructionKind.Timer: return Always(ExpressionType.Number(one.Duration?.Unit));
            case InstructionKind.MassBalance: return Always(ExpressionType.Number(Unit.Percent));
            case InstructionKind.Choice or InstructionKind.Text or InstructionKind.Scan: return Always(ExpressionType.Text);
            case InstructionKind.YesNo: return Always(ExpressionType.Truth);
            case InstructionKind.DateTime: return Always(ExpressionType.Moment);
            default: return null;
        }
    }

    private static IEnumerable<(string Part, LocalizedText Title, ExpressionType Type)> Parts(Instruction one) => one.Kind switch
    {
        InstructionKind.Table => one.Columns.Where(column => column.Unit is not null)
            .Select(column => (column.Id, column.Title, ExpressionType.Numbers(column.Unit))),
        InstructionKind.Reconciliation => LabelParts.Select(part => (part, one.Title, ExpressionType.Number(one.Unit ?? Each))),
        InstructionKind.Yield => [("percent", one.Title, ExpressionType.Number(Unit.Percent))],
        _ => [],
    };

    private static IEnumerable<RecipeName> OfFormula(MasterRecipe recipe)
    {
        foreach (var parameter in recipe.Formula.Parameters)
        {
            var type = ExpressionType.Number(parameter.Value?.Unit);
            foreach (var part in new[] { null, "low", "high" })
            {
                yield return Name(
                    part is null ? $"param.{parameter.Id}" : $"param.{parameter.Id}.{part}", RecipeNameKind.Parameter, parameter.Id, part,
                    parameter.Name, [], type);
            }
        }

        foreach (var input in recipe.Formula.Inputs)
            yield return Name($"input.{input.Id}", RecipeNameKind.Input, input.Id, null, input.Name, [], ExpressionType.Number(input.Quantity?.Unit));
        foreach (var table in recipe.Formula.Tables)
        {
            var key = table.Key == LookupKey.Code ? ExpressionType.Text : ExpressionType.Number(table.Unit);
            foreach (var column in table.Columns)
            {
                yield return Name(
                    $"table.{table.Id}.{column.Id}", RecipeNameKind.Table, table.Id, column.Id, Titled(table, column), [],
                    ExpressionType.Lookup(key, column.Unit));
            }
        }

        yield return Name("batch.size", RecipeNameKind.Batch, "", "size", "Batch size", [], ExpressionType.Number(recipe.BatchSize?.Nominal?.Unit));
        yield return Name(
            "yield.theoretical", RecipeNameKind.Batch, "", "theoretical", "Theoretical yield", [], ExpressionType.Number(recipe.Yield?.Theoretical?.Unit));
    }

    private static IEnumerable<(RecipeElement Element, IReadOnlyList<string> Loops, Loop? ForEach)> Elements(RecipeElement root)
    {
        var open = new Stack<(RecipeElement Element, IReadOnlyList<string> Loops, Loop? ForEach)>([(root, [], null)]);
        while (open.TryPop(out var at))
        {
            var loops = at.Element.Loop is null ? at.Loops : [.. at.Loops, at.Element.Id];
            var forEach = at.Element.Loop is { Kind: LoopKind.ForEach } own ? own : at.ForEach;
            yield return (at.Element, loops, forEach);
            for (var i = at.Element.Elements.Count - 1; i >= 0; i--)
                open.Push((at.Element.Elements[i], loops, forEach));
        }
    }

    /// <summary>Unit of what a step charges or weighs: its own, its material's, or that of all inputs of its loop.</summary>
    private static Unit? Charged(Instruction one, Loop? turn, Dictionary<string, Unit> units)
    {
        if (one.Quantity is { } quantity)
            return quantity.Unit;
        if (one.MaterialCode is { } code)
            return units.GetValueOrDefault("code " + code);
        var ofTurns = turn?.Inputs.Select(id => units.GetValueOrDefault("id " + id)).ToList();
        return ofTurns is [{ } first, ..] && ofTurns.TrueForAll(unit => unit?.Dimension == first.Dimension) ? first : null;
    }

    private static LocalizedText Titled(LookupTable table, LookupColumn column) => new()
    {
        En = $"{table.Title.En}: {column.Title.En}",
        Vi = $"{table.Title.In("vi")}: {column.Title.In("vi")}",
        Zh = $"{table.Title.In("zh")}: {column.Title.In("zh")}",
    };

    private static Unit Each => Unit.Parse("each").Value;

    private static Func<ExpressionType?> Always(ExpressionType type) => () => type;

    private static RecipeName Name(
        string path, RecipeNameKind kind, string owner, string? part, LocalizedText title, IReadOnlyList<string> loops, ExpressionType type) =>
        new(path, kind, owner, part, title, loops) { Type = Always(type) };
}
