using Microsoft.Playwright;
using Theriac.Browser.Tests.MainJob;
using Theriac.Browser.Tests.Running;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Theriac.Browser.Tests.Floor;

/// <summary>Operators with bad luck: the network goes, somebody is faster, too much is in the bucket.</summary>
public sealed class BadLuckTests(DemoSite site)
{
    [Fact]
    public async Task Who_saved_without_network_while_somebody_was_faster_reads_whose_value_counts_and_keeps_his_own()
    {
        var (batch, number) = await site.BatchAsync("DEMOSOL-10", "running");
        var path = $"/floor/batches/{batch}/{number}";
        var lan = await site.TabletAsync("lan.nguyen", "HN-COMP", path);
        var minh = await site.TabletAsync("minh.tran", "HN-COMP", path, 1280, 800);

        await Value(lan).FillAsync("42.2");
        await lan.Context.SetOfflineAsync(true);
        await lan.Primary().ClickAsync();
        await lan.GetByText("Waiting since").WaitForAsync();
        await Expect(lan.Locator("[data-sync]")).ToContainTextAsync("Waiting 1 since");

        await Value(minh).FillAsync("41.9");
        await minh.Primary().ClickAsync();
        await minh.Locator($"[data-field='{number}-value']").WaitForAsync(new() { State = WaitForSelectorState.Detached }); // 41.9 is saved.

        await lan.Context.SetOfflineAsync(false);
        var told = lan.Locator("[data-own-draft]");
        await Expect(told).ToContainTextAsync("Trần Văn Minh saved 41.9");
        await Expect(told).ToContainTextAsync("42.2\u00a0°C, is not recorded; it is kept as a draft.");
        await Expect(told.GetByRole(AriaRole.Button, new() { Name = "Correct it to 42.2\u00a0°C" })).ToBeVisibleAsync();

        await told.GetByRole(AriaRole.Button, new() { Name = "Drop my draft" }).ClickAsync();
        await Expect(told).ToHaveCountAsync(0);
        await Expect(lan.Locator("[data-sync]")).ToHaveTextAsync("Saved");
    }

    [Fact]
    public async Task A_charge_that_met_no_network_goes_by_itself_once_and_too_much_is_explained()
    {
        var (batch, number) = await site.BatchAsync("DEMOPAR-SYRUP", "running");
        var page = await site.TabletAsync("lin.mei", "BN-LIQ", $"/floor/batches/{batch}/{number}");
        await page.GetByText("Scan the lot label").WaitForAsync();
        await page.ScanAsync("L-24112");
        await Quantity(page).FillAsync("0.020");
        await page.Context.SetOfflineAsync(true);
        await page.PressAsync("Charge in");
        await page.GetByText("Waiting since").WaitForAsync();
        await page.Locator("[data-sync]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Retry" })).ToBeVisibleAsync();

        await page.Context.SetOfflineAsync(false);
        await page.GetByText("Sum 0.020 kg").WaitForAsync();
        await Expect(page.Locator("[data-sync]")).ToHaveTextAsync("Saved");

        await page.Keyboard.PressAsync("Escape");
        await page.ScanAsync("L-24112 "); // The same label again, as the scanner of a second container reads it.
        await Quantity(page).FillAsync("0.060");
        await page.PressAsync("Charge in");
        await Expect(page.Sheet()).ToContainTextAsync("0.080 kg is outside");
        await page.Sheet().GetByRole(AriaRole.Textbox).FillAsync("The bag slipped.");
        await page.Sheet().GetByRole(AriaRole.Button, new() { Name = "Charge in" }).ClickAsync();
        await page.GetByText("Sum 0.080 kg").WaitForAsync();
    }

    [Theory]
    [InlineData("lin.mei", "HN-COMP", "Your roles at HN do not let you enter here.")]
    [InlineData("lan.nguyen", "BN-LIQ", "This tablet stands at BN, the batch is made at HN.")]
    public async Task Whoever_cannot_enter_here_reads_why_instead_of_filling_in_a_form(string userId, string area, string why)
    {
        var (batch, number) = await site.BatchAsync("DEMOSOL-10", "running");
        var page = await site.TabletAsync(userId, area, $"/floor/batches/{batch}/{number}");
        await page.GetByText(why).WaitForAsync();
        await Expect(Value(page)).ToHaveCountAsync(0);
        await Expect(page.Primary()).ToHaveCountAsync(0);
    }

    private static ILocator Value(IPage page) => page.GetByLabel("Value", new() { Exact = true });

    private static ILocator Quantity(IPage page) => page.GetByLabel("Quantity", new() { Exact = true });
}
