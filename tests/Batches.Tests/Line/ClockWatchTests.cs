using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Look after look: a gap is told, and ends when somebody has answered for it; nothing that keeps the clock right is told too.</summary>
[Trait("Requirement", "A11D-15")]
public sealed class ClockWatchTests
{
    [Xunit.Fact]
    public async Task A_clock_that_was_put_right_is_taken_as_right_when_a_person_has_closed_the_incident_and_not_before()
    {
        await using var on = await BatchInstance.StartAsync(Engine.Sqlite);
        var (source, incidents) = (new SaidClock(), new TestIncidents());
        var watch = Watch(on, source, incidents);
        await watch.LookAsync(default);
        on.Instance.Clock.Advance(TimeSpan.FromMinutes(5));
        await watch.LookAsync(default);
        await watch.LookAsync(default);
        Assert.NotNull(on.Get<ClockTrust>().Skew);

        incidents.Open.Clear(); // Closed, with its cause and what was done.
        await watch.LookAsync(default);

        Assert.Null(on.Get<ClockTrust>().Skew);
        await watch.LookAsync(default);
        Assert.Null(on.Get<ClockTrust>().Skew);
        on.Instance.Clock.Advance(TimeSpan.FromMinutes(5)); // Another gap is another incident.
        await watch.LookAsync(default);
        Assert.NotNull(on.Get<ClockTrust>().Skew);
        source.Reading = new ClockReading("systemd", null, Synchronised: true);
        for (var look = 0; look < ClockWatch.LooksWithMin; look++)
            await watch.LookAsync(default);
        Assert.Null(on.Get<ClockTrust>().Skew);
    }

    [Theory, OnBothEngines]
    public async Task Ten_minutes_without_synchronisation_are_an_incident_and_an_exception_of_each_batch_at_work_once(Engine engine)
    {
        await using var on = await BatchInstance.StartAsync(engine);
        var batch = await on.BatchAsync(Make.Recipe(Make.Phase("p", Make.Do("a"))));
        var (source, incidents) = (new SaidClock { Reading = new ClockReading("chrony", null, Synchronised: false) }, new TestIncidents());
        var watch = Watch(on, source, incidents);
        for (var look = 1; look < ClockWatch.LooksWithoutMax; look++)
            await watch.LookAsync(default);
        Assert.Empty(incidents.Open);

        for (var look = 0; look < 3; look++)
            await watch.LookAsync(default);

        Assert.Equal([ClockWatch.Unsynchronised], incidents.Open);
        Assert.Equal(ExceptionKind.ClockGap, Assert.Single((await on.StateAsync(batch)).Exceptions).Opened.Kind);
        Assert.Equal(new ClockFault(null), on.Get<ClockTrust>().Fault); // Nobody says that it is wrong, nor that it is right.
        source.Reading = new ClockReading("chrony", 1, Synchronised: true);
        await watch.LookAsync(default);
        Assert.Equal([ClockWatch.Unsynchronised], incidents.Over);
        Assert.Null(on.Get<ClockTrust>().Fault);
    }

    [Xunit.Fact]
    public async Task Times_are_judged_by_a_clock_that_nothing_keeps_right_only_for_some_days_after_a_person_has_answered_for_it()
    {
        await using var on = await BatchInstance.StartAsync(Engine.Sqlite);
        var (source, incidents) = (new SaidClock { Reading = new ClockReading("chrony", 0, Synchronised: false) }, new TestIncidents());
        var watch = Watch(on, source, incidents);
        for (var look = 0; look < ClockWatch.LooksWithoutMax; look++)
            await watch.LookAsync(default);
        Assert.NotNull(on.Get<ClockTrust>().Fault);

        incidents.Open.Clear();
        incidents.ClosedAt = Micros.Now(on.Instance.Clock);
        await watch.LookAsync(default);
        Assert.Null(on.Get<ClockTrust>().Fault);
        Assert.Empty(incidents.Open);

        on.Instance.Clock.Advance(TimeSpan.FromDays(8));
        await watch.LookAsync(default);
        Assert.NotNull(on.Get<ClockTrust>().Fault);
        Assert.Equal([ClockWatch.Unsynchronised], incidents.Open);
    }

    private static ClockWatch Watch(BatchInstance on, IClockSource source, IIncidents incidents) => new(
        on.Get<ClockTrust>(), source, incidents, on.Instance.Database, on.Work, on.Instance.Clock, on.Get<Jobs>());

    private sealed class SaidClock : IClockSource
    {
        public ClockReading? Reading { get; set; }

        public Task<ClockReading?> ReadAsync(CancellationToken cancellation) => Task.FromResult(Reading);
    }

    private sealed class TestIncidents : IIncidents
    {
        public List<string> Open { get; } = [];

        public List<string> Over { get; } = [];

        public Task<string> ReportAsync(IncidentReport report, CancellationToken cancellation = default)
        {
            if (!Open.Contains(report.Subject))
                Open.Add(report.Subject);
            return Task.FromResult(report.Subject);
        }

        public long? ClosedAt { get; set; }

        public Task<IncidentStanding> StandingAsync(IncidentKind kind, string subject, CancellationToken cancellation = default) =>
            Task.FromResult(new IncidentStanding(Open.Contains(subject), ClosedAt));

        public Task OverAsync(IncidentKind kind, string subject, CancellationToken cancellation = default)
        {
            Over.Add(subject);
            return Task.CompletedTask;
        }
    }
}
