using Theriac.Plant;

namespace Theriac.Host.Demo.Story;

/// <summary>What happened at the two sites, from the first account to the last shipped pack.</summary>
internal sealed class DemoStory(DemoCast cast, DemoClock clock, IServiceProvider services)
{
    /// <returns>An API token for machines.</returns>
    public async Task<string?> TellAsync(CancellationToken cancellation)
    {
        var began = clock.GetUtcNow();
        await DemoStaff.AddAsync(services);
        var plant = new DemoPlant(cast, services.GetRequiredService<IPlantSetup>());
        await plant.SetUpAsync();
        await plant.EnrolAsync();
        await DemoMaterials.AddAsync(cast.Office(DemoStaff.Administrator), DemoApproval.Documents);
        clock.MoveTo(began.AddHours(1));
        await plant.CleanAsync();
        await DemoApproval.ApproveAllAsync(cast);
        await DemoRelease.SetAsync(cast);
        await DemoCleaning.SetHoldTimesAsync(cast);
        await DemoAlarms.SetAsync(cast);
        await DemoPacks.AddPartnersAsync(cast.Office(DemoStaff.Author));
        var agenda = new Agenda(clock);
        agenda.Add(began.AddHours(2), DemoMaterials.ReceiveAsync(cast));
        foreach (var (plot, index) in BatchPlot.All.Select((plot, index) => (plot, index)))
            agenda.Add(began.AddHours(plot.AfterHours), new BatchTeller(cast, plot, index).TellAsync());
        agenda.Add(began.AddHours(26), DemoCleaning.TellAsync(cast));
        agenda.Add(began.AddHours(200), DemoAlarms.RaiseAsync(cast));
        agenda.Add(began.AddHours(238.05), DemoCampaign.TellAsync(cast));
        await agenda.RunAsync(cancellation);
        await DemoOrders.PlanAsync(cast.Office(DemoStaff.Author), clock.GetUtcNow());
        return await TokenAsync();
    }

    private async Task<string?> TokenAsync()
    {
        var answer = await cast.Office(DemoStaff.Administrator).PostAsync("/api/tokens", new
        {
            name = "Demo line",
            roles = new[] { new { role = "machine", site = "*" } },
            days = 366,
        });
        return answer["token"]?.GetValue<string>();
    }
}
