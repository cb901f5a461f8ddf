using System.Net;
using System.Net.Http.Headers;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Recipes;

/// <summary>A draft changed in places over HTTP, as two browsers and two tabs do.</summary>
public sealed class RecipeEditHttpTests
{
    private const string One = "/api/recipes/R-1/versions/1";

    [Theory, OnBothEngines]
    public async Task Two_authors_change_a_draft_and_each_sees_what_the_other_did(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var an = await server.PersonAsync("an", Role.RecipeAuthor);
        var binh = await server.PersonAsync("binh", Role.RecipeAuthor);
        var begun = await an.PostAsync("/api/recipes", new { id = "R-1", version = "1", title = new { en = "Tablets" } });
        Assert.True(begun.Status == HttpStatusCode.OK, begun.Text);
        var hash = begun.Json.GetProperty("hash").GetString()!;

        var first = await EditAsync(an, hash, Title("Operation 1", "Mix"), Insert("i-1", "Stir"));
        Assert.Equal(2, first.Json.GetProperty("applied").GetInt32());
        var second = await EditAsync(binh, hash, Title("Operation 1", "Blend"), Insert("i-2", "Heat"));

        Assert.Equal(1, second.Json.GetProperty("applied").GetInt32());
        var conflict = Assert.Single(second.Json.GetProperty("conflicts").EnumerateArray());
        Assert.Equal("changed-meanwhile", conflict.GetProperty("reason").GetString());
        Assert.Equal("Blend", conflict.GetProperty("yours").GetProperty("en").GetString());
        Assert.Equal("Mix", conflict.GetProperty("theirs").GetProperty("en").GetString());
        Assert.Equal("an", conflict.GetProperty("by").GetProperty("id").GetString());
        Assert.Equal(2, second.Json.GetProperty("others").GetArrayLength());
        var mine = first.Json.GetProperty("hash").GetString();
        var changes = (await an.GetAsync($"{One}/changes?since={mine}")).Json;
        var other = Assert.Single(changes.GetProperty("others").EnumerateArray());
        Assert.Equal("insert", other.GetProperty("change").GetProperty("op").GetString());
        Assert.Equal(second.Json.GetProperty("hash").GetString(), changes.GetProperty("hash").GetString());
        var text = (await an.GetAsync(One + "/recipe.json")).Text;
        Assert.Contains("\"Stir\"", text);
        Assert.Contains("\"Heat\"", text);
    }

    [Theory, OnBothEngines]
    public async Task Two_tabs_that_save_at_the_same_moment_lose_nothing_and_a_repeated_request_is_one_entry(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var an = await server.PersonAsync("an", Role.RecipeAuthor);
        var hash = (await an.PostAsync("/api/recipes", new { id = "R-1", version = "1", title = new { en = "Tablets" } })).Json.GetProperty("hash").GetString()!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => EditAsync(an, hash, Insert($"i-{i}", $"Step {i}"))));
        Assert.All(answers, answer => Assert.Equal(0, answer.Json.GetProperty("conflicts").GetArrayLength()));
        var newest = (await an.GetAsync($"{One}/changes?since=")).Json.GetProperty("hash").GetString()!;
        var number = (await server.Ledger.HeadAsync()).Number;

        var body = new { @base = newest, changes = new[] { Insert("again", "Again") } };
        var once = await an.PostAsync(One + "/actions/edit", body, key: "k-1");
        var twice = await an.PostAsync(One + "/actions/edit", body, key: "k-1");
        Assert.Equal(once.Text, twice.Text);
        Assert.Equal(number + 1, (await server.Ledger.HeadAsync()).Number);
        var recipe = (await an.GetAsync(One + "/recipe.json")).Json;
        var phase = recipe.GetProperty("procedure").GetProperty("elements")[0].GetProperty("elements")[0];
        Assert.Equal(11, phase.GetProperty("instructions").GetArrayLength());
    }

    [Fact]
    public async Task The_document_is_not_sent_again_to_whoever_has_it()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var an = await server.PersonAsync("an", Role.RecipeAuthor);
        await an.PostAsync("/api/recipes", new { id = "R-1", version = "1", title = new { en = "Tablets" } });
        var whole = await an.GetAsync(One + "/recipe.json");
        var tag = whole.Message.Headers.ETag!;

        var again = await an.SendAsync(HttpMethod.Get, One + "/recipe.json", change: request => request.Headers.IfNoneMatch.Add(tag));

        Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Text));
        await EditAsync(an, tag.Tag.Trim('"'), Title("Operation 1", "Mix"));
        var changed = await an.SendAsync(HttpMethod.Get, One + "/recipe.json", change: request => request.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(tag, changed.Message.Headers.ETag);
    }

    [Fact]
    public async Task A_picture_is_judged_by_its_bytes_and_may_be_kept_for_long()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var an = await server.PersonAsync("an", Role.RecipeAuthor);
        var lan = await server.PersonAsync("lan", Role.Operator);
        byte[] gif = [.. "GIF89a"u8, 1, 0, 1, 0];

        var kept = await UploadAsync(an, gif, "image/png");
        Assert.Equal("image/gif", kept.Json.GetProperty("contentType").GetString());
        var shown = await lan.GetAsync($"/api/recipes/pictures/{kept.Json.GetProperty("content").GetString()}");
        Assert.Equal("image/gif", shown.Message.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), shown.Message.Headers.CacheControl!.MaxAge);
        Assert.Equal("nosniff", Assert.Single(shown.Message.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("picture-type-unknown", (await UploadAsync(an, "<html>"u8.ToArray(), "image/png")).Code);
        Assert.Equal("role-missing", (await UploadAsync(lan, gif, "image/gif")).Code);
        var missing = await lan.GetAsync($"/api/recipes/pictures/{new string('0', 64)}");
        Assert.Equal(("picture-unknown", true), (missing.Code, missing.Message.Headers.CacheControl!.NoStore));
    }

    [Fact]
    public async Task Only_authors_edit_and_everybody_of_the_review_comments()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var an = await server.PersonAsync("an", Role.RecipeAuthor);
        var chi = await server.PersonAsync("chi", Role.RecipeChecker);
        var lan = await server.PersonAsync("lan", Role.Operator);
        var hash = (await an.PostAsync("/api/recipes", new { id = "R-1", version = "1", title = new { en = "Tablets" } })).Json.GetProperty("hash").GetString()!;

        Assert.Equal("role-missing", (await EditAsync(chi, hash, Title("Operation 1", "Mix"))).Code);
        Assert.Equal("role-missing", (await lan.PostAsync(One + "/comments", Comment())).Code);
        Assert.Equal(1, (await chi.PostAsync(One + "/comments", Comment())).Json.GetProperty("number").GetInt32());
        Assert.Equal("role-missing", (await chi.PostAsync(One + "/comments/1/actions/apply")).Code);
        Assert.Equal("applied", (await an.PostAsync(One + "/comments/1/actions/apply")).Json.GetProperty("state").GetString());
        var comment = Assert.Single((await lan.GetAsync(One + "/comments")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("applied", comment.GetProperty("state").GetString());
    }

    [Fact]
    [Trait("Requirement", "A11D-11d")]
    public async Task A_draft_that_stands_open_says_who_has_it_and_keeps_no_session_open()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var an = await server.PersonAsync("an", Role.RecipeAuthor);
        await an.PostAsync("/api/recipes", new { id = "R-1", version = "1", title = new { en = "Tablets" } });

        for (var minute = 0; minute < 9; minute++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(1));
            var here = (await an.GetAsync(One + "/presence?element=phase-1")).Json.GetProperty("here")[0];
            Assert.Equal(("an", "phase-1"), (here.GetProperty("id").GetString(), here.GetProperty("element").GetString()));
        }

        server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("session-locked", (await an.GetAsync(One + "/presence")).Code);
    }

    private static object Comment() => new
    {
        item = new { kind = "element", id = "operation-1" },
        text = "Call it by its name.",
        suggestion = Title("Operation 1", "Mix"),
    };

    private static object Title(string before, string value) => new
    {
        op = "set",
        item = new { kind = "element", id = "operation-1" },
        member = "title",
        before = new { en = before },
        value = new { en = value },
    };

    private static object Insert(string id, string title) => new
    {
        op = "insert",
        into = new { kind = "element", id = "phase-1" },
        list = "instructions",
        value = new { id, kind = "instruction", title = new { en = title } },
    };

    private static Task<Answer> EditAsync(Browser by, string @base, params object[] changes) => by.PostAsync(One + "/actions/edit", new { @base, changes });

    private static Task<Answer> UploadAsync(Browser by, byte[] bytes, string type) => by.SendAsync(
        HttpMethod.Post, "/api/recipes/pictures", "",
        change: request =>
        {
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        });
}
