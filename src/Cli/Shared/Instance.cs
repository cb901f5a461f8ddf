using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Batches;
using Theriac.Epcis;
using Theriac.Host;
using Theriac.Integration;
using Theriac.Ledger;
using Theriac.Recipes;
using Theriac.Serials;
using Theriac.Storage;

namespace Theriac.Cli.Shared;

/// <summary>The instance that <c>--data</c> or <c>--database</c> names, without its HTTP server.</summary>
internal static class Instance
{
    /// <summary>
    /// The ledger alone, as it stands, and what its entries vouch for: for commands that must not trust or change anything
    /// else. Nothing is migrated.
    /// </summary>
    public static ServiceProvider OpenLedger(ParseResult parse)
    {
        MustExist(parse);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_ => Database.Open(CommonOptions.ConnectionOf(parse)));
        var folder = Environment.GetEnvironmentVariable("Keys__Folder");
        if (folder is { Length: > 0 })
            services.AddSingleton<Action<LedgerOptions>>(options => options.KeyFolder = folder);
        services.AddLedger().AddRecords();
        return services.BuildServiceProvider();
    }

    /// <summary>What entries vouch for and what is derived again from them, in every module.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services) =>
        services.AddEpcisRecords().AddSerialsRecords().AddRecipesRecords().AddBatchesRecords().AddIntegrationRecords();

    /// <summary>The whole application with every module, migrated; its server is not started.</summary>
    public static async Task<Microsoft.AspNetCore.Builder.WebApplication> OpenAsync(ParseResult parse, bool mustExist = true)
    {
        if (mustExist)
            MustExist(parse);
        string[] args = parse.GetValue(CommonOptions.Database) is { } connection
            ? ["--database", connection]
            : ["--data", parse.GetValue(CommonOptions.Data)!];
        var app = TheriacApp.Build(args);
        await app.OpenAsync();
        return app;
    }

    private static void MustExist(ParseResult parse)
    {
        if (parse.GetValue(CommonOptions.Database) is null && !File.Exists(CommonOptions.ConnectionOf(parse)))
            throw new NoInstanceException($"There is no instance in {parse.GetValue(CommonOptions.Data)}. ./start makes one.");
    }
}
