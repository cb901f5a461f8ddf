using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What the rows of one column say together: computed in decimals, from the cells as they are now.</summary>
/// <param name="Deviation">Standard deviation of the sample, n − 1; null of a single row.</param>
/// <param name="Mean">With two more places than the values.</param>
internal sealed record ColumnStatistics(
    string Column, int Count, string Mean, string? Deviation, string Min, string Max, int Alerts, int Outside);

internal static class CheckStatistics
{
    private const int PlacesMax = 20;

    private static readonly Word Mean = new("mean", "trung bình", "平均");

    public static IReadOnlyList<ColumnStatistics> Of(Instruction instruction, StepState step) =>
        [.. instruction.Columns.Where(column => column.Unit is not null).Select(column => Of(column, step)).OfType<ColumnStatistics>()];

    public static string In(this ColumnStatistics one, string language) =>
        $"n = {one.Count} · {Mean.In(language)} {one.Mean}{(one.Deviation is { } deviation ? $" · s = {deviation}" : "")} · {one.Min} – {one.Max}";

    private static ColumnStatistics? Of(TableColumn column, StepState step)
    {
        var cells = step.Rows.Select(row => row.Cell(column.Id)).OfType<TableCell>().ToList();
        List<decimal> values = [];
        foreach (var cell in cells)
        {
            if (DecimalText.Parse(cell.Value).Try(out var value, out _))
                values.Add(value);
        }

        if (values.Count == 0)
            return null;
        var places = Math.Min(PlacesMax, values.Max(value => value.Scale) + 2);
        var mean = values.Sum() / values.Count;
        return new ColumnStatistics(
            column.Id, values.Count, Shown(mean, places), values.Count > 1 ? Shown(Root(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)), places) : null,
            DecimalText.Of(values.Min()), DecimalText.Of(values.Max()), cells.Count(cell => cell.Verdict == Verdict.Alert),
            cells.Count(cell => cell.Verdict == Verdict.Outside));
    }

    private static string Shown(decimal value, int places) =>
        decimal.Round(value, places, MidpointRounding.AwayFromZero).ToString($"F{places}", System.Globalization.CultureInfo.InvariantCulture);

    // Newton's way, until the digits of a decimal stand still.
    private static decimal Root(decimal square)
    {
        if (square == 0)
            return 0;
        var root = (decimal)Math.Sqrt((double)square);
        for (var i = 0; i < 8 && root > 0; i++)
        {
            var next = (root + (square / root)) / 2;
            if (next == root)
                break;
            root = next;
        }

        return root;
    }
}
