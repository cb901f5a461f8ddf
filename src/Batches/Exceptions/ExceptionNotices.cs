using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>What the bell tells about exceptions: what is critical, and what is overdue.</summary>
internal sealed class ExceptionNotices : INoticeRule
{
    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        ExceptionOpened { Grade: Grade.Critical } one => Critical(one.Id),
        ExceptionGraded { To: Grade.Critical } one => Critical(one.Id),
        ExceptionReopened { Grade: Grade.Critical } one => Critical(one.Id),
        ExceptionGraded { From: Grade.Critical } one => [new NoticeChange.Close("exception-critical", SubjectOf(one.Id))],
        ExceptionOverdue one => [Tell(Role.QaReviewer, one.Id, NoticeUrgency.MustAct, "exception-overdue", ("id", one.Id))],
        ExceptionAssessed one => [new NoticeChange.Close("exception-overdue", SubjectOf(one.Id))],
        ExceptionConcluded one =>
        [
            new NoticeChange.Close("exception-critical", SubjectOf(one.Id)), new NoticeChange.Close("exception-overdue", SubjectOf(one.Id)),
        ],
        _ => [],
    };

    private static string SubjectOf(string id) => $"exception/{id}";

    private static IEnumerable<NoticeChange> Critical(string id) =>
    [
        Tell(Role.QaReviewer, id, NoticeUrgency.MustAct, "exception-critical", ("id", id)),
        Tell(Role.Supervisor, id, NoticeUrgency.MustAct, "exception-critical", ("id", id)),
    ];

    private static NoticeChange Tell(Role role, string id, NoticeUrgency urgency, string code, params (string Name, string Value)[] facts) =>
        new NoticeChange.Open(NoticeAudience.Of(role), urgency, code, SubjectOf(id), facts.ToDictionary(fact => fact.Name, fact => fact.Value));
}
