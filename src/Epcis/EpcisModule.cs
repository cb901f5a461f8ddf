using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Edge;
using Theriac.Epcis.Capture;
using Theriac.Epcis.Query;
using Theriac.Epcis.Store;
using Theriac.Ledger;

namespace Theriac.Epcis;

/// <summary>An EPCIS 2.0 repository: capture and query of events in JSON.</summary>
public static class EpcisModule
{
    public static IServiceCollection AddEpcis(this IServiceCollection services)
    {
        services.AddEpcisRecords();
        services.AddPhrases(typeof(EpcisModule).Assembly);
        services.AddSingleton<IProjection, CaptureProjection>();
        services.AddSingleton<IFactSentences, CaptureSentences>();
        services.AddSingleton<EventStore>();
        services.AddSingleton<IEpcisRepository, EpcisRepository>();
        services.AddSingleton<CaptureEvents>();
        services.AddSingleton<CaptureJobs>();
        services.AddSingleton<PageTokens>();
        services.AddSingleton<FindEvents>();
        return services;
    }

    /// <summary>Only what a verification needs: the facts, and the check of the stored events against them.</summary>
    public static IServiceCollection AddEpcisRecords(this IServiceCollection services) =>
        services.AddFacts(typeof(EpcisModule).Assembly).AddSingleton<IBulkRecords, EventRecords>();

    public static IEndpointRouteBuilder MapEpcis(this IEndpointRouteBuilder routes)
    {
        EpcisEndpoints.Map(routes);
        return routes;
    }
}
