using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Recipes;
using Theriac.Testing;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class RecipeSchemaTests
{
    [Fact]
    public void The_published_schema_is_the_one_computed_from_the_model()
    {
        var computed = RecipeSchema.Compute();
        // To publish a changed model: run this test with THERIAC_WRITE_SCHEMA=1, then read the difference.
        if (Environment.GetEnvironmentVariable("THERIAC_WRITE_SCHEMA") == "1") File.WriteAllText(SchemaPath(), computed);
        Assert.Equal(computed, File.ReadAllText(SchemaPath()));
    }

    /// <summary>What was hashed and signed before a member joined the form must keep its bytes.</summary>
    [Fact]
    public void What_a_recipe_leaves_unsaid_is_not_written_unless_the_first_release_wrote_it()
    {
        var canonical = Encoding.UTF8.GetString(RecipeJson.Canonical(Make.Recipe(Make.Phase("p", Make.Instruction("i")))));
        Assert.Equal(
            """{"enumerationSets":[],"equipment":[],"format":"theriac-recipe/1","formula":{"inputs":[],"outputs":[],"parameters":[]},"id":"R-1","procedure":{"elements":[{"elements":[],"id":"p","instructions":[{"choices":[],"critical":false,"expected":[],"id":"i","kind":"instruction","title":{"en":"Do i"},"verification":false}],"kind":"phase","parameters":[],"timeLinks":[],"title":{"en":"p"}}],"id":"main","instructions":[],"kind":"procedure","parameters":[],"timeLinks":[],"title":{"en":"Main"}},"title":{"en":"Recipe"},"version":"1"}""",
            canonical);
    }

    [Fact]
    public void Every_member_of_every_record_of_the_model_is_in_the_schema()
    {
        var definitions = JsonNode.Parse(RecipeSchema.Published())!["$defs"]!.AsObject();
        var records = new[]
        {
            typeof(MasterRecipe), typeof(RecipeProduct), typeof(BatchSize), typeof(YieldRule), typeof(Formula), typeof(FormulaInput),
            typeof(FormulaParameter), typeof(FormulaOutput), typeof(EquipmentRequirement), typeof(RecipeElement), typeof(TimeLink),
            typeof(SourceParameter), typeof(ProcedureLogic), typeof(LogicStep), typeof(Transition), typeof(TransitionCondition),
            typeof(BranchBar), typeof(Link), typeof(Instruction), typeof(Limits), typeof(ChoiceOption), typeof(Tolerance),
            typeof(LocalizedText), typeof(EnumerationSet), typeof(EnumerationMember), typeof(NamedBatchSize), typeof(DocumentReference), typeof(Specimen), typeof(Loop),
            typeof(BlockOrigin), typeof(EquipmentProperty), typeof(Picture), typeof(TableColumn), typeof(RowRule), typeof(SampleRule),
            typeof(SignerRule), typeof(LookupTable), typeof(LookupColumn), typeof(LookupRow),
        };
        foreach (var record in records)
        {
            var properties = definitions[JsonNamingPolicy.CamelCase.ConvertName(record.Name)]!["properties"]!.AsObject();
            var members = record.GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
            Assert.Equal(members.Order(), properties.Select(p => p.Key).Order());
        }
        Assert.Equal(records.Length + 1, definitions.Count); // The one more is a quantity.
    }

    [Fact]
    public void Our_own_recipes_are_valid_by_the_schema_alone()
    {
        foreach (var recipe in DemoRecipes.All) Assert.Empty(Judge().Faults(JsonDocument.Parse(recipe.Document).RootElement));
        Assert.Empty(Judge().Faults(JsonDocument.Parse(RecipeJson.Canonical(RandomRecipe.Of(5))).RootElement));
    }

    [Fact]
    public void What_the_reader_accepts_is_valid_by_the_schema() =>
        Prop.ForAll(Seeds.All, seed =>
        {
            var bytes = Changed(DemoRecipes.All[seed % 3].Document, new Random(seed));
            if (RecipeReader.Read(bytes).IsOk) Assert.Empty(Judge().Faults(JsonDocument.Parse(bytes).RootElement));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("format", "\"theriac-recipe/2\"")]
    [InlineData("id", "\"a b\"")]
    [InlineData("title", "{}")]
    [InlineData("product", "{\"gtin\":\"1\"}")]
    [InlineData("product", "{\"shelfLifeMonths\":0}")]
    [InlineData("batchSize", "{\"nominal\":{\"value\":1,\"unit\":\"kg\"}}")]
    [InlineData("batchSize", "{\"nominal\":{\"value\":\"1\"}}")]
    [InlineData("procedure", "{\"id\":\"x\",\"kind\":\"Phase\",\"title\":{\"en\":\"x\"}}")]
    [InlineData("more", "1")]
    public void Schema_and_reader_refuse_the_same_slips(string member, string value)
    {
        var json = JsonNode.Parse(DemoRecipes.Demosol.Document.Span)!;
        json[member] = JsonNode.Parse(value);
        Assert.NotEmpty(Judge().Faults(JsonSerializer.SerializeToElement(json)));
        Assert.False(RecipeReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString())).IsOk);
    }

    [Fact]
    public void The_schema_is_embedded_as_published() =>
        Assert.Equal(File.ReadAllText(SchemaPath()), Encoding.UTF8.GetString(RecipeSchema.Published()));

    private static SchemaJudge Judge() => new(JsonDocument.Parse(RecipeSchema.Published()).RootElement);

    // Values change places, so that the JSON stays JSON and the damage reaches the rules.
    private static byte[] Changed(ReadOnlyMemory<byte> document, Random random)
    {
        var lines = Encoding.UTF8.GetString(document.Span).Split('\n');
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var (one, two) = (random.Next(lines.Length), random.Next(lines.Length));
            (lines[one], lines[two]) = (lines[two], lines[one]);
        }
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static string SchemaPath() => Path.Combine(PostgresServer.FindRoot(), "docs", "schemas", "recipe.schema.json");
}
