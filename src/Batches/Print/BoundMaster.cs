using Theriac.Ledger;

namespace Theriac.Batches.Print;

/// <summary>A version of the master recipe that the batch was bound to, from an entry on: that of its order, and those that QA moved it to.</summary>
internal sealed record BoundMaster(Entry From, RecipeBinding Recipe, ControlBinding? Control)
{
    public static IReadOnlyList<BoundMaster> Of(IEnumerable<RecordEntry> entries) =>
    [
        .. entries.Select(one => one.Fact switch
        {
            OrderReleased order => new BoundMaster(one.Entry, order.Recipe, order.Control),
            ChangeAuthorised { Version: { } version } => new BoundMaster(one.Entry, version.To, version.Control),
            _ => null,
        }).OfType<BoundMaster>(),
    ];
}
