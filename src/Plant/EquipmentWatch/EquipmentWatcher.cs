using Microsoft.Extensions.Hosting;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant.EquipmentWatch;

/// <summary>What falls due becomes an entry, so that the bell says it. Two nodes at once write it once.</summary>
internal sealed class EquipmentWatcher(
    ILedger ledger, IStreams streams, IPlantDirectory directory, TimeProvider clock, Jobs jobs) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await jobs.TryAsync("what falls due of equipment", () => LookAsync(stoppingToken), stoppingToken);
    }

    /// <returns>How many things fell due.</returns>
    public async Task<int> LookAsync(CancellationToken cancellation)
    {
        var sites = (await directory.SitesAsync(cancellation)).ToDictionary(site => site.Id);
        var rules = (await streams.LoadAsync<EquipmentRuleBook>(EquipmentRuleBook.Stream, cancellation)).State;
        var found = 0;
        foreach (var one in await directory.EquipmentAsync(cancellation: cancellation))
        {
            var site = sites[one.Site];
            var now = Micros.Now(clock);
            var known = await streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(one.Id), cancellation);
            var due = EquipmentDueRule.Of(known.State, rules.ClockOf(one.Class, now), site.DateAt(now));
            if (due.Count == 0)
                continue;
            var drafts = due.Select(fact => new Draft(known.Stream, fact)).ToList();
            // Whoever was faster changed it: what is due then is seen the next time.
            if ((await ledger.WriteAsync(new AppendRequest(new Author("system", null, site.Zone), drafts, [known.At]), cancellation)).IsOk)
                found += due.Count;
        }

        return found;
    }
}
