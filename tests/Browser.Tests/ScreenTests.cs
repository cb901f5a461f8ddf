using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Theriac.Browser.Tests.Running;
using Xunit;

namespace Theriac.Browser.Tests;

/// <summary>Every office screen opens with the demo plant's data, says what it is, and axe finds nothing.</summary>
public sealed partial class ScreenTests(DemoSite site)
{
    public static TheoryData<string, string, string> Screens => new()
    {
        { "planner", "/board", "en" },
        { "qa-reviewer", "/review", "vi" },
        { "qualified-person", "/release", "zh" },
        { "qa-reviewer", "/exceptions", "en" },
        { "recipe-author", "/recipes", "zh" },
        { "qa-reviewer", "/trace", "vi" },
        { "auditor", "/activity", "en" },
        { "administrator", "/people", "vi" },
    };

    [Theory, MemberData(nameof(Screens))]
    public async Task A_screen_opens_and_axe_finds_nothing(string role, string path, string language)
    {
        var page = await site.SignInAsync(role, language);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(site.Url + path);
        await page.Locator("h1").First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.Locator("[aria-busy=true]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Empty(errors);
        Assert.NotEqual("", (await page.Locator("h1").First.InnerTextAsync()).Trim());
        Assert.Empty(await page.ViolationsAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_demo_says_so_before_and_after_sign_in()
    {
        var context = await site.Chromium.NewContextAsync(new() { Locale = "en" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Url);
        await page.GetByText("Nothing here is a record of a real batch").First.WaitForAsync();
        Assert.Empty(await page.ViolationsAsync());
        await context.CloseAsync();

        var signedIn = await site.SignInAsync("planner");
        await signedIn.GetByText(Demo()).First.WaitForAsync(); // In the person's own language.
        await signedIn.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_that_enrols_a_tablet_takes_what_is_typed_there()
    {
        var context = await site.Chromium.NewContextAsync(new() { Locale = "en" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Url + "/setup/terminal");
        await page.Locator("#code").FillAsync("XXXX-XXXX-XXXX");
        await page.GetByRole(AriaRole.Button).ClickAsync();

        Assert.Contains("This code is not right", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await page.ViolationsAsync());
        await context.CloseAsync();
    }

    [Fact]
    public async Task A_wrong_password_says_how_many_tries_are_left()
    {
        var context = await site.Chromium.NewContextAsync(new() { Locale = "en" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Url);
        await page.Locator("input:not([type=password])").First.FillAsync("urs.brunner");
        await page.Locator("input[type=password]").First.FillAsync("not-the-password");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("tries left").WaitForAsync();
        await context.CloseAsync();
    }

    [GeneratedRegex("record of a real batch|hồ sơ của lô thật|真实批次的记录")]
    private static partial Regex Demo();
}
