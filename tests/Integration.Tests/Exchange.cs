using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Theriac.Batches;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Plant;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Integration.Tests;

/// <summary>An instance that exchanges messages, with one site and a machine of the ERP.</summary>
internal sealed class Exchange : IAsyncDisposable
{
    public static readonly Caller Erp = new("machine/erp", "ERP", null, null, [new RoleGrant(Role.Machine, "HN")], "en", null);

    public static readonly Caller Planner = TestPeople.Caller("plan", Role.Planner, Role.Administrator);

    private Exchange(TestInstance instance) => Instance = instance;

    public TestInstance Instance { get; }

    public static async Task<Exchange> StartAsync(Engine engine, Action<IntegrationOptions>? configure = null, Action<IServiceCollection>? add = null)
    {
        var instance = await TestInstance.StartAsync(
            engine,
            services =>
            {
                services.AddTestPeople().AddPlant().AddRecipes().AddBatches().RemoveAll<IDerivedRecords>();
                services.AddIntegration(configure);
                add?.Invoke(services);
            },
            TestPeople.Assembly, typeof(PlantModule).Assembly, typeof(RecipesModule).Assembly, typeof(BatchesModule).Assembly,
            typeof(IntegrationModule).Assembly);
        var exchange = new Exchange(instance);
        Ok(await exchange.Get<IPlantSetup>().OpenAsync(new NewPlant("ORIENT", "Orient Pharma", "HN", "Hà Nội", "Asia/Ho_Chi_Minh"), "admin"));
        return exchange;
    }

    public T Get<T>()
        where T : notnull => Instance.Get<T>();

    public static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(
            outcome.IsOk, outcome.IsOk ? "" : $"{outcome.Refusal.Code}: {outcome.Refusal.Detail} {string.Join(", ", outcome.Refusal.Errors)}");
        return outcome.Value;
    }

    public async Task<TakenMessage> TakeAsync(byte[] message, string? digest = null, Caller? caller = null) =>
        Ok(await Get<TakeMessages>().TakeAsync(caller ?? Erp, Incoming.OfB2mml(Interfaces.Http, message, digest)));

    public async Task<byte[]> ContentAsync(string hash) => (await Get<IContentStore>().FindAsync(hash))!.Bytes;

    public async Task<PlannedOrderState> OrderAsync(string id) =>
        (await Get<IStreams>().LoadAsync<PlannedOrderState>(PlannedOrderState.StreamOf(id))).State;

    /// <summary>Everything that stands on streams of orders, to see whether anything was changed.</summary>
    public async Task<IReadOnlyList<string>> OrderEntriesAsync() =>
        [.. (await EntriesAsync("order/")).Select(one => $"{one.Stream} {one.Type}")];

    /// <summary>Entries on streams that begin so, the oldest first.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesAsync(string prefix) =>
        [.. (await Instance.Ledger.ReadAsync(1, 5_000)).Where(one => one.Stream.StartsWith(prefix, StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => Instance.DisposeAsync();
}
