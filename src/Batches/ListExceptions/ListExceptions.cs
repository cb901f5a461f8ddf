using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <param name="From">A month, <c>2026-11</c>, or a day: opened from then on, in UTC.</param>
internal sealed record ExceptionQuery(
    string? Site = null, string? Batch = null, string? Grade = null, bool? Open = null, string? After = null, string? Kind = null,
    string? Product = null, string? Recipe = null, string? Step = null, string? Equipment = null, string? Cause = null, string? From = null,
    string? To = null, bool? Overdue = null, string? Text = null);

internal sealed record ExceptionRow(
    string Id, string Batch, string Site, string Kind, string Grade, string? Step, string? Number, string Description, string OpenedAt,
    string Zone, string OpenedBy, bool Justified, string? ConcludedAt)
{
    public string? Product { get; init; }

    public IReadOnlyList<string> Equipment { get; init; } = [];

    /// <summary>Roles of the signature that is next, and by when; empty and null when it is concluded.</summary>
    public IReadOnlyList<Role> Next { get; init; } = [];

    public string? DueAt { get; init; }

    public bool Overdue { get; init; }

    public string? RootCause { get; init; }

    public bool? ProductImpact { get; init; }

    /// <summary>How often it was opened again.</summary>
    public int Reopened { get; init; }
}

/// <summary>Exceptions over all batches, newest first.</summary>
internal sealed class ListExceptions(Database database, IStreams streams, TimeProvider clock)
{
    public const int PageMax = 200;

    private static readonly Sql List = Sql.Of<ListExceptions>("ListExceptions/List");

    public async Task<Page<ExceptionRow>> ListAsync(ExceptionQuery query, string language, CancellationToken cancellation)
    {
        var offset = int.TryParse(query.After, out var after) && after > 0 ? after : 0;
        var binds = new
        {
            site = query.Site?.ToUpperInvariant(),
            batch = query.Batch?.ToUpperInvariant(),
            grade = query.Grade,
            open = query.Open is { } open ? (open ? 1L : 0L) : (long?)null,
            kind = query.Kind,
            product = query.Product,
            recipe = query.Recipe,
            step = query.Step,
            equipment = query.Equipment is null ? null : $"% {query.Equipment.Trim()} %",
            cause = query.Cause,
            from = Trends.StartOf(query.From),
            to = Trends.StartOf(query.To),
            overdue = query.Overdue is { } late ? (late ? 1L : 0L) : (long?)null,
            text = string.IsNullOrWhiteSpace(query.Text) ? null : $"%{query.Text.Trim().ToLowerInvariant()}%",
            count = (long)PageMax + 1,
            offset = (long)offset,
        };
        var rows = await database.QueryAsync<Row>(List, binds, cancellation);
        var policy = (await streams.LoadAsync<PolicyState>(PolicyState.Stream, cancellation)).State.Current;
        var now = Micros.Now(clock);
        return new Page<ExceptionRow>(
            [.. rows.Take(PageMax).Select(row => View(row, policy, now, language))], rows.Count > PageMax ? $"{offset + PageMax}" : null);
    }

    private static ExceptionRow View(Row row, ExceptionPolicy policy, long now, string language)
    {
        var isOpen = row.ConcludedAt is null;
        var rule = policy.Of(EnumWords.TryRead<Grade>(row.Grade, out var grade) ? grade : Grade.Critical);
        var due = row.RouteSince + (rule.Hours * 3_600 * Micros.PerSecond);
        return new ExceptionRow(
            row.Id, row.Batch, row.Site, row.Kind, row.Grade, row.Step, row.Number,
            BatchPhrases.All.Retell(language, $"exception.{row.Kind}", row.Description), Micros.ToText(row.OpenedAt),
            row.Zone, row.OpenedBy, row.Justified != 0, row.ConcludedAt is { } at ? Micros.ToText(at) : null)
        {
            Product = row.ProductName,
            Equipment = row.Equipment?.Split(' ') ?? [],
            Next = !isOpen ? [] : rule.Signatures[rule.IsTwo && row.Assessed != 0 ? 1 : 0],
            DueAt = isOpen ? Micros.ToText(due) : null,
            Overdue = isOpen && due < now,
            RootCause = row.RootCause,
            ProductImpact = row.ProductImpact is { } touched ? touched != 0 : null,
            Reopened = (int)row.Reopened,
        };
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Batch { get; set; } = "";

        public string Site { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Grade { get; set; } = "";

        public string? Step { get; set; }

        public string? Number { get; set; }

        public string Description { get; set; } = "";

        public long OpenedAt { get; set; }

        public string OpenedBy { get; set; } = "";

        public string Zone { get; set; } = "";

        public long Justified { get; set; }

        public long? ConcludedAt { get; set; }

        public string? ProductName { get; set; }

        public string? Equipment { get; set; }

        public long Assessed { get; set; }

        public long RouteSince { get; set; }

        public long? OverdueAt { get; set; }

        public string? RootCause { get; set; }

        public long? ProductImpact { get; set; }

        public long Reopened { get; set; }
    }
}
