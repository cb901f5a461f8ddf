using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Batches;

internal sealed record CapaQuery(string? Site = null, bool? Open = null);

internal sealed record CapaRow(
    string Capa, string Exception, string Batch, string Site, string What, string Owner, string DueOn, string At, string? ClosedAt, string? Result);

/// <summary>What was promised after exceptions, by the day on which it is due. None of it blocks a release.</summary>
internal sealed class ListCapas(Database database)
{
    public const int RowsMax = 1_000;

    private static readonly Sql Capas = Sql.Of<ListCapas>("ListExceptions/Capas");

    public async Task<Page<CapaRow>> ListAsync(CapaQuery query, CancellationToken cancellation)
    {
        var binds = new
        {
            site = query.Site?.ToUpperInvariant(),
            open = query.Open is { } open ? (open ? 1L : 0L) : (long?)null,
            count = (long)RowsMax,
        };
        var rows = await database.QueryAsync<Row>(Capas, binds, cancellation);
        return new Page<CapaRow>(
            [.. rows.Select(row => new CapaRow(
                row.Capa, row.Exception, row.Batch, row.Site, row.What, row.Owner, row.DueOn, Micros.ToText(row.At),
                row.ClosedAt is { } at ? Micros.ToText(at) : null, row.Result))],
            null);
    }

    private sealed class Row
    {
        public string Capa { get; set; } = "";

        public string Exception { get; set; } = "";

        public string Batch { get; set; } = "";

        public string Site { get; set; } = "";

        public string What { get; set; } = "";

        public string Owner { get; set; } = "";

        public string DueOn { get; set; } = "";

        public long At { get; set; }

        public long? ClosedAt { get; set; }

        public string? Result { get; set; }
    }
}
