using System.Globalization;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Batches;

/// <param name="By">kind, step, product, equipment, cause or site.</param>
/// <param name="From">A month or a day, UTC; twelve months back when it is not given.</param>
internal sealed record ExceptionTrendQuery(string? By = null, string? Site = null, string? Grade = null, string? From = null, string? To = null);

/// <summary>A month with its exceptions by grade.</summary>
internal sealed record MonthCount(string Month, GradeCounts Grades);

/// <param name="Key">What the list of exceptions filters by.</param>
/// <param name="Label">How people call it: a product's name, a step's number.</param>
/// <param name="Recipe">Of a step, the recipe that it belongs to.</param>
internal sealed record TrendGroup(
    string Key, string Label, string? Recipe, int Count, int Open, int Last90Days, GradeCounts Grades, string LastAt);

/// <summary>The same kind at the same step, or of the same equipment, again within 90 days.</summary>
/// <param name="Times">In the 90 days before now: 3 is the third time.</param>
internal sealed record Repeated(
    string Kind, string? Recipe, string? Step, string? Number, string? Product, string? Equipment, int Times, string Last, string LastAt);

/// <param name="Cut">True when there were more rows than are counted.</param>
internal sealed record TrendsView(
    string By, string From, string To, int Total, bool Cut, IReadOnlyList<MonthCount> Months, IReadOnlyList<TrendGroup> Groups,
    IReadOnlyList<Repeated> Repeated);

internal sealed record RepeatView(int Days, IReadOnlyList<string> Exceptions);

/// <summary>What happens again and again, over all batches and products: counts to drill down from, and the repeated ones by name.</summary>
internal sealed class Trends(Database database, TimeProvider clock)
{
    public const int RowsMax = 20_000;
    public const int Days = 90;

    private const long Window = Days * 86_400L * Micros.PerSecond;
    private const int RepeatedMax = 50;

    private static readonly Sql Rows = Sql.Of<Trends>("Trends/Rows");
    private static readonly Sql Repeats = Sql.Of<Trends>("Trends/Repeats");

    /// <summary>The first microsecond of a month or day; null when it is neither.</summary>
    public static long? StartOf(string? text) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? Micros.From(at)
            : null;

    public async Task<TrendsView> ReadAsync(ExceptionTrendQuery query, string language, CancellationToken cancellation)
    {
        var now = Micros.Now(clock);
        var today = clock.GetUtcNow();
        var from = StartOf(query.From) ?? Micros.From(new DateTimeOffset(today.Year, today.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(-11));
        var to = StartOf(query.To) ?? now + 1;
        var binds = new { from, to, site = query.Site?.ToUpperInvariant(), grade = query.Grade, count = (long)RowsMax + 1 };
        var rows = await database.QueryAsync<ExceptionTrendRow>(Rows, binds, cancellation);
        var by = query.By is "step" or "product" or "equipment" or "cause" or "site" ? query.By : "kind";
        var counted = rows.Take(RowsMax).ToList();
        return new TrendsView(
            by, Micros.ToText(from), Micros.ToText(to), counted.Count, rows.Count > RowsMax, Months(counted), Groups(counted, by, now, language),
            RepeatedOf(counted, now));
    }

    public async Task<RepeatView> RepeatsAsync(string id, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<ExceptionTrendRow>(Repeats, new { id = id.ToUpperInvariant(), window = Window, count = 100L }, cancellation);
        return new RepeatView(Days, [.. rows.Select(row => row.Id)]);
    }

    public static IReadOnlyList<MonthCount> Months(IEnumerable<ExceptionTrendRow> rows) =>
    [
        .. rows.GroupBy(row => Micros.ToText(row.OpenedAt)[..7], StringComparer.Ordinal).OrderBy(month => month.Key, StringComparer.Ordinal)
            .Select(month => new MonthCount(month.Key, Grades(month))),
    ];

    public static IReadOnlyList<TrendGroup> Groups(IReadOnlyList<ExceptionTrendRow> rows, string by, long now, string language) =>
    [
        .. rows.SelectMany(row => KeysOf(row, by).Select(key => (Key: key, Row: row)))
            .GroupBy(one => (one.Key, Recipe: by == "step" ? one.Row.RecipeId : null))
            .Select(group => new TrendGroup(
                group.Key.Key, LabelOf(group.First().Row, group.Key.Key, by, language), group.Key.Recipe, group.Count(),
                group.Count(one => one.Row.ConcludedAt is null), group.Count(one => one.Row.OpenedAt > now - Window), Grades(group.Select(one => one.Row)),
                Micros.ToText(group.Max(one => one.Row.OpenedAt))))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Label, StringComparer.Ordinal),
    ];

    /// <summary>From the second time within 90 days on, most often first.</summary>
    public static IReadOnlyList<Repeated> RepeatedOf(IEnumerable<ExceptionTrendRow> rows, long now) =>
    [
        .. rows.Where(row => row.OpenedAt > now - Window && (row.MasterStep is not null || row.Equipment is not null))
            .GroupBy(row => row.MasterStep is null ? (row.Kind, row.Equipment, (string?)null) : (row.Kind, row.RecipeId, row.MasterStep))
            .Where(same => same.Count() > 1)
            .Select(same => (Last: same.MaxBy(row => row.OpenedAt)!, Times: same.Count()))
            .OrderByDescending(one => one.Times).ThenByDescending(one => one.Last.OpenedAt).Take(RepeatedMax)
            .Select(one => new Repeated(
                one.Last.Kind, one.Last.RecipeId, one.Last.MasterStep, one.Last.Number, one.Last.ProductName,
                one.Last.MasterStep is null ? one.Last.Equipment : null, one.Times, one.Last.Id, Micros.ToText(one.Last.OpenedAt))),
    ];

    private static IEnumerable<string> KeysOf(ExceptionTrendRow row, string by) => by switch
    {
        "step" => row.MasterStep is { } step ? [step] : [],
        "product" => row.ProductCode is { } product ? [product] : [],
        "equipment" => row.Equipment?.Split(' ') ?? [],
        "cause" => row.RootCause is { } cause ? [cause] : [],
        "site" => [row.Site],
        _ => [row.Kind],
    };

    private static string LabelOf(ExceptionTrendRow row, string key, string by, string language) => by switch
    {
        "step" => $"{row.Number} · {row.ProductName ?? row.RecipeId}",
        "product" => row.ProductName ?? key,
        "cause" => BatchPhrases.All.Word(language, "root-cause", key),
        "kind" => EnumWords.TryRead<ExceptionKind>(key, out var kind) ? Words.Of(kind).In(language) : key,
        _ => key,
    };

    private static GradeCounts Grades(IEnumerable<ExceptionTrendRow> rows)
    {
        var counts = rows.GroupBy(row => row.Grade, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        int Of(Grade grade) => counts.GetValueOrDefault(EnumWords.Of(grade));
        return new GradeCounts(Of(Grade.Information), Of(Grade.Minor), Of(Grade.Major), Of(Grade.Critical));
    }
}

/// <summary>What is counted of an exception.</summary>
internal sealed class ExceptionTrendRow
{
    public string Id { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Grade { get; set; } = "";

    public string Site { get; set; } = "";

    public string? ProductCode { get; set; }

    public string? ProductName { get; set; }

    public string? RecipeId { get; set; }

    public string? MasterStep { get; set; }

    public string? Number { get; set; }

    public string? Equipment { get; set; }

    public string? RootCause { get; set; }

    public long OpenedAt { get; set; }

    public long? ConcludedAt { get; set; }
}
