using Microsoft.Playwright;
using Theriac.Browser.Tests.MainJob;
using Xunit;

namespace Theriac.Browser.Tests.Recipes;

/// <summary>What an author looks at before anybody signs: the draft on the floor's own screens, and past batches by its limits.</summary>
internal static class TryingOut
{
    /// <summary>A few steps of the draft as an operator would do them; nothing is signed, nothing is written, and the screen says so.</summary>
    public static async Task DryRunAsync(SyrupSite site, string recipe)
    {
        var page = await site.OpenAsync("an", $"/recipes/{recipe}/1", 1280, 800);
        await page.PressAsync("Dry run");
        await page.ArriveAsync("/floor/batches/DRY-RUN$");
        await page.GetByText($"Dry run of {recipe} 1. Nothing here is a record.").WaitForAsync();
        var head = (await site.Plant.Server.Ledger.HeadAsync()).Number;
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Go on with ") }).ClickAsync();
        foreach (var button in new[] { "Done, sign", "Second person signs" })
        {
            await page.PressAsync(button);
            var sheet = page.GetByRole(AriaRole.Dialog);
            await sheet.GetByText("Nothing is signed in a dry run.").WaitForAsync();
            Assert.Equal(0, await sheet.GetByLabel("Password").CountAsync());
            await sheet.GetByRole(AriaRole.Button, new() { Name = "Go on", Exact = true }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Heading, new() { Level = 2 }).Filter(new() { HasText = "Scan the packaging line." }).WaitForAsync();
        await page.ScanAsync("ANY-LINE");
        await page.GetByText("ANY-LINE").First.WaitForAsync();
        // Above every step: hatched, in a colour that nothing else has.
        Assert.True(await page.GetByText("Nothing here is a record.").IsVisibleAsync());
        Assert.Equal(1, await page.Locator("main[data-sandbox]").CountAsync());
        var since = await site.Plant.Server.Ledger.ReadAsync(head + 1, 100);
        Assert.All(since, entry => Assert.StartsWith("access/", entry.Stream, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    /// <summary>Version 2 over both batches: the two weights of the one that was made by version 1 would have been flagged.</summary>
    public static async Task ReplayAsync(SyrupSite site, string recipe)
    {
        var page = await site.OpenAsync("dung", $"/recipes/{recipe}/2?view=replay");
        await page.PressAsync("Judge past batches");
        await page.GetByText("2 would newly be flagged, 0 no longer, 3 as before.").WaitForAsync();
        await page.GetByText("12.3 g").First.WaitForAsync();
        await page.Context.CloseAsync();
    }
}
