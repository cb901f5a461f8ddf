using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class CoughSyrupImportTests
{
    [Fact]
    public void Every_id_description_value_and_condition_of_the_source_is_in_the_draft_or_in_a_finding()
    {
        var source = XDocument.Load(new MemoryStream(CoughSyrupFile.Source()));
        var draft = CoughSyrupFile.Draft();
        var texts = Texts(JsonDocument.Parse(RecipeJson.Canonical(draft.Recipe)).RootElement).ToHashSet();
        var findings = string.Join("\n", draft.Findings.Select(finding => $"{finding.ElementId}\n{finding.Given}"));
        foreach (var name in new[] { "ID", "Description", "ValueString", "Condition", "Author", "UnitOfMeasure", "EnumerationString" })
        {
            var given = source.Descendants().Where(e => e.Name.LocalName == name).Select(e => e.Value.Trim()).Where(text => text.Length > 0);
            Assert.All(given.Where(text => text is not ("TRUE" or "true")), text =>
                Assert.True(texts.Contains(text) || findings.Contains(text, StringComparison.Ordinal) || text == "Kilolitres", $"{name} {text} is lost"));
        }
    }

    [Theory]
    [InlineData("formula-empty", null)]
    [InlineData("product-code-missing", null)]
    [InlineData("unit-not-a-time", "12 metre")]
    [InlineData("link-to-itself", "1204071184203-C51: 1204071184265-C57 -> 1204071184265-C57")]
    [InlineData("unlinked-left-out", "1204071208609-C9e")]
    [InlineData("charge-in-proposed", "dextromethorpan HBr: 20 kilogram")]
    [InlineData("condition-free-text", "Start Complete = TRUE")]
    [InlineData("value-not-in-set", "SUGAR")]
    [InlineData("parameter-needs-author", "qualified operator")]
    public void Each_wart_is_a_finding_with_the_words_of_the_source(string code, string? given) =>
        Assert.Contains(CoughSyrupFile.Draft().Findings, finding => finding.Code == code && finding.Given == given);

    [Theory]
    [InlineData("condition-blank", 20)]
    [InlineData("condition-free-text", 7)]
    [InlineData("parameter-blank", 23)]
    [InlineData("link-end-type-blank", 8)]
    [InlineData("logic-has-loop", 3)]
    public void Warts_of_one_kind_are_all_found(string code, int count) =>
        Assert.Equal(count, CoughSyrupFile.Draft().Findings.Count(finding => finding.Code == code));

    [Fact]
    public void Blank_and_free_text_conditions_are_manual_and_true_is_always()
    {
        var transitions = CoughSyrupFile.Draft().Recipe.Procedure.SelfAndBelow().SelectMany(e => e.Logic?.Transitions ?? []).ToList();
        Assert.Equal(57, transitions.Count);
        Assert.Equal(30, transitions.Count(t => t.Condition.Kind == TransitionConditionKind.Always));
        Assert.Equal(7, transitions.Count(t => t.Condition is { Kind: TransitionConditionKind.Manual, Text: not null }));
        Assert.Equal(20, transitions.Count(t => t.Condition is { Kind: TransitionConditionKind.Manual, Text: null }));
    }

    [Fact]
    public void Nothing_is_guessed()
    {
        var recipe = CoughSyrupFile.Draft().Recipe;
        Assert.Empty(recipe.Formula.Inputs);
        Assert.Null(recipe.Yield);
        Assert.Null(recipe.Product!.Code);
        Assert.Equal("5000 kL", recipe.BatchSize!.Nominal.ToString());
        var instructions = recipe.Procedure.SelfAndBelow().SelectMany(e => e.Instructions).ToList();
        Assert.Equal(4, instructions.Count);
        Assert.All(instructions, one => Assert.Equal(InstructionKind.Instruction, one.Kind));
        var hold = recipe.Procedure.SelfAndBelow().Single(e => e.Id == "1204075353125-Cb4");
        Assert.Equal(("12", "metre"), (hold.Parameters[0].Value, hold.Parameters[0].Unit));
    }

    [Fact]
    public void The_draft_is_a_document_like_any_other()
    {
        var bytes = RecipeJson.Canonical(CoughSyrupFile.Draft().Recipe);
        var read = RecipeReader.Read(bytes);
        Assert.True(read.IsOk, read.IsOk ? "" : string.Join("\n", read.Refusal.Errors));
        Assert.Equal(bytes, RecipeJson.Canonical(read.Value));
        Assert.Equal(13, read.Value.EnumerationSets.Count);
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };
}
