using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.People.Incidents;

/// <summary>The list of incidents, and what the bell says of them.</summary>
internal sealed class IncidentProjection : IProjection, INoticeRule
{
    private static readonly Sql Put = Sql.Of<IncidentProjection>("Incidents/Put");
    private static readonly Sql Again = Sql.Of<IncidentProjection>("Incidents/Again");
    private static readonly Sql Over = Sql.Of<IncidentProjection>("Incidents/Over");
    private static readonly Sql Close = Sql.Of<IncidentProjection>("Incidents/Close");

    public IReadOnlyList<string> Tables => ["people_incident"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (Of(entry, fact) is { } statement)
            statements.Add(statement);
    }

    IEnumerable<NoticeChange> INoticeRule.Of(Entry entry, IFact fact) => fact switch
    {
        IncidentOpened one =>
        [
            Tell(entry, Role.Administrator, NoticeUrgency.MustAct, "incident-open", ("about", one.Subject)),
            Tell(entry, Role.QaReviewer, NoticeUrgency.GoodToKnow, "incident-open", ("about", one.Subject)),
        ],
        IncidentClosed => [new NoticeChange.Close("incident-open", entry.Stream)],
        _ => [],
    };

    private static Statement? Of(Entry entry, IFact fact) => fact switch
    {
        IncidentOpened one => new Statement(
            Put, ("id", one.Id), ("kind", EnumWords.Of(one.Kind)), ("subject", one.Subject), ("detail", one.Detail), ("site", one.Site),
            ("facts", JsonSerializer.Serialize(one.Facts, KernelJson.Options)), ("at", entry.At), ("number", entry.Number)),
        IncidentRepeated one => new Statement(Again, ("id", one.Id), ("detail", one.Detail), ("at", entry.At)),
        IncidentOver one => new Statement(Over, ("id", one.Id), ("at", entry.At)),
        IncidentClosed one => new Statement(
            Close, ("id", one.Id), ("at", entry.At), ("by", entry.Actor), ("cause", one.Cause), ("action", one.Action)),
        _ => null,
    };

    private static NoticeChange Tell(Entry entry, Role role, NoticeUrgency urgency, string code, params (string Name, string Value)[] facts) =>
        new NoticeChange.Open(
            NoticeAudience.Of(role), urgency, code, entry.Stream, facts.ToDictionary(fact => fact.Name, fact => fact.Value));
}
