using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The master as it holds at one site for one batch size: parameters have their values there, and steps take limits from them.</summary>
internal static class AtSite
{
    public static MasterRecipe Applied(MasterRecipe master, Func<FormulaParameter, FormulaParameter> here)
    {
        if (master.Formula.Parameters.Count == 0)
            return master;
        var parameters = master.Formula.Parameters.Select(here).ToList();
        var byId = parameters.DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal);
        return master with
        {
            Formula = master.Formula with { Parameters = parameters },
            Procedure = Applied(master.Procedure, byId),
        };
    }

    private static RecipeElement Applied(RecipeElement element, Dictionary<string, FormulaParameter> parameters) => element with
    {
        Elements = [.. element.Elements.Select(child => Applied(child, parameters))],
        Instructions = [.. element.Instructions.Select(one =>
            one.Parameter is { } id && parameters.TryGetValue(id, out var parameter) ? Limited(one, parameter) : one)],
    };

    /// <summary>The range that a step takes from a parameter: its own, else the registered one.</summary>
    private static Limits? RangeOf(FormulaParameter parameter) => parameter.Range ?? parameter.RegisteredRange;

    // A step that has limits of its own keeps them; the linter says when both are given and disagree.
    private static Instruction Limited(Instruction one, FormulaParameter parameter)
    {
        var from = parameter.Value?.Unit;
        var unit = one.Unit ?? from;
        if (one.Limits is not null || RangeOf(parameter) is not { } range)
            return one with { Unit = unit };
        return one with { Unit = unit, Limits = new Limits { Low = In(range.Low, from, unit), High = In(range.High, from, unit) } };
    }

    private static decimal? In(decimal? limit, Unit? from, Unit? to) =>
        limit is not { } value || from is null || to is null || from.Equals(to) ? limit : new Quantity(value, from).To(to).Value.Value;

    /// <summary>Null when every step can have the limits of its parameter in its own unit.</summary>
    public static Refusal? Fault(MasterRecipe master, Func<FormulaParameter, FormulaParameter> here)
    {
        foreach (var parameter in master.Formula.Parameters.Select(here))
        {
            if (parameter.Value is not { Unit: { } from })
                continue;
            var differs = Steps(master.Procedure).FirstOrDefault(step =>
                step.Parameter == parameter.Id && step.Unit is { } unit && !new Quantity(1, from).To(unit).IsOk);
            if (differs is not null)
                return BatchesRefusals.UnitDiffers(differs.Id, differs.Unit!.Symbol, from.Symbol);
        }

        return null;
    }

    private static IEnumerable<Instruction> Steps(RecipeElement element) =>
        element.Instructions.Concat(element.Elements.SelectMany(Steps));
}
