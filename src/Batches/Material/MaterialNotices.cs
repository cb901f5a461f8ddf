using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Material on hold rings at QA until it is decided.</summary>
internal sealed class MaterialNotices : INoticeRule
{
    private const string Held = "material-held";

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        MaterialHeld one =>
        [
            new NoticeChange.Open(NoticeAudience.Of(Role.QaReviewer), NoticeUrgency.MustAct, Held, Subject(entry, one.Id), new Dictionary<string, string>
            {
                ["number"] = one.Number, ["value"] = one.Value, ["expected"] = one.Expected,
            }),
        ],
        MaterialDecided one => [new NoticeChange.Close(Held, Subject(entry, one.Id))],
        _ => [],
    };

    private static string Subject(Entry entry, string hold) => $"{entry.Stream}/{hold}";
}
