using Microsoft.Extensions.Hosting;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.People.Session;

/// <summary>Removes operational rows that are of no more use. What happened stays in the access log.</summary>
internal sealed class Purge(Database database, TimeProvider clock, PeopleOptions options, Jobs jobs) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly Sql SessionsSql = Sql.Of<Purge>("Session/PurgeSessions");
    private static readonly Sql ChallengesSql = Sql.Of<Purge>("Passkeys/PurgeChallenges");

    public Task RunAsync()
    {
        var now = Micros.Now(clock);
        return database.WriteAsync(
        [
            new Statement(SessionsSql, ("before", now - (options.SessionDaysKept * 86_400L * Micros.PerSecond))),
            new Statement(ChallengesSql, ("at", now)),
        ]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken);
            await jobs.TryAsync("purge of sessions", () => RunAsync(), stoppingToken);
        }
    }
}
