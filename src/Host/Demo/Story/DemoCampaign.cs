namespace Theriac.Host.Demo.Story;

/// <summary>Three batches of capsules one after another at the blister line: one is at work, and the shift that made it goes home.</summary>
internal static class DemoCampaign
{
    private static readonly BatchPlot First = new("DEMOVIT-500", "HN", 0, BatchEnd.Running, StopBefore: "i8");

    public static async IAsyncEnumerable<TimeSpan> TellAsync(DemoCast cast)
    {
        var campaign = await cast.Office(First.Verifier).SignAsync("/api/campaigns", new
        {
            site = First.Site,
            recipeId = First.Recipe,
            batches = 3,
            planned = First.Planned,
            line = "HN-PAC-01",
            plannedStart = cast.Now.AddMinutes(5),
            everyHours = 10,
            equipment = new[] { "HN-PAC-01" },
            rule = new { minorAfterBatches = 2, majorAfterBatches = 6, majorAfterDays = 14 },
        });
        var batch = campaign["released"]![0]!.GetValue<string>();
        yield return TimeSpan.FromMinutes(5);
        await foreach (var wait in new BatchTeller(cast, First, BatchPlot.All.Count).WorkAsync(batch))
            yield return wait;
        await DemoShifts.HandOverAsync(cast.At(First.Operator, "HN-T1"), batch, null);
    }
}
