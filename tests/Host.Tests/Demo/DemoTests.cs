using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Theriac.Host.Demo;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Host.Tests.Demo;

/// <summary>The demo plant as <c>./start</c> makes it, on a real server.</summary>
public sealed class DemoTests
{
    /// <summary>The issue asks for 20 s on a machine of one's own; here other suites run beside it.</summary>
    private static readonly TimeSpan LoadingMax = TimeSpan.FromSeconds(180);

    [Theory, OnBothEngines]
    public async Task The_demo_plant_is_there_in_time_and_its_ledger_verifies(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var demo = await LoadedDemo.StartAsync(engine, database);
        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}: loaded in {demo.Took.TotalSeconds:0.0} s");
        Assert.True(demo.Took < LoadingMax, $"{demo.Took.TotalSeconds:0.0} s");

        var report = await demo.App.Services.GetRequiredService<ILedgerVerification>().VerifyAsync(VerifyAgainst.Nothing);
        Assert.True(report.IsOk, report.Wrong?.Detail);
        Assert.Equal(await BatchesAsync(demo), report.Derived);
        await TheExportDerivesTheSameAsync(demo, report);
        var head = await demo.App.Services.GetRequiredService<ILedger>().HeadAsync();
        Assert.Equal((InstanceKind.Demo, head.Number), (head.Kind, report.Entries));
        await TheIssuesCountsAsync(demo);
        await ItsPlantIsAtWorkAsync(demo);
        await TheTimesAreOfTheLastTenDaysAsync(demo);
    }

    /// <summary>The control recipe of every batch of the demo is derived again from what was approved, also without a database (C-188a).</summary>
    private static async Task TheExportDerivesTheSameAsync(LoadedDemo demo, VerifyReport report)
    {
        var services = demo.App.Services;
        using var export = new MemoryStream();
        await services.GetRequiredService<ILedgerExport>().WriteAsync(export);
        export.Position = 0;
        var apart = ExportVerification.Verify(
            export, VerifyAgainst.Nothing, derived: (services.GetRequiredService<FactTypes>(), services.GetServices<IDerivedRecords>()));
        Assert.Equal((null, report.Derived), (apart.Wrong?.Detail, apart.Derived));
    }

    private static async Task<long> BatchesAsync(LoadedDemo demo)
    {
        var orders = await demo.App.Services.GetRequiredService<ILedger>()
            .ReadAsync(new EntryFilter { Type = "order-released.v1", After = 0, NewestFirst = false, CountMax = 1000 }, default);
        Assert.NotEmpty(orders);
        return orders.Count;
    }

    [Fact]
    public async Task A_second_start_loads_nothing_and_the_accounts_file_is_its_owners()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        long before;
        await using (var first = await LoadedDemo.StartAsync(Engine.Sqlite, database))
        {
            before = (await first.App.Services.GetRequiredService<ILedger>().HeadAsync()).Number;
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(first.AccountsFile));
            Assert.Equal(11, first.Accounts["accounts"]!.AsArray().Count);
            Assert.StartsWith("http://127.0.0.1:", first.Accounts["url"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.NotEmpty(first.Accounts["apiToken"]!.GetValue<string>());
        }

        await using var second = await LoadedDemo.StartAsync(Engine.Sqlite, database);
        Assert.Equal(before, (await second.App.Services.GetRequiredService<ILedger>().HeadAsync()).Number);
    }

    [Fact]
    public async Task A_demo_that_was_cut_off_while_it_was_made_is_never_served_as_whole()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using (var first = await LoadedDemo.StartAsync(Engine.Sqlite, database))
            await first.App.Services.GetRequiredService<ILedger>().AppendAsync(
                new AppendRequest(Author.System, [new Draft("demo", new DemoStoryBegan(0))], []));
        var wrong = await Assert.ThrowsAsync<DemoException>(() => LoadedDemo.StartAsync(Engine.Sqlite, database));
        Assert.Contains("cut off", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_demo_is_made_nobody_else_is_let_in()
    {
        var gate = new DemoGate();
        var key = gate.Close();
        Assert.Equal(503, await StatusAsync(gate, "/api/sites", null));
        Assert.Equal(503, await StatusAsync(gate, "/api/sites", "wrong"));
        Assert.Equal(200, await StatusAsync(gate, "/api/sites", key));
        Assert.Equal(200, await StatusAsync(gate, "/health/live", null));
        gate.Open();
        Assert.Equal(200, await StatusAsync(gate, "/api/sites", null));
    }

    [Fact]
    public void The_demos_clock_goes_forward_only_and_ends_as_the_systems()
    {
        var clock = new DemoClock();
        var past = TimeProvider.System.GetUtcNow().AddDays(-3);
        clock.MoveTo(past);
        clock.MoveTo(past.AddDays(-1));
        Assert.InRange(clock.GetUtcNow(), past, past.AddMinutes(1));
        Assert.Throws<InvalidOperationException>(() => clock.MoveTo(TimeProvider.System.GetUtcNow().AddHours(1)));
        clock.Resume();
        Assert.InRange(clock.GetUtcNow(), TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    /// <summary>Two sites, eleven people, four products, sixteen batches, two with exceptions, a few thousand packs.</summary>
    private static async Task TheIssuesCountsAsync(LoadedDemo demo)
    {
        using var auditor = await demo.SignInAsync("beat.keller");
        Assert.Equal(2, (await auditor.ItemsAsync("/api/sites")).Count);
        Assert.Equal(11, (await auditor.ItemsAsync("/api/people")).Count);
        Assert.Equal(5, (await auditor.ItemsAsync("/api/recipes?state=approved")).Count);
        Assert.Equal(28, (await auditor.ItemsAsync("/api/lots")).Count);
        var batches = await auditor.ItemsAsync("/api/batches?count=100");
        Assert.Equal(16, batches.Count);
        Assert.Superset(
            new HashSet<string> { "idle", "running", "held", "complete", "stopped" },
            batches.Select(batch => batch["state"]!.GetValue<string>()).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "none", "waiting-for-review", "in-review", "certified", "rejected" },
            batches.Select(batch => batch["disposition"]!.GetValue<string>()).ToHashSet());
        var exceptions = await auditor.ItemsAsync("/api/exceptions?count=100");
        Assert.Equal(2, exceptions.Select(one => one["batch"]!.GetValue<string>()).Distinct().Count());
        var types = demo.App.Services.GetRequiredService<ILedger>();
        var commissioned = await types.ReadAsync(new EntryFilter { Type = "packs-commissioned.v1", CountMax = 1_000 });
        var packs = commissioned.Sum(entry => JsonNode.Parse(Encoding.UTF8.GetString(entry.Payload.Span))!["count"]!.GetValue<int>());
        Assert.InRange(packs, 2_000, 9_999);
    }

    /// <summary>What the screens of campaigns, procedures, shifts, hand-overs and figures have to show.</summary>
    private static async Task ItsPlantIsAtWorkAsync(LoadedDemo demo)
    {
        using var reader = await demo.SignInAsync("beat.keller");
        var campaign = Assert.Single(await reader.ItemsAsync("/api/campaigns"));
        Assert.Equal(["running", "idle", "idle"], campaign["batches"]!.AsArray().Select(one => one!["state"]!.GetValue<string>()));
        var cleaned = Assert.Single(await reader.ItemsAsync("/api/procedures"));
        Assert.True(cleaned["acceptedAt"] is not null, cleaned.ToJsonString());
        var pieces = await reader.ItemsAsync("/api/equipment?site=HN");
        Assert.True(pieces.Single(one => one["id"]!.GetValue<string>() == cleaned["equipment"]!.GetValue<string>())["hold"]!["expired"]!.GetValue<bool>());
        Assert.Equal(2, pieces.Count(one => one["allocatedTo"] is not null));
        var running = campaign["batches"]![0]!["batch"]!.GetValue<string>();
        foreach (var (type, count) in new[] { ("site-shifts-set.v1", 2), ("shift-handed-over.v1", 2), ("shift-taken-over.v1", 1) })
            Assert.Equal(count, (await demo.App.Services.GetRequiredService<ILedger>().ReadAsync(new EntryFilter { Type = type })).Count);
        var onBoard = (await reader.ItemsAsync("/api/batches?count=100")).Single(one => one["id"]!.GetValue<string>() == running);
        Assert.Contains("handover-open", onBoard["waitsFor"]!.ToJsonString(), StringComparison.Ordinal);
        var onTime = (await reader.ReadAsync("/api/figures"))["total"]!["figures"]!.AsArray().Single(one => one!["kind"]!.GetValue<string>() == "on-time")!;
        Assert.InRange(decimal.Parse(onTime["value"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture), 1m, 99m);
    }

    private static async Task TheTimesAreOfTheLastTenDaysAsync(LoadedDemo demo)
    {
        var ledger = demo.App.Services.GetRequiredService<ILedger>();
        var first = Kernel.Micros.ToTime((await ledger.FindAsync(1))!.At);
        var head = await ledger.HeadAsync();
        var last = Kernel.Micros.ToTime(head.At);
        Assert.InRange((last - first).TotalDays, 9.9, 10.1);
        Assert.InRange(last, TimeProvider.System.GetUtcNow().AddMinutes(-10), TimeProvider.System.GetUtcNow());
        Assert.NotEmpty(await ledger.ReadAsync(new EntryFilter { Type = "demo-story-ended.v1" }));
    }

    private static async Task<int> StatusAsync(DemoGate gate, string path, string? key)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Path = path;
        context.Response.Body = new MemoryStream();
        if (key is not null)
            context.Request.Headers[DemoGate.Header] = key;
        await gate.PassAsync(context, _ => Task.CompletedTask);
        return context.Response.StatusCode;
    }
}

/// <summary>A demo that was loaded on a loopback port.</summary>
internal sealed class LoadedDemo : IAsyncDisposable
{
    private readonly string _data;

    private LoadedDemo(WebApplication app, string data, TimeSpan took) => (App, _data, Took) = (app, data, took);

    public WebApplication App { get; }

    public TimeSpan Took { get; }

    public string AccountsFile => Path.Combine(_data, DemoFile.Name);

    public JsonNode Accounts => JsonNode.Parse(File.ReadAllText(AccountsFile))!;

    public static async Task<LoadedDemo> StartAsync(Engine engine, TestDatabase database)
    {
        var data = engine == Engine.Sqlite ? Path.GetDirectoryName(database.Connection)! : Directory.CreateTempSubdirectory("theriac-demo-").FullName;
        string[] place = engine == Engine.Sqlite ? ["--data", data] : ["--data", data, "--database", database.Connection];
        var app = TheriacApp.Build(
            [.. place, "--urls", "http://127.0.0.1:0"], builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await app.OpenAsync();
        await app.StartAsync();
        var watch = Stopwatch.StartNew();
        await app.LoadDemoAsync(TextWriter.Null);
        return new LoadedDemo(app, data, watch.Elapsed);
    }

    public async Task<Reader> SignInAsync(string userId)
    {
        var account = Accounts["accounts"]!.AsArray().Single(one => one!["userId"]!.GetValue<string>() == userId)!;
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(App.Urls.First()) };
        using var body = new StringContent(
            JsonSerializer.Serialize(new { userId, password = account["password"]!.GetValue<string>() }), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/session", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new Reader(client);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }
}

internal sealed class Reader(HttpClient client) : IDisposable
{
    public async Task<IReadOnlyList<JsonNode>> ItemsAsync(string path) =>
        [.. JsonNode.Parse(await client.GetStringAsync(path))!["items"]!.AsArray().Select(item => item!)];

    public async Task<JsonNode> ReadAsync(string path) => JsonNode.Parse(await client.GetStringAsync(path))!;

    public void Dispose() => client.Dispose();
}
