using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Kernel;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class RecipeReaderTests
{
    private const string Smallest = """
        {"format":"theriac-recipe/1","id":"R-1","version":"1","title":{"en":"Recipe"},
         "procedure":{"id":"main","kind":"procedure","title":{"en":"Main"},"elements":[
           {"id":"p","kind":"phase","title":{"en":"Phase"},"instructions":[
             {"id":"i","kind":"number","title":{"en":"Weigh"},"unit":"kg","decimals":2,"limits":{"low":"10.50"}}]}]}}
        """;

    [Fact]
    public void What_is_written_is_read_back_equal_byte_for_byte() =>
        Prop.ForAll(Seeds.All, seed =>
        {
            var bytes = RecipeJson.Canonical(RandomRecipe.Of(seed));
            Assert.Equal(bytes, RecipeJson.Canonical(RecipeReader.Read(bytes).Value));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Decimals_keep_their_zeros_and_the_hash_does_not_depend_on_the_layout()
    {
        var recipe = Read(Smallest).Value;
        Assert.Contains("\"low\":\"10.50\"", Encoding.UTF8.GetString(RecipeJson.Canonical(recipe)));
        Assert.Equal(RecipeHash.Of(recipe), RecipeHash.Of(Read(JsonNode.Parse(Smallest)!.ToJsonString()).Value));
        Assert.NotEqual(RecipeHash.Of(recipe), RecipeHash.Of(recipe with { Version = "2" }));
        Assert.Matches("^[0-9a-f]{64}$", RecipeHash.Of(recipe));
    }

    [Fact]
    public void All_errors_are_reported_at_once_with_their_pointers()
    {
        var refusal = Read("""
            {"format":"theriac-recipe/9","id":"R 1","title":{"en":" "},"extra":1,"version":"1","version":"2",
             "product":{"shelfLifeMonths":0,"gtin":"12"},
             "procedure":{"id":"main","kind":"process","title":{"en":"Main"},"elements":[{"a/b~c":1},[]]}}
            """).Refusal;
        Assert.Equal(422, refusal.Status);
        var found = refusal.Errors.Select(error => $"{error.Field} {error.Code}").ToHashSet();
        Assert.Superset(new HashSet<string>
        {
            "/format format-unknown", "/id text-form", "/title/en text-empty", "/extra member-unknown", "/version member-twice",
            "/product/shelfLifeMonths number-out-of-range", "/product/gtin text-form", "/procedure/kind choice-unknown",
            "/procedure/elements/0/a~1b~0c member-unknown", "/procedure/elements/0/id member-missing", "/procedure/elements/1 type-wrong",
        }, found);
    }

    [Theory]
    [InlineData("", "recipe-not-json")]
    [InlineData("{", "recipe-not-json")]
    [InlineData("nul", "recipe-not-json")]
    [InlineData("null", "input-not-accepted")]
    [InlineData("[]", "input-not-accepted")]
    [InlineData("{\"title\":\"\\ud800\"}", "input-not-accepted")]
    [InlineData("{\"title\":{\"en\":\"\\ud800\"}}", "input-not-accepted")]
    [InlineData("{\"\\ud800\":1}", "input-not-accepted")]
    public void What_is_no_recipe_is_refused(string json, string code) => Assert.Equal(code, Read(json).Refusal.Code);

    [Fact]
    public void Limits_on_size_depth_and_count_are_held()
    {
        Assert.Equal(413, RecipeReader.Read(new byte[RecipeLimits.BytesMax + 1]).Refusal.Status);
        Assert.Equal("recipe-not-json", Read(new string('[', 1_000)).Refusal.Code);
        Assert.True(Read(WithInstructions(10_000)).IsOk);
        Assert.Equal("input-not-accepted", Read(WithInstructions(RecipeLimits.InstructionsMax + 1)).Refusal.Code);
    }

    [Fact]
    public void A_mutated_document_never_throws()
    {
        var good = Encoding.UTF8.GetBytes(Smallest);
        Prop.ForAll(Seeds.All, seed =>
        {
            var outcome = RecipeReader.Read(Mutation.Of(good, new Random(seed)));
            if (outcome.IsOk) ExecutionGraph.Build(outcome.Value);
            else Assert.InRange(outcome.Refusal.Status, 400, 499);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    private static Outcome<MasterRecipe> Read(string json) => RecipeReader.Read(Encoding.UTF8.GetBytes(json));

    private static string WithInstructions(int count)
    {
        var json = JsonNode.Parse(Smallest)!;
        var phase = json["procedure"]!["elements"]![0]!;
        phase["instructions"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)new JsonObject
        {
            ["id"] = $"i{i}", ["kind"] = "instruction", ["title"] = new JsonObject { ["en"] = "Do" },
        })]);
        return json.ToJsonString();
    }
}
