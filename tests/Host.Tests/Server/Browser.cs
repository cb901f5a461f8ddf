using System.Net;
using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.People.Testing;

namespace Theriac.Host.Tests.Server;

/// <summary>What the server answered.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The code of a problem, or null when it is none.</summary>
    public string? Code => Message.Content.Headers.ContentType?.MediaType == "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    public string Fact(string name) => Json.GetProperty("facts").GetProperty(name).GetString()!;
}

/// <summary>One browser, or one machine: keeps cookies and the session's token, as the real ones do.</summary>
public sealed class Browser(Func<HttpClient> connect)
{
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>Sent as X-CSRF-Token; taken from every answer that shows a session.</summary>
    public string? Csrf { get; set; }

    public string? Bearer { get; set; }

    public IDictionary<string, string> Cookies => _cookies;

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, object? body = null, string? key = null) => SendAsync(HttpMethod.Post, path, body, key);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<Answer> SignInAsync(string userId, string password) =>
        TakeCsrf(await PostAsync("/api/session", new { userId, password }));

    /// <summary>An action on an account.</summary>
    public Task<Answer> ActAsync(string person, string action, object body, string? key = null) =>
        PostAsync($"/api/people/{person}/actions/{action}", body, key);

    public async Task<Answer> UnlockAsync(string password = TestPeople.Password) =>
        TakeCsrf(await PostAsync("/api/session/actions/unlock", new { password }));

    public async Task<Answer> ChangePasswordAsync(string password, string newPassword) =>
        TakeCsrf(await PostAsync("/api/session/actions/change-password", new { password, newPassword }));

    /// <summary>Codes of the notices in the bell.</summary>
    public async Task<string[]> NoticesAsync() =>
        [.. (await GetAsync("/api/notices")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!)];

    public async Task<Answer> SessionAsync() => TakeCsrf(await GetAsync("/api/session"));

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null, Action<HttpRequestMessage>? change = null)
    {
        using var client = connect();
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, KernelJson.Options), Encoding.UTF8, "application/json");
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            request.Headers.Add("X-Theriac-Client", "1");
        }

        if (Csrf is not null)
            request.Headers.Add("X-CSRF-Token", Csrf);
        if (Bearer is not null)
            request.Headers.Add("Authorization", $"Bearer {Bearer}");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        change?.Invoke(request);
        var response = await client.SendAsync(request);
        TakeCookies(response);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    private Answer TakeCsrf(Answer answer)
    {
        if (answer.Status == HttpStatusCode.OK && answer.Json.TryGetProperty("csrf", out var csrf))
            Csrf = csrf.GetString();
        return answer;
    }

    private void TakeCookies(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines))
            return;
        foreach (var line in lines)
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
                _cookies.Remove(pair[0]);
            else
                _cookies[pair[0]] = pair[1];
        }
    }
}
