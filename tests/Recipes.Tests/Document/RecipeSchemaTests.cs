using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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
            typeof(LocalizedText), typeof(EnumerationSet), typeof(EnumerationMember),
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
    public void The_schema_is_embedded_as_published() =>
        Assert.Equal(File.ReadAllText(SchemaPath()), Encoding.UTF8.GetString(RecipeSchema.Published()));

    private static string SchemaPath() => Path.Combine(PostgresServer.FindRoot(), "docs", "schemas", "recipe.schema.json");
}
