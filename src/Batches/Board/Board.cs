using System.Text.Json;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Filters of the board; null filters nothing.</summary>
internal sealed record BoardQuery(
    string? Site = null, string? State = null, string? Disposition = null, string? Product = null, string? Text = null, string? After = null);

/// <summary>What a batch waits for: a kind, the step's number and title, since when. The client makes the sentence.</summary>
internal sealed record WaitView(string Kind, string? Number, LocalizedText? Title, string? Who, string? Since);

internal sealed record GradeCounts(int Information, int Minor, int Major, int Critical);

internal sealed record BoardRow(
    string Id, string OrderId, string LotNumber, string Site, string Zone, string? Line, string RecipeId, string RecipeVersion,
    LocalizedText RecipeTitle, string? ProductCode, string? ProductName, string? Planned, string? PlannedStart, string State,
    string Disposition, string ReleasedAt, string? StartedAt, string? EndedAt, string? DecidedAt, string? RegisterNumber, string? ManufacturedOn,
    string? ExpiresOn, string ChangedAt, IReadOnlyList<ProgressView> Progress, IReadOnlyList<WaitView> WaitsFor, GradeCounts Exceptions,
    GradeCounts OpenExceptions, TimerView? NextTimer)
{
    public string Mode { get; init; } = "automatic";
}

/// <summary>A batch that is not over, and when it last changed: what a tablet needs to know whether its copy is of today.</summary>
internal sealed record OpenBatch(string Id, string State, string ChangedAt);

/// <summary>One live table over all sites. Rows come from tables; what a running batch waits for from its folded state.</summary>
internal sealed class Board(Database database, IStreams streams, ControlRecipes recipes, TimeProvider clock)
{
    public const int PageMax = 200;

    // More than any site has at work; a tablet that heard of fewer would drop the copies of the rest.
    private const long OpenMax = 5_000;

    private static readonly Sql Rows = Sql.Of<Board>("Board/Rows");
    private static readonly Sql Open = Sql.Of<Board>("Board/Open");
    private static readonly Sql Operations = Sql.Of<Board>("Board/Operations");
    private static readonly Sql Grades = Sql.Of<Board>("Board/Grades");

    public async Task<Page<BoardRow>> ListAsync(BoardQuery query, CancellationToken cancellation)
    {
        var binds = new
        {
            site = query.Site?.ToUpperInvariant(),
            state = query.State,
            disposition = query.Disposition,
            product = query.Product,
            text = string.IsNullOrWhiteSpace(query.Text) ? null : $"%{query.Text.Trim().ToLowerInvariant()}%",
            after = long.TryParse(query.After, out var after) ? after : (long?)null,
            count = (long)PageMax + 1,
        };
        var rows = await database.QueryAsync<Row>(Rows, binds, cancellation);
        var shown = rows.Take(PageMax).ToList();
        var batches = JsonSerializer.Serialize(shown.Select(row => row.Id));
        var operations = await database.QueryAsync<OperationRow>(Operations, new { batches }, cancellation);
        var grades = await database.QueryAsync<GradeRow>(Grades, new { batches }, cancellation);
        var byBatch = operations.ToLookup(row => row.Batch, StringComparer.Ordinal);
        var gradesByBatch = grades.ToLookup(row => row.Batch, StringComparer.Ordinal);
        List<BoardRow> items = [];
        foreach (var row in shown)
            items.Add(await ToRowAsync(row, byBatch[row.Id], [.. gradesByBatch[row.Id]], cancellation));
        return new Page<BoardRow>(items, rows.Count > PageMax ? $"{shown[^1].ReleasedNumber}" : null);
    }

    /// <summary>From the table alone, work in hand first: every tablet of the site asks once a minute.</summary>
    public async Task<Page<OpenBatch>> OpenAsync(string site, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Open, new { site = site.ToUpperInvariant(), count = OpenMax }, cancellation);
        return new Page<OpenBatch>([.. rows.Select(row => new OpenBatch(row.Id, row.State, Micros.ToText(row.ChangedAt)))], null);
    }

    private async Task<BoardRow> ToRowAsync(
        Row row, IEnumerable<OperationRow> operations, IReadOnlyList<GradeRow> grades, CancellationToken cancellation)
    {
        var (waits, timer) = await WaitsAsync(row, cancellation);
        return new BoardRow(
            row.Id, row.OrderId, row.LotNumber, row.Site, row.Zone, row.Line, row.RecipeId, row.RecipeVersion, Text(row.RecipeTitle),
            row.ProductCode, row.ProductName, row.Planned, Time(row.PlannedStart), row.State, row.Disposition, Micros.ToText(row.ReleasedAt),
            Time(row.StartedAt), Time(row.EndedAt), Time(row.DecidedAt), row.RegisterNumber, row.ManufacturedOn, row.ExpiresOn,
            Micros.ToText(row.ChangedAt),
            [.. operations.Select(one => new ProgressView(one.Operation, Text(one.Title), (int)one.Done, (int)one.Total))],
            waits, Counts(grades, grade => grade.Total), Counts(grades, grade => grade.Open), timer)
        {
            Mode = row.Mode,
        };
    }

    private async Task<(IReadOnlyList<WaitView> Waits, TimerView? Timer)> WaitsAsync(Row row, CancellationToken cancellation)
    {
        if (row.State is "complete" or "stopped" or "aborted" && row.Disposition is "certified" or "rejected")
            return ([], null);
        var folded = await streams.LoadAsync<BatchState>(BatchStreams.Of(row.Id), cancellation);
        if (folded.State.Order is null || !(await recipes.FindAsync(folded.State, cancellation)).Try(out var recipe, out _))
            return ([], null);
        var nobody = new Actor("", "", new HashSet<Role>(), null, new HashSet<string>());
        var scene = new Scene(folded.State, recipe, nobody, Micros.Now(clock));
        return (Waits.Of(scene), BatchViews.Timers(scene) is [var next, ..] ? next : null);
    }

    private static GradeCounts Counts(IReadOnlyList<GradeRow> rows, Func<GradeRow, long> count) => new(
        Sum(rows, Grade.Information, count), Sum(rows, Grade.Minor, count), Sum(rows, Grade.Major, count), Sum(rows, Grade.Critical, count));

    private static int Sum(IReadOnlyList<GradeRow> rows, Grade grade, Func<GradeRow, long> count) =>
        (int)rows.Where(row => row.Grade == EnumWords.Of(grade)).Sum(count);

    private static LocalizedText Text(string json) =>
        JsonSerializer.Deserialize<LocalizedText>(json, KernelJson.Options) ?? throw new InvalidOperationException("A title is no text.");

    private static string? Time(long? micros) => micros is { } at ? Micros.ToText(at) : null;

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string OrderId { get; set; } = "";

        public string LotNumber { get; set; } = "";

        public string Site { get; set; } = "";

        public string Zone { get; set; } = "";

        public string? Line { get; set; }

        public string RecipeId { get; set; } = "";

        public string RecipeVersion { get; set; } = "";

        public string RecipeTitle { get; set; } = "";

        public string? ProductCode { get; set; }

        public string? ProductName { get; set; }

        public string? Planned { get; set; }

        public long? PlannedStart { get; set; }

        public string State { get; set; } = "";

        public string Disposition { get; set; } = "";

        public string Mode { get; set; } = "";

        public string? ManufacturedOn { get; set; }

        public string? ExpiresOn { get; set; }

        public long ReleasedAt { get; set; }

        public long ReleasedNumber { get; set; }

        public long? StartedAt { get; set; }

        public long? EndedAt { get; set; }

        public long? DecidedAt { get; set; }

        public string? RegisterNumber { get; set; }

        public long ChangedAt { get; set; }
    }

    private sealed class OperationRow
    {
        public string Batch { get; set; } = "";

        public string Operation { get; set; } = "";

        public string Title { get; set; } = "";

        public long Total { get; set; }

        public long Done { get; set; }
    }

    private sealed class GradeRow
    {
        public string Batch { get; set; } = "";

        public string Grade { get; set; } = "";

        public long Total { get; set; }

        public long Open { get; set; }
    }
}
