using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;

namespace Theriac.Epcis.Tests;

/// <summary>The repository behind HTTP on a loopback port; every request is a machine's.</summary>
public sealed class EpcisHost : IAsyncDisposable
{
    private readonly TestInstance _instance;
    private readonly WebApplication _app;

    private EpcisHost(TestInstance instance, WebApplication app, HttpClient client) =>
        (_instance, _app, Client) = (instance, app, client);

    public HttpClient Client { get; }

    public TestInstance Instance => _instance;

    public static async Task<EpcisHost> StartAsync(Engine engine)
    {
        var instance = await TestInstance.StartAsync(engine, services => services.AddEpcis(), typeof(EpcisModule).Assembly);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        foreach (var service in new ServiceCollection().AddEpcis().Select(one => one.ServiceType).Append(typeof(TimeProvider)).Distinct())
            builder.Services.AddSingleton(service, _ => instance.Services.GetRequiredService(service));
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Features.Set(new Caller("machine/line-1", "Line 1", null, null, [new RoleGrant(Role.Machine, "*")], "en", null));
            return next(context);
        });
        app.MapEpcis();
        await app.StartAsync();
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new EpcisHost(instance, app, new HttpClient { BaseAddress = new Uri(url) });
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json, string type = "application/json") =>
        PostAsync(path, Encoding.UTF8.GetBytes(json), type);

    public Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return Client.PostAsync(path, content);
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        var response = await Client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new HttpRequestException($"{response.StatusCode}: {text}");
    }

    /// <summary>Ids of the events that a query finds, in order.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(string query) => [.. (await EventsAsync(query)).Select(one => (string)one["eventID"]!)];

    public async Task<IReadOnlyList<JsonNode>> EventsAsync(string query) =>
        [.. (await GetAsync($"/epcis/events?{query}"))["epcisBody"]!["queryResults"]!["resultsBody"]!["eventList"]!.AsArray().Select(one => one!)];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _instance.DisposeAsync();
    }

    /// <summary>A capture document around events that are given as JSON.</summary>
    public static string Document(params string[] events) =>
        $$"""
        {"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",{"ex":"http://example.org/"}],
         "type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-11-22T08:00:00Z",
         "epcisBody":{"eventList":[{{string.Join(",", events)}}] } }
        """;

    /// <summary>An ObjectEvent with an id; <paramref name="more"/> is put behind its members.</summary>
    public static string Observed(string id, string time = "2026-11-20T08:00:00Z", string more = "") =>
        $$"""{"type":"ObjectEvent","eventID":"urn:example:{{id}}","eventTime":"{{time}}","eventTimeZoneOffset":"+00:00","action":"OBSERVE","epcList":["urn:epc:id:sgtin:0614141.107346.{{id}}"]{{more}}}""";
}
