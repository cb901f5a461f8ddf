using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Kernel;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class RecipeDiffTests
{
    private static readonly Instruction Hardness = Make.Instruction("hardness") with
    {
        Kind = InstructionKind.Number,
        Title = new LocalizedText { En = "Hardness", Vi = "Độ cứng" },
        Unit = Unit.Parse("N").Value,
        Limits = new Limits { Low = 70, High = 100 },
    };

    private static readonly MasterRecipe Before = Make.Complete() with
    {
        Procedure = Make.Procedure(
            Make.Operation("mix", Make.Phase("charge", Make.ChargeIn("water"), Make.Instruction("stir")), Make.Phase("sift")),
            Make.Operation("press", Make.Phase("run", Hardness, Make.Instruction("a"), Make.Instruction("b"), Make.Instruction("c")))),
    };

    [Fact]
    public void A_version_and_itself_differ_in_nothing() =>
        Assert.Empty(RecipeDiff.Between(Before, Before with { Version = "2" }));

    [Fact]
    public void A_limit_that_changed_is_told_as_a_reviewer_says_it()
    {
        var change = Single(Hardness with { Limits = new Limits { Low = 60, High = 100 } });
        Assert.Equal(
            (RecipeChangeKind.Changed, RecipeItemKind.Instruction, "hardness", "run", "limits", "70–100 N", "60–100 N"),
            (change.Kind, change.Item, change.Id, change.Element, change.Member, change.Before, change.After));
        Assert.Equal("Hardness", change.Title!.En);
    }

    [Fact]
    public void Verification_that_was_added_is_told()
    {
        var change = Single(Hardness with { Verification = true });
        Assert.Equal(("verification", "no", "yes"), (change.Member, change.Before, change.After));
    }

    [Fact]
    public void A_limit_on_one_side_and_a_limit_that_went_are_told()
    {
        Assert.Equal("≤ 100 N", Single(Hardness with { Limits = new Limits { High = 100 } }).After);
        Assert.Null(Single(Hardness with { Limits = null }).After);
        Assert.Equal("≥ 70.0 N", Single(Hardness with { Limits = new Limits { Low = 70.0m } }).After);
    }

    [Fact]
    public void A_translation_that_changed_is_told_in_its_language_alone()
    {
        var change = Single(Hardness with { Title = new LocalizedText { En = "Hardness", Vi = "Độ cứng viên" } });
        Assert.Equal(("title", "vi", "Độ cứng", "Độ cứng viên"), (change.Member, change.Language, change.Before, change.After));
    }

    [Fact]
    public void Of_a_new_or_removed_element_the_whole_is_told_and_not_each_part()
    {
        var more = Before with { Procedure = Before.Procedure with { Elements = [.. Before.Procedure.Elements, Make.Operation("coat", Make.Phase("spray", Hardness with { Id = "h2" }))] } };
        var added = Assert.Single(RecipeDiff.Between(Before, more));
        Assert.Equal((RecipeChangeKind.Added, RecipeItemKind.Element, "coat", "main"), (added.Kind, added.Item, added.Id, added.Element));
        var removed = Assert.Single(RecipeDiff.Between(more, Before));
        Assert.Equal((RecipeChangeKind.Removed, "coat"), (removed.Kind, removed.Id));
    }

    [Fact]
    public void What_moved_is_told_once_and_the_rest_keeps_its_order()
    {
        var run = Make.Phase("run", Hardness, Make.Instruction("b"), Make.Instruction("c"), Make.Instruction("a"));
        var change = Assert.Single(RecipeDiff.Between(Before, With(run)));
        Assert.Equal((RecipeChangeKind.Moved, "a", "run", "run"), (change.Kind, change.Id, change.Before, change.After));
    }

    [Fact]
    public void An_operation_that_went_under_another_parent_has_moved()
    {
        var after = Before with
        {
            Procedure = Make.Procedure(
                Make.Operation("mix", Make.Phase("charge", Make.ChargeIn("water"), Make.Instruction("stir"))),
                Make.Operation("press", Make.Phase("run", Hardness, Make.Instruction("a"), Make.Instruction("b"), Make.Instruction("c")), Make.Phase("sift"))),
        };
        var change = Assert.Single(RecipeDiff.Between(Before, after));
        Assert.Equal((RecipeChangeKind.Moved, "sift", "mix", "press"), (change.Kind, change.Id, change.Before, change.After));
    }

    [Fact]
    public void Formula_equipment_hold_times_and_logic_are_compared()
    {
        var after = Before with
        {
            Formula = new Formula { Inputs = [Before.Formula.Inputs[0] with { OveragePercent = 2.5m }] },
            Equipment = [],
            BatchSize = Before.BatchSize! with { Max = Quantity.Parse("20", "L").Value },
            Procedure = Before.Procedure with
            {
                Elements =
                [
                    Before.Procedure.Elements[0],
                    Before.Procedure.Elements[1] with
                    {
                        TimeLinks = [new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = "mix", Duration = Quantity.Parse("48", "h").Value }],
                    },
                ],
                Logic = Make.Logic("begin>mix mix>T1 T1>press press>end"),
            },
        };
        var told = RecipeDiff.Between(Before, after).Select(change => $"{change.Kind} {change.Item} {change.Id} {change.Member} {change.Before}→{change.After}").ToList();
        Assert.Contains("Changed Input in-1 overagePercent →2.5", told);
        Assert.Contains("Removed Equipment eq-1  →", told);
        Assert.Contains("Changed Header R-1 batchSize 5 L … 10 L … 10 L→5 L … 10 L … 20 L", told);
        Assert.Contains("Changed Element main logic as-given→as-drawn", told);
        Assert.Contains(told, one => one.StartsWith("Added TimeLink press ← mix", StringComparison.Ordinal));
        Assert.Contains("Added Link mix → T1  →", told);
    }

    [Fact]
    public void Nothing_that_a_recipe_says_can_go_without_being_told()
    {
        var whole = JsonNode.Parse(RecipeJson.Canonical(Before))!;
        var places = Leaves(whole, []).ToList();
        Assert.True(places.Count > 80);
        foreach (var place in places)
        {
            var copy = whole.DeepClone();
            Remove(copy, place);
            if (Read(copy) is { } changed && RecipeHash.Of(changed) != RecipeHash.Of(Before) && place[^1] is not "version")
                Assert.True(RecipeDiff.Between(Before, changed).Count > 0, string.Join('/', place));
        }
    }

    [Fact]
    public void Nothing_that_any_document_says_can_go_without_being_told_in_a_block_that_is_reviewed()
    {
        var random = new Random(11);
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 8; seed++)
        {
            var before = RandomDocument.Of(seed, maxItems: 2);
            var whole = JsonNode.Parse(RecipeJson.Canonical(before))!;
            foreach (var place in Leaves(whole, []).OrderBy(_ => random.Next()).Take(120))
            {
                var copy = whole.DeepClone();
                Remove(copy, place);
                if (place is ["version"] || Read(copy) is not { } changed || RecipeHash.Of(changed) == RecipeHash.Of(before))
                    continue;
                var compared = RecipeComparison.Of(before, changed, RecipeValues.Plain);
                Assert.True(compared.Changes.Any() && compared.ToReview.Any(), $"{seed}: {string.Join('/', place)}");
                Assert.All(compared.Changes, change => Assert.True(change.Change.Member is null || change.Change.Before != change.Change.After, string.Join('/', place)));
                seen.Add($"{place.OfType<string>().Last()}");
            }
        }

        Assert.True(seen.Count > 60, string.Join(' ', seen.Order()));
    }

    [Fact]
    public void Random_recipes_differ_exactly_when_they_say_something_else()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var (one, other) = (RandomRecipe.Of(seed), RandomRecipe.Of(seed + 1));
            Assert.Empty(RecipeDiff.Between(one, one));
            Assert.NotEmpty(RecipeDiff.Between(one, other));
            Assert.Equal(
                RecipeDiff.Between(one, other).Count(change => change.Kind == RecipeChangeKind.Added),
                RecipeDiff.Between(other, one).Count(change => change.Kind == RecipeChangeKind.Removed));
        }
    }

    private static RecipeChange Single(Instruction hardness) => Assert.Single(RecipeDiff.Between(
        Before, With(Make.Phase("run", hardness, Make.Instruction("a"), Make.Instruction("b"), Make.Instruction("c")))));

    private static MasterRecipe With(RecipeElement run) =>
        Before with { Procedure = Before.Procedure with { Elements = [Before.Procedure.Elements[0], Make.Operation("press", run)] } };

    private static IEnumerable<object[]> Leaves(JsonNode? node, object[] place) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value, [.. place, member.Key])).Append(place).Where(one => one.Length > 0),
        JsonArray items => items.SelectMany((item, at) => Leaves(item, [.. place, at])).Append(place),
        _ => [place],
    };

    private static void Remove(JsonNode node, object[] place)
    {
        foreach (var part in place[..^1])
            node = part is int at ? node[at]! : node[(string)part]!;
        if (place[^1] is int last)
            node.AsArray().RemoveAt(last);
        else
            node.AsObject().Remove((string)place[^1]);
    }

    private static MasterRecipe? Read(JsonNode node)
    {
        try
        {
            return node.Deserialize<MasterRecipe>(RecipeJson.Options);
        }
        catch (JsonException)
        {
            return null; // A required member: such a document is not read at all.
        }
    }
}
