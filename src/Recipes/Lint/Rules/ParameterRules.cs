using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class ParameterRangeInOrder() : LintRule(
    "R-131", LintSeverity.Stop, "The ranges of a parameter have a low below their high, and a set-point says their unit unless sites set it.",
    "EU GMP chapter 4.19: critical process parameters", "EU4-18/19")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var parameter in recipe.Parameters)
        {
            foreach (var (range, name) in new[] { (parameter.One.Range, "range"), (parameter.One.RegisteredRange, "registeredRange") })
            {
                if (range is { Low: null, High: null })
                    found.Add(parameter.Place.In(name), "limits-empty", "At least one of low and high is said.");
                if (range?.Low > range?.High) found.Add(parameter.Place.In(name), "limits-order", "Low is not above high.");
            }
            if (parameter.One is { Value: null, Scope: null } && parameter.One.RangeThatHolds() is not null)
                found.Add(parameter.Place.In("value"), "set-point-missing", $"{parameter.One.Name} has a range, and no set-point that says its unit.");
        }
    }
}

internal sealed class SetPointInRange() : LintRule(
    "R-132", LintSeverity.Stop, "A set-point lies within its range.", "Who does as the master says must not be off the master")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var parameter in recipe.Parameters)
        {
            var range = parameter.One.RangeThatHolds();
            if (parameter.One.Value is { } value && range is not null && !range.Contain(value.Value))
                found.Add(
                    parameter.Place.In("value"), "set-point-outside-range", $"The set-point {value} of {parameter.One.Name} lies outside of {Shown.Range(range)}.");
        }
    }
}

internal sealed class RangeWithinRegistered() : LintRule(
    "R-133", LintSeverity.Stop, "Nothing leaves the registered range: neither the range of a parameter nor the limits of a step that stand for it.",
    "The marketing authorisation binds")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var parameter in recipe.Parameters)
        {
            if (Limiting.IsOutside(parameter.One.Range, parameter.One.RegisteredRange))
                found.Add(
                    parameter.Place.In("range"), "range-outside-registered",
                    $"The range {Shown.Range(parameter.One.Range!)} of {parameter.One.Name} leaves the registered range {Shown.Range(parameter.One.RegisteredRange!)}.",
                    new LintFix(
                        "fix-registered-range", "Take the registered range.",
                        [LintChange.Set(parameter.Place.Item, "range", parameter.One.Range, parameter.One.RegisteredRange)]));
        }
        foreach (var step in recipe.Steps.Where(step => step.One is { Parameter: not null, Limits: not null }))
        {
            if (recipe.ParameterById.GetValueOrDefault(step.One.Parameter!)?.One is not { RegisteredRange: { } registered } parameter) continue;
            if (parameter.Value?.Unit.Equals(step.One.Unit) == true && Limiting.IsOutside(step.One.Limits, registered))
                found.Add(
                    step.Place.In("limits"), "limits-outside-registered",
                    $"The limits {Shown.Range(step.One.Limits!)} leave the registered range {Shown.Range(registered)} of {parameter.Name}.");
        }
    }
}

internal sealed class ScopedParameterRegistered() : LintRule(
    "R-134", LintSeverity.Stop, "A parameter that sites or batch sizes set for themselves has a registered range.",
    "One master at many sites: nothing else would bound what a site may set")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var parameter in recipe.Parameters.Where(one => one.One is { Scope: not null, RegisteredRange: null }))
            found.Add(
                parameter.Place.In("registeredRange"), "registered-range-missing", $"{parameter.One.Name} differs by site or batch size, and no registered range bounds it.",
                parameter.One.Range is { } range
                    ? new LintFix(
                        "fix-registered-range-from-range", "Register the range that it has here.",
                        [LintChange.Set(parameter.Place.Item, "registeredRange", default, range)])
                    : null);
    }
}

internal sealed class CriticalParameterRanged() : LintRule(
    "R-135", LintSeverity.Advise, "A critical parameter has a range.", "EU GMP chapter 4.19; ICH Q8: a critical parameter is controlled", "EU4-18/19")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var parameter in recipe.Parameters.Where(one => one.One is { Critical: true, Range: null, RegisteredRange: null }))
            found.Add(parameter.Place.In("range"), "range-missing", $"{parameter.One.Name} is critical, and has no range.");
    }
}

internal sealed class ParameterUsed() : LintRule(
    "R-136", LintSeverity.Advise, "Each parameter of the formula is used by a step or an expression.", "A parameter that nothing reads controls nothing")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Parameters.Count == 0) return;
        var used = recipe.Steps.Select(step => step.One.Parameter).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var texts = RecipeExpressionList.Of(recipe.Recipe).Select(place => place.Text).ToList();
        foreach (var parameter in recipe.Parameters.Where(one => !used.Contains(one.One.Id) && !texts.Exists(text => Names(text, one.One.Id))))
            found.Add(parameter.Place, "parameter-not-used", $"No step and no expression uses {parameter.One.Name}.");
    }

    private static bool Names(string text, string id) =>
        text.Contains($"param.{id}}}", StringComparison.Ordinal) || text.Contains($"param.{id}.", StringComparison.Ordinal)
        || text.Contains($"param.{id} ", StringComparison.Ordinal);
}

internal sealed class StepParameterKnown() : LintRule(
    "R-137", LintSeverity.Stop, "A step that takes its limits from a parameter names one of the formula, is a number, and has its unit.",
    "Its limits would be nobody's")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.Steps.Where(step => step.One.Parameter is not null))
        {
            var place = step.Place.In("parameter");
            if (recipe.ParameterById.GetValueOrDefault(step.One.Parameter!)?.One is not { } parameter)
                found.Add(place, "parameter-unknown", $"The formula has no parameter {step.One.Parameter}.");
            else if (parameter.RangeThatHolds() is null)
                found.Add(place, "parameter-without-range", $"{parameter.Name} has no range that this step could take.");
            else if (parameter.Value is { } value && step.One.Unit is { } unit && !value.Unit.Equals(unit))
                found.Add(place, "parameter-unit-differs", $"{parameter.Name} is in {value.Unit}, the step in {unit}.");
        }
    }
}

internal sealed class StepAgreesWithParameter() : LintRule(
    "R-138", LintSeverity.Stop, "Limits that a step says beside its parameter are those of the parameter.",
    "The same limit in two places: sooner or later only one of them is changed")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.Steps.Where(step => step.One is { Parameter: not null, Limits: not null }))
        {
            if (recipe.ParameterById.GetValueOrDefault(step.One.Parameter!)?.One is not { Range: { } range } parameter || range == step.One.Limits) continue;
            found.Add(
                step.Place.In("limits"), "limits-differ-from-parameter",
                $"The limits are {Shown.Range(step.One.Limits!)}; the range of {parameter.Name} is {Shown.Range(range)}.",
                new LintFix("fix-limits-by-parameter", "Leave the limits to the parameter.", [LintChange.Set(step.Place.Item, "limits", step.One.Limits, null)]));
        }
    }
}

/// <summary>Limits against limits.</summary>
internal static class Limiting
{
    /// <summary>True when the inner limits reach over the outer ones; an open side reaches over everything.</summary>
    public static bool IsOutside(Limits? inner, Limits? outer) =>
        inner is not null && outer is not null
        && (outer.Low is { } low && (inner.Low is null || inner.Low < low) || outer.High is { } high && (inner.High is null || inner.High > high));
}

/// <summary>How rules show what they speak of.</summary>
internal static class Shown
{
    public static string Range(Limits limits) => limits switch
    {
        { Low: { } low, High: { } high } => $"{DecimalText.Of(low)} – {DecimalText.Of(high)}",
        { Low: { } low } => $"≥ {DecimalText.Of(low)}",
        { High: { } high } => $"≤ {DecimalText.Of(high)}",
        _ => "–",
    };
}
