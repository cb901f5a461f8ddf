using Microsoft.Playwright;
using Theriac.Browser.Tests.MainJob;
using Theriac.Browser.Tests.Running;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Theriac.Browser.Tests.Floor;

/// <summary>A key that proves its holder by PIN or finger stands for both components of a signature.</summary>
public sealed class PasskeyTests(DemoSite site)
{
    [Fact]
    [Trait("Requirement", "P11-200a1")]
    public async Task A_step_is_signed_with_a_passkey_and_the_record_says_so()
    {
        var (batch, _) = await site.BatchAsync("DEMOVIT-500", "idle");
        var page = await site.TabletAsync("lan.nguyen", "HN-WEIGH", $"/floor/batches/{batch}");
        await PlugInAsync(page);
        await page.Locator("header button").Filter(new() { HasText = "Who am I" }).ClickAsync();
        await page.GetByText("Add a passkey").ClickAsync();
        await page.Sheet().Last.Locator("input[type=password]").FillAsync(site.PasswordOf("lan.nguyen"));
        await page.Sheet().Last.Locator("[data-primary]").ClickAsync();
        await page.GetByText("The passkey is registered.").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.PressAsync("Start batch");
        await page.GotoAsync($"/floor/batches/{batch}/1.1");
        await page.PressAsync("Done, sign");
        await page.PressAsync("Sign with passkey");
        await page.GetByText("Performed: Nguyễn Thị Lan (lan.nguyen)").WaitForAsync();

        await page.PressAsync("Second person signs");
        await page.GetByLabel("User id", new() { Exact = true }).FillAsync("minh.tran");
        await page.PressAsync("Sign with passkey"); // The key in the socket is Lan's.
        await Expect(page.Sheet().GetByRole(AriaRole.Alert)).ToContainTextAsync("The passkey was not accepted.");

        var record = await site.CallAsync("minh.tran", $"/api/batches/{batch}");
        var signature = record.GetProperty("work")[0].GetProperty("steps")[0].GetProperty("signatures")[0];
        Assert.Equal("passkey", signature.GetProperty("authentication").GetString());
    }

    private static async Task PlugInAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "usb",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
