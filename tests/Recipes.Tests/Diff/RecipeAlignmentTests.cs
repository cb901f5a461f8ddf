using System.Text;
using System.Text.RegularExpressions;
using Theriac.Edge;
using Theriac.Kernel;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>The same recipe under other ids, as imports bring it, is the same recipe.</summary>
public sealed partial class RecipeAlignmentTests
{
    private static readonly MasterRecipe Whole = Make.Complete() with
    {
        Formula = Make.Complete().Formula with
        {
            Parameters = [new FormulaParameter { Id = "p-load", Name = "Load", Value = Make.Of(10, "kg"), Range = new Limits { Low = 8, High = 12 } }],
        },
        Procedure = Make.Procedure(
            Make.Operation(
                "o-mix",
                Make.Phase("ph-charge", Make.ChargeIn("i-water") with { Title = "Charge the water" }, Weigh("i-weight", "Net weight")) with { Title = "Charge" },
                Make.Phase("ph-stir", Weigh("i-again", "Weight again"), Judged("i-half")) with { Title = "Stir" }) with
            {
                Title = "Mix",
                Logic = Drawn(),
            },
            Make.Operation("o-press", Make.Phase("ph-run", Make.Instruction("i-run") with { Title = "Go" }) with { Title = "Run" }) with
            {
                Title = "Press",
                When = "{i-weight} > 1 kg",
                TimeLinks = [new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = "o-mix", Duration = Make.Of(48, "h") }],
            }),
    };

    [Fact]
    public void Ids_alone_are_told_once_and_nothing_is_to_be_looked_at_but_that()
    {
        var renamed = Renamed(Whole, "x-$1");
        Assert.DoesNotContain("\"i-weight\"", Encoding.UTF8.GetString(RecipeJson.Canonical(renamed)), StringComparison.Ordinal);
        Assert.Equal(["identifiers"], RecipeDiff.Between(Whole, renamed).Select(change => change.Member));
        var compared = RecipeComparison.Of(Whole, renamed, RecipeValues.Plain);
        Assert.Equal([RecipeBlocks.Head], compared.ToReview.Select(block => block.Block.Id));
        Assert.Equal(
            ["15 mục có mã định danh khác và được so sánh như cùng một mục"],
            ChangeSentences.All(Phrases.Of(typeof(RecipesModule).Assembly), "vi", Whole, renamed));
    }

    [Fact]
    public void What_really_changed_is_told_beside_other_ids_and_in_its_place()
    {
        var renamed = Renamed(Whole, "x-$1");
        var mix = renamed.Procedure.Elements[0];
        var stir = mix.Elements[1] with { Instructions = [mix.Elements[1].Instructions[0] with { Title = "Weight at last" }, .. mix.Elements[1].Instructions.Skip(1)] };
        var changed = renamed with { Procedure = renamed.Procedure with { Elements = [mix with { Elements = [mix.Elements[0], stir] }, renamed.Procedure.Elements[1]] } };
        var told = RecipeDiff.Between(Whole, changed).Where(change => change.Member != RecipeChange.Identifiers).ToList();
        // The title alone: a step of the same kind that says the same otherwise, in the same phase.
        Assert.Equal([("title", "Weight again", "Weight at last")], told.Select(change => (change.Member, change.Before, change.After)).ToList());
        var limits = RecipeDiff.Between(Whole, Renamed(Whole, "x-$1", text => text.Replace("\"low\":\"7\"", "\"low\":\"6\"", StringComparison.Ordinal)));
        Assert.Equal(["limits", "limits"], limits.Where(change => change.Member != RecipeChange.Identifiers).Select(change => change.Member!));
    }

    [Fact]
    public void A_step_put_first_and_all_numbered_anew_is_one_step_added()
    {
        MasterRecipe Numbered(params string[] titles) => Make.Recipe(Make.Operation(
            "o", Make.Phase("p", [.. titles.Select((title, at) => Make.Instruction($"s{at + 1}") with { Title = title })])));
        var told = RecipeDiff.Between(Numbered("Charge", "Stir", "Rest"), Numbered("Clear the line", "Charge", "Stir", "Rest"));
        Assert.Equal(
            [(RecipeChangeKind.Changed, "identifiers", null), (RecipeChangeKind.Added, null, "Clear the line")],
            told.Select(change => (change.Kind, change.Member, change.Member is null ? change.Title!.En : null)));
        Assert.Equal(3, RecipeDiff.Between(Numbered("Charge", "Stir", "Rest"), Numbered("Charge", "Stir well", "Rest slowly", "Open")).Count);
    }

    [Fact]
    public void The_order_that_an_import_drew_anew_is_the_same_order()
    {
        var renamed = Renamed(Whole, "x-$1");
        var marks = DiffViews.Of(Whole, renamed, "1", "2", null, "", Phrases.Of(typeof(RecipesModule).Assembly), "en").Marks;
        Assert.DoesNotContain(marks.After, mark => mark.Value is "added" or "removed");
        Assert.DoesNotContain(marks.Before, mark => mark.Value is "added" or "removed");
    }

    [Fact]
    public void A_drawing_marks_what_went_by_its_own_ids_and_the_lines_that_are_new()
    {
        var renamed = Renamed(Whole, "x-$1");
        var (mix, press) = (renamed.Procedure.Elements[0], renamed.Procedure.Elements[1]);
        var after = renamed with
        {
            Procedure = renamed.Procedure with
            {
                Elements = [mix with { Elements = [mix.Elements[0]], Logic = null }, press with { Elements = [.. press.Elements, Make.Phase("x-ph-end", Make.Instruction("x-i-end"))], When = null }],
            },
        };
        var marks = DiffViews.Of(Whole, after, "1", "2", null, "", Phrases.Of(typeof(RecipesModule).Assembly), "en").Marks;
        Assert.Equal("removed", marks.Before["ph-stir"]);
        Assert.Equal("added", marks.After["x-ph-end"]);
        Assert.Contains(marks.After, mark => mark is { Key: "x-ph-run>x-ph-end", Value: "added" });
        Assert.Contains(marks.Before, mark => mark.Key.Contains(">ph-stir", StringComparison.Ordinal) && mark.Value == "removed");
        Assert.DoesNotContain(marks.After, mark => mark.Key.Contains('′', StringComparison.Ordinal));
    }

    [Fact]
    public void A_batchml_file_of_another_export_shows_little_or_nothing()
    {
        var source = Encoding.UTF8.GetString(CoughSyrupFile.Source());
        var again = ToolIds().Replace(source, "7$1");
        Assert.NotEqual(source, again);
        var (one, other) = (CoughSyrupFile.Draft().Recipe, BatchMlImport.Read(Encoding.UTF8.GetBytes(again), "COUGH-SYRUP", "1").Value.Recipe);
        Assert.NotEqual(RecipeHash.Of(one), RecipeHash.Of(other));
        Assert.Equal("identifiers", string.Join("; ", RecipeDiff.Between(one, other).Select(change => change.Member ?? $"{change.Kind} {change.Item} {change.Id} in {change.Element}")));
    }

    [Fact]
    public void Whatever_is_called_anew_nothing_else_is_told()
    {
        Seeds.Check(60, seed =>
        {
            // Titles that stand more than once, so that not they alone tell things apart.
            var recipe = Titled(RandomRecipe.Of(seed), seed);
            var renaming = new RecipeRenaming(id => $"n{id}") { OfLogic = _ => new LogicRenaming(id => $"l{id}", id => id is null ? null : $"l{id}") };
            var renamed = recipe with { Procedure = renaming.Element(recipe.Procedure) };
            Assert.All(RecipeDiff.Between(recipe, renamed), change => Assert.Equal(RecipeChange.Identifiers, change.Member));
            Assert.Empty(RecipeDiff.Between(recipe, recipe));
        });
    }

    /// <summary>Two branches at the same time, under ids that a document may have.</summary>
    private static ProcedureLogic Drawn()
    {
        var logic = Make.Logic("begin>P+ P+>ph-charge P+>ph-stir ph-charge>P- ph-stir>P- P->T1 T1>end");
        string Id(string id) => id.Replace("P+", "p-split", StringComparison.Ordinal).Replace("P-", "p-join", StringComparison.Ordinal);
        return logic with
        {
            Bars = [.. logic.Bars.Select(bar => bar with { Id = Id(bar.Id) })],
            Links = [.. logic.Links.Select(link => link with { From = Id(link.From), To = Id(link.To) })],
        };
    }

    private static MasterRecipe Titled(MasterRecipe recipe, int seed)
    {
        var random = new Random(seed);
        RecipeElement Element(RecipeElement one) => one with
        {
            Title = $"Title {random.Next(3)}",
            Elements = [.. one.Elements.Select(Element)],
            Instructions = [.. one.Instructions.Select(step => step with { Title = $"Do {random.Next(3)}" })],
        };
        return recipe with { Procedure = Element(recipe.Procedure) };
    }

    private static Instruction Weigh(string id, string title) => Make.Instruction(id) with
    {
        Kind = InstructionKind.Number,
        Title = title,
        Unit = Unit.Kilogram,
        Limits = new Limits { Low = 7, High = 10 },
        Parameter = "p-load",
    };

    private static Instruction Judged(string id) => Make.Instruction(id) with
    {
        Kind = InstructionKind.Calculation,
        Title = "Half",
        Unit = Unit.Kilogram,
        Expression = "{i-weight} / 2 + {param.p-load} - {i-again}",
    };

    /// <summary>Written over as text, wherever an id stands: nothing of the code that is tested.</summary>
    private static MasterRecipe Renamed(MasterRecipe recipe, string to, Func<string, string>? more = null)
    {
        var text = OurIds().Replace(Encoding.UTF8.GetString(RecipeJson.Canonical(recipe)), to);
        return RecipeReader.Read(Encoding.UTF8.GetBytes(more is null ? text : more(text))).Value;
    }

    [GeneratedRegex(@"\b((?:o|ph|i|p)-(?!1\b)[a-z]+)\b", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex OurIds();

    [GeneratedRegex(@"\b1(\d{12}-C[0-9a-f]+)\b", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex ToolIds();
}
