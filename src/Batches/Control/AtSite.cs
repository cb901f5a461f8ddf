using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The master as it holds at one site for one batch size: parameters have their values there, and steps take limits from them.</summary>
internal static class AtSite
{
    /// <summary>Refused where a step takes limits from a parameter that does not measure what the step does: no number of it means anything there.</summary>
    public static Outcome<MasterRecipe> Applied(MasterRecipe master, Func<FormulaParameter, FormulaParameter> here)
    {
        if (master.Formula.Parameters.Count == 0)
            return master;
        var parameters = master.Formula.Parameters.Select(here).ToList();
        var byId = parameters.DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var steps = master.Procedure.SelfAndBelow().SelectMany(element => element.Instructions);
        if (steps.FirstOrDefault(one => one.Parameter is { } id && byId.TryGetValue(id, out var from) && !Measures(one, from)) is { } step)
            return BatchesRefusals.LimitsUnitDiffers(step.Title.En, step.Unit!.Symbol, byId[step.Parameter!].Value!.Value.Unit.Symbol);
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

    // A step that has limits of its own keeps them; the linter says when both are given and disagree.
    private static Instruction Limited(Instruction one, FormulaParameter parameter)
    {
        var from = parameter.Value?.Unit;
        var unit = one.Unit ?? from;
        if (one.Limits is not null || parameter.RangeThatHolds() is not { } range)
            return one with { Unit = unit };
        return one with { Unit = unit, Limits = new Limits { Low = In(range.Low, from, unit), High = In(range.High, from, unit) } };
    }

    private static bool Measures(Instruction one, FormulaParameter parameter) =>
        one.Limits is not null || parameter.RangeThatHolds() is not { } range || parameter.Value?.Unit is not { } from || one.Unit is not { } to
        || new[] { range.Low, range.High }.All(limit => limit is not { } value || from.Equals(to) || new Quantity(value, from).To(to).IsOk);

    private static decimal? In(decimal? limit, Unit? from, Unit? to) =>
        limit is not { } value || from is null || to is null || from.Equals(to) ? limit : new Quantity(value, from).To(to).Value.Value;
}
