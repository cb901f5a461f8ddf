using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Batches;

internal sealed record ExceptionQuery(string? Site = null, string? Batch = null, string? Grade = null, bool? Open = null, string? After = null);

internal sealed record ExceptionRow(
    string Id, string Batch, string Site, string Kind, string Grade, string? Step, string? Number, string Description, string OpenedAt,
    string Zone, string OpenedBy, bool Justified, string? ConcludedAt);

/// <summary>Exceptions over all batches, newest first.</summary>
internal sealed class ListExceptions(Database database)
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
            count = (long)PageMax + 1,
            offset = (long)offset,
        };
        var rows = await database.QueryAsync<Row>(List, binds, cancellation);
        return new Page<ExceptionRow>(
            [.. rows.Take(PageMax).Select(row => new ExceptionRow(
                row.Id, row.Batch, row.Site, row.Kind, row.Grade, row.Step, row.Number,
                BatchPhrases.All.Retell(language, $"exception.{row.Kind}", row.Description), Micros.ToText(row.OpenedAt),
                row.Zone, row.OpenedBy, row.Justified != 0, row.ConcludedAt is { } at ? Micros.ToText(at) : null))],
            rows.Count > PageMax ? $"{offset + PageMax}" : null);
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
    }
}
