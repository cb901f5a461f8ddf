using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Recipes;

using Browser = Theriac.Host.Tests.Server.Browser;

/// <summary>The life of a version over HTTP: comments, review on a route, parameters and dates at sites, what it touches, its retirement.</summary>
public sealed class RecipeLifeHttpTests
{
    private const string First = "/api/recipes/R-1/versions/1";
    private const string Second = "/api/recipes/R-1/versions/2";

    [Theory, OnBothEngines]
    public async Task A_version_lives_from_its_first_comment_to_its_retirement(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var people = await PeopleAsync(server);
        await CommentedAsync(people);
        await RoutedAsync(people);
        await AtSitesAsync(people);
        await ChangedAsync(people);
        await RetiredAsync(people);
    }

    /// <summary>While a comment is open nobody signs, and whom it concerns is told.</summary>
    private static async Task CommentedAsync(Cast cast)
    {
        (await cast.An.SendAsync(HttpMethod.Put, First, SmallRecipe.Of("R-1", "1", low: "81"))).Ok();
        (await cast.Both.SendAsync(HttpMethod.Put, First, SmallRecipe.Of("R-1", "1"))).Ok();
        var comment = new { item = new { kind = "instruction", id = "stir" }, text = "Why so slow?" };
        Assert.Equal("role-missing", (await cast.Lan.PostAsync(First + "/comments", comment)).Code);
        (await cast.Chi.PostAsync(First + "/comments", comment)).Ok();
        Assert.Contains("recipe-comment-open", await cast.An.NoticesAsync());
        Assert.Equal("recipe-comments-unanswered", (await SignAsync(cast.An, First, "send-to-review", "an")).Code);
        (await cast.An.PostAsync(First + "/comments/1/actions/reply", new { text = "The foam." })).Ok();
        Assert.Contains("recipe-comment-replied", await cast.Chi.NoticesAsync());
        (await SignAsync(cast.An, First, "send-to-review", "an")).Ok();
        Assert.Contains("recipe-waits-for-you", await cast.Chi.NoticesAsync());
        Assert.DoesNotContain("recipe-waits-for-you", await cast.Dung.NoticesAsync());

        await cast.Chi.ReviewBlocksAsync(First);
        var refused = await SignAsync(cast.Chi, First, "check", "chi");
        Assert.Equal(("recipe-comments-open", "1"), (refused.Code, refused.Fact("comments")));
        Assert.Equal("1", string.Join(" ", Numbers((await cast.Chi.ReadAsync(First + "/review")).GetProperty("openComments"))));
        var told = (await cast.Chi.PostAsync(First + "/actions/check/document", new { language = "vi" })).Json;
        Assert.Equal("recipe-comments-open", told.GetProperty("code").GetString());
        (await cast.Chi.PostAsync(First + "/comments/1/actions/resolve", new { text = "I see." })).Ok();
        Assert.DoesNotContain("recipe-comment-open", await cast.An.NoticesAsync());
        Assert.Equal("comment-closed", (await cast.Chi.PostAsync(First + "/comments/1/actions/resolve", new { })).Code);
    }

    /// <summary>Wrong roles, the author himself, the wrong order and blocks that nobody looked at are refused.</summary>
    private static async Task RoutedAsync(Cast cast)
    {
        Assert.Equal("role-missing", (await SignAsync(cast.Lan, First, "check", "lan", review: false)).Code);
        Assert.Equal("recipe-own-work", (await SignAsync(cast.Both, First, "check", "both", review: false)).Code);
        Assert.Equal("recipe-not-checked", (await SignAsync(cast.Dung, First, "approve", "dung", review: false)).Code);
        Assert.Equal("recipe-not-approved-yet", (await SignAsync(cast.Dung, First, "retire", "dung", reason: "Too early.")).Code);
        (await SignAsync(cast.Chi, First, "check", "chi")).Ok();
        Assert.Contains("recipe-waits-for-you", await cast.Dung.NoticesAsync());
        Assert.DoesNotContain("recipe-waits-for-you", await cast.Chi.NoticesAsync());
        var blocks = new { blocks = new[] { new { id = "run", hash = new string('0', 64) } } };
        Assert.Equal("recipe-block-changed", (await cast.Dung.PostAsync(First + "/actions/review-blocks", blocks)).Code);
        Assert.Equal("role-missing", (await cast.Lan.PostAsync(First + "/actions/review-blocks", blocks)).Code);
        Assert.Equal("recipe-blocks-not-reviewed", (await SignAsync(cast.Dung, First, "approve", "dung", review: false)).Code);
        (await SignAsync(cast.Dung, First, "approve", "dung")).Ok();
        Assert.DoesNotContain("recipe-waits-for-you", await cast.Dung.NoticesAsync());

        var steps = new[] { new { role = "supervisor", meaning = "verified" }, new { role = "qa-reviewer", meaning = "approved" } };
        var route = new { product = "FG-1", steps, reason = "It stirs." };
        Assert.Equal("role-missing", (await cast.Chi.SignAsync("/api/recipe-routes/actions/set", route, "chi")).Code);
        var short1 = new { steps = new[] { new { role = "operator", meaning = "performed" } }, reason = "x" };
        var faults = (await cast.Dung.PostAsync("/api/recipe-routes/actions/set/document", short1)).Json.GetProperty("errors").EnumerateArray();
        Assert.Equal(
            ["route-end", "route-length", "route-meaning", "route-role"], faults.Select(one => one.GetProperty("code").GetString()).Order());
        (await cast.Dung.SignAsync("/api/recipe-routes/actions/set", route, "dung")).Ok();
        var known = (await cast.Lan.ReadAsync("/api/recipe-routes")).GetProperty("routes")[0];
        Assert.Equal(("FG-1", "It stirs."), (known.GetProperty("product").GetString(), known.GetProperty("reason").GetString()));
    }

    /// <summary>Parameters within what is registered, by one and another; a date in the site's calendar.</summary>
    private static async Task AtSitesAsync(Cast cast)
    {
        var values = new[] { new { parameter = "speed", value = new { value = "85", unit = "rpm" }, range = new { low = "80", high = "90" } } };
        Assert.Equal("role-missing", (await AtAsync(cast.Lan, "HN", "prepare-parameters", new { values, reason = "Old motor." }, "lan")).Code);
        var wild = new[] { new { parameter = "speed", value = new { value = "130", unit = "rpm" } } };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AtAsync(cast.An, "HN", "prepare-parameters", new { values = wild, reason = "x" }, "an")).Status);
        Assert.Equal("recipe-site-unknown", (await AtAsync(cast.An, "MARS", "prepare-parameters", new { values, reason = "x" }, "an")).Code);
        Assert.Equal("parameters-not-waiting", (await AtAsync(cast.Dung, "HN", "approve-parameters", new { }, "dung")).Code);
        (await AtAsync(cast.Both, "HN", "prepare-parameters", new { values, reason = "Old motor." }, "both")).Ok();
        Assert.Equal("parameters-own-work", (await AtAsync(cast.Both, "HN", "approve-parameters", new { }, "both")).Code);
        Assert.Equal("parameters-changed", (await AtAsync(cast.Dung, "HN", "approve-parameters", new { set = "another" }, "dung")).Code);
        (await AtAsync(cast.Dung, "HN", "approve-parameters", new { }, "dung")).Ok();
        var past = new { from = "2026-11-01", reason = "Registered." };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AtAsync(cast.Dung, "HN", "make-effective", past, "dung")).Status);
        var sites = (await AtAsync(cast.Dung, "HN", "make-effective", new { from = "2026-11-22", reason = "Registered." }, "dung")).Ok();
        Assert.True(sites.GetProperty("sitesDecide").GetBoolean());
        var hanoi = sites.GetProperty("sites").EnumerateArray().Single(site => site.GetProperty("site").GetString() == "HN");
        Assert.Equal(("1", "approved"), (hanoi.GetProperty("effective").GetString(), hanoi.GetProperty("sets")[0].GetProperty("state").GetString()));
        Assert.Equal("both", hanoi.GetProperty("sets")[0].GetProperty("prepared").GetProperty("signer").GetString());
        (await cast.Phuong.SignAsync("/api/orders", new { site = "HN", recipeId = "R-1", shortageReason = "A delivery is on its way." }, "phuong")).Ok();
    }

    /// <summary>The next version: signed on its product's route, with everything that it touches in sight.</summary>
    private static async Task ChangedAsync(Cast cast)
    {
        (await cast.An.SendAsync(HttpMethod.Put, Second, SmallRecipe.Of("R-1", "2", low: "85"))).Ok();
        Assert.Equal("input-not-accepted", (await SignAsync(cast.An, Second, "send-to-review", "an")).Code);
        (await SignAsync(cast.An, Second, "send-to-review", "an", reason: "Less foam.")).Ok();
        Assert.Equal("signer-not-allowed", (await SignAsync(cast.Chi, Second, "check", "chi")).Code);
        var review = await cast.Em.ReadAsync(Second + "/review");
        Assert.Equal(["run"], review.GetProperty("notSeen").EnumerateArray().Select(one => one.GetString()!));
        Assert.Equal(["supervisor", "qa-reviewer"], review.GetProperty("route").EnumerateArray().Select(one => one.GetProperty("role").GetString()!));
        await ImpactAsync(cast);
        (await SignAsync(cast.Em, Second, "check", "em")).Ok();
        Assert.Equal("signer-not-allowed", (await SignAsync(cast.Chi, Second, "return-to-draft", "chi", reason: "Not on its route.")).Code);
        (await SignAsync(cast.Em, Second, "return-to-draft", "em", reason: "Say why.")).Ok();
        Assert.DoesNotContain("recipe-waits-for-you", await cast.Dung.NoticesAsync());
        Assert.Equal("recipe-not-in-review", (await SignAsync(cast.Dung, Second, "approve", "dung")).Code);
        (await SignAsync(cast.An, Second, "send-to-review", "an", reason: "Less foam, as trial T-7 showed.")).Ok();
        (await SignAsync(cast.Em, Second, "check", "em")).Ok();
        (await SignAsync(cast.Dung, Second, "approve", "dung")).Ok();
        // An approval changes no site that has a date of its own.
        Assert.Equal("1", (await cast.Lan.ReadAsync("/api/recipes/R-1/sites")).GetProperty("sites")[0].GetProperty("effective").GetString());
    }

    private static async Task ImpactAsync(Cast cast)
    {
        var impact = await cast.Em.ReadAsync(Second + "/impact?language=en");
        var batch = Assert.Single(impact.GetProperty("batches").EnumerateArray());
        Assert.Equal(("HN", "1"), (batch.GetProperty("site").GetString(), batch.GetProperty("version").GetString()));
        var sites = impact.GetProperty("sites").EnumerateArray().ToDictionary(one => one.GetProperty("site").GetString()!);
        Assert.Equal((true, false), (sites["HN"].GetProperty("hasParameters").GetBoolean(), sites["HI"].GetProperty("hasParameters").GetBoolean()));
        var training = Assert.Single(impact.GetProperty("training").EnumerateArray());
        Assert.Equal(("mixing", 2), (training.GetProperty("qualification").GetString(), training.GetProperty("people").GetInt32()));
        Assert.Equal(["Bui Thi Oanh", "Le Van Nam"], training.GetProperty("names").EnumerateArray().Select(one => one.GetString()!));
        Assert.Equal(["Run"], training.GetProperty("blocks").EnumerateArray().Select(one => one.GetString()!));
        Assert.Empty(impact.GetProperty("ranges").EnumerateArray());
    }

    private static async Task RetiredAsync(Cast cast)
    {
        Assert.Equal("role-missing", (await SignAsync(cast.An, First, "retire", "an", reason: "Old.")).Code);
        Assert.Equal("input-not-accepted", (await SignAsync(cast.Dung, First, "retire", "dung")).Code);
        (await SignAsync(cast.Dung, First, "retire", "dung", reason: "Replaced.")).Ok();
        Assert.Equal("retired", (await cast.Lan.ReadAsync(First)).GetProperty("state").GetString());
        Assert.True((int)(await cast.Phuong.SignAsync("/api/orders", new { site = "HN", recipeId = "R-1" }, "phuong")).Status >= 400);
        Assert.Equal(4, (await cast.Lan.ReadAsync(First)).GetProperty("signatures").GetArrayLength());
    }

    private static async Task<Cast> PeopleAsync(TheriacServer server)
    {
        var admin = server.Browser();
        (await admin.PostAsync("/api/setup", new
        {
            userId = "admin",
            name = "Admin",
            password = TestPeople.Password,
            language = "en",
            enterpriseId = "MIX",
            enterpriseName = "Mixers",
            siteId = "HN",
            siteName = "Hanoi",
            zone = "Asia/Ho_Chi_Minh",
        })).Ok();
        (await admin.SignInAsync("admin", TestPeople.Password)).Ok();
        (await admin.PostAsync("/api/sites", new { id = "HI", name = "Honolulu", zone = "Pacific/Honolulu" })).Ok();
        foreach (var (id, name, expires) in new[] { ("nam", "Le Van Nam", (long?)null), ("oanh", "Bui Thi Oanh", null), ("old", "Tran Old", 1L) })
        {
            var added = await server.App.Services.GetRequiredService<IPeople>().AddAsync(
                new NewPerson(
                    id, name, TestPeople.Password, [new RoleGrant(Role.Operator, "HN")], "Seen in the test.", MustChange: false,
                    Qualifications: [new NewQualification("mixing", expires)]),
                Author.System);
            Assert.True(added.IsOk);
        }

        return new Cast(
            await server.PersonAsync("an", Role.RecipeAuthor), await server.PersonAsync("both", Role.RecipeAuthor, Role.QaReviewer, Role.RecipeChecker),
            await server.PersonAsync("chi", Role.RecipeChecker), await server.PersonAsync("dung", Role.QaReviewer),
            await server.PersonAsync("em", Role.Supervisor), await server.PersonAsync("lan", Role.Operator),
            await server.PersonAsync("phuong", Role.Planner));
    }

    private static Task<Answer> AtAsync(Browser by, string site, string action, object body, string userId) =>
        by.SignAsync($"{First}/sites/{site}/actions/{action}", body, userId);

    /// <summary>A signed step; whoever signs on the route looks at his blocks first.</summary>
    internal static async Task<Answer> SignAsync(
        Browser by, string version, string action, string userId, string? reason = null, bool review = true)
    {
        if (review && action is ("check" or "approve") && await WaitsAsync(by, version)) await by.ReviewBlocksAsync(version);
        return await by.SignAsync($"{version}/actions/{action}", new { reason }, userId);
    }

    private static async Task<bool> WaitsAsync(Browser by, string version)
    {
        var review = await by.ReadAsync(version + "/review");
        return review.GetProperty("state").GetString() == "in-review" && review.GetProperty("notSeen").GetArrayLength() > 0;
    }

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetInt32())];

    /// <param name="Both">Author, checker and QA reviewer in one.</param>
    private sealed record Cast(Browser An, Browser Both, Browser Chi, Browser Dung, Browser Em, Browser Lan, Browser Phuong);
}
