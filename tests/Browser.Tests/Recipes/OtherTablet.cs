using System.Text.Json;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Xunit;

namespace Theriac.Browser.Tests.Recipes;

using Browser = Theriac.Host.Tests.Server.Browser; // A name of this namespace's own parent else.

/// <summary>The same recipe made at the other site, over HTTP: that site's line, tablet and people, and its own limits.</summary>
internal sealed class OtherTablet(Browser tablet, TheriacServer server, string batch)
{
    private const string Line = "LINE-BN";

    private string Actions => $"/api/batches/{batch}/actions";

    public static async Task<OtherTablet> OpenAsync(SyrupPlant plant, string batch)
    {
        (await plant.Admin.UnlockAsync()).Ok();
        (await plant.Admin.PostAsync("/api/areas", new { id = "BN-PACK", name = "Packing", site = TwoSites.Other })).Ok();
        (await plant.Admin.PostAsync("/api/equipment", new { id = Line, name = Line, level = "unit", @class = "packaging-line", area = "BN-PACK" })).Ok();
        var offer = (await plant.Admin.PostAsync("/api/terminals", new { id = "BN-1", name = "Tablet BN", area = "BN-PACK" })).Ok();
        var tablet = await plant.Server.PersonAsync("hai", Role.Operator);
        (await tablet.PostAsync("/api/terminals/enrol", new { code = offer.GetProperty("code").GetString() })).Ok();
        (await tablet.PostAsync($"/api/equipment/{Line}/actions/clean", new { })).Ok();
        return new OtherTablet(tablet, plant.Server, batch);
    }

    /// <summary>What this site's limits do not contain, and what is late, is refused until it is explained; the batch is complete then.</summary>
    /// <returns>Kinds and numbers of the exceptions that opened.</returns>
    public async Task<IReadOnlyList<string>> WorkAsync(string speed, string weight)
    {
        (await tablet.PostAsync($"{Actions}/start")).Ok();
        await SignAsync("Clear the line of the batch before.", new());
        await VerifyAsync("Clear the line of the batch before.");
        (await tablet.PostAsync($"{Actions}/check-in-equipment", new { step = await StepAsync("Scan the packaging line."), equipment = Line })).Ok();
        await SignAsync("Scan the packaging line.", new());
        await ExplainedAsync("Enter the line speed.", speed);
        await ExplainedAsync("Weigh one pack.", weight);
        Assert.Equal("minimum-time-not-reached", (await RecordAsync("Weigh one pack.", "11.0", null)).Code);
        (await RecordAsync("Count the good packs.", "990", null)).Ok();
        server.Clock.Advance(TimeSpan.FromMinutes(121));
        (await tablet.UnlockAsync()).Ok();
        Assert.Equal("hold-time-overrun", (await RecordAsync("Share of good packs", null, null)).Code);
        (await RecordAsync("Share of good packs", null, "The shift had ended.")).Ok();
        await SignAsync("Reconcile the labels.", new() { ["parts"] = new { issued = "1000", used = "990", returned = "7", destroyed = "2", sampled = "1" } });
        await VerifyAsync("Reconcile the labels.");
        await SignAsync("Enter the packs that go to stock.", new() { ["value"] = "990" });
        await VerifyAsync("Enter the packs that go to stock.");
        return await ExceptionsAsync(tablet, batch);
    }

    /// <summary>Of a batch that is complete.</summary>
    public static async Task<IReadOnlyList<string>> ExceptionsAsync(Browser reader, string batch)
    {
        var view = await reader.ReadAsync($"/api/batches/{batch}");
        Assert.Equal("complete", view.GetProperty("state").GetString());
        return [.. view.GetProperty("exceptions").EnumerateArray().Select(one => one.GetProperty("kind").GetString()!)];
    }

    private async Task ExplainedAsync(string title, string value)
    {
        Assert.Equal("justification-missing", (await RecordAsync(title, value, null)).Code);
        await SignAsync(title, new() { ["value"] = value, ["justification"] = "Looked at twice; the maker of the foil was told." });
    }

    private async Task<Answer> RecordAsync(string title, string? value, string? justification) =>
        await tablet.PostAsync($"{Actions}/record-value", new { step = await StepAsync(title), value, justification });

    private async Task SignAsync(string title, Dictionary<string, object> body)
    {
        body["step"] = await StepAsync(title);
        (await tablet.SignAsync($"{Actions}/sign-step", body, "hai")).Ok();
    }

    private async Task VerifyAsync(string title) =>
        (await tablet.SignAsync($"{Actions}/verify-step", new { step = await StepAsync(title) }, "minh", second: true)).Ok();

    /// <summary>Id of the step whose turn it is; of a loop the turn that is open.</summary>
    private async Task<string> StepAsync(string title)
    {
        var view = await tablet.ReadAsync($"/api/batches/{batch}");
        var now = view.GetProperty("now").EnumerateArray().Select(id => id.GetString()).ToHashSet();
        return view.GetProperty("work").EnumerateArray().Where(work => now.Contains(work.GetProperty("id").GetString()))
            .SelectMany(work => work.GetProperty("steps").EnumerateArray())
            .First(step => step.GetProperty("title").GetProperty("en").GetString() == title).GetProperty("id").GetString()!;
    }
}
