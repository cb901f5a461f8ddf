using System.Net;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Answers;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("GET", "/api/nothing", null, 404, "not-found")]
    [InlineData("PUT", "/api/session", null, 405, "method-not-allowed")]
    [InlineData("POST", "/api/session", "{", 400, "input-not-accepted")]
    [InlineData("POST", "/api/session", "[]", 400, "input-not-accepted")]
    [InlineData("POST", "/api/session", "{\"userId\":4}", 400, "input-not-accepted")]
    [InlineData("POST", "/api/session", "{\"userId\":\"a\",\"userId\":\"b\"}", 400, "input-not-accepted")]
    [InlineData("POST", "/api/session", "null", 400, "request-not-readable")]
    [InlineData("GET", "/api/people", null, 401, "signed-out")]
    public async Task Every_error_is_a_problem_with_a_code(string method, string path, string? body, int status, string code)
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);

        var answer = await server.Browser().SendAsync(new HttpMethod(method), path, body);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.DoesNotContain("Theriac.", answer.Text);
        Assert.DoesNotContain("inferred", answer.Text); // The framework's words are not ours.
        Assert.Contains("default-src 'none'", string.Join(' ', answer.Message.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task Another_media_type_is_a_problem()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);

        var answer = await server.Browser().SendAsync(
            HttpMethod.Post, "/api/session", "x", change: request => request.Content!.Headers.ContentType = new("text/plain"));

        Assert.Equal(("media-type-not-supported", HttpStatusCode.UnsupportedMediaType), (answer.Code, answer.Status));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_it_is_read()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);

        var answer = await server.Browser().SendAsync(HttpMethod.Post, "/api/session", new string(' ', 33 * 1024 * 1024));

        Assert.Equal("body-too-large", answer.Code);
    }

    [Fact]
    public async Task Only_documents_may_be_large()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var author = await server.PersonAsync("author", Role.RecipeAuthor);

        Assert.Equal("body-too-large", (await admin.ActAsync("author", "deactivate", new { reason = new string('x', 100_000) })).Code);
        Assert.NotEqual("body-too-large", (await author.PostAsync("/api/recipes/import", new string(' ', 100_000))).Code);
    }

    [Fact]
    public async Task All_wrong_fields_are_told_at_once()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);

        var answer = await server.Browser().PostAsync("/api/setup", new { userId = "x", password = "short" });

        Assert.Equal(
            ["/name", "/password", "/userId"],
            answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()!).Distinct().Order());
    }

    [Fact]
    public async Task Another_site_s_page_cannot_act()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var lan = await server.PersonAsync("lan", Role.Operator);

        var foreign = await lan.SendAsync(HttpMethod.Post, "/api/session/actions/touch", change: request => request.Headers.Add("Origin", "https://evil.example"));
        var same = await lan.SendAsync(HttpMethod.Post, "/api/session/actions/touch", change: request => request.Headers.Add("Origin", "http://localhost"));
        lan.Csrf = null;
        var forged = await lan.PostAsync("/api/session/actions/touch");

        Assert.Equal(("cross-site-request", HttpStatusCode.NoContent, "csrf-missing"), (foreign.Code, same.Status, forged.Code));
    }

    [Theory, OnBothEngines]
    public async Task Health_and_the_description_are_open(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var nobody = server.Browser();

        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/ready")).Status);
        var document = (await nobody.GetAsync("/openapi/v1.json")).Json;
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString());
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/people", out _));
    }
}
