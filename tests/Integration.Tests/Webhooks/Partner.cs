using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Theriac.Integration.Tests;

/// <param name="Signature">Of the header.</param>
internal sealed record Delivered(string Body, string Signature, string Event, string EventId);

/// <summary>A partner who listens on a real socket and answers what the test wants.</summary>
internal sealed class Partner : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Partner(WebApplication app) => _app = app;

    public ConcurrentQueue<Delivered> Got { get; } = [];

    public int Answer { get; set; } = StatusCodes.Status204NoContent;

    public string Url => _app.Urls.Single() + "/hook";

    public static async Task<Partner> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var partner = new Partner(app);
        app.MapPost("/hook", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            partner.Got.Enqueue(new Delivered(
                await reader.ReadToEndAsync(), http.Request.Headers[WebhookSignature.Header].ToString(),
                http.Request.Headers[WebhookSignature.EventHeader].ToString(), http.Request.Headers[WebhookSignature.IdHeader].ToString()));
            if (partner.Answer is >= 300 and < 400)
                http.Response.Headers.Location = "/elsewhere";
            return Results.StatusCode(partner.Answer);
        });
        await app.StartAsync();
        return partner;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
