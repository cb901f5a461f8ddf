using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What a site may set: parameters that have a scope, within what is registered. Pure.</summary>
internal static class ParameterRules
{
    public static IReadOnlyList<FieldError> Faults(MasterRecipe recipe, IReadOnlyList<ParameterValue> values)
    {
        var faults = new List<FieldError>();
        var seen = new HashSet<(string, string?)>();
        for (var i = 0; i < values.Count; i++)
        {
            var (value, pointer) = (values[i], $"/values/{i}");
            if (recipe.Formula.Parameters.FirstOrDefault(one => one.Id == value.Parameter) is not { } master)
                faults.Add(new FieldError(pointer, "parameter-unknown", $"The recipe has no parameter {value.Parameter}."));
            else if (!seen.Add((value.Parameter, value.BatchSize)))
                faults.Add(new FieldError(pointer, "parameter-twice", $"{value.Parameter} is set more than once."));
            else
                faults.AddRange(ScopeFaults(recipe, master, value, pointer).Concat(ValueFaults(master, UnitOf(recipe, master), value, pointer)));
        }

        return faults.Count > 0 ? faults : [.. Missing(recipe, values)];
    }

    /// <summary>Parameters whose value the master leaves to the site, and that have none.</summary>
    public static IEnumerable<FieldError> Missing(MasterRecipe recipe, IReadOnlyList<ParameterValue> values) =>
        from master in recipe.Formula.Parameters
        where master is { Scope: not null, Value: null, Range: null }
        where SizesOf(recipe, master).Any(size => !values.Any(one => one.Parameter == master.Id && (one.BatchSize is null || one.BatchSize == size)))
        select new FieldError("/values", "parameter-value-missing", $"{master.Id} has no value in the master; the site sets one.");

    /// <summary>The unit of a parameter: of its value, else of a step that goes by it; null where nothing says one.</summary>
    public static Unit? UnitOf(MasterRecipe recipe, FormulaParameter master) =>
        master.Value?.Unit ?? recipe.Procedure.SelfAndBelow().SelectMany(element => element.Instructions)
            .FirstOrDefault(one => one.Parameter == master.Id && one.Unit is not null)?.Unit;

    private static IEnumerable<string?> SizesOf(MasterRecipe recipe, FormulaParameter master) =>
        master.Scope == ParameterScope.Site || recipe.BatchSizes.Count == 0
            ? [null]
            : recipe.BatchSizes.Select(size => (string?)size.Id);

    private static IEnumerable<FieldError> ScopeFaults(MasterRecipe recipe, FormulaParameter master, ParameterValue value, string pointer)
    {
        if (master.Scope is not { } scope)
            yield return new FieldError(pointer, "parameter-same-everywhere", $"{master.Id} is the same everywhere; only another version changes it.");
        else if (scope == ParameterScope.Site && value.BatchSize is not null)
            yield return new FieldError($"{pointer}/batchSize", "batch-size-not-asked", $"{master.Id} is the same for every batch size.");
        else if (scope == ParameterScope.BatchSize && value.BatchSize is null)
            yield return new FieldError($"{pointer}/batchSize", "batch-size-missing", $"{master.Id} differs by batch size; say for which.");
        else if (value.BatchSize is { } size && recipe.BatchSizes.All(one => one.Id != size))
            yield return new FieldError($"{pointer}/batchSize", "batch-size-unknown", $"The recipe has no batch size {size}.");
    }

    private static IEnumerable<FieldError> ValueFaults(FormulaParameter master, Unit? unit, ParameterValue value, string pointer)
    {
        if (value is { Value: null, Range: null })
            yield return new FieldError(pointer, "value-missing", "Say a value, a range, or both.");
        if (value.Value is { } own && unit is { } set && !own.Unit.Equals(set))
            yield return new FieldError($"{pointer}/value", "parameter-unit-differs", $"{master.Id} stands in {set.Symbol}.");
        if (value.Range is { Low: { } low, High: { } high } && low > high)
            yield return new FieldError($"{pointer}/range", "limits-order", "Low is not above high.");
        if ((master.RegisteredRange ?? master.Range) is not { } registered)
            yield return new FieldError(pointer, "registered-range-missing", $"{master.Id} has no registered range, so no site can set it.");
        else if (value.Value is { } point && !registered.Contain(point.Value))
            yield return new FieldError($"{pointer}/value", "parameter-not-registered", $"{point} is outside of the registered range of {master.Id}.");
        else if (value.Range is { } range && !Within(range, registered))
            yield return new FieldError($"{pointer}/range", "range-not-registered", $"The range leaves the registered range of {master.Id}.");
        if ((value.Value ?? master.Value) is { } at && (value.Range ?? master.Range) is { } limits && !limits.Contain(at.Value))
            yield return new FieldError(pointer, "value-outside-range", $"The value of {master.Id} lies outside of its own range.");
    }

    /// <summary>An open side lies within an open side only.</summary>
    private static bool Within(Limits range, Limits registered) =>
        (registered.Low is not { } low || range.Low >= low) && (registered.High is not { } high || range.High <= high);
}
