using System.Globalization;
using Microsoft.Playwright;
using Theriac.Browser.Tests.MainJob;
using Theriac.Browser.Tests.Running;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Theriac.Browser.Tests.Floor;

/// <summary>The network cut, the server killed, the tab killed: reading goes on, what is saved is there, what is noted is a draft.</summary>
public sealed class OutageTests(DemoSite site)
{
    [Fact]
    [Trait("Requirement", "A11-16")]
    [Trait("Requirement", "DI-E")]
    [Trait("Requirement", "U8")]
    public async Task A_killed_server_a_reload_and_a_killed_tab_lose_nothing_and_instructions_stay_readable()
    {
        await using var server = await KilledServer.StartAsync(site);
        var (batch, number) = await site.BatchAsync("DEMOSOL-10", "running", server.Url);
        var page = await TabletAsync(server, "lan.nguyen", "HN-COMP", $"/floor/batches/{batch}/{number}?lang=en");
        await Value(page).FillAsync("42.2");
        await page.Primary().ClickAsync();
        await page.Locator($"[data-field='{number}-value']").WaitForAsync(new() { State = WaitForSelectorState.Detached }); // 42.2 is saved.
        await server.KillAsync();

        await Expect(page.GetByText("No network since").First).ToBeVisibleAsync();
        await page.GotoAsync($"/floor/batches/{batch}/{number}?lang=en"); // A full reload: the same person in the same tab.
        await Expect(page.Locator("h2").First).ToContainTextAsync(number!);
        await Expect(page.Locator("[data-copy]")).ToContainTextAsync("from this device: values, signatures and exceptions are not kept");
        var noting = await WaitingStepAsync(page, batch);
        await noting.FillAsync("7.1");
        await Expect(page.GetByText("No network. What you note here is your draft")).ToBeVisibleAsync();
        await DraftIsOnDiskAsync(page, "7.1");

        Assert.DoesNotContain(site.PasswordOf("lan.nguyen"), await LiesOnTheTabletAsync(page));

        await CrashAsync(page);
        page = await page.Context.NewPageAsync();
        await page.GotoAsync($"{server.Url}/floor/batches/{batch}?lang=en"); // A new tab knows nobody.
        await Expect(page.Locator("[data-reading]")).ToContainTextAsync("Reading only.");
        await Expect(page.Locator("[data-reading] article").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-reading]")).Not.ToContainTextAsync("42.2");
        await Expect(page.Locator("input, textarea")).ToHaveCountAsync(0);

        await server.StartAgainAsync();
        var view = await site.CallAsync("minh.tran", $"/api/batches/{batch}", url: server.Url);
        Assert.Contains("\"42.2\"", view.GetRawText()); // What was shown as saved before the kill.
        await page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(page.Locator("[data-sync]")).ToBeVisibleAsync();
        await DraftIsOnDiskAsync(page, "7.1");
    }

    [Fact]
    [Trait("Requirement", "A11-16")]
    [Trait("Requirement", "DI-C")]
    [Trait("Requirement", "A11D-11d")]
    public async Task After_a_long_gap_its_author_signs_in_again_and_confirms_and_late_entries_take_one_reason()
    {
        await using var server = await KilledServer.StartAsync(site);
        var (batch, number) = await site.BatchAsync("DEMOPAR-SYRUP", "running", server.Url);
        var page = await TabletAsync(server, "lin.mei", "BN-LIQ", $"/floor/batches/{batch}/{number}?lang=en", clock: true);
        await page.GetByText("Scan the lot label").WaitForAsync();
        await page.ScanAsync("L-24112");
        await Quantity(page).FillAsync("0.020");
        await page.Context.SetOfflineAsync(true);
        await page.PressAsync("Charge in");
        await page.GetByText("Waiting since").WaitForAsync();
        await page.Clock.FastForwardAsync("05:00"); // Longer than anybody waits at his place.
        await page.Context.SetOfflineAsync(false);

        var password = page.Locator("input[name=password], input[type=password]").First;
        await Expect(page.GetByText("Sign in again to confirm what you noted")).ToBeVisibleAsync();
        await Expect(page.GetByText("0.020")).ToHaveCountAsync(0); // Values leave the page with the lock.
        await password.FillAsync(site.PasswordOf("lin.mei"));
        await page.Keyboard.PressAsync("Enter");
        var confirming = page.Locator("[data-confirming]");
        await Expect(confirming).ToContainTextAsync("0.020");
        await Expect(page.GetByText("Sum 0.020 kg")).ToHaveCountAsync(0); // A draft is no entry.
        await confirming.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await page.GetByText("Sum 0.020 kg").WaitForAsync();

        await NotedLongAgoAsync(page, batch, number!);
        await page.ReloadAsync();
        await confirming.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(confirming).ToContainTextAsync("Say why"); // Late: a reason, once for the gap.
        await confirming.GetByLabel("Why late? One reason for all").FillAsync("The access point was dead.");
        await confirming.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await page.GetByText("Sum 0.040 kg").WaitForAsync();
        var view = await site.CallAsync("minh.tran", $"/api/batches/{batch}", url: server.Url);
        Assert.Contains(view.GetProperty("exceptions").EnumerateArray(), one => one.GetProperty("kind").GetString() == "late-entry");
    }

    [Fact]
    [Trait("Requirement", "U8")]
    public async Task A_screen_of_an_older_version_saves_nothing_and_what_was_typed_is_there_after_update_and_lock()
    {
        var (batch, number) = await site.BatchAsync("DEMOSOL-10", "running");
        var page = await site.TabletAsync("lan.nguyen", "HN-COMP", $"/floor/batches/{batch}/{number}");
        await page.PressAsync("Note");
        await page.Sheet().GetByRole(AriaRole.Textbox).FillAsync("The sieve was changed.");
        await page.RouteAsync("**/actions/comment", route => route.ContinueAsync(new()
        {
            Headers = new Dictionary<string, string>(route.Request.Headers) { ["x-theriac-client"] = "0" },
        }));
        await page.Sheet().GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("[data-update]")).ToContainTextAsync("This screen is of an older version");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-update]").GetByRole(AriaRole.Button).ClickAsync();
        await page.PressAsync("Note");
        await Expect(page.Sheet().GetByRole(AriaRole.Textbox)).ToHaveValueAsync("The sieve was changed.");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-lock]").ClickAsync();
        await page.Locator("input[type=password]").First.FillAsync(site.PasswordOf("lan.nguyen"));
        await page.Keyboard.PressAsync("Enter");
        await page.PressAsync("Note");
        await Expect(page.Sheet().GetByRole(AriaRole.Textbox)).ToHaveValueAsync("The sieve was changed.");
    }

    [Fact]
    [Trait("Requirement", "A11D-13c")]
    [Trait("Requirement", "DI-blank")]
    public async Task A_numbered_form_is_printed_copied_with_its_original_and_compared_by_a_second_person()
    {
        await using var server = await KilledServer.StartAsync(site);
        var (batch, number) = await site.BatchAsync("DEMOSOL-10", "running", server.Url);
        await site.CallAsync("minh.tran", $"/api/batches/{batch}/actions/issue-paper-form", new { reason = "Power cut tonight", language = "vi" }, server.Url);
        var record = await site.CallAsync("minh.tran", $"/api/batches/{batch}", url: server.Url);
        var form = record.GetProperty("paperForms")[0];
        var hash = form.GetProperty("recordHash").GetString()!;
        var print = await site.CallAsync("minh.tran", $"/api/batches/{batch}/record-hash?hash={hash[..16]}", url: server.Url);
        Assert.Equal("earlier", print.GetProperty("state").GetString());

        var page = await TabletAsync(server, "lan.nguyen", "HN-COMP", $"/floor/batches/{batch}?lang=en", workers: false);
        await page.GetByText($"Copy paper form {form.GetProperty("form").GetString()}").ClickAsync();
        await page.Locator($"[data-field='{number}-paper']").FillAsync("42.0");
        await page.GetByLabel("Written by").FillAsync("Trần Văn Bình");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Give the time that stands on the paper.")).ToBeVisibleAsync(); // Nobody's clock fills it in.
        var now = DateTimeOffset.Parse(record.GetProperty("serverTime").GetString()!, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(7));
        await page.GetByLabel("Time on the paper").FillAsync(now.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-paper]")).ToContainTextAsync("42.0\u00a0°C");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "form.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 scan"u8.ToArray() });
        await page.GetByText("form.pdf").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign as copied" }).ClickAsync();
        await SignAsync(page, "lan.nguyen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Second person compares" }).ClickAsync();
        await SignAsync(page, "minh.tran");
        await Expect(page.Locator("[data-paper='verified']")).ToBeVisibleAsync();
    }

    private async Task SignAsync(IPage page, string userId)
    {
        await page.Sheet().GetByLabel("User id").FillAsync(userId);
        await page.Sheet().Locator("input[type=password]").FillAsync(site.PasswordOf(userId));
        await page.Sheet().GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await page.Sheet().WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>A tablet with its service worker and without any help of ours in between.</summary>
    private async Task<IPage> TabletAsync(KilledServer server, string userId, string area, string path, bool clock = false, bool workers = true)
    {
        var context = await site.Chromium.NewContextAsync(new()
        {
            BaseURL = server.Url,
            Locale = "en",
            ViewportSize = new() { Width = 600, Height = 960 },
            HasTouch = true,
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = workers ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        await site.EnrolAsync(context, area, server.Url);
        var page = await context.NewPageAsync();
        if (clock)
            await page.Clock.InstallAsync();
        await page.GotoAsync(path);
        await page.SignInHereAsync(site, userId);
        if (workers)
            await CopiesAreKeptAsync(page);
        return page;
    }

    // The service worker rules the page, and the open batches lie on the tablet.
    private static Task CopiesAreKeptAsync(IPage page) => UntilAsync(page, """
        () => navigator.serviceWorker.ready.then(() => new Promise((done) => {
          const open = indexedDB.open('theriac');
          open.onerror = () => done(false);
          open.onsuccess = () => {
            const db = open.result;
            if (!db.objectStoreNames.contains('copies')) { db.close(); return done(false); }
            const all = db.transaction('copies').objectStore('copies').getAllKeys();
            all.onsuccess = () => { db.close(); done(all.result.some((key) => /^\/api\/batches\/[^?]+$/.test(key)) && all.result.includes('/api/documents')); };
          };
        }))
        """);

    // All that this device keeps of its own accord.
    private static Task<string> LiesOnTheTabletAsync(IPage page) => page.EvaluateAsync<string>("""
        () => new Promise((done) => {
          const open = indexedDB.open('theriac');
          open.onsuccess = async () => {
            const names = [...open.result.objectStoreNames];
            const from = open.result.transaction(names);
            const all = await Promise.all(names.map((name) => new Promise((got) => { const rows = from.objectStore(name).getAll(); rows.onsuccess = () => got(rows.result); })));
            open.result.close();
            done(JSON.stringify([all, { ...localStorage }, { ...sessionStorage }]));
          };
        })
        """);

    private static Task DraftIsOnDiskAsync(IPage page, string value) => UntilAsync(page, $$"""
        () => new Promise((done) => {
          const open = indexedDB.open('theriac');
          open.onsuccess = () => {
            const all = open.result.transaction('drafts').objectStore('drafts').getAll();
            all.onsuccess = () => { open.result.close(); done(all.result.some((draft) => draft.value === '{{value}}')); };
          };
        })
        """);

    private static async Task UntilAsync(IPage page, string asks)
    {
        for (var looks = 0; looks < 200; looks++)
        {
            if (await page.EvaluateAsync<bool>(asks))
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"This did not come true: {asks}");
    }

    /// <summary>The next step that takes a value and whose turn has not come: the record is at the one before it.</summary>
    private static async Task<ILocator> WaitingStepAsync(IPage page, string batch)
    {
        var number = await page.EvaluateAsync<string>($$"""
            () => new Promise((done) => {
              const open = indexedDB.open('theriac');
              open.onsuccess = () => {
                const copy = open.result.transaction('copies').objectStore('copies').get('/api/batches/{{batch}}');
                copy.onsuccess = () => { open.result.close(); done(copy.result.body.work.flatMap((work) => work.steps).find((step) => step.kind === 'number' && step.state === 'waiting').number); };
              };
            })
            """);
        await page.GotoAsync($"/floor/batches/{batch}/{number}?lang=en");
        var field = page.GetByLabel("Value", new() { Exact = true });
        await field.WaitForAsync();
        return field;
    }

    // The target goes away with the tab, before it can answer.
    private static async Task CrashAsync(IPage page)
    {
        var crashed = new TaskCompletionSource();
        page.Crash += (_, _) => crashed.TrySetResult();
        var session = await page.Context.NewCDPSessionAsync(page);
        _ = session.SendAsync("Page.crash").ContinueWith(_ => { }, TaskScheduler.Default);
        await crashed.Task;
    }

    /// <summary>As a tablet would have it that was without network from 40 to 20 minutes ago, and noted something in between.</summary>
    private static Task NotedLongAgoAsync(IPage page, string batch, string number) => page.EvaluateAsync($$"""
        () => new Promise((done) => {
          const now = Date.now() + Number(localStorage.getItem('theriac.clock-ahead') ?? 0);
          localStorage.setItem('theriac.gap', JSON.stringify({ since: now - 40 * 60000, until: now - 20 * 60000 }));
          const open = indexedDB.open('theriac');
          open.onsuccess = async () => {
            const batch = await (await fetch('/api/batches/{{batch}}')).json();
            const id = batch.work.flatMap((work) => work.steps).find((one) => one.number === '{{number}}').id;
            const put = open.result.transaction('outbox', 'readwrite').objectStore('outbox').put({
              key: 'noted-long-ago', person: 'lin.mei', scope: 'batch/{{batch}}/{{number}}', path: '/api/batches/{{batch}}/actions/charge-in',
              body: { step: id, lot: 'L-24112', value: '0.020', unit: 'kg', source: 'scanned' }, shown: 'L-24112 0.020 kg', at: now - 30 * 60000, state: 'waiting' });
            put.onsuccess = () => { open.result.close(); done(null); };
          };
        })
        """);

    private static ILocator Value(IPage page) => page.GetByLabel("Value", new() { Exact = true });

    private static ILocator Quantity(IPage page) => page.GetByLabel("Quantity", new() { Exact = true });
}
