using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.People.Incidents;

/// <summary>The list of incidents, and what the bell says of them.</summary>
internal sealed class IncidentProjection : IProjection, INoticeRule
{
    private const string Notice = "incident-open";

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

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact, string subject) => fact switch
    {
        IncidentOpened one =>
        [
            Tell(Role.Administrator, NoticeUrgency.MustAct, subject, one), Tell(Role.QaReviewer, NoticeUrgency.GoodToKnow, subject, one),
        ],
        IncidentClosed => [new NoticeChange.Close(Notice, subject)],
        _ => [],
    };

    IEnumerable<NoticeChange> INoticeRule.Of(Entry entry, IFact fact) => Of(entry, fact, entry.Stream);

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

    private static NoticeChange Tell(Role role, NoticeUrgency urgency, string subject, IncidentOpened one) => new NoticeChange.Open(
        NoticeAudience.Of(role), urgency, Notice, subject,
        new Dictionary<string, string> { ["kind"] = EnumWords.Of(one.Kind), ["about"] = one.Subject });
}
