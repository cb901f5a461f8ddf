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
        clock.MoveTo(began.AddHours(1));
        await plant.CleanAsync();
        cancellation.ThrowIfCancellationRequested();
        return null;
    }
}
