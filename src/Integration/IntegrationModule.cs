using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Theriac.Edge;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Integration;

/// <summary>Thin roads to other systems: orders in and performances out as B2MML by HTTP and folder, order files, webhooks.</summary>
public static class IntegrationModule
{
    public static IServiceCollection AddIntegration(this IServiceCollection services, Action<IntegrationOptions>? configure = null)
    {
        services.AddIntegrationRecords();
        services.AddPhrases(typeof(IntegrationModule).Assembly);
        services.AddSingleton(provider =>
        {
            var options = new IntegrationOptions { Name = InstanceIdentity.Of(provider.GetService<IConfiguration>()).Name };
            configure?.Invoke(options);
            return options;
        });
        services.AddSingleton<IProjection, MessageProjection>();
        services.AddSingleton<IProjection, WebhookProjection>();
        services.AddSingleton<INoticeRule, WebhookNotices>();
        services.AddSingleton<IFactSentences, IntegrationSentences>();
        services.AddSingleton<TakeMessages>();
        services.AddSingleton<MessageList>();
        services.AddSingleton<Reconcile>();
        services.AddSingleton<TakeOrderFile>();
        services.AddSingleton<Cursors>();
        services.AddSingleton<MakePerformances>();
        services.AddSingleton<FetchPerformance>();
        services.AddSingleton<FolderExchange>();
        services.AddSingleton<WebhookTarget>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookList>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<FanOut>();
        services.AddSingleton<SendDeliveries>();
        services.AddSingleton<IntegrationService>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<IntegrationService>());
        return services;
    }

    /// <summary>Only what a verification needs: the facts.</summary>
    public static IServiceCollection AddIntegrationRecords(this IServiceCollection services) => services.AddFacts(typeof(IntegrationModule).Assembly);

    public static IEndpointRouteBuilder MapIntegration(this IEndpointRouteBuilder app)
    {
        IntegrationEndpoints.Map(app);
        WebhookEndpoints.Map(app);
        return app;
    }
}
