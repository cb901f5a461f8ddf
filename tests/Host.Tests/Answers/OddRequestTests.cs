using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Answers;

/// <summary>Input that no screen sends. Each is refused in words; none is an error of ours.</summary>
public sealed class OddRequestTests
{
    [Theory, OnBothEngines]
    public async Task A_null_character_in_an_address_is_refused(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var planner = await server.PersonAsync("phuong", Role.Planner);

        foreach (var path in new[] { "/api/lots?material=%00", "/api/recipes?after=a%00b", "/api/batches?State=%00", "/epcis/capture?nextPageToken=%00" })
            Assert.Equal((HttpStatusCode.BadRequest, "null-character"), await TellAsync(planner.GetAsync(path)));
    }

    [Theory, OnBothEngines]
    public async Task A_null_character_in_a_text_is_refused(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        var answer = await admin.PostAsync("/api/people", "{\"userId\":\"lan\",\"name\":\"L\\u0000an\"}");

        Assert.Equal((HttpStatusCode.BadRequest, "input-not-accepted"), (answer.Status, answer.Code));
        Assert.Equal("/name", answer.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    [Trait("Requirement", "A11-16")]
    public async Task A_screen_of_an_older_version_changes_nothing_and_is_told_so_but_may_sign_in_and_read()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var lan = await server.PersonAsync("lan", Role.Operator);
        foreach (var (contract, code) in new[] { ("0", "client-too-old"), ("old", "client-too-old"), ("1", null), ("999", null), (null, null) })
        {
            void Say(HttpRequestMessage request)
            {
                request.Headers.Remove("X-Theriac-Client");
                if (contract is not null) request.Headers.Add("X-Theriac-Client", contract);
            }

            Assert.Equal(code, (await lan.SendAsync(HttpMethod.Post, "/api/notices/actions/seen", new { number = 0 }, change: Say)).Code);
            Assert.Null((await lan.SendAsync(HttpMethod.Get, "/api/batches", change: Say)).Code);
            Assert.Null((await lan.SendAsync(HttpMethod.Post, "/api/session/actions/touch", new { }, change: Say)).Code);
        }

        var machine = server.Browser();
        machine.Bearer = "no-token";
        Assert.Equal("token-unknown", (await machine.PostAsync("/api/notices/actions/seen", new { number = 0 })).Code); // A machine need not say one.
    }

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("UTF-8", null)]
    [InlineData("\"utf-8\"", null)]
    [InlineData("utf-16", "charset-not-supported")]
    [InlineData("zzz", "charset-not-supported")]
    public async Task Only_utf_8_is_read(string charset, string? code)
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var lan = await server.PersonAsync("lan", Role.Operator);

        var answer = await lan.SendAsync(
            HttpMethod.Post, "/api/notices/actions/seen", new { number = 0 },
            change: request => request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = charset });

        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task What_may_be_null_may_be_absent_in_every_input()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var options = server.App.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bodies = server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .SelectMany(endpoint => endpoint.Metadata.OfType<IAcceptsMetadata>()).Select(accepts => accepts.RequestType).OfType<Type>().ToList();
        Assert.True(bodies.Count > 100);
        HashSet<Type> seen = [];
        SortedSet<string> wrong = [];
        Queue<Type> open = new(bodies);
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type) || type == typeof(JsonElement))
                continue;
            var shape = options.GetTypeInfo(type);
            if (shape.ElementType is { } item)
                open.Enqueue(item);
            foreach (var member in shape.Properties.Where(member => member.Set is not null || member.AssociatedParameter is not null))
            {
                open.Enqueue(member.PropertyType);
                if (member.IsRequired && (member.AssociatedParameter?.IsNullable ?? member.IsSetNullable))
                    wrong.Add($"{type.Name}.{member.Name}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("identity", null)]
    [InlineData("gzip", "content-encoding-not-supported")]
    public async Task What_says_that_it_is_compressed_is_not_read_as_if_it_were_not(string encoding, string? code)
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var lan = await server.PersonAsync("lan", Role.Operator);

        var answer = await lan.SendAsync(
            HttpMethod.Post, "/api/notices/actions/seen", new { number = 0 }, change: request => request.Content!.Headers.ContentEncoding.Add(encoding));

        Assert.Equal(code, answer.Code);
    }

    [Theory, OnBothEngines]
    public async Task A_page_token_that_nobody_gave_is_refused(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var auditor = await server.PersonAsync("kim", Role.Auditor);

        foreach (var token in new[] { "x", "xx", "!", "AAAA", new string('A', 100) })
            Assert.Equal(HttpStatusCode.BadRequest, (await auditor.GetAsync($"/epcis/events?nextPageToken={token}")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public async Task An_action_without_a_body_is_refused(string body)
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var qa = await server.PersonAsync("dung", Role.QaReviewer);

        foreach (var action in new[] { "lots/L-1/actions/release", "lots/L-1/actions/reject/document", "batches/B-1/actions/review", "exceptions/E-1/actions/conclude" })
            Assert.Equal(HttpStatusCode.BadRequest, (await qa.PostAsync("/api/" + action, body)).Status);
    }

    [Fact]
    public async Task A_role_without_its_site_makes_no_token()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        foreach (var roles in new[] { "[{}]", "[{\"role\":\"operator\"}]", "[{\"role\":\"operator\",\"site\":null}]", "[null]" })
        {
            var answer = await admin.PostAsync("/api/tokens", $"{{\"name\":\"line\",\"days\":5,\"roles\":{roles}}}");
            Assert.Equal((HttpStatusCode.BadRequest, "input-not-accepted"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task A_member_whose_name_is_no_text_is_refused_also_under_a_key()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        var answer = await admin.PostAsync("/api/people", "{\"\\ud800\":1}", "k1");

        Assert.InRange((int)answer.Status, 400, 499);
    }

    [Fact]
    public async Task Two_files_under_one_key_are_two_requests_whatever_their_type_says()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var author = await server.PersonAsync("an", Role.RecipeAuthor);
        var file = Corpus.ReadText("b2mml/Examples/cough-syrup-master-recipe-v02.xml");

        var first = await author.PostAsync("/api/recipes/import?id=ONE&version=1", file, "k1");
        var other = await author.PostAsync("/api/recipes/import?id=ONE&version=1", file + "<!-- another -->", "k1");

        Assert.True((int)first.Status < 300, first.Text);
        Assert.Equal("idempotency-key-reused", other.Code);
    }

    [Theory, OnBothEngines]
    public async Task No_cache_keeps_what_only_members_may_read(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var auditor = await server.PersonAsync("kim", Role.Auditor);

        foreach (var path in new[] { "/api/batches", "/epcis/events", "/epcis/capture" })
            Assert.True((await auditor.GetAsync(path)).Message.Headers.CacheControl?.NoStore, path);
    }

    private static async Task<(HttpStatusCode Status, string? Code)> TellAsync(Task<Answer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer.Code);
    }
}
