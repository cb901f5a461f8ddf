namespace Theriac.Host.Demo.Story;

/// <summary>A blender is cleaned by its approved procedure, without a batch, and by now that was too long ago.</summary>
internal static class DemoCleaning
{
    private const string Blender = "HN-BLD-01";

    /// <summary>How long a blender may stand clean and dirty.</summary>
    public static Task SetHoldTimesAsync(DemoCast cast) => cast.Office(DemoStaff.Qa).SignAsync("/api/hold-times/actions/set", new
    {
        @class = "blender",
        cleanHoldHours = 120,
        dirtyHoldHours = 72,
        reason = "Cleaning validation CV-07.",
    });

    public static async IAsyncEnumerable<TimeSpan> TellAsync(DemoCast cast)
    {
        var plot = new BatchPlot("CLEAN-BLENDER", "HN", 0, BatchEnd.Running);
        var begun = await cast.At(plot.Operator, "HN-T1").SignAsync("/api/procedures", new { site = plot.Site, recipeId = plot.Recipe, equipment = Blender });
        var record = begun["batch"]!.GetValue<string>();
        await foreach (var wait in new BatchTeller(cast, plot, 1).WorkAsync(record))
            yield return wait;
        yield return TimeSpan.FromHours(1);
        await cast.Office(DemoStaff.Qa).SignAsync($"/api/batches/{record}/actions/accept-procedure", new { comment = "Rinse and look as validated." });
    }
}
