using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Theriac.Browser.Tests.MainJob;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Theriac.People.Testing;

namespace Theriac.Browser.Tests.Recipes;

/// <summary>Lan at a tablet with the packaging recipe before her: every entry is made on the screen. Minh is the second person.</summary>
internal sealed class TabletHands(IPage page, TheriacServer server)
{
    public static async Task<TabletHands> OpenAsync(SyrupSite site, string batch)
    {
        var offer = (await site.Plant.Admin.PostAsync("/api/terminals", new { id = "TAB-2", name = "Tablet 2", area = "HN-LIQ" })).Ok();
        var page = await site.OpenAsync("lan", "/floor", 1280, 800);
        await page.GetByLabel("Enrolment code").FillAsync(offer.GetProperty("code").GetString()!);
        await page.PressAsync("Enrol this device");
        await page.GetByText(batch, new() { Exact = true }).First.ClickAsync();
        await page.PressAsync("Start batch");
        return new TabletHands(page, site.Plant.Server);
    }

    /// <summary>Both branches, two turns of the loop, and the closing within its hold time.</summary>
    /// <param name="interval">After the first turn of the loop the next one is due.</param>
    public async Task WorkAsync(string speed, string weight, TimeSpan interval)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Go on with ") }).ClickAsync();
        await AtAsync("Clear the line of the batch before.");
        await page.PressAsync("Done, sign");
        await page.SignAsync("lan");
        await VerifyAsync();
        await AtAsync("Scan the packaging line.");
        await page.GetByText("Scan the label of the equipment").WaitForAsync();
        await page.ScanAsync("LINE-1");
        await page.PressAsync("Sign");
        await page.SignAsync("lan");
        await ValueAsync("Enter the line speed.", speed);
        await AtAsync("Count the good packs.");
        await TurnToAsync("Check packs");
        await ValueAsync("Weigh one pack.", weight);
        await TurnAsync(2);
        await PassAsync(interval);
        await ValueAsync("Weigh one pack.", weight);
        await TurnAsync(3);
        await TurnToAsync("Pack");
        await ValueAsync("Count the good packs.", "990");
        await CloseAsync();
        await page.ArriveAsync("/floor/batches/[^/]+$"); // No step is left to go on with.
        await page.Context.CloseAsync();
    }

    private async Task CloseAsync()
    {
        await AtAsync("Share of good packs");
        await page.GetByText("99 %").First.WaitForAsync();
        await page.PressAsync("Done");
        await AtAsync("Reconcile the labels.");
        foreach (var (part, count) in new[] { ("Issued", "1000"), ("Used", "990"), ("Returned", "7"), ("Destroyed", "2"), ("Sampled", "1") })
            await page.GetByLabel(part, new() { Exact = true }).FillAsync(count);
        await SignEntryAsync();
        await VerifyAsync();
        await AtAsync("Enter the packs that go to stock.");
        await page.GetByLabel("Value", new() { Exact = true }).FillAsync("990");
        await SignEntryAsync();
        await VerifyAsync();
    }

    private async Task ValueAsync(string title, string value)
    {
        await AtAsync(title);
        await page.GetByLabel("Value", new() { Exact = true }).FillAsync(value);
        await page.PressAsync("Save");
    }

    private async Task SignEntryAsync()
    {
        await page.PressAsync("Save and sign");
        await page.SignAsync("lan");
    }

    private async Task VerifyAsync()
    {
        await page.PressAsync("Second person signs");
        await page.SignAsync("minh");
    }

    /// <summary>The step with this title stands on the screen.</summary>
    private Task AtAsync(string title) => page.GetByRole(AriaRole.Heading, new() { Level = 2 }).Filter(new() { HasText = title }).WaitForAsync();

    /// <summary>To the other branch, by what the screen names as going on in parallel.</summary>
    private Task TurnToAsync(string phase) => page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Link).Filter(new() { HasText = phase }).First.ClickAsync();

    /// <summary>The loop goes on by itself, and the screen says with which turn.</summary>
    private Task TurnAsync(int number) => page.GetByRole(AriaRole.Complementary).GetByText($"turn {number} of").WaitForAsync();

    /// <summary>Time passes, and the tablet locks itself; she comes back to the step that she left.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        server.Clock.Advance(time);
        await page.ReloadAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(TestPeople.Password);
        await page.PressAsync("Unlock");
    }
}
