using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Recipes;

using Browser = Theriac.Host.Tests.Server.Browser;

/// <summary>Building blocks over HTTP, and a version with one of them on its way to another instance.</summary>
public sealed class RecipePackageHttpTests
{
    private const string Recipe = "/api/recipes/R-1/versions/1";
    private const string Block = "/api/recipes/WASH/versions/";

    [Theory, OnBothEngines]
    public async Task A_building_block_is_used_updated_and_goes_with_its_recipe_to_another_instance(Engine engine)
    {
        await using var sender = await TheriacServer.StartAsync(engine);
        var there = await CastAsync(sender, "");
        await LibraryAsync(there);
        var package = await PackAsync(there);

        await using var receiver = await TheriacServer.StartAsync(engine);
        var here = await CastAsync(receiver, "2");
        await RefusedAsync(here, package);
        await TrustAsync(there, here);
        await TamperedAsync(here, package);
        await TakenAsync(here, package);
    }

    private static async Task LibraryAsync(Cast cast)
    {
        await ApproveAsync(cast, Block + "1", SmallRecipe.Block("1", "Wash"));
        (await cast.Author.SendAsync(HttpMethod.Put, Recipe, SmallRecipe.Of("R-1", "1"))).Ok();
        Assert.Equal("role-missing", (await cast.Checker.PostAsync(Recipe + "/actions/insert-block", new { block = "WASH" })).Code);
        Assert.Equal("block-unknown", (await cast.Author.PostAsync(Recipe + "/actions/insert-block", new { block = "DRY" })).Code);
        (await cast.Author.PostAsync(Recipe + "/actions/insert-block", new { block = "WASH", after = "mix" })).Ok();
        var used = Assert.Single((await cast.Lan.ReadAsync("/api/recipes/WASH/where-used")).GetProperty("items").EnumerateArray());
        Assert.Equal(("R-1", "1", "draft"), (Text(used, "recipe"), Text(used, "blockVersion"), Text(used, "state")));
        Assert.Empty((await cast.Author.ReadAsync(Recipe + "/blocks/updates")).GetProperty("items").EnumerateArray());

        // A new version is begun as a copy, approved, and offered; nobody has to take it.
        await ApproveAsync(cast, Block + "2", SmallRecipe.Block("2", "Wash well"), "Trial T-7.");
        var offer = Assert.Single((await cast.Author.ReadAsync(Recipe + "/blocks/updates?language=en")).GetProperty("items").EnumerateArray());
        Assert.Equal(("wash", "1", "2"), (Text(offer, "element"), Text(offer, "from"), Text(offer, "to")));
        Assert.Contains("Wash well: title (en) “Wash” became “Wash well”", offer.GetProperty("sentences").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("\"Wash\"", (await cast.Lan.GetAsync(Recipe + "/recipe.json")).Text);
        Assert.Equal("role-missing", (await cast.Checker.PostAsync(Recipe + "/actions/take-block-update", new { element = "wash" })).Code);
        Assert.Equal("element-not-from-block", (await cast.Author.PostAsync(Recipe + "/actions/take-block-update", new { element = "mix" })).Code);
        Assert.Equal("recipe-changed", (await cast.Author.PostAsync(Recipe + "/actions/take-block-update", new { element = "wash", @base = "old" })).Code);
        (await cast.Author.PostAsync(Recipe + "/actions/take-block-update", new { element = "wash" })).Ok();
        Assert.Contains("\"Wash well\"", (await cast.Lan.GetAsync(Recipe + "/recipe.json")).Text);
        await ApproveAsync(cast, Recipe, null);
        Assert.Equal("recipe-not-draft", (await cast.Author.PostAsync(Recipe + "/actions/insert-block", new { block = "WASH" })).Code);
    }

    private static async Task<string> PackAsync(Cast cast)
    {
        var packed = await cast.Author.GetAsync(Recipe + "/package");
        Assert.Equal("application/vnd.theriac.recipe-package+json", packed.Message.Content.Headers.ContentType?.MediaType);
        return packed.Text;
    }

    /// <summary>Nothing is taken from an instance that no administrator knows, and nothing that is no package.</summary>
    private static async Task RefusedAsync(Cast cast, string package)
    {
        Assert.Equal((HttpStatusCode.Forbidden, "package-key-not-trusted"), await TakeAsync(cast.Author, package));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "package-not-readable"), await TakeAsync(cast.Author, "PK\u0003\u0004"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "package-not-readable"), await TakeAsync(cast.Author, "{}"));
        Assert.Equal((HttpStatusCode.Forbidden, "role-missing"), await TakeAsync(cast.Qa, package));
        Assert.Equal("recipe-unknown", (await cast.Lan.GetAsync(Recipe)).Code);
    }

    private static async Task TrustAsync(Cast there, Cast here)
    {
        var own = (await there.Admin.ReadAsync("/api/recipes/package-keys")).GetProperty("own");
        var key = new { publicKey = Text(own, "publicKey"), name = "Sender", reason = "Qualified under VP-7." };
        Assert.Equal("role-missing", (await here.Author.SignAsync("/api/recipes/package-keys/actions/trust", key, "an2")).Code);
        var known = (await here.Admin.SignAsync("/api/recipes/package-keys/actions/trust", key, "admin2")).Ok();
        Assert.Equal("Sender", Text(Assert.Single(known.GetProperty("trusted").EnumerateArray()), "name"));
        Assert.Equal("package-key-trusted", (await here.Admin.SignAsync("/api/recipes/package-keys/actions/trust", key, "admin2")).Code);
    }

    private static async Task TamperedAsync(Cast cast, string package)
    {
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "package-altered"), await TakeAsync(cast.Author, package + "\n"));
        Assert.Equal("package-altered", (await TakeAsync(cast.Author, package.Replace("\"state\":\"approved\"", "\"state\":\"retired\"", StringComparison.Ordinal))).Code);
        var older = JsonNode.Parse(package)!;
        older["manifest"]!["format"] = "theriac-recipe-package/0";
        Assert.Equal("package-format-unknown", (await TakeAsync(cast.Author, older.ToJsonString())).Code);
        Assert.Equal("recipe-unknown", (await cast.Lan.GetAsync(Recipe)).Code);
        Assert.Equal("recipe-unknown", (await cast.Lan.GetAsync(Block + "2")).Code);
    }

    /// <summary>It is a draft here, with the block that it was made with in the library, and whoever wrote it there does not check it.</summary>
    private static async Task TakenAsync(Cast cast, string package)
    {
        Assert.Equal(HttpStatusCode.OK, (await TakeAsync(cast.Author, package)).Status);
        var recipe = await cast.Lan.ReadAsync(Recipe);
        Assert.Equal(("draft", 0), (Text(recipe, "state"), recipe.GetProperty("signatures").GetArrayLength()));
        Assert.Equal(["an", "an2"], recipe.GetProperty("authors").EnumerateArray().Select(one => one.GetString()!));
        var block = await cast.Lan.ReadAsync(Block + "2");
        Assert.Equal("draft", Text(block, "state"));
        Assert.Equal("theriac-recipe-package-1", Text(block.GetProperty("source"), "format"));
        var origin = block.GetProperty("source");
        Assert.Equal(("approved", 3), (Text(origin.GetProperty("origin"), "state"), origin.GetProperty("origin").GetProperty("signatures").GetArrayLength()));
        Assert.Equal((HttpStatusCode.Conflict, "recipe-exists"), await TakeAsync(cast.Author, package));
        await ApproveAsync(cast, Block + "2", null);
        (await cast.Author.SendAsync(HttpMethod.Put, "/api/recipes/R-2/versions/1", SmallRecipe.Of("R-2", "1"))).Ok();
        (await cast.Author.PostAsync("/api/recipes/R-2/versions/1/actions/insert-block", new { block = "WASH" })).Ok();
    }

    private static async Task<(HttpStatusCode Status, string? Code)> TakeAsync(Browser by, string package)
    {
        var answer = await by.PostAsync("/api/recipes/packages", package);
        return (answer.Status, answer.Code);
    }

    private static async Task ApproveAsync(Cast cast, string version, string? document, string? reason = null)
    {
        if (document is not null) (await cast.Author.SendAsync(HttpMethod.Put, version, document)).Ok();
        (await RecipeLifeHttpTests.SignAsync(cast.Author, version, "send-to-review", "an" + cast.Suffix, reason)).Ok();
        (await RecipeLifeHttpTests.SignAsync(cast.Checker, version, "check", "chi" + cast.Suffix)).Ok();
        (await RecipeLifeHttpTests.SignAsync(cast.Qa, version, "approve", "dung" + cast.Suffix)).Ok();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task<Cast> CastAsync(TheriacServer server, string suffix) => new(
        suffix, await server.PersonAsync("admin" + suffix, Role.Administrator), await server.PersonAsync("an" + suffix, Role.RecipeAuthor),
        await server.PersonAsync("chi" + suffix, Role.RecipeChecker), await server.PersonAsync("dung" + suffix, Role.QaReviewer),
        await server.PersonAsync("lan" + suffix, Role.Operator));

    private sealed record Cast(string Suffix, Browser Admin, Browser Author, Browser Checker, Browser Qa, Browser Lan);
}
