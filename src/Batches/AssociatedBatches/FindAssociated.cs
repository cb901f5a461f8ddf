using Theriac.Edge;
using Theriac.Storage;

namespace Theriac.Batches;

/// <param name="Lots">The material lots that it shares with the batch of the exception.</param>
internal sealed record AssociatedBatch(
    string Batch, string? ProductName, string Site, string State, string Disposition, IReadOnlyList<SharedLot> Lots)
{
    /// <summary>Lots that it made and the batch of the exception was charged from.</summary>
    public IReadOnlyList<SharedLot> MadeFrom { get; init; } = [];

    /// <summary>Lots that the batch of the exception made and it was charged from: of one bulk, every packaging order.</summary>
    public IReadOnlyList<SharedLot> MadeInto { get; init; } = [];

    /// <summary>Equipment that both had without a cleaning between them.</summary>
    public IReadOnlyList<string> Equipment { get; init; } = [];
}

internal sealed record SharedLot(string Lot, string Material);

/// <summary>
/// Batches that an exception may touch as well, from the genealogy: they share a lot with its batch, made what it was charged
/// from, were charged from what it made, or had the same equipment between two cleanings (21 CFR 211.192: an investigation
/// extends to other batches). Who concludes says which of them it does touch.
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
                Lots(same, "lot"))
            {
                MadeFrom = Lots(same, "made-from"),
                MadeInto = Lots(same, "made-into"),
                Equipment = [.. same.Where(row => row.Relation == "equipment").Select(row => row.What)],
            })],
            null);
    }

    private static IReadOnlyList<SharedLot> Lots(IEnumerable<Row> rows, string relation) =>
        [.. rows.Where(row => row.Relation == relation).Select(row => new SharedLot(row.What, row.Material))];

    private sealed class Row
    {
        public string Batch { get; set; } = "";

        public string Relation { get; set; } = "";

        public string What { get; set; } = "";

        public string Material { get; set; } = "";

        public string? ProductName { get; set; }

        public string Site { get; set; } = "";

        public string State { get; set; } = "";

        public string Disposition { get; set; } = "";
    }
}
