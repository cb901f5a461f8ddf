using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Host.Answers;
using Theriac.Kernel;
using Theriac.Plant;

namespace Theriac.Host.Demo;

/// <summary>One person of the demo at one device: signs in, unlocks and signs through the same HTTP API as everybody.</summary>
internal sealed class DemoPerson : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan Shift = TimeSpan.FromHours(15);

    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies = new();
    private DateTimeOffset _signedInAt = DateTimeOffset.MinValue;
    private DateTimeOffset _seenAt = DateTimeOffset.MinValue;
    private string _csrf = "";

    public DemoPerson(string userId, string password, string language, Uri server, string gateKey, TimeProvider clock)
    {
        (UserId, Password, Language, _clock) = (userId, password, language, clock);
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, UseProxy = false }) { BaseAddress = server };
        _http.DefaultRequestHeaders.Add(DemoGate.Header, gateKey);
    }

    public string UserId { get; }

    public string Password { get; }

    public string Language { get; }

    /// <summary>The cookie by which this device is an enrolled terminal; null when it is none.</summary>
    public string? TerminalCookie
    {
        get => _cookies.GetCookies(_http.BaseAddress!)[PlantModule.TerminalCookie]?.Value;
        set => _cookies.Add(_http.BaseAddress!, new Cookie(PlantModule.TerminalCookie, value));
    }

    /// <summary>Makes this device a terminal, as the tablet's enrolment page does.</summary>
    public Task<JsonNode> EnrolAsync(string code) => SendAsync(HttpMethod.Post, "/api/terminals/enrol", new { code });

    public async Task<JsonNode> GetAsync(string path)
    {
        // Reading does not keep a session awake.
        await WakeAsync(isDeed: false);
        return await SendAsync(HttpMethod.Get, path, null);
    }

    public async Task<JsonNode> PostAsync(string path, object body)
    {
        await WakeAsync();
        return await SendAsync(HttpMethod.Post, path, body);
    }

    /// <summary>Sends a file as it is.</summary>
    public async Task<JsonNode> UploadAsync(string path, ReadOnlyMemory<byte> file, string mediaType)
    {
        await WakeAsync();
        using var content = new ReadOnlyMemoryContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return await SendAsync(HttpMethod.Post, path, content);
    }

    /// <summary>Prepares the document of a signed action, and signs it: oneself, or a second person with his own components.</summary>
    public async Task<JsonNode> SignAsync(string action, object body, DemoPerson? second = null)
    {
        await WakeAsync();
        var signer = second ?? this;
        var input = JsonSerializer.SerializeToNode(body, KernelJson.Options)!.AsObject();
        input["language"] = signer.Language;
        var prepared = await SendAsync(HttpMethod.Post, action + "/document", input);
        var document = prepared["document"]!;
        input.Remove("language");
        input["signature"] = new JsonObject
        {
            ["documentHash"] = prepared["hash"]!.GetValue<string>(),
            ["meaning"] = document["meaning"]!.GetValue<string>(),
            ["language"] = document["language"]!.GetValue<string>(),
            ["userId"] = second is not null || prepared["first"]!.GetValue<bool>() ? signer.UserId : null,
            ["password"] = signer.Password,
        };
        return await SendAsync(HttpMethod.Post, action, input);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Signs in for a shift and unlocks after a pause, as the idle lock asks of everybody.</summary>
    private async Task WakeAsync(bool isDeed = true)
    {
        var now = _clock.GetUtcNow();
        if (now - _signedInAt > Shift)
        {
            _csrf = (await SendAsync(HttpMethod.Post, "/api/session", new { userId = UserId, password = Password }))["csrf"]!.GetValue<string>();
            _signedInAt = now;
            isDeed = true;
        }
        else if (now - _seenAt > Idle)
        {
            await SendAsync(HttpMethod.Post, "/api/session/actions/unlock", new { password = Password });
            isDeed = true;
        }

        if (isDeed)
            _seenAt = now;
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add(ClientContract.Header, $"{ClientContract.Oldest}");
        if (_csrf.Length > 0)
            request.Headers.Add("X-CSRF-Token", _csrf);
        if (body is not null)
            request.Content = body as HttpContent ?? new StringContent(JsonSerializer.Serialize(body, KernelJson.Options), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new DemoException($"{UserId}: {method} {path} was answered {(int)response.StatusCode}: {text}");
        return (text.Length > 0 ? JsonNode.Parse(text) : null) ?? new JsonObject();
    }
}

/// <summary>The demo's story was refused: a bug in the story, or in a rule.</summary>
public sealed class DemoException(string message) : Exception(message);
