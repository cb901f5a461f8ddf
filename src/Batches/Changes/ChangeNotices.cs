using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>A change that is asked for rings at QA until it is authorised or declined.</summary>
internal sealed class ChangeNotices : INoticeRule
{
    private const string Asked = "change-requested";

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        ChangeRequested one =>
        [
            new NoticeChange.Open(NoticeAudience.Of(Role.QaReviewer), NoticeUrgency.MustAct, Asked, Subject(entry, one.Id), new Dictionary<string, string>
            {
                ["change"] = one.Id, ["by"] = one.By.Name, ["reason"] = one.Reason,
            }),
        ],
        ChangeAuthorised one => [new NoticeChange.Close(Asked, Subject(entry, one.Id))],
        ChangeDeclined one => [new NoticeChange.Close(Asked, Subject(entry, one.Id))],
        _ => [],
    };

    private static string Subject(Entry entry, string change) => $"{entry.Stream}/{change}";
}
