using Theriac.Edge;
using Theriac.Storage;

namespace Theriac.Batches;

/// <param name="Lots">The material lots that it shares with the batch of the exception.</param>
internal sealed record AssociatedBatch(
    string Batch, string? ProductName, string Site, string State, string Disposition, IReadOnlyList<SharedLot> Lots);

internal sealed record SharedLot(string Lot, string Material);

/// <summary>
/// Batches that an exception may touch as well, from the genealogy: they were charged from a lot of its batch (21 CFR 211.192:
/// an investigation extends to other batches). Who concludes says which of them it does touch.
/// </summary>
internal sealed class FindAssociated(Database database)
{
    public const int RowsMax = 1_000;

    private static readonly Sql Sharing = Sql.Of<FindAssociated>("AssociatedBatches/Sharing");

    public async Task<Page<AssociatedBatch>> ListAsync(string batch, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sharing, new { batch = batch.ToUpperInvariant(), count = (long)RowsMax }, cancellation);
        return new Page<AssociatedBatch>(
            [.. rows.GroupBy(row => row.Batch, StringComparer.Ordinal).Select(same => new AssociatedBatch(
                same.Key, same.First().ProductName, same.First().Site, same.First().State, same.First().Disposition,
                [.. same.Select(row => new SharedLot(row.Lot, row.Material))]))],
            null);
    }

    private sealed class Row
    {
        public string Batch { get; set; } = "";

        public string Lot { get; set; } = "";

        public string Material { get; set; } = "";

        public string? ProductName { get; set; }

        public string Site { get; set; } = "";

        public string State { get; set; } = "";

        public string Disposition { get; set; } = "";
    }
}
