using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Theriac.Browser.Tests.MainJob;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Xunit;

namespace Theriac.Browser.Tests.Recipes;

/// <summary>
/// A recipe from a blank page through the screens: an author builds a packaging recipe by drag, drop and typing, three people sign it,
/// and a second version changes one limit. Each of the two is made at a site of its own, with that site's parameters.
/// </summary>
public sealed class PackagingRecipeTests
{
    private const string Id = "PACK-10";

    // One pixel: what a label looks like does not matter here, that its file is signed does.
    private static readonly byte[] Label = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    [Trait("Requirement", "C-186b9")]
    public async Task A_packaging_recipe_is_built_by_drag_drop_and_typing_signed_by_three_people_changed_in_one_limit_and_made_at_two_sites()
    {
        await using var site = await SyrupSite.StartAsync();
        (await site.Plant.Admin.PostAsync("/api/materials", new { code = "PM-LABEL", name = "Label", kind = "packaging", unit = "each" })).Ok();
        await site.TellingAsync(async () =>
        {
            await BuildAsync(site);
            await ApproveAsync(site, "1");
            await TwoSites.OpenOtherSiteAsync(site.Plant);
            await TwoSites.MakeEffectiveAsync(site.Plant, Id, "1", SyrupPlant.Site, "55", "50", "60");
            await ChangeOneLimitAsync(site);
            await DifferenceIsThatLimitAsync(site);
            await ReviewIsThatBlockAsync(site);
            await ApproveAsync(site, "2");
            await TwoSites.MakeEffectiveAsync(site.Plant, Id, "2", TwoSites.Other, "70", "65", "75");
            await MakeAtBothAsync(site);
            await TryingOut.ReplayAsync(site, Id);
        });
        Assert.Empty(site.Errors);
    }

    /// <summary>
    /// The same speed and the same weight at both sites: within the limits of the one and of its version 1, outside of those of the other
    /// and of its version 2.
    /// </summary>
    private static async Task MakeAtBothAsync(SyrupSite site)
    {
        var first = await TwoSites.OrderedAsync(site.Plant, Id, SyrupPlant.Site, "1", "50", "60");
        var second = await TwoSites.OrderedAsync(site.Plant, Id, TwoSites.Other, "2", "65", "75");
        Assert.NotEqual(first.Hash, second.Hash);
        var tablet = await TabletHands.OpenAsync(site, first.Batch);
        await tablet.WorkAsync("58", "12.3", TimeSpan.FromMinutes(30));
        (await site.Plant.Tablet.UnlockAsync()).Ok();
        Assert.Empty(await OtherTablet.ExceptionsAsync(site.Plant.Tablet, first.Batch));
        var other = await OtherTablet.OpenAsync(site.Plant, second.Batch);
        Assert.Equal(["out-of-limits", "out-of-limits", "hold-time-overrun"], await other.WorkAsync("58", "12.3"));
    }

    private static async Task BuildAsync(SyrupSite site)
    {
        var page = await site.OpenAsync("an", "/recipes");
        await page.PressAsync("New recipe");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Demo tablets, packed");
        await page.GetByLabel("Recipe id").FillAsync(Id);
        await page.PressAsync("Make draft");
        await page.ArriveAsync($"/recipes/{Id}/1/edit");
        var robot = new EditorRobot(page);
        await DescribeAsync(page, robot);
        await DrawAsync(robot);
        await FillStepsAsync(robot);
        await TimesAndLoopAsync(page, robot);
        await robot.SavedAsync();
        await IsAsBuiltAsync(site);
        await TryingOut.DryRunAsync(site, Id);
        await page.GetByText(new Regex("^0 stop approval")).WaitForAsync();
        await page.PressAsync("Send to review");
        await page.SignAsync("an");
        await page.GetByText("In review").First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    private static async Task DescribeAsync(IPage page, EditorRobot robot)
    {
        await robot.SelectAsync("Product and batch");
        foreach (var (member, value) in new[]
                 {
                     ("product.code", "FG-PACK-10"), ("product.name", "Demo"), ("product.strength", "10 mg"), ("product.dosageForm", "Tablet"),
                     ("product.shelfLifeMonths", "24"), ("yield.minPercent", "95"), ("yield.maxPercent", "101"),
                 })
            await robot.FillAsync(member, value);
        await robot.QuantityAsync("batchSize.nominal", "1000", "each");
        await robot.QuantityAsync("batchSize.min", "500", "each");
        await robot.QuantityAsync("batchSize.max", "1000", "each");
        await robot.QuantityAsync("yield.theoretical", "1000", "each");
        await robot.AddAsync("Inputs", "Add input");
        await robot.FillAsync("materialCode", "PM-LABEL");
        await robot.FillAsync("name", "Label");
        await robot.QuantityAsync("quantity", "1000", "each");
        await robot.ChooseAsync("use", "Label");
        await robot.AddAsync("Equipment", "Add equipment class");
        await robot.FillAsync("class", "packaging-line");
        await robot.AddAsync("Parameters", "Add parameter");
        await robot.FillAsync("name", "Line speed");
        await robot.NameAsync("speed");
        await robot.QuantityAsync("value", "60", "each/min");
        foreach (var (member, value) in new[] { ("range-low", "50"), ("range-high", "70"), ("registeredRange-low", "40"), ("registeredRange-high", "80") })
            await robot.FillAsync(member, value);
        await robot.ChooseAsync("scope", "Site");
        await robot.SelectAsync("Specimens");
        await page.Locator("[data-panel] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "label.png", MimeType = "image/png", Buffer = Label });
        await robot.ChooseAsync("materialCode", "PM-LABEL");
    }

    /// <summary>Two phases at once, then an operation that closes.</summary>
    private static async Task DrawAsync(EditorRobot robot)
    {
        await robot.SelectAsync("Phase 1");
        await robot.FillAsync("title", "Clear the line");
        await robot.NameAsync("clear");
        await robot.ShowAsync("Blocks");
        await robot.DropOnGraphAsync("phase", "Clear the line", "Pack");
        await robot.NameAsync("pack");
        await robot.DropOnGraphAsync("parallel", "Pack", "Check packs");
        await robot.NameAsync("check");
        await robot.ShowAsync("List");
        await robot.DropOnListAsync("operation", "Operation 1", "Closing");
        await robot.NameAsync("closing");
        await robot.DropOnListAsync("phase", "Closing", "Close");
        await robot.NameAsync("close");
    }

    private static async Task FillStepsAsync(EditorRobot robot)
    {
        await robot.DropOnListAsync("line-clearance", "Clear the line", "Clear the line of the batch before.");
        await robot.DropOnListAsync("equipment", "Clear the line of the batch before.", "Scan the packaging line.");
        await robot.ChooseAsync("equipmentClass", "packaging-line");
        await robot.NumberAsync("Pack", "Enter the line speed.", "line-speed", "each/min", null);
        await robot.ChooseAsync("parameter", "Line speed");
        await robot.NumberAsync("Enter the line speed.", "Count the good packs.", "good", "each", ("0", "1000"));
        await robot.NumberAsync("Check packs", "Weigh one pack.", "weight", "g", ("10.0", "12.5"));
        await robot.DropOnListAsync("calculation", "Close", "Share of good packs");
        await robot.NameAsync("share");
        await robot.FillAsync("expression", "{good} / 1000 each in %");
        await robot.UnitAsync("unit", "%");
        await robot.DropOnListAsync("reconciliation", "Share of good packs", "Reconcile the labels.");
        await robot.ChooseAsync("materialCode", "PM-LABEL");
        await robot.UnitAsync("unit", "each");
        await robot.FillAsync("limits-low", "0");
        await robot.FillAsync("limits-high", "2");
        await robot.SwitchAsync("verification");
        await robot.DropOnListAsync("yield", "Reconcile the labels.", "Enter the packs that go to stock.");
        await robot.UnitAsync("unit", "each");
        await robot.SwitchAsync("verification");
    }

    private static async Task TimesAndLoopAsync(IPage page, EditorRobot robot)
    {
        await robot.SelectAsync("Check packs");
        await robot.ChooseAsync("loop", "Every so often");
        await robot.QuantityAsync("loop-interval", "30", "min");
        await page.Locator("[data-panel]").GetByRole(AriaRole.Combobox, new() { Name = "Until this has ended" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Pack", Exact = true }).ClickAsync();
        await robot.SelectAsync("Closing");
        await robot.PressAsync("timeLinks");
        await robot.ChooseAsync("time-after", "Operation 1");
        await robot.QuantityAsync("time-duration", "2", "h");
    }

    /// <summary>What the server has is what was built.</summary>
    private static async Task IsAsBuiltAsync(SyrupSite site)
    {
        var procedure = (await site.Plant.Author.ReadAsync($"/api/recipes/{Id}/versions/1")).GetProperty("recipe").GetProperty("procedure");
        var (making, closing) = (procedure.GetProperty("elements")[0], procedure.GetProperty("elements")[1]);
        Assert.Equal(["clear", "pack", "check"], Ids(making, "elements"));
        var logic = making.GetProperty("logic");
        Assert.Equal(["parallel-divergent", "parallel-convergent"], logic.GetProperty("bars").EnumerateArray().Select(bar => bar.GetProperty("kind").GetString()));
        var loop = making.GetProperty("elements")[2].GetProperty("loop");
        Assert.Equal(("every", "pack"), (loop.GetProperty("kind").GetString(), loop.GetProperty("until").GetString()));
        Assert.Equal("no-later-after-end", closing.GetProperty("timeLinks")[0].GetProperty("kind").GetString());
        var kinds = closing.GetProperty("elements")[0].GetProperty("instructions").EnumerateArray().Select(one => one.GetProperty("kind").GetString());
        Assert.Equal(["calculation", "reconciliation", "yield"], kinds);
    }

    private static IEnumerable<string?> Ids(JsonElement of, string list) => of.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("id").GetString());

    /// <summary>On the screens; what comes next over HTTP needs the sessions there opened again.</summary>
    private static async Task ApproveAsync(SyrupSite site, string version)
    {
        await Approving.ApproveAsync(site, $"/recipes/{Id}/{version}");
        (await site.Plant.Checker.UnlockAsync()).Ok();
        (await site.Plant.Qa.UnlockAsync()).Ok();
    }

    private static async Task ChangeOneLimitAsync(SyrupSite site)
    {
        var page = await site.OpenAsync("an", $"/recipes/{Id}/1");
        await page.PressAsync("New version");
        await page.PressAsync("Make draft");
        await page.ArriveAsync($"/recipes/{Id}/2/edit");
        var robot = new EditorRobot(page);
        await robot.SelectAsync("Weigh one pack.");
        await robot.FillAsync("limits-high", "12.0");
        await robot.SavedAsync();
        await robot.ShowAsync("Changes");
        await page.GetByText(new Regex("12[.]5.*12[.]0")).First.WaitForAsync();
        await page.PressAsync("Send to review");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).First.FillAsync("Packs weigh less since the new foil.");
        await page.GetByRole(AriaRole.Dialog).Locator("[data-primary]").ClickAsync();
        await page.SignAsync("an");
        await page.GetByText("In review").First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>Reviewers look at the block that changed and at what depends on it: nothing else reads that weight.</summary>
    private static async Task ReviewIsThatBlockAsync(SyrupSite site)
    {
        var review = await site.Plant.Checker.ReadAsync($"/api/recipes/{Id}/versions/2/review");
        Assert.Equal(["check"], review.GetProperty("toReview").EnumerateArray().Select(one => one.GetString()));
    }

    /// <summary>Version 2 differs from version 1 in one member of one step, and in nothing else.</summary>
    private static async Task DifferenceIsThatLimitAsync(SyrupSite site)
    {
        var diff = await site.Plant.Author.ReadAsync($"/api/recipes/{Id}/diff?from=1&to=2");
        Assert.Equal(1, diff.GetProperty("changes").GetInt32());
        var change = diff.GetProperty("blocks").EnumerateArray().SelectMany(block => block.GetProperty("changes").EnumerateArray()).Single();
        Assert.Equal("weight", change.GetProperty("id").GetString());
        Assert.Contains("12.5", change.GetProperty("before").GetString()!, StringComparison.Ordinal);
        Assert.Contains("12.0", change.GetProperty("after").GetString()!, StringComparison.Ordinal);
    }
}
