using System.Text.Json.Nodes;

namespace Theriac.Host.Demo.Story;

/// <summary>Works one batch as the floor does: it reads what the record asks for next, and does that.</summary>
internal sealed class BatchTeller(DemoCast cast, BatchPlot plot, int index)
{
    private readonly DemoSteps _steps = new(cast, plot, index);

    public async IAsyncEnumerable<TimeSpan> TellAsync()
    {
        var order = await cast.Office(plot.Verifier).SignAsync("/api/orders", new
        {
            site = plot.Site,
            recipeId = plot.Recipe,
            line = plot.Site == "HN" ? "HN-PAC-01" : "BN-PAC-01",
            planned = plot.Planned,
            plannedStart = cast.Now.AddHours(2),
            plannedEnd = cast.Now.AddHours(2 + plot.PlannedHours),
        });
        var batch = order["batch"]!.GetValue<string>();
        foreach (var equipment in plot.Keeps)
            await cast.Office(plot.Verifier).PostAsync($"/api/batches/{batch}/actions/allocate-equipment", new { equipment });
        if (plot.End == BatchEnd.Idle)
            yield break;
        yield return TimeSpan.FromHours(2);
        await foreach (var wait in WorkAsync(batch))
            yield return wait;
        await foreach (var wait in FinishAsync(batch))
            yield return wait;
    }

    /// <summary>From its start to the step before which work rests.</summary>
    public async IAsyncEnumerable<TimeSpan> WorkAsync(string batch)
    {
        await _steps.Maker.PostAsync($"/api/batches/{batch}/actions/start", new { });
        while (await NextAsync(batch) is { } next)
        {
            var step = next.Step;
            if (step is not null && step["id"]!.GetValue<string>() == plot.StopBefore)
                break;
            await foreach (var wait in _steps.DoAsync(batch, next.Work, step))
                yield return wait;
        }

        if (plot.HandedTo is { } taker)
            await DemoShifts.HandOverAsync(_steps.Maker, batch, cast.At(taker, _steps.MakingTerminal));
    }

    private async IAsyncEnumerable<TimeSpan> FinishAsync(string batch)
    {
        var quality = new DemoQuality(cast, batch);
        if (plot.End == BatchEnd.Held)
        {
            await cast.At(plot.Verifier, _steps.MakingTerminal).PostAsync(
                $"/api/batches/{batch}/actions/hold", new { reason = "Capsule lot under question after a call of its supplier. Wait for QA." });
        }

        if (plot.End == BatchEnd.Rejected)
        {
            await cast.At(plot.Verifier, _steps.MakingTerminal).SignAsync(
                $"/api/batches/{batch}/actions/stop", new { reason = "The bulk does not meet its specification. It is not filled." });
        }

        if (plot.End is BatchEnd.InReview or BatchEnd.Certified or BatchEnd.Rejected)
        {
            yield return TimeSpan.FromHours(9);
            await foreach (var wait in quality.ReviewAsync(plot.End))
                yield return wait;
        }

        if (plot.End != BatchEnd.Certified)
            yield break;
        foreach (var to in plot.Shipments)
        {
            yield return TimeSpan.FromHours(3);
            await _steps.ShipAsync(batch, to);
        }
    }

    /// <summary>The work whose turn it is, with its step; null when nothing is left.</summary>
    private async Task<(JsonNode Work, JsonNode? Step)?> NextAsync(string batch)
    {
        var view = await _steps.Maker.GetAsync($"/api/batches/{batch}");
        foreach (var work in view["work"]!.AsArray())
        {
            if (work!["state"]!.GetValue<string>() is not ("enabled" or "running"))
                continue;
            var current = work["currentStep"]?.GetValue<string>();
            var step = current is null ? null : work["steps"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == current);
            return (work, step);
        }

        return null;
    }
}
