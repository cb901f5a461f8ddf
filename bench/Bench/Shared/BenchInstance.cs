using Microsoft.Extensions.DependencyInjection;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Bench;

/// <summary>A ledger with the bench's projection.</summary>
public sealed class BenchInstance : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private BenchInstance(ServiceProvider services) => _services = services;

    public Database Database => _services.GetRequiredService<Database>();

    public ILedger Ledger => _services.GetRequiredService<ILedger>();

    public static async Task<BenchInstance> OpenAsync(string connection, string keyFolder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_ => Database.Open(connection));
        services.AddSingleton<Action<LedgerOptions>>(options => options.KeyFolder = keyFolder);
        services.AddLedger();
        services.AddFacts(typeof(BenchReading).Assembly);
        services.AddSingleton<IProjection, BenchRows>();
        var instance = new BenchInstance(services.BuildServiceProvider());
        await Migrations.ApplyAsync(
            instance.Database, [typeof(ILedger).Assembly, typeof(BenchReading).Assembly], TimeProvider.System);
        await instance._services.OpenLedgerAsync(InstanceKind.Demo);
        return instance;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
