using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Theriac.Kernel;
using Theriac.Ledger.Append;
using Theriac.Ledger.Content;
using Theriac.Ledger.Export;
using Theriac.Ledger.Read;
using Theriac.Ledger.Seal;
using Theriac.Ledger.Tree;
using Theriac.Ledger.Verify;
using Theriac.Storage;

namespace Theriac.Ledger;

public static class LedgerModule
{
    private static readonly Sql CreateHead = Sql.Of<Appender>("Append/CreateHead");

    /// <summary>Adds the ledger over the <see cref="Database"/> that is registered already.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FactTypes>();
        services.AddSingleton<LedgerFeed>();
        services.AddSingleton<Appender>();
        services.AddSingleton<ILedger, Ledger>();
        services.AddSingleton<IStreams, Streams>();
        services.AddSingleton<IContentStore, ContentStore>();
        services.AddSingleton(Options);
        services.AddSingleton<Leases>();
        services.AddSingleton<Jobs>();
        services.AddSingleton<SealStore>();
        services.AddSingleton<TreeStore>();
        services.AddSingleton<ITreeProofs, TreeProofs>();
        services.AddSingleton<IEntriesProver, EntriesProver>();
        services.AddSingleton<Sealer>();
        services.AddSingleton<ISealer>(provider => provider.GetRequiredService<Sealer>());
        services.AddSingleton<IInstanceKey>(provider => provider.GetRequiredService<Sealer>());
        services.AddHostedService<SealService>();
        services.AddHostedService<FeedService>();
        services.AddSingleton<ILedgerVerification, DatabaseVerification>();
        services.AddSingleton<ILedgerExport, LedgerExport>();
        services.AddSingleton<Rebuild.DerivedShape>();
        services.AddSingleton<IRebuild, Rebuild.Rebuild>();
        return services;
    }

    /// <summary>The options, with the configuration's own where there is one.</summary>
    private static LedgerOptions Options(IServiceProvider services)
    {
        var options = new LedgerOptions();
        if (services.GetService<IConfiguration>()?["Keys:Folder"] is { Length: > 0 } folder)
            options.KeyFolder = folder;
        foreach (var change in services.GetServices<Action<LedgerOptions>>())
            change(options);
        return options;
    }

    /// <summary>Registers the facts of the module that calls.</summary>
    public static IServiceCollection AddFacts(this IServiceCollection services, Assembly module) =>
        services.AddSingleton(new FactAssembly(module));

    /// <summary>
    /// Makes the ledger on the first start, saying demo or production irrevocably; afterwards looks only whether the derived tables are
    /// as this version keeps them, and computes them anew where they are not: nobody searches tables that know half of the record.
    /// </summary>
    public static async Task OpenLedgerAsync(this IServiceProvider services, InstanceKind kind)
    {
        var database = services.GetRequiredService<Database>();
        var ledgerId = Guid.NewGuid();
        await database.WriteAsync(new Statement(
            CreateHead, ("ledger_id", ledgerId.ToString()), ("kind", kind.ToString()), ("hash", new byte[EntryHash.Size])));
        var ledger = services.GetRequiredService<ILedger>();
        var head = await ledger.HeadAsync();
        if (head.Number > 0)
        {
            await RebuildWhereOtherAsync(services);
            return;
        }

        await database.WriteAsync(services.GetRequiredService<Rebuild.DerivedShape>().Now());
        var opened = new LedgerOpened(head.LedgerId, head.Kind, typeof(LedgerModule).Assembly.GetName().Version!.ToString(3));
        await ledger.AppendAsync(new AppendRequest(Author.System, [new Draft("ledger", opened)], [new StreamVersion("ledger", 0)]));
    }

    private static async Task RebuildWhereOtherAsync(IServiceProvider services)
    {
        var log = services.GetService<ILoggerFactory>()?.CreateLogger("Theriac.Ledger.Rebuild");
        var rebuilt = await services.GetRequiredService<IRebuild>().RebuildWhereOtherAsync();
        if (rebuilt > 0)
            log?.LogWarning("This version keeps derived tables otherwise: they were computed anew from {Entries} entries.", rebuilt);
    }
}
