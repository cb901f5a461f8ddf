using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Edge.Idempotency;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Host.Answers;

/// <summary>What stands before and after every module: limits, headers, errors, files, caller, idempotency.</summary>
internal static class EdgeSetup
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        var limits = new EdgeLimits();
        builder.Configuration.GetSection("Edge").Bind(limits);
        builder.Services.AddSingleton(limits);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.BodyMax;
            kestrel.Limits.MaxRequestLineSize = limits.RequestLineMax;
            kestrel.Limits.MaxRequestHeaderCount = limits.HeaderCountMax;
            kestrel.Limits.MaxConcurrentConnections = limits.ConnectionsMax;
        });
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options => KernelJson.ConfigureInput(options.SerializerOptions));
        builder.Services.AddDescription();
        builder.Services.AddIdempotency();
        builder.Services.AddSingleton<Feed>();
        builder.Services.AddPhrases(typeof(Feed).Assembly);
        builder.Services.AddSingleton<IFactSentences, LedgerSentences>();
        builder.Services.AddSingleton<Setup>();
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseErrors();
        app.UseOddRequests();
        app.UseClientContract();
        app.UseWebFiles();
        app.UseRouting();
        app.UseBodyLimit();
        app.UseWebFallback();
        app.UseTerminals();
        app.UsePeople();
        app.UseIdempotency(context => context.Features.Get<Caller>()?.UserId);
    }

    /// <summary>A body that says its length is refused before a byte is read; the server counts one that does not.</summary>
    private static void UseBodyLimit(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<EdgeLimits>();
        app.Use((context, next) =>
        {
            var max = context.GetEndpoint()?.Metadata.GetMetadata<DocumentBody>() is null ? limits.FormMax : limits.BodyMax;
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
                server.MaxRequestBodySize = max;
            return context.Request.ContentLength > max ? Errors.TooLarge.ToResult().ExecuteAsync(context) : next(context);
        });
    }
}
