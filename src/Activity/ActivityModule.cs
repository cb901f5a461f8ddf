using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Activity.Export;
using Theriac.Activity.Index;
using Theriac.Activity.Periodic;
using Theriac.Activity.Queries;
using Theriac.Activity.Search;
using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Activity;

/// <summary>The activity trace: search over all entries, saved queries with a signed outcome, export, the periodic review.</summary>
public static class ActivityModule
{
    public static IServiceCollection AddActivity(this IServiceCollection services)
    {
        services.AddFacts(typeof(ActivityModule).Assembly);
        services.AddPhrases(typeof(ActivityModule).Assembly);
        services.AddSingleton<IFactSentences, ActivitySentences>();
        services.AddSingleton<IProjection, ActivityProjection>();
        services.AddSingleton<ActivityIndex>();
        services.AddSingleton<ReaderWords>();
        services.AddSingleton<ActivitySearch>();
        services.AddSingleton<ActivityLines>();
        services.AddSingleton<SignatureStandings>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<ShowEntry>();
        services.AddSingleton<ExportActivity>();
        services.AddSingleton<PeriodicReview>();
        services.AddSingleton<SavedQueries>();
        return services;
    }

    public static IEndpointRouteBuilder MapActivity(this IEndpointRouteBuilder app)
    {
        ActivityEndpoints.Map(app);
        ShowEntry.Map(app);
        ExportActivity.Map(app);
        PeriodicReview.Map(app);
        QueryEndpoints.Map(app);
        return app;
    }
}
