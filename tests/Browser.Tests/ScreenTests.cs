using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Theriac.Browser.Tests.MainJob;
using Theriac.Browser.Tests.Running;
using Xunit;

namespace Theriac.Browser.Tests;

/// <summary>Every office screen opens with the demo plant's data, says what it is, cuts nothing off, and axe finds nothing.</summary>
public sealed partial class ScreenTests(DemoSite site)
{
    private static readonly string[] Languages = ["en", "vi", "zh"];

    private static readonly (string Role, string Path)[] Office =
    [
        ("planner", "/board"), ("planner", "/board?group=who"), ("planner", "/board?q=nothing-fits"), ("planner", "/batches/B2611-010"),
        ("qa-reviewer", "/batches/B2611-007"), ("qa-reviewer", "/review"), ("qa-reviewer", "/review/B2611-007"), ("qa-reviewer", "/review/B2611-008"),
        ("qualified-person", "/release"), ("qualified-person", "/release/B2611-007"), ("qualified-person", "/release/B2611-003"),
        ("qa-reviewer", "/exceptions"), ("qa-reviewer", "/exceptions?show=all"), ("qa-reviewer", "/exceptions/B2611-007-E1"),
        ("qa-reviewer", "/exceptions/trends"), ("qa-reviewer", "/exceptions/routes"), ("administrator", "/exceptions/incidents?show=all"),
        ("recipe-author", "/recipes"), ("recipe-author", "/recipes/DEMOSOL-10/1"), ("recipe-author", "/recipes/DEMOSOL-10/1?view=text"),
        ("recipe-author", "/recipes/EDIT-DEMO/1/edit"), ("recipe-author", "/recipes/DEMOSOL-10/1/edit"), ("recipe-author", "/recipes/DEMOSOL-10/1?view=findings"), ("recipe-author", "/recipes/DEMOSOL-10/1?view=signatures"),
        ("qa-reviewer", "/trace"), ("qa-reviewer", "/trace?code=B2611-003"), ("qa-reviewer", "/trace?code=B2611-003&view=timeline"),
        ("qa-reviewer", "/trace?code=B2611-003&view=steps"), ("qa-reviewer", "/trace?code=nothing-has-this-code"),
        ("auditor", "/activity"), ("auditor", "/activity?entry=1"), ("administrator", "/people"), ("administrator", "/people/lan.nguyen"),
        ("qa-reviewer", "/plant"), ("planner", "/plant?view=equipment"), ("administrator", "/plant?view=terminals"),
        ("planner", "/plant?view=partners"), ("administrator", "/people/roles"), ("administrator", "/people/tokens"), ("planner", "/people"), ("planner", "/nowhere"),
        ("planner", "/campaigns"), ("planner", "/figures"), ("planner", "/figures?figure=cycle-time"),
    ];

    /// <summary>Each screen, in a language by turns; wide and light, then narrow and dark.</summary>
    public static TheoryData<string, string, string> Screens()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (index, (role, path)) in Office.Index())
            all.Add(role, path, Languages[index % 3]);
        return all;
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task A_screen_opens_cuts_nothing_off_and_axe_finds_nothing(string role, string path, string language)
    {
        var page = await site.SignInAsync(role, language, 1280, 800);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        if (path.StartsWith("/recipes/EDIT-DEMO", StringComparison.Ordinal))
            await page.EvaluateAsync(MakeDraft);
        await page.GotoAsync(site.Url + path);
        await page.Locator("h1").First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.WaitForFunctionAsync("() => !document.querySelector('[aria-busy=true]')");

        Assert.NotEqual("", (await page.Locator("h1").First.InnerTextAsync()).Trim());
        await NothingIsCutOffAsync(page);
        Assert.Empty(await page.ViolationsAsync());
        await page.SetViewportSizeAsync(600, 960);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.Locator("html[data-mantine-color-scheme=dark]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await NothingIsCutOffAsync(page);
        Assert.Empty(await page.ViolationsAsync());
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    /// <summary>The demo plant has no draft; a copy of an approved recipe is one.</summary>
    private const string MakeDraft =
        "async () => { const { csrf } = await (await fetch('/api/session')).json(); await fetch('/api/recipes', { method: 'POST', "
        + "headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'X-Theriac-Client': '1', 'Idempotency-Key': 'edit-demo' }, "
        + "body: JSON.stringify({ id: 'EDIT-DEMO', version: '1', from: { id: 'DEMOSOL-10', version: '1' } }) }); }";

    /// <summary>A table measures itself a moment after its window changed.</summary>
    private static async Task NothingIsCutOffAsync(IPage page)
    {
        var left = "";
        for (var turn = 0; turn < 50 && (turn == 0 || left.Length > 0); turn++)
        {
            if (turn > 0)
                await Task.Delay(100);
            left = await page.EvaluateAsync<string>(CutOff);
        }

        Assert.Equal("", left);
    }

    // Words of the tables, dates and the like are in place: a page or table that scrolls sideways hides them.
    private const string CutOff =
        "() => [document.documentElement, ...document.querySelectorAll('[role=grid] > div')].filter(one => one.scrollWidth > one.clientWidth + 1)"
        + ".map(one => `${one.parentElement?.getAttribute('aria-label') ?? 'page'}: ${one.scrollWidth - one.clientWidth} px`).join()";

    [Fact]
    public async Task Search_opens_batches_recipes_lots_and_codes()
    {
        var page = await site.SignInAsync("qa-reviewer");
        foreach (var (words, address) in new[]
        {
            ("B2611-004", "/batches/B2611-004"), ("demosol-10", "/recipes/DEMOSOL-10/1"), ("L-24106", "/lots/L-24106"),
            ("B2611-007-E1", "/exceptions/B2611-007-E1"), ("PO-B2611-009", "/batches/B2611-009"),
        })
        {
            await page.Locator("h1").First.WaitForAsync();
            await page.Keyboard.PressAsync("Control+k");
            await page.Locator("input.mantine-Spotlight-search").FillAsync(words);
            await page.Locator(".mantine-Spotlight-action", new() { HasTextRegex = new Regex(Regex.Escape(words), RegexOptions.IgnoreCase) }).First.WaitForAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.ArriveAsync(Regex.Escape(address) + "$");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task By_keyboard_alone_a_row_opens_and_back_returns_to_the_same_view()
    {
        var page = await site.SignInAsync("qa-reviewer");
        await page.GotoAsync(site.Url + "/exceptions?show=all");
        await page.Locator("[role=row][data-index='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/exceptions/B");
        await page.GoBackAsync();
        await page.ArriveAsync(@"/exceptions\?show=all$");
        Assert.True(await page.Locator("[role=row][data-index='1']").IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_others_do_appears_without_reload_and_moves_nothing()
    {
        var page = await site.SignInAsync("auditor");
        await page.GotoAsync(site.Url + "/activity");
        var first = page.Locator("[role=row][data-index='0']");
        await first.WaitForAsync();
        var before = await first.InnerTextAsync();

        var other = await site.SignInAsync("recipe-author");
        await page.Locator("button", new() { HasTextRegex = ShowNew() }).WaitForAsync();
        Assert.Equal(before, await first.InnerTextAsync());
        await page.Locator("button", new() { HasTextRegex = ShowNew() }).ClickAsync();
        await page.WaitForFunctionAsync("before => document.querySelector(\"[role=row][data-index='0']\")?.innerText !== before", before);
        await other.Context.CloseAsync();
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

    [GeneratedRegex("^(Show|Hiện|显示) ?\\d+")]
    private static partial Regex ShowNew();

    [GeneratedRegex("record of a real batch|hồ sơ của lô thật|真实批次的记录")]
    private static partial Regex Demo();
}
