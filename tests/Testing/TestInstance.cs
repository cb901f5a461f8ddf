using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Testing;

/// <summary>
/// A running instance without HTTP: database, ledger, and the modules under test. The clock is in the test's hand.
/// </summary>
public sealed class TestInstance : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private TestInstance(TestDatabase database, ServiceProvider services) => (_database, Services) = (database, services);

    public ServiceProvider Services { get; }

    public TestClock Clock => (TestClock)Services.GetRequiredService<TimeProvider>();

    public Database Database => Services.GetRequiredService<Database>();

    public ILedger Ledger => Services.GetRequiredService<ILedger>();

    public string Connection => _database.Connection;

    /// <param name="add">Adds the modules: <c>services.AddPeople()</c> …</param>
    /// <param name="modules">Assemblies with migrations, in order, besides Ledger's.</param>
    public static async Task<TestInstance> StartAsync(
        Engine engine, Action<IServiceCollection>? add = null, params Assembly[] modules)
    {
        Assembly[] migrated = [typeof(ILedger).Assembly, .. modules];
        var database = await TestDatabase.CreateAsync(engine, migrated);
        var clock = new TestClock();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(_ => Storage.Database.Open(database.Connection));
        services.AddSingleton<Action<LedgerOptions>>(options => options.KeyFolder = database.KeyFolder);
        services.AddLedger();
        add?.Invoke(services);
        var provider = services.BuildServiceProvider();
        await Migrations.ApplyAsync(provider.GetRequiredService<Database>(), migrated, clock);
        await provider.OpenLedgerAsync(InstanceKind.Production);
        return new TestInstance(database, provider);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
