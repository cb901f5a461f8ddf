using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Balances;

/// <summary>The bell of quality: a balance that was registered waits for a signature.</summary>
internal sealed class DeviceNotices : INoticeRule
{
    private const string Waits = "device-waits";

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        DeviceRegistered { Device.Balance: not null } one =>
        [
            new NoticeChange.Open(
                NoticeAudience.Of(Role.QaReviewer), NoticeUrgency.MustAct, Waits, entry.Stream, new Dictionary<string, string> { ["equipment"] = one.Id }),
        ],
        DeviceRegistered or DeviceApproved => [new NoticeChange.Close(Waits, entry.Stream)],
        _ => [],
    };
}
