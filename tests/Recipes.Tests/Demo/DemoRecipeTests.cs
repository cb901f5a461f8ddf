using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class DemoRecipeTests
{
    public static TheoryData<string> Ids => new(DemoRecipes.All.Select(recipe => recipe.Id));

    public static TheoryData<string> Products => new(DemoRecipes.Products.Select(recipe => recipe.Id));

    [Theory, MemberData(nameof(Ids))]
    public void Each_demo_recipe_is_complete_and_runs_to_its_end(string id)
    {
        var recipe = Read(id);
        Assert.Equal(id, recipe.Id);
        Assert.Empty(Linter.Problems(recipe));
        var graph = ExecutionGraph.Build(recipe).Value;
        var completed = new HashSet<string>();
        var decided = new Dictionary<string, string>();
        while (true)
        {
            // A loop that asks whether it goes on has had its turn.
            if (graph.StateAfter(completed, decided).Undecided is [var question, ..])
                decided[question] = question.Split('~', ':')[0] + ":done";
            else if (graph.Enabled(completed, decided) is [.., var next])
                completed.Add(next);
            else
                break;
        }

        Assert.True(graph.StateAfter(completed, decided).IsComplete);
        Assert.InRange(recipe.Procedure.SelfAndBelow().Sum(element => element.Instructions.Count), recipe.ProcedureFor is null ? 12 : 5, 30);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Each_text_that_operators_read_is_there_in_three_languages(string id)
    {
        var elements = Read(id).Procedure.SelfAndBelow().ToList();
        var texts = elements.Select(element => element.Title)
            .Concat(elements.SelectMany(e => e.Instructions).SelectMany(one => new[] { one.Title, one.Text }.Concat(one.Choices.Select(c => c.Label))))
            .Concat(elements.SelectMany(e => e.Logic?.Transitions ?? []).Select(t => t.Condition.Text)).OfType<LocalizedText>();
        Assert.All(texts, text => Assert.True(text is { Vi: not null, Zh: not null }, text.En));
    }

    [Theory, MemberData(nameof(Products))]
    public void Each_input_of_the_formula_is_charged_in_full_and_packs_are_commissioned(string id)
    {
        var recipe = Read(id);
        var instructions = recipe.Procedure.SelfAndBelow().SelectMany(e => e.Instructions).ToList();
        foreach (var input in recipe.Formula.Inputs.Where(input => input.Use is null))
            Assert.Equal(input.Quantity, Assert.Single(instructions, one => one.Kind == InstructionKind.ChargeIn && one.MaterialCode == input.MaterialCode).Quantity);
        Assert.Single(instructions, one => one.Kind == InstructionKind.CommissionPacks);
    }

    [Theory, MemberData(nameof(Products))]
    public void The_specimen_of_its_label_is_the_file_that_the_demo_stores(string id)
    {
        var demo = DemoRecipes.All.Single(recipe => recipe.Id == id);
        var named = Assert.Single(Read(id).Specimens);
        Assert.Equal(named.Content, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(demo.Label.Span)));
        Assert.Equal(named.ContentType, RecipePictures.TypeOf(demo.Label.Span));
    }

    /// <summary>Nothing is made by it: neither product nor formula is asked for, as they are of every other recipe.</summary>
    [Fact]
    [Trait("Requirement", "C-182")]
    public void A_cleaning_is_complete_without_product_and_formula_and_what_is_made_is_not()
    {
        var cleaning = Read(DemoRecipes.Cleaning.Id);
        Assert.True(cleaning is { Product: null, Formula.Inputs.Count: 0, ProcedureFor: EquipmentProcedureKind.Cleaning });
        Assert.Contains(Linter.Problems(cleaning with { ProcedureFor = null }), problem => problem.Code == "formula-empty");
    }

    private static MasterRecipe Read(string id) => RecipeReader.Read(DemoRecipes.All.Single(recipe => recipe.Id == id).Document).Value;
}
