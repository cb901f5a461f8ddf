using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Batches;

internal sealed record AlarmQuery(
    string? Site = null, string? Equipment = null, string? Batch = null, bool? Critical = null, bool? Open = null, string? Text = null,
    long? Before = null);

internal sealed record AlarmRow(
    string Id, string Equipment, string Site, string? Point, string Text, string? Value, string? Limit, bool Critical, string? Batch,
    string? Exception, string RaisedAt, string Zone, string RaisedBy, long Entry, string? AcknowledgedAt, string? AcknowledgedBy, string? Comment);

/// <summary>The alarm log, newest first.</summary>
internal sealed class ListAlarms(Database database)
{
    public const int PageMax = 200;

    private static readonly Sql List = Sql.Of<ListAlarms>("Alarms/List");

    public async Task<Page<AlarmRow>> ListAsync(AlarmQuery query, CancellationToken cancellation)
    {
        var binds = new
        {
            site = query.Site?.ToUpperInvariant(),
            equipment = query.Equipment?.ToUpperInvariant(),
            batch = query.Batch?.ToUpperInvariant(),
            critical = query.Critical is { } critical ? (critical ? 1L : 0L) : (long?)null,
            open = query.Open is { } open ? (open ? 1L : 0L) : (long?)null,
            text = string.IsNullOrWhiteSpace(query.Text) ? null : $"%{query.Text.Trim().ToLowerInvariant()}%",
            before = query.Before ?? KernelJson.IntegerMax,
            count = (long)PageMax + 1,
        };
        var rows = await database.QueryAsync<Row>(List, binds, cancellation);
        return new Page<AlarmRow>(
            [.. rows.Take(PageMax).Select(row => new AlarmRow(
                row.Id, row.Equipment, row.Site, row.Point, row.Said, row.Value, row.Limits, row.Critical != 0, row.Batch, row.Exception,
                Micros.ToText(row.RaisedAt), row.Zone, row.RaisedBy, row.Number, row.AcknowledgedAt is { } at ? Micros.ToText(at) : null,
                row.AcknowledgedBy, row.Comment))],
            rows.Count > PageMax ? $"{rows[PageMax - 1].Number}" : null);
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Equipment { get; set; } = "";

        public string Site { get; set; } = "";

        public string? Point { get; set; }

        public string Said { get; set; } = "";

        public string? Value { get; set; }

        public string? Limits { get; set; }

        public long Critical { get; set; }

        public string? Batch { get; set; }

        public string? Exception { get; set; }

        public long RaisedAt { get; set; }

        public string RaisedBy { get; set; } = "";

        public string Zone { get; set; } = "";

        public long Number { get; set; }

        public long? AcknowledgedAt { get; set; }

        public string? AcknowledgedBy { get; set; }

        public string? Comment { get; set; }
    }
}
