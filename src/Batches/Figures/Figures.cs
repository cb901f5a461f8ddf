using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What is measured over many batches. Each one says of which batches it is, and leads to them.</summary>
internal enum FigureKind
{
    /// <summary>Hours from the start of work to its end; median over batches that were completed.</summary>
    CycleTime,

    /// <summary>Percent of the completed batches whose record is clean: see <see cref="FigureRow.IsRightFirstTime"/>.</summary>
    RightFirstTime,

    /// <summary>Exceptions of all grades for each thousand steps that were done, over batches that were completed.</summary>
    Exceptions,

    /// <summary>Hours from the first look of a reviewer to the newest signature of the review; median.</summary>
    ReviewHours,

    /// <summary>Hours from the end of work to the decision about the lot; median over certified ones.</summary>
    LeadTime,

    /// <summary>Percent of the completed batches with a planned end that ended by it.</summary>
    OnTime,
}

/// <summary>What the figures need of a batch. Times are microseconds.</summary>
internal sealed class FigureRow
{
    public string Id { get; set; } = "";

    public string Site { get; set; } = "";

    public string Zone { get; set; } = "";

    public string? Line { get; set; }

    /// <summary>The product's code, or the recipe's id where it has none.</summary>
    public string Product { get; set; } = "";

    public string ProductName { get; set; } = "";

    public string State { get; set; } = "";

    public string Disposition { get; set; } = "";

    public long? StartedAt { get; set; }

    public long? EndedAt { get; set; }

    public long? PlannedEnd { get; set; }

    public long? DecidedAt { get; set; }

    public string? RegisterNumber { get; set; }

    public long? ReviewStartedAt { get; set; }

    public long? ReviewedAt { get; set; }

    public long Steps { get; set; }

    public long Exceptions { get; set; }

    /// <summary>Of grade minor or above.</summary>
    public long Graded { get; set; }

    public long Corrections { get; set; }

    public long Redone { get; set; }

    public string? ReworkOf { get; set; }

    /// <summary>
    /// Completed without an exception above information, without a correction, without a step done again, not as the rework of another
    /// lot, and not rejected.
    /// </summary>
    public bool IsRightFirstTime => Graded == 0 && Corrections == 0 && Redone == 0 && ReworkOf is null && Disposition != "rejected";
}

/// <param name="Value">A decimal; hours, percent, or for each thousand steps.</param>
/// <param name="Of">How many batches it rests on.</param>
internal sealed record FigureView(FigureKind Kind, decimal Value, int Of);

/// <summary>A batch behind a figure.</summary>
/// <param name="Value">Its own hours, exceptions for each thousand steps, or 100 and 0 for yes and no.</param>
internal sealed record FigureBatch(
    string Id, string Site, string Zone, string Product, string ProductName, string At, decimal Value, int Exceptions, int Corrections, int Redone,
    string State, string Disposition);

/// <summary>A group of batches of one site, one product, or both; all of them where both are null.</summary>
internal sealed record FigureGroup(string? Site, string? Product, string? ProductName, IReadOnlyList<FigureView> Figures);

/// <summary>Works the figures out. Pure: rows in, numbers out; a figure without a batch behind it is not there.</summary>
internal static class FigureRules
{
    private const decimal MicrosPerHour = 3_600m * Micros.PerSecond;

    /// <summary>When a batch counts for a figure: at the end of work, at the review's signature, or at the decision. Null: it does not.</summary>
    public static long? CountedAt(FigureKind kind, FigureRow row) => (kind, row) switch
    {
        (FigureKind.ReviewHours, { ReviewedAt: { } at, ReviewStartedAt: not null }) => at,
        (FigureKind.ReviewHours, _) => null,
        (FigureKind.LeadTime, { DecidedAt: { } at, EndedAt: not null, RegisterNumber: not null }) => at,
        (FigureKind.LeadTime, _) => null,
        (_, { State: not "complete" } or { StartedAt: null } or { EndedAt: null }) => null,
        (FigureKind.OnTime, { PlannedEnd: null }) => null,
        _ => row.EndedAt,
    };

    /// <summary>The days of a period are those of each batch's own site.</summary>
    public static bool Counts(FigureKind kind, FigureRow row, DateOnly from, DateOnly to) =>
        CountedAt(kind, row) is { } at && Micros.ToDate(at, row.Zone) is var day && day >= from && day <= to;

    public static IReadOnlyList<FigureView> Of(IReadOnlyCollection<FigureRow> rows, DateOnly from, DateOnly to) =>
    [
        .. Enum.GetValues<FigureKind>()
            .Select(kind => (Kind: kind, Rows: rows.Where(row => Counts(kind, row, from, to)).ToList()))
            .Where(one => one.Rows.Count > 0)
            .Select(one => new FigureView(one.Kind, Math.Round(Over(one.Kind, one.Rows), 1, MidpointRounding.AwayFromZero), one.Rows.Count)),
    ];

    /// <summary>The batches behind a figure: those that pull it down first.</summary>
    public static IReadOnlyList<FigureBatch> Behind(FigureKind kind, IEnumerable<FigureRow> rows, DateOnly from, DateOnly to)
    {
        var found = rows.Where(row => Counts(kind, row, from, to)).Select(row => (Row: row, Value: ValueOf(kind, row)));
        var ordered = kind is FigureKind.RightFirstTime or FigureKind.OnTime ? found.OrderBy(one => one.Value) : found.OrderByDescending(one => one.Value);
        return
        [
            .. ordered.ThenByDescending(one => CountedAt(kind, one.Row)).ThenBy(one => one.Row.Id, StringComparer.Ordinal).Select(one => new FigureBatch(
                one.Row.Id, one.Row.Site, one.Row.Zone, one.Row.Product, one.Row.ProductName, Micros.ToText(CountedAt(kind, one.Row)!.Value),
                Math.Round(one.Value, 1, MidpointRounding.AwayFromZero), (int)one.Row.Exceptions, (int)one.Row.Corrections, (int)one.Row.Redone,
                one.Row.State, one.Row.Disposition)),
        ];
    }

    private static decimal Over(FigureKind kind, List<FigureRow> rows) => kind switch
    {
        FigureKind.RightFirstTime or FigureKind.OnTime => rows.Average(row => ValueOf(kind, row)),
        // Over all steps together: a short batch weighs as little as it is.
        FigureKind.Exceptions => PerThousand(rows.Sum(row => row.Exceptions), rows.Sum(row => row.Steps)),
        _ => Median(rows.Select(row => ValueOf(kind, row))),
    };

    private static decimal ValueOf(FigureKind kind, FigureRow row) => kind switch
    {
        FigureKind.CycleTime => (row.EndedAt!.Value - row.StartedAt!.Value) / MicrosPerHour,
        FigureKind.RightFirstTime => row.IsRightFirstTime ? 100m : 0m,
        FigureKind.Exceptions => PerThousand(row.Exceptions, row.Steps),
        FigureKind.ReviewHours => (row.ReviewedAt!.Value - row.ReviewStartedAt!.Value) / MicrosPerHour,
        FigureKind.LeadTime => (row.DecidedAt!.Value - row.EndedAt!.Value) / MicrosPerHour,
        _ => row.EndedAt <= row.PlannedEnd ? 100m : 0m,
    };

    private static decimal PerThousand(long exceptions, long steps) => steps == 0 ? 0m : 1_000m * exceptions / steps;

    private static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2m;
    }
}
