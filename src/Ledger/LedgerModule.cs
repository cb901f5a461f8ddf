using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
    /// Makes the ledger on the first start, saying demo or production irrevocably; afterwards does nothing.
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
            return;
        var opened = new LedgerOpened(head.LedgerId, head.Kind, typeof(LedgerModule).Assembly.GetName().Version!.ToString(3));
        await ledger.AppendAsync(new AppendRequest(Author.System, [new Draft("ledger", opened)], [new StreamVersion("ledger", 0)]));
    }
}
