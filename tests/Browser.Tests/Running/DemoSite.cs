using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Theriac.Browser.Tests.Running;
using Theriac.Host;
using Theriac.Host.Demo;
using Theriac.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoSite))]

namespace Theriac.Browser.Tests.Running;

/// <summary>The demo plant on a real web server, and a Chromium that opens it. One for all tests.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("theriac-browser-").FullName;
    private WebApplication? _app;
    private IPlaywright? _playwright;

    public string Url { get; private set; } = "";

    /// <summary>The plant as it is before any test: data for a server that a test kills.</summary>
    public string Snapshot { get; } = Directory.CreateTempSubdirectory("theriac-snapshot-").FullName;

    public IBrowser Chromium { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Url = $"http://localhost:{FreePort()}";
        var web = Path.Combine(PostgresServer.FindRoot(), "src", "Host", "wwwroot");
        Assert.True(File.Exists(Path.Combine(web, "index.html")), "Build the browser application first: npm --prefix web run build");
        _app = TheriacApp.Build(["--demo", "--data", _data, "--urls", Url, "--web", web]);
        await _app.OpenAsync();
        await _app.StartAsync();
        await _app.LoadDemoAsync(TextWriter.Null);
        Copy(_data, Snapshot);
        _playwright = await Playwright.CreateAsync();
        Chromium = await LaunchAsync(_playwright);
    }

    internal static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumPath(), Args = Flags });

    /// <summary>A window of its own, signed in as the first demo person who has the role.</summary>
    public async Task<IPage> SignInAsync(string role, string language = "en", int width = 1440, int height = 900)
    {
        var (userId, password) = Account(role);
        var context = await Chromium.NewContextAsync(new() { Locale = language, ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Url);
        await page.Locator("input:not([type=password])").First.FillAsync(userId);
        await page.Locator("input[type=password]").First.FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("input[type=password]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (Chromium is not null)
            await Chromium.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Directory.Delete(Snapshot, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    // A database at work is copied by itself, never as a file.
    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("theriac.db", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        using var database = new SqliteConnection($"Data Source={Path.Combine(from, "theriac.db")}");
        database.Open();
        using var copy = database.CreateCommand();
        copy.CommandText = "vacuum into $to";
        copy.Parameters.AddWithValue("$to", Path.Combine(to, "theriac.db"));
        copy.ExecuteNonQuery();
    }

    public string PasswordOf(string userId) =>
        Accounts().First(one => one.GetProperty("userId").GetString() == userId).GetProperty("password").GetString()!;

    private (string UserId, string Password) Account(string role)
    {
        var account = Accounts()
            .First(one => one.GetProperty("roles").EnumerateArray().Any(grant => grant.GetString()!.StartsWith(role + "@", StringComparison.Ordinal)));
        return (account.GetProperty("userId").GetString()!, account.GetProperty("password").GetString()!);
    }

    private List<JsonElement> Accounts()
    {
        using var demo = JsonDocument.Parse(File.ReadAllText(Path.Combine(_data, "demo.json")));
        return [.. demo.RootElement.GetProperty("accounts").EnumerateArray().Select(one => one.Clone())];
    }

    private static string ChromiumPath() =>
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not installed: apt-get install chromium");

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
