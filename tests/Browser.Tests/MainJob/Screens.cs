using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Theriac.People.Testing;

namespace Theriac.Browser.Tests.MainJob;

/// <summary>What a person does on many screens.</summary>
internal static class Screens
{
    public static Task PressAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Signs in the open sheet: with both components where it asks for both, and reads first what is signed.</summary>
    public static async Task SignAsync(this IPage page, string userId)
    {
        var sheet = page.GetByRole(AriaRole.Dialog).Filter(new() { Has = page.GetByLabel("Password", new() { Exact = true }) });
        var password = sheet.GetByLabel("Password", new() { Exact = true });
        await password.WaitForAsync();
        var id = sheet.GetByLabel("User id", new() { Exact = true });
        if (await id.CountAsync() > 0)
            await id.FillAsync(userId);
        await password.FillAsync(TestPeople.Password);
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await password.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>A scanner is a keyboard that is faster than any hand: prefix, characters, Enter.</summary>
    public static Task ScanAsync(this IPage page, string code) => page.EvaluateAsync(
        "code => { for (const key of ['F9', ...code, 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })); }",
        code);

    /// <summary>The address, once it is such a one. It is looked at, again and again: waiting for a navigation misses one that is faster.</summary>
    public static Task ArriveAsync(this IPage page, string pattern) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern), new() { Timeout = 30_000 });

    public static Task LeaveAsync(this IPage page, string url) => page.WaitForFunctionAsync("url => location.href !== url", url);
}
