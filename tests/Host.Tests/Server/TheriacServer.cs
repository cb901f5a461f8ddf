using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Theriac.Host.Compose;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Server;

/// <summary>The whole application on a test server, with an own database and a clock in the test's hand.</summary>
public sealed class TheriacServer : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private TheriacServer(TestDatabase database, WebApplication app) => (_database, App) = (database, app);

    public WebApplication App { get; }

    public TestClock Clock { get; private init; } = new();

    public ILedger Ledger => App.Services.GetRequiredService<ILedger>();

    public static Task<TheriacServer> StartAsync(Engine engine, params string[] more) => StartAsync(engine, map: null, configure: null, more);

    /// <param name="map">Adds endpoints of the test's own.</param>
    public static Task<TheriacServer> StartAsync(Engine engine, Action<WebApplication>? map, params string[] more) =>
        StartAsync(engine, map, configure: null, more);

    /// <param name="configure">Settings that an operator would make, for example in appsettings.json.</param>
    /// <param name="more">With <c>--urls</c> it listens there, for a real browser; without, in memory only.</param>
    public static async Task<TheriacServer> StartAsync(
        Engine engine, Action<WebApplication>? map, Action<WebApplicationBuilder>? configure, params string[] more)
    {
        var database = await TestDatabase.CreateAsync(engine, Modules.WithMigrations);
        string[] args = engine == Engine.Postgres
            ? ["--empty", "--database", database.Connection]
            : ["--empty", "--data", Path.GetDirectoryName(database.Connection)!];
        var clock = new TestClock();
        var app = TheriacApp.Build([.. args, .. more], builder =>
        {
            if (!more.Contains("--urls"))
                builder.WebHost.UseTestServer();
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.AddSingleton<Action<LedgerOptions>>(ledger => ledger.KeyFolder = database.KeyFolder);
            builder.Services.Replace(ServiceDescriptor.Singleton(new PeopleOptions { PasswordRounds = 1 }));
            configure?.Invoke(builder);
        });
        map?.Invoke(app);
        await app.OpenAsync();
        await app.StartAsync();
        return new TheriacServer(database, app) { Clock = clock };
    }

    /// <summary>Makes an account with roles at all sites and opens a browser for it that is signed in.</summary>
    public async Task<Browser> PersonAsync(string userId, params Role[] roles)
    {
        await AccountAsync(userId, roles);
        return await SignedInAsync(userId);
    }

    /// <summary>A new browser, signed in.</summary>
    public async Task<Browser> SignedInAsync(string userId)
    {
        var browser = Browser();
        var answer = await browser.SignInAsync(userId, TestPeople.Password);
        Assert.Equal("active", answer.Json.GetProperty("state").GetString());
        return browser;
    }

    /// <summary>Makes an account with roles at all sites.</summary>
    public async Task AccountAsync(string userId, params Role[] roles)
    {
        var grants = roles.Select(role => new RoleGrant(role, RoleGrant.AllSites)).ToArray();
        var added = await App.Services.GetRequiredService<IPeople>().AddAsync(
            new NewPerson(userId, $"{userId} tester", TestPeople.Password, grants, "Seen in the test.", MustChange: false), Author.System);
        Assert.True(added.IsOk);
    }

    /// <summary>What a person does with the one-time password of a new account.</summary>
    public async Task<Browser> FirstSignInAsync(Browser admin, string userId)
    {
        var oneTime = (await admin.ActAsync(userId, "reset-password", new { reason = "first sign-in" })).Json.GetProperty("password").GetString()!;
        var browser = Browser();
        await browser.SignInAsync(userId, oneTime);
        await browser.ChangePasswordAsync(oneTime, TestPeople.Password);
        return browser;
    }

    /// <summary>A browser with no cookies.</summary>
    public Browser Browser() => new(Connect);

    private HttpClient Connect()
    {
        if (App.Services.GetRequiredService<IServer>() is TestServer inMemory)
            return inMemory.CreateClient();
        var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        return new HttpClient(handler) { BaseAddress = new Uri(App.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }
}
