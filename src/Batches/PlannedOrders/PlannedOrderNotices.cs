using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>A message that says something else than was released asks the planners to decide.</summary>
internal sealed class PlannedOrderNotices : INoticeRule
{
    private const string Differs = "order-differs";

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        PlannedOrderDiffers { Fields.Count: > 0 } one =>
        [
            new NoticeChange.Close(Differs, entry.Stream),
            new NoticeChange.Open(
                NoticeAudience.Of(Role.Planner), NoticeUrgency.MustAct, Differs, entry.Stream,
                new Dictionary<string, string> { ["order"] = entry.Stream["order/".Length..], ["fields"] = string.Join(", ", one.Fields) }),
        ],
        PlannedOrderDiffers or PlannedOrderDifferenceDecided => [new NoticeChange.Close(Differs, entry.Stream)],
        _ => [],
    };
}
