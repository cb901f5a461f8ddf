using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>The log of alarms, to be searched; and the bell for critical ones that no batch shows.</summary>
internal sealed class AlarmProjection : IProjection, INoticeRule
{
    private static readonly Sql Put = Sql.Of<AlarmProjection>("Alarms/Put");
    private static readonly Sql Acknowledge = Sql.Of<AlarmProjection>("Alarms/Acknowledge");

    public IReadOnlyList<string> Tables { get; } = ["equipment_alarm"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is AlarmRaised one)
        {
            statements.Add(new Statement(
                Put, ("id", one.Id), ("equipment", one.Equipment), ("site", one.Site), ("point", one.Point), ("said", one.Text), ("value", one.Value),
                ("limits", one.Limit), ("critical", one.Critical ? 1L : 0L), ("batch", one.Batch), ("exception", one.Exception), ("at", entry.At),
                ("by", one.By.Name), ("zone", entry.Zone), ("number", entry.Number)));
        }
        else if (fact is AlarmAcknowledged seen)
        {
            statements.Add(new Statement(
                Acknowledge, ("id", seen.Id), ("at", entry.At), ("by", seen.By.Name), ("comment", seen.Comment)));
        }
    }

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        AlarmRaised { Critical: true } one =>
            [Tell(one.Id, NoticeUrgency.MustAct, "alarm-critical", ("equipment", one.Equipment), ("text", one.Text))],
        AlarmAcknowledged one => [new NoticeChange.Close("alarm-critical", $"alarm/{one.Id}")],
        _ => [],
    };

    private static NoticeChange Tell(string id, NoticeUrgency urgency, string code, params (string Name, string Value)[] facts) =>
        new NoticeChange.Open(
            NoticeAudience.Of(Role.Supervisor), urgency, code, $"alarm/{id}", facts.ToDictionary(fact => fact.Name, fact => fact.Value));
}
