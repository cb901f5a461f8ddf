using System.Text.Json;
using Theriac.Host.Tests.Server;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.MainJob;

/// <summary>
/// The acts of the tablet batch that Browser.Tests does on the screens, over HTTP and on PostgreSQL: weighed, granulated, compressed, packed, with an entry
/// that comes late, a wrong lot, a value outside its limits and a correction.
/// </summary>
public sealed class TabletBatchTests
{
    private const int Packs = 985;

    [Fact]
    [Trait("Requirement", "A11-6")]
    public async Task On_PostgreSQL_a_tablet_batch_is_made_and_certified_and_its_record_shows_what_went_wrong()
    {
        await using var site = await SyrupPlant.StartAsync(Engine.Postgres);
        await using var plant = await TabletPlant.EquipAsync(site);
        var ordered = (await site.Planner.SignAsync("/api/orders", new { site = SyrupPlant.Site, recipeId = TabletPlant.Recipe }, "phuong")).Ok();
        var batch = ordered.GetProperty("batch").GetString()!;
        await MakeAsync(plant, batch);
        await plant.TestAsync(batch);
        await ReleaseAsync(site, batch);
        var record = (await site.Qa.GetAsync($"/api/batches/{batch}/record.json")).Text;
        Assert.All(["L-STARCH", "The access point was dead.", "46.8", "Digits swapped."], words => Assert.Contains(words, record, StringComparison.Ordinal));
    }

    private static async Task MakeAsync(TabletPlant plant, string batch)
    {
        var robot = new TabletRobot(plant.Site.Tablet, plant, batch, Packs);
        (await robot.PostAsync("start", new { })).Ok();
        await robot.WorkAsync("w-demosol");
        var wrong = new { step = "w-demosol", lot = TabletPlant.Lots["RM-STARCH"], source = "scanned" };
        Assert.Equal("lot-of-other-material", (await robot.PostAsync("choose-source", wrong)).Code);
        await robot.WorkAsync("inlet");
        var noted = plant.Site.Server.Clock.GetUtcNow();
        await plant.PassAsync(TimeSpan.FromMinutes(20));
        var late = new { happenedAt = noted, reason = "The access point was dead.", gap = noted };
        (await robot.PostAsync("record-value", new { step = "inlet", value = "60.2", unit = "°C", late })).Ok();
        const string Why = "The inlet flap stuck; freed, 42 °C after two minutes.";
        Assert.Equal("justification-missing", (await robot.PostAsync("record-value", new { step = "bed", value = "46.8", unit = "°C" })).Code);
        (await robot.SignAsync("sign-step", new { step = "bed", value = "46.8", unit = "°C", justification = Why })).Ok();
        (await robot.PostAsync("record-value", new { step = "moisture", value = "1.29", unit = "%" })).Ok();
        (await robot.PostAsync("correct", new { step = "moisture", value = "1.92", unit = "%", reason = "Digits swapped." })).Ok();
        (await robot.SignAsync("sign-step", new { step = "moisture" })).Ok();
        await robot.WorkAsync();
    }

    private static async Task ReleaseAsync(SyrupPlant site, string batch)
    {
        var actions = $"/api/batches/{batch}/actions";
        (await site.Qa.PostAsync($"{actions}/start-review")).Ok();
        foreach (var exception in (await site.Qa.ReadAsync($"/api/batches/{batch}")).GetProperty("exceptions").EnumerateArray())
        {
            var conclusion = new { impact = "None.", productImpact = false, rootCause = "machine", cause = "As said.", conclusion = "The batch is not touched." };
            (await site.Qa.SignAsync($"/api/exceptions/{exception.GetProperty("id").GetString()}/actions/conclude", conclusion, "dung")).Ok();
        }

        var items = (await site.Qa.ReadAsync($"/api/batches/{batch}/review")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(TabletPlant.Seen, TabletPlant.NumbersOf(items));
        foreach (var item in items)
            (await site.Qa.PostAsync($"{actions}/mark-seen", new { item = item.GetProperty("key").GetString() })).Ok();
        (await site.Qa.SignAsync($"{actions}/review", new { }, "dung")).Ok();
        (await site.Qa.SignAsync($"{actions}/review-audit-trail", new { }, "dung")).Ok();
        var person = await site.Server.SignedInAsync("quang");
        (await person.SignAsync($"{actions}/certify", new { market = "VN", checklist = new[] { new { line = "gmp" } } }, "quang")).Ok();
        Assert.Equal("certified", (await site.Qa.ReadAsync($"/api/batches/{batch}")).GetProperty("disposition").GetString());
    }
}
