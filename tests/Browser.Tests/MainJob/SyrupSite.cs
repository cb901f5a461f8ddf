using Microsoft.Playwright;
using Theriac.Browser.Tests.Running;
using Theriac.Host.Tests.MainJob;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;

namespace Theriac.Browser.Tests.MainJob;

/// <summary>The plant for cough syrup behind a real web server, and a window for each person.</summary>
internal sealed class SyrupSite : IAsyncDisposable
{
    // The plant lives at the time of the test clock, and lots expire by it: the pages start at the same time, and go on with it.
    private const string ClockScript = """
        { const Real = Date, begun = Date.parse('2026-11-22T08:00:00Z') - Real.now();
          const shift = () => { try { return begun + Number(localStorage.getItem('test.passed') ?? 0); } catch { return begun; } };
          globalThis.Date = class extends Real {
            constructor(...parts) { if (parts.length) super(...parts); else super(Real.now() + shift()); }
            static now() { return Real.now() + shift(); } }; }
        """;

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    private SyrupSite(SyrupPlant plant, string url) => (Plant, Url) = (plant, url);

    public SyrupPlant Plant { get; }

    public string Url { get; }

    /// <summary>What went wrong inside of any page.</summary>
    public List<string> Errors { get; } = [];

    public static async Task<SyrupSite> StartAsync()
    {
        var url = $"http://localhost:{DemoSite.FreePort()}";
        var web = Path.Combine(PostgresServer.FindRoot(), "src", "Host", "wwwroot");
        var site = new SyrupSite(await SyrupPlant.StartAsync(Engine.Sqlite, "--urls", url, "--web", web), url);
        site._playwright = await Playwright.CreateAsync();
        site._chromium = await DemoSite.LaunchAsync(site._playwright);
        return site;
    }

    /// <summary>Runs an act; where it fails, what stood on the open pages is told with it.</summary>
    public async Task TellingAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception wrong) when (wrong is PlaywrightException or TimeoutException)
        {
            var pages = _chromium!.Contexts.SelectMany(context => context.Pages).ToList();
            var told = await Task.WhenAll(pages.Select(async page => $"{page.Url}: {await page.Locator("body").InnerTextAsync()}"));
            throw new InvalidOperationException($"{wrong.Message}\n{string.Join("\n\n", told)}", wrong);
        }
    }

    /// <summary>An own window of a person, signed in through the screen.</summary>
    public async Task<IPage> OpenAsync(string userId, string path, int width = 1440, int height = 900)
    {
        var page = await WindowAsync(width, height);
        await page.GotoAsync(Url + path);
        await page.GetByLabel("User id", new() { Exact = true }).FillAsync(userId);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(TestPeople.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return page;
    }

    /// <summary>For this device so much time has passed since the plant began.</summary>
    public static Task PassAsync(IPage page, TimeSpan time) =>
        page.EvaluateAsync("passed => localStorage.setItem('test.passed', passed)", $"{(long)time.TotalMilliseconds}");

    /// <summary>A window of somebody who is not signed in.</summary>
    public async Task<IPage> WindowAsync(int width = 1440, int height = 900)
    {
        var context = await _chromium!.NewContextAsync(new()
        {
            Locale = "en",
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        await context.AddInitScriptAsync(ClockScript);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        page.PageError += (_, error) => Errors.Add(error);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
        await Plant.DisposeAsync();
    }
}
