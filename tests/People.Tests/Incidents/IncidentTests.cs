using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Theriac.Storage;
using Theriac.Ledger;
using Theriac.People.Incidents;
using Theriac.People.Testing;
using Theriac.Testing;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.People.Tests.Incidents;

/// <summary>What fails where nobody looks is an entry and a notice until somebody has assessed it (Annex 11, 13).</summary>
[Trait("Requirement", "A11-13")]
public sealed class IncidentTests
{
    private static readonly IncidentReport Report = new(IncidentKind.DeliveryFailed, "erp", "HTTP 503 from the partner");
    private static readonly IncidentState Nothing = IncidentState.Empty(IncidentState.StreamOf(IncidentKind.DeliveryFailed, "erp"));

    [Fact]
    public void The_first_failure_opens_an_incident_and_the_next_ones_are_told_at_most_once_in_ten_minutes()
    {
        Assert.IsType<IncidentOpened>(IncidentDecisions.Report(Nothing, Report, 0));
        var open = Nothing with { Count = 1, Open = Nothing.NextId };
        Assert.Null(IncidentDecisions.Report(open, Report, IncidentDecisions.QuietMicros - 1));
        Assert.IsType<IncidentRepeated>(IncidentDecisions.Report(open, Report, IncidentDecisions.QuietMicros));
        // It had worked in between: that it fails again is told at once.
        Assert.IsType<IncidentRepeated>(IncidentDecisions.Report(open with { IsOver = true }, Report, 1));
        Assert.IsType<IncidentOver>(IncidentDecisions.Over(open));
        Assert.Null(IncidentDecisions.Over(open with { IsOver = true }));
        Assert.Null(IncidentDecisions.Over(Nothing));
    }

    [Fact]
    public void It_is_closed_with_its_cause_and_what_was_done_and_only_once()
    {
        var open = Nothing with { Count = 1, Open = Nothing.NextId };
        var refused = IncidentDecisions.Close(open, open.Open, new CloseIncidentInput(" ")).Refusal;
        Assert.Equal(["cause-missing", "action-missing"], refused.Errors.Select(error => error.Code));
        var closing = new CloseIncidentInput("The certificate had expired", "Renewed; a reminder is set");
        Assert.IsType<IncidentClosed>(IncidentDecisions.Close(open, open.Open, closing).Value);
        Assert.Equal("incident-closed", IncidentDecisions.Close(open with { Open = null }, open.Open, closing).Refusal.Code);
        Assert.Equal("incident-not-found", IncidentDecisions.Close(Nothing, "x-1", closing).Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task It_stands_in_the_ledger_and_in_the_bell_until_it_is_closed(Engine engine)
    {
        await using var instance = await TestInstance.StartAsync(engine, services => services.AddTestPeople(), TestPeople.Assembly);
        var incidents = instance.Get<Theriac.People.Incidents.Incidents>();
        var id = await incidents.ReportAsync(Report);
        Assert.Equal(id, await incidents.ReportAsync(Report with { Detail = "again" }));
        await incidents.OverAsync(Report.Kind, Report.Subject);
        var closed = await instance.Get<CloseIncident>().CloseAsync(id, new CloseIncidentInput("Power cut", "Restarted"), Admin, Author.System, default);
        Assert.True(closed.IsOk);
        Assert.False((await incidents.StandingAsync(Report.Kind, Report.Subject)).IsOpen);
        var stream = await instance.Ledger.ReadStreamAsync(IncidentState.StreamOfId(id));
        Assert.Equal(["incident-opened.v1", "incident-over.v1", "incident-closed.v1"], stream.Select(entry => entry.Type));
        // What happens after that is another incident.
        Assert.NotEqual(id, await incidents.ReportAsync(Report));
    }

    [Fact]
    public async Task What_is_about_a_site_is_closed_by_somebody_of_that_site()
    {
        await using var instance = await TestInstance.StartAsync(Engine.Sqlite, services => services.AddTestPeople(), TestPeople.Assembly);
        var incidents = instance.Get<Theriac.People.Incidents.Incidents>();
        var id = await incidents.ReportAsync(Report with { Site = "BN" });
        var input = new CloseIncidentInput("Power cut", "Restarted");

        var close = instance.Get<CloseIncident>();
        Assert.Equal("incident-elsewhere", (await close.CloseAsync(id, input, Admin, Author.System, default)).Refusal.Code);
        Assert.True((await close.CloseAsync(id, input, Admin with { Roles = [new RoleGrant(Role.QaReviewer, "BN")] }, Author.System, default)).IsOk);
    }

    [Fact]
    [Trait("Requirement", "A11D-15")]
    public async Task Who_says_that_the_clock_is_right_signs_it()
    {
        await using var instance = await TestInstance.StartAsync(
            Engine.Sqlite, services => { services.AddTestPeople(); services.AddSingleton<ISigning, FakeSigning>(); }, TestPeople.Assembly);
        var (incidents, close) = (instance.Get<Theriac.People.Incidents.Incidents>(), instance.Get<CloseIncident>());
        var id = await incidents.ReportAsync(new IncidentReport(IncidentKind.ClockSkew, "time synchronisation", "Nothing keeps the clock right."));
        var input = new CloseIncidentInput("The router was replaced", "Compared with the radio clock: 1 s");

        Assert.Equal("signature-components-missing", (await close.CloseAsync(id, input, Admin, Author.System, default)).Refusal.Code);
        var document = (await close.PrepareAsync(id, input, Admin, default)).Value;
        var signed = input with { Signature = new SignatureInput(document.Hash, SignatureMeaning.Approved, "en", Password: "secret") };
        Assert.Equal("document-changed", (await close.CloseAsync(id, signed with { Action = "Nothing" }, Admin, Author.System, default)).Refusal.Code);
        Assert.True((await close.CloseAsync(id, signed, Admin, Author.System, default)).IsOk);

        var closed = (IncidentClosed)instance.Get<FactTypes>().Read((await instance.Ledger.ReadStreamAsync(IncidentState.StreamOfId(id)))[^1])!;
        Assert.Equal("adm", closed.Signature!.Signer);
        Assert.Equal(new IncidentStanding(false, (await instance.Ledger.ReadStreamAsync(IncidentState.StreamOfId(id)))[^1].At), await incidents.StandingAsync(IncidentKind.ClockSkew, "time synchronisation"));
    }

    [Fact]
    public async Task A_failure_does_not_fail_who_reports_it_when_the_ledger_is_away_too()
    {
        await using var instance = await TestInstance.StartAsync(Engine.Sqlite, services => services.AddTestPeople(), TestPeople.Assembly);
        var incidents = new Theriac.People.Incidents.Incidents(
            instance.Ledger, new LostStreams(), instance.Clock, NullLogger<Theriac.People.Incidents.Incidents>.Instance);

        Assert.Equal("", await incidents.ReportAsync(Report));
        await incidents.OverAsync(Report.Kind, Report.Subject);
    }

    private static readonly Caller Admin = new("adm", "Adm", null, null, [new RoleGrant(Role.Administrator, "HN")], "en", null);

    private sealed class LostStreams : IStreams
    {
        public Task<Folded<TState>> LoadAsync<TState>(string stream, CancellationToken cancellation = default)
            where TState : class, IStreamState<TState> => throw new IOException("The database is away.");

        public Task<IReadOnlyList<Folded<TState>>> LoadAsync<TState>(IReadOnlyCollection<string> streams, CancellationToken cancellation = default)
            where TState : class, IStreamState<TState> => throw new IOException("The database is away.");
    }
}
