using System.Text.Json;
using Theriac.Host.Tests.MainJob;
using Xunit;

namespace Theriac.Browser.Tests.Recipes;

/// <summary>The same master at two sites: each sets its own line speed, and each makes its batches by its own version.</summary>
internal static class TwoSites
{
    public const string Other = "BN";

    private const string Today = "2026-11-22";

    public static async Task OpenOtherSiteAsync(SyrupPlant plant) =>
        (await plant.Admin.PostAsync("/api/sites", new { id = Other, name = "Bac Ninh", zone = "Asia/Ho_Chi_Minh" })).Ok();

    /// <summary>An author sets what the site runs at, quality approves, and from today the site makes its batches by the version.</summary>
    public static async Task MakeEffectiveAsync(SyrupPlant plant, string recipe, string version, string site, string speed, string low, string high)
    {
        var acts = $"/api/recipes/{recipe}/versions/{version}/sites/{site}/actions";
        var values = new[] { new { parameter = "speed", value = new { value = speed, unit = "each/min" }, range = new { low, high } } };
        (await plant.Author.SignAsync($"{acts}/prepare-parameters", new { values, reason = "What this line was qualified for." }, "an")).Ok();
        (await plant.Qa.SignAsync($"{acts}/approve-parameters", new { }, "dung")).Ok();
        (await plant.Qa.SignAsync($"{acts}/make-effective", new { from = Today, reason = "Operators are trained." }, "dung")).Ok();
    }

    /// <summary>An order at the site takes the site's version and the site's limits.</summary>
    /// <returns>The batch, and the hash of the master that it is bound to.</returns>
    public static async Task<(string Batch, string Hash)> OrderedAsync(SyrupPlant plant, string recipe, string site, string version, string low, string high)
    {
        var issued = (await plant.Planner.SignAsync("/api/orders", new { site, recipeId = recipe, shortageReason = "A delivery is on its way." }, "phuong")).Ok();
        var id = issued.GetProperty("batch").GetString()!;
        var batch = await plant.Qa.ReadAsync($"/api/batches/{id}");
        var bound = batch.GetProperty("recipe");
        Assert.Equal(version, bound.GetProperty("version").GetString());
        var limits = Step(batch, "line-speed").GetProperty("limits");
        Assert.Equal((low, high), (limits.GetProperty("low").GetString(), limits.GetProperty("high").GetString()));
        return (id, bound.GetProperty("hash").GetString()!);
    }

    private static JsonElement Step(JsonElement batch, string id) => batch.GetProperty("work").EnumerateArray()
        .SelectMany(work => work.GetProperty("steps").EnumerateArray()).Single(step => step.GetProperty("id").GetString() == id);
}
