using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Theriac.Edge;
using Theriac.Ledger;
using Theriac.Serials.Batch;
using Theriac.Serials.ChangeState;
using Theriac.Serials.Commission;
using Theriac.Serials.Directory;
using Theriac.Serials.Numbers;
using Theriac.Serials.Pack;
using Theriac.Serials.Recall;
using Theriac.Serials.Ship;
using Theriac.Serials.Units;

namespace Theriac.Serials;

/// <summary>Serial numbers, commissioning, packing, shipping and the state of every pack.</summary>
public static class SerialsModule
{
    public static IServiceCollection AddSerials(this IServiceCollection services, Action<SerialsOptions>? configure = null)
    {
        services.AddSerialsRecords();
        services.AddPhrases(typeof(SerialsModule).Assembly);
        services.AddOptions<SerialsOptions>().Configure(options => configure?.Invoke(options));
        services.AddSingleton<IProjection, UnitProjection>();
        services.AddSingleton<IFactSentences, UnitSentences>();
        services.TryAddSingleton<IBatchBook, BatchBook>();
        services.AddSingleton<Supplies>();
        services.AddSingleton<SerialKeys>();
        services.AddSingleton<LeaseSerials>();
        services.AddSingleton<LeaseSscc>();
        services.AddSingleton<UnitStore>();
        services.AddSingleton<UnitRows>();
        services.AddSingleton<EventMaker>();
        services.AddSingleton<CommissionHandler>();
        services.AddSingleton<PackHandler>();
        services.AddSingleton<ShipHandler>();
        services.AddSingleton<ReceiveHandler>();
        services.AddSingleton<ChangeStateHandler>();
        services.AddSingleton<RecallHandler>();
        services.AddSingleton<IPackDirectory, PackDirectory>();
        services.AddSingleton<IPacking, Packing>();
        return services;
    }

    /// <summary>Only what a verification needs: the facts, and the check of the stored packs against them.</summary>
    public static IServiceCollection AddSerialsRecords(this IServiceCollection services) =>
        services.AddFacts(typeof(SerialsModule).Assembly).AddSingleton<IBulkRecords, UnitRecords>();

    public static IEndpointRouteBuilder MapSerials(this IEndpointRouteBuilder routes)
    {
        SerialsEndpoints.Map(routes);
        return routes;
    }
}
