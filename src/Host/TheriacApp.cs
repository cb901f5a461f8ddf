using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Theriac.Host.Answers;
using Theriac.Host.Compose;
using Theriac.Host.Demo;
using Theriac.Host.Tls;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Host;

/// <summary>The whole application: every module, one process, one database.</summary>
public static class TheriacApp
{
    /// <summary>Composes the application. Nothing is opened yet.</summary>
    /// <param name="configure">Lets tests replace the clock or the server.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var options = HostOptions.Parse(args);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = WebFiles.FolderOf(options) });
        builder.WebHost.UseUrls(options.Urls);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // A line for each request hides the others.
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(_ => Database.Open(options.Connection));
        builder.AddLocalTls(options);
        builder.AddEdge();
        builder.AddDemo(options);
        builder.Services.AddLedger();
        builder.AddModules();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseLocalTls();
        app.UseDemoGate();
        app.UseEdge();
        app.MapModules();
        app.MapLocalTls();
        app.MapHost();
        app.MapDemoBench();
        return app;
    }

    /// <summary>Makes the database ready: folder, migrations of all modules in order, and the ledger.</summary>
    public static async Task OpenAsync(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<HostOptions>();
        app.Services.GetRequiredService<DemoLoader>().Rewind();
        if (options.Database is null)
            MakeFolder(options.Data);
        var database = app.Services.GetRequiredService<Database>();
        await Migrations.ApplyAsync(database, Modules.WithMigrations, app.Services.GetRequiredService<TimeProvider>());
        await app.Services.OpenLedgerAsync(options.Kind ?? InstanceKind.Demo);
    }

    /// <summary>Nobody else on the machine reads the records.</summary>
    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Makes the demo plant where an empty demo was opened; it needs the started server. Else does nothing.</summary>
    public static async Task LoadDemoAsync(this WebApplication app, TextWriter tell)
    {
        var loader = app.Services.GetRequiredService<DemoLoader>();
        try
        {
            if (!await loader.PrepareAsync())
                return;
            await loader.LoadAsync(tell, app.Lifetime.ApplicationStopping);
        }
        catch (Exception wrong) when (wrong is DemoException or OperationCanceledException)
        {
            await app.StopAsync();
            throw;
        }
    }

    /// <summary>Prints where the application answers, and what to do first.</summary>
    public static async Task TellWhereToGoAsync(this WebApplication app, TextWriter to)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var head = await app.Services.GetRequiredService<ILedger>().HeadAsync();
        var options = app.Services.GetRequiredService<HostOptions>();
        await to.WriteLineAsync($"Theriac {typeof(TheriacApp).Assembly.GetName().Version!.ToString(3)}, {head.Kind.ToString().ToLowerInvariant()} instance, {head.Number} entries");
        await to.WriteLineAsync($"Data: {app.Services.GetRequiredService<Database>().Place}");
        foreach (var address in addresses)
            await to.WriteLineAsync($"Go to {address}");
        if (app.TabletAddress() is { } tablets)
            await to.WriteLineAsync($"Set up tablets at {tablets}");
        if (await app.Services.GetRequiredService<IPeople>().IsEmptyAsync())
            await to.WriteLineAsync("There is no account yet: the first page makes the first administrator.");
        else if (head.Kind == InstanceKind.Demo)
            await to.WriteLineAsync($"Accounts of the demo: {Path.Combine(options.Data, "demo.json")}");
        await to.FlushAsync();
    }
}
