using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class TablesWhole() : LintRule(
    "R-407", LintSeverity.Stop, "A table of constants is whole: its rows rise, or have a code each, and have a value for each column.",
    "21 CFR 211.68(b): a calculation must find the one value that is meant")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var table in recipe.Tables)
        {
            if (table.One.Columns.Count == 0 || table.One.Rows.Count == 0)
                found.Add(table.Place, "lookup-table-empty", $"{table.One.Title} has no rows, or no column of values.");
            if (table.One.Columns.DistinctBy(column => column.Id).Count() < table.One.Columns.Count)
                found.Add(table.Place.In("columns"), "column-not-unique", "Each column has its own id.");
            for (var i = 0; i < table.One.Rows.Count; i++)
                if (table.One.Rows[i].Values.Count != table.One.Columns.Count)
                    found.Add(
                        table.Place.In($"rows/{i}/values"), "lookup-values-differ",
                        $"Row {i + 1} of {table.One.Title} has {table.One.Rows[i].Values.Count} values, for {table.One.Columns.Count} columns.");
            if (table.One.Key == LookupKey.Code) Codes(table, found);
            else Ranges(table, found);
        }
    }

    private static void Codes(ListedAt<LookupTable> table, LintFindings found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < table.One.Rows.Count; i++)
        {
            var place = table.Place.In($"rows/{i}/code");
            if (string.IsNullOrWhiteSpace(table.One.Rows[i].Code))
                found.Add(place, "lookup-key-missing", $"Nothing says what row {i + 1} of {table.One.Title} holds for.");
            else if (!seen.Add(table.One.Rows[i].Code!))
                found.Add(place, "lookup-code-twice", $"{table.One.Title} has the code {table.One.Rows[i].Code} more than once.");
        }
    }

    private static void Ranges(ListedAt<LookupTable> table, LintFindings found)
    {
        var rows = table.One.Rows;
        for (var i = 0; i < rows.Count; i++)
        {
            var place = table.Place.In($"rows/{i}/from");
            if (rows[i].From is not { } from)
                found.Add(place, "lookup-key-missing", $"Nothing says what row {i + 1} of {table.One.Title} holds for.");
            else if (i > 0 && rows[i - 1].From is { } before && from <= before)
                found.Add(place, "lookup-rows-order", $"Row {i + 1} of {table.One.Title} does not begin above the row before it.", Sorted(table));
        }
        if (table.One.UpTo is { } end && rows.Any(row => row.From > end))
            found.Add(table.Place.In("upTo"), "lookup-end-low", $"{table.One.Title} ends at {DecimalText.Of(end)}, below where a row begins.");
    }

    private static LintFix? Sorted(ListedAt<LookupTable> table)
    {
        var rows = table.One.Rows;
        if (rows.Any(row => row.From is null) || rows.DistinctBy(row => row.From).Count() < rows.Count) return null;
        IReadOnlyList<LookupRow> sorted = [.. rows.OrderBy(row => row.From)];
        return new LintFix("fix-rows-order", "Put the rows in rising order.", [LintChange.Set(table.Place.Item, "rows", rows, sorted)]);
    }
}

internal sealed class LookupsCovered() : LintRule(
    "R-408", LintSeverity.Stop, "A table has a row for everything that the step may record by which it is looked up.",
    "Else the calculation would have no result on the floor, for a value that the recipe allows")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Tables.Count == 0) return;
        foreach (var one in recipe.Names.Expressions)
        {
            foreach (var (path, key) in one.Checked.Expression?.Lookups ?? [])
            {
                if (key is null || recipe.Names.Find(path) is not { } name || recipe.Names.Find(key) is not { Kind: RecipeNameKind.Step } asked
                    || recipe.Step(asked.Owner) is not { } step) continue;
                var table = recipe.Tables.First(one => one.One.Id == name.Owner).One;
                if (table.Rows.Count > 0 && Fault(table, step.One) is var (code, message))
                    found.Add(LintPlaces.At(recipe.Recipe, one.Place.Pointer), code, message);
            }
        }
    }

    private static (string Code, string Message)? Fault(LookupTable table, Instruction step)
    {
        if (table.Key == LookupKey.Code)
        {
            var codes = table.Rows.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
            return step.Choices.FirstOrDefault(choice => !codes.Contains(choice.Code)) is { } missing
                ? ("lookup-code-missing", $"{table.Title} has no row for the answer {missing.Code} of {step.Title}.")
                : null;
        }
        // What is outside of the plausible range is not accepted; without one the limits say what is expected.
        var (from, end) = (table.Rows.Min(row => row.From), table.UpTo);
        if ((step.Plausible ?? step.Limits) is not { } range || from is null) return null;
        var (low, high) = (In(range.Low, step.Unit, table.Unit), In(range.High, step.Unit, table.Unit));
        return low < from || high > end
            ? ("lookup-range-missing", $"{table.Title} has no row for all of {Said(range, step.Unit)}, which {step.Title} accepts.")
            : null;
    }

    private static decimal? In(decimal? number, Unit? from, Unit? to) =>
        number is not { } value || from is null || to is null ? number : Amounts.In(new Quantity(value, from), to);

    private static string Said(Limits range, Unit? unit) => RecipeValues.Range(range, unit?.Symbol);
}

internal sealed class TablesUsed() : LintRule(
    "R-409", LintSeverity.Advise, "Each table of constants is looked up in.", "What nobody reads is reviewed for nothing, or was forgotten")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Tables.Count == 0) return;
        var used = recipe.Names.Expressions.SelectMany(one => one.Checked.Expression?.References ?? [])
            .Select(recipe.Names.Find).Where(name => name?.Kind == RecipeNameKind.Table).Select(name => name!.Owner).ToHashSet(StringComparer.Ordinal);
        foreach (var table in recipe.Tables.Where(table => !used.Contains(table.One.Id)))
            found.Add(table.Place, "lookup-table-not-used", $"No expression looks up in {table.One.Title}.");
    }
}
