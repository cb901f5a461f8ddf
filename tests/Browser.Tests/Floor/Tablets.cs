using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Theriac.Browser.Tests.Running;

namespace Theriac.Browser.Tests.Floor;

/// <summary>Tablets of the demo plant: enrolled in an area, shared by its people.</summary>
internal static partial class Tablets
{
    private const string Administrator = "urs.brunner";
    private const string Planner = "minh.tran";

    private static int _count;

    /// <summary>A device of its own that nobody enrolled yet, at which nobody is signed in.</summary>
    public static async Task<IPage> DeviceAsync(
        this DemoSite site, int width = 600, int height = 960, string language = "en", ColorScheme scheme = ColorScheme.Light)
    {
        var context = await site.Chromium.NewContextAsync(new()
        {
            BaseURL = site.Url,
            Locale = language,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            HasTouch = true,
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        await context.RouteAsync("**/api/session", route => SpeakAsync(route, language));
        return await context.NewPageAsync();
    }

    // A person's language goes along to every device; tests at the same time want it different on each.
    private static async Task SpeakAsync(IRoute route, string language)
    {
        if (route.Request.Method != "GET")
        {
            await route.ContinueAsync();
            return;
        }

        var answer = await route.FetchAsync();
        await route.FulfillAsync(new() { Response = answer, Body = Spoken().Replace(await answer.TextAsync(), $"\"language\":\"{language}\"") });
    }

    /// <summary>An enrolled tablet of the area, at which the person has signed in.</summary>
    public static async Task<IPage> TabletAsync(
        this DemoSite site, string userId, string area, string path = "/floor", int width = 600, int height = 960,
        string language = "en", ColorScheme scheme = ColorScheme.Light)
    {
        var page = await site.DeviceAsync(width, height, language, scheme);
        await site.EnrolAsync(page.Context, area);
        await page.GotoAsync(path);
        await page.SignInHereAsync(site, userId);
        return page;
    }

    public static async Task EnrolAsync(this DemoSite site, IBrowserContext device, string area, string? url = null)
    {
        var id = $"{area}-X{Interlocked.Increment(ref _count)}";
        var offer = await site.CallAsync(Administrator, "/api/terminals", new { id, name = id, area }, url);
        var enrolled = await device.APIRequest.PostAsync("/api/terminals/enrol", new() { DataObject = new { code = offer.GetProperty("code").GetString() } });
        await Assertions.Expect(enrolled).ToBeOKAsync();
    }

    public static async Task SignInHereAsync(this IPage page, DemoSite site, string userId)
    {
        await page.Locator("input[name=userId]").FillAsync(userId);
        await page.Locator("input[name=password]").FillAsync(site.PasswordOf(userId));
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("input[name=password]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>The demo's batch of this recipe in this state, and the step that it waits for.</summary>
    public static async Task<(string Id, string? Number)> BatchAsync(this DemoSite site, string recipe, string state, string? url = null)
    {
        var found = (await site.CallAsync(Planner, "/api/batches", url: url)).GetProperty("items").EnumerateArray()
            .First(row => row.GetProperty("recipeId").GetString() == recipe && row.GetProperty("state").GetString() == state);
        return (found.GetProperty("id").GetString()!, found.GetProperty("waitsFor")[0].GetProperty("number").GetString());
    }

    /// <summary>Asks the server as a person at a desk; with a body it posts.</summary>
    public static async Task<JsonElement> CallAsync(this DemoSite site, string userId, string path, object? body = null, string? url = null)
    {
        await using var desk = await site.Chromium.NewContextAsync(new() { BaseURL = url ?? site.Url });
        var session = await desk.APIRequest.PostAsync("/api/session", new() { DataObject = new { userId, password = site.PasswordOf(userId) } });
        var csrf = (await session.JsonAsync())!.Value.GetProperty("csrf").GetString()!;
        var answer = body is null
            ? await desk.APIRequest.GetAsync(path)
            : await desk.APIRequest.PostAsync(path, new() { DataObject = body, Headers = Headers(csrf) });
        await Assertions.Expect(answer).ToBeOKAsync();
        return (await answer.JsonAsync())!.Value;
    }

    private static Dictionary<string, string> Headers(string csrf) => new() { ["X-CSRF-Token"] = csrf, ["X-Theriac-Client"] = "1" };

    /// <summary>The filled button at the bottom right of a floor screen.</summary>
    public static ILocator Primary(this IPage page) => page.Locator("footer [data-primary]");

    /// <summary>What the open sheet asks for.</summary>
    public static ILocator Sheet(this IPage page) => page.GetByRole(AriaRole.Dialog);

    [GeneratedRegex("\"language\":\"(en|vi|zh)\"")]
    private static partial Regex Spoken();
}
