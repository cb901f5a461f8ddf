using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Integration.Tests;

[Trait("Requirement", "A11-13")]
public sealed class IntegrationServiceTests
{
    [Xunit.Fact]
    public async Task A_lost_database_and_an_incident_that_cannot_be_told_end_a_look_and_not_the_server()
    {
        var incidents = new BrokenIncidents();
        await using var exchange = await Exchange.StartAsync(
            Engine.Sqlite, options => options.LookEvery = TimeSpan.FromMilliseconds(5), services => services.AddSingleton<IIncidents>(incidents));
        await using var lost = Database.Open(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", "gone.db"));
        using var service = Service(exchange, exchange.Get<Jobs>(), new Leases(lost, exchange.Instance.Clock));

        await service.StartAsync(default);
        await incidents.ToldTwice.Task.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.False(service.ExecuteTask!.IsCompleted);
        await service.StopAsync(default);
    }

    [Xunit.Fact]
    public async Task A_job_that_fails_is_an_incident_without_the_text_of_the_fault_and_over_after_a_restart()
    {
        var file = Path.GetTempFileName();
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite, options => options.Folder = file);
        await Service(exchange, Fresh(exchange)).TickAsync(default);

        var opened = Assert.Single(await exchange.EntriesAsync("incident/"));
        Assert.DoesNotContain(file, System.Text.Encoding.UTF8.GetString(opened.Payload.Span), StringComparison.Ordinal);
        exchange.Get<IntegrationOptions>().Folder = null;
        await Service(exchange, Fresh(exchange)).TickAsync(default); // Another one: as after a restart.
        Assert.Equal(2, (await exchange.EntriesAsync("incident/")).Count);
        File.Delete(file);
    }

    private static Jobs Fresh(Exchange exchange) => new(exchange.Instance.Services.GetServices<IJobWatch>(), NullLogger<Jobs>.Instance);

    private static IntegrationService Service(Exchange exchange, Jobs jobs, Leases? leases = null) => new(
        exchange.Get<FolderExchange>(), exchange.Get<MakePerformances>(), exchange.Get<FetchPerformance>(), exchange.Get<FanOut>(), exchange.Get<SendDeliveries>(),
        leases ?? exchange.Get<Leases>(), jobs, exchange.Get<IntegrationOptions>(), exchange.Instance.Clock);

    private sealed class BrokenIncidents : IIncidents
    {
        private int _told;

        public TaskCompletionSource ToldTwice { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> ReportAsync(IncidentReport report, CancellationToken cancellation = default)
        {
            if (Interlocked.Increment(ref _told) == 1)
                return Task.FromResult(""); // As when it could not be written: it is told again at the next look.
            ToldTwice.TrySetResult();
            throw new InvalidOperationException("The ledger is away.");
        }

        public Task OverAsync(IncidentKind kind, string subject, CancellationToken cancellation = default) => Task.CompletedTask;
    }
}
