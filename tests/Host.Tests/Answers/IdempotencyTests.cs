using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Edge.Idempotency;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Answers;

public sealed class IdempotencyTests
{
    private static readonly object Grant = new { role = "operator", site = "S1", reason = "joins" };

    [Theory, OnBothEngines]
    public async Task The_same_key_gives_the_same_answer_once(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await server.AccountAsync("lan");

        var first = await admin.ActAsync("lan", "grant-role", Grant, "k1");
        var again = await admin.ActAsync("lan", "grant-role", Grant, "k1");
        var other = await admin.ActAsync("lan", "grant-role", new { role = "verifier", site = "S1", reason = "joins" }, "k1");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.Status, again.Status));
        Assert.Equal("true", Assert.Single(again.Message.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(("idempotency-key-reused", HttpStatusCode.UnprocessableEntity), (other.Code, other.Status));
        // Who heard no answer asks what became of his deed; nobody asks for another one's.
        var lan = await server.SignedInAsync("lan");
        foreach (var (who, key, done) in new[] { (admin, "k1", true), (admin, "k2", false), (lan, "k1", false) })
            Assert.Equal(done, (await who.GetAsync($"/api/acts/{key}")).Json.GetProperty("done").GetBoolean());
        Assert.Equal(1, (await server.Ledger.ReadStreamAsync("person/lan")).Count(entry => entry.Type == "role-granted.v1"));
    }

    [Theory, OnBothEngines]
    public async Task Two_taps_at_once_are_one_deed(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await server.AccountAsync("lan");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => admin.ActAsync("lan", "grant-role", Grant, "k1")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.Status));
        Assert.Equal(1, (await server.Ledger.ReadStreamAsync("person/lan")).Count(entry => entry.Type == "role-granted.v1"));
        Assert.DoesNotContain(await server.Ledger.ReadStreamAsync("access/admin"), entry => entry.Type == "attempt-refused.v1");
    }

    [Theory, OnBothEngines]
    public async Task What_was_refused_may_be_tried_again_under_its_key(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        Assert.Equal("person-not-found", (await admin.ActAsync("lan", "grant-role", Grant, "k1")).Code);
        await server.AccountAsync("lan");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.ActAsync("lan", "grant-role", Grant, "k1")).Status);
    }

    [Theory]
    [InlineData("{\"code\":\"A\"}", "{\"code\":\"B\"}", false)]
    [InlineData("{\"a\":1,\"password\":\"x\"}", "{\"a\":1,\"password\":\"y\"}", true)]
    [InlineData("{\"s\":{\"password\":\"x\",\"b\":[1]}}", "{\"s\":{\"password\":\"y\",\"b\":[1]}}", true)]
    [InlineData("{\"s\":{\"password\":\"x\",\"b\":[1]}}", "{\"s\":{\"password\":\"x\",\"b\":[2]}}", false)]
    [InlineData("<MasterRecipe>1</MasterRecipe>", "<MasterRecipe>2</MasterRecipe>", false)]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":3}", false)]
    [InlineData("{\"\\ud800\":1}", "{\"\\ud800\":2}", false)]
    public async Task A_stored_hash_tells_bodies_apart_and_holds_no_secret(string one, string other, bool same) =>
        Assert.Equal(same, await HashAsync(one) == await HashAsync(other));

    [Fact]
    public async Task A_body_that_does_not_say_its_length_gives_no_secret_away_either() =>
        Assert.Equal(
            await HashAsync("{\"a\":1,\"password\":\"x\"}", saysLength: false), await HashAsync("{\"a\":1,\"password\":\"y\"}", saysLength: false));

    [Theory, OnBothEngines]
    public async Task A_key_is_forgotten_after_a_month(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await server.AccountAsync("lan");
        await admin.ActAsync("lan", "grant-role", Grant, "k1");
        var purge = server.App.Services.GetRequiredService<IdempotencyPurge>();

        await purge.RunAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await admin.ActAsync("lan", "grant-role", Grant, "k1")).Status);
        server.Clock.Advance(TimeSpan.FromDays(31));
        await purge.RunAsync();

        admin = await server.SignedInAsync("admin");
        Assert.Equal("role-held", (await admin.ActAsync("lan", "grant-role", Grant, "k1")).Code);
    }

    private static Task<string> HashAsync(string body, bool saysLength = true)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);
        var request = new Microsoft.AspNetCore.Http.DefaultHttpContext().Request;
        (request.Method, request.Path, request.ContentType) = ("POST", "/api/x", "application/json");
        request.ContentLength = saysLength ? bytes.Length : null;
        request.Body = new MemoryStream(bytes);
        return RequestHash.OfAsync(request);
    }

    [Theory, OnBothEngines]
    public async Task Keys_of_two_people_are_two_keys(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var one = await server.PersonAsync("admin1", Role.Administrator);
        var two = await server.PersonAsync("admin2", Role.Administrator);
        await server.AccountAsync("lan");

        Assert.Equal(HttpStatusCode.NoContent, (await one.ActAsync("lan", "grant-role", Grant, "k1")).Status);
        Assert.Equal("role-held", (await two.ActAsync("lan", "grant-role", Grant, "k1")).Code);
    }

    [Theory, OnBothEngines]
    public async Task An_answer_that_shows_a_secret_is_not_kept(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        Assert.Equal(HttpStatusCode.Created, (await admin.PostAsync("/api/people", new { userId = "lan", name = "Lan" }, "k1")).Status);
        Assert.Equal("request-repeated", (await admin.PostAsync("/api/people", new { userId = "lan", name = "Lan" }, "k1")).Code);
    }
}
