using FsCheck;
using FsCheck.Fluent;
using Theriac.Recipes;
using Xunit;
using Kind = Theriac.Recipes.RecipeItemKind;

namespace Theriac.Recipes.Tests.Edit;

public sealed class RecipeEditsTests
{
    [Fact]
    public void A_link_without_an_id_is_known_by_its_new_ends_and_two_equal_ones_are_refused()
    {
        var drawn = EditedRecipe.Of(Make.Complete() with { Procedure = Make.Complete().Procedure with { Logic = Make.Logic("begin>mix mix>end") } });
        var moved = RecipeEdits.Apply(drawn, [Change.Set(Kind.Link, "mix>end", "from", "mix", "begin")], EditsSince.Nothing);
        Assert.Empty(moved.Conflicts);
        // The same as a node that reads the content anew: what stands there is found, what stood there is not.
        foreach (var recipe in new[] { moved.Recipe, EditedRecipe.Of(moved.Recipe.Recipe) })
        {
            Assert.NotNull(recipe.Find(Change.Item(Kind.Link, "begin>end")));
            Assert.Null(recipe.Find(Change.Item(Kind.Link, "mix>end")));
            var removed = RecipeEdits.Apply(recipe, [Change.Remove(Kind.Link, "begin>end")], EditsSince.Nothing);
            Assert.Single(removed.Recipe.Recipe.Procedure.Logic!.Links);
        }
        var equal = RecipeEdits.Apply(moved.Recipe, [Change.Set(Kind.Link, "begin>end", "to", "end", "mix")], EditsSince.Nothing);
        Assert.Equal(EditConflictReason.IdTaken, Assert.Single(equal.Conflicts).Reason);
    }

    [Fact]
    public void A_step_is_not_moved_where_a_transition_or_a_bar_has_its_name()
    {
        var complete = Make.Complete();
        var inner = complete.Procedure.Elements[0] with { Logic = new ProcedureLogic { Transitions = [new Transition { Id = "x", Condition = TransitionCondition.Always }] } };
        var outer = new ProcedureLogic { Steps = [new LogicStep { Id = "x", Kind = LogicStepKind.Begin }] };
        var recipe = EditedRecipe.Of(complete with { Procedure = complete.Procedure with { Elements = [inner], Logic = outer } });
        var moved = RecipeEdits.Apply(recipe, [Change.Move(Kind.Step, "x", inner.Id, null)], EditsSince.Nothing);
        Assert.Equal(EditConflictReason.IdTaken, Assert.Single(moved.Conflicts).Reason);
    }

    [Theory]
    [InlineData("""{"base":"x","changes":[null]}""")]
    [InlineData("{\"base\":\"x\",\"changes\":[{\"op\":\"remove\",\"item\":{\"kind\":\"element\",\"id\":\"a\\u0000\"}}]}")]
    public void Null_among_the_changes_and_null_characters_are_refused(string body) =>
        Assert.Equal("change-not-readable", Assert.Single(EditReader.Read(System.Text.Encoding.UTF8.GetBytes(body)).Refusal.Errors).Code);

    [Fact]
    public void Whatever_is_changed_the_recipe_still_reads_and_its_bytes_are_the_canonical_ones() =>
        Prop.ForAll(Seeds.All, seed =>
        {
            var recipe = EditedRecipe.Of(RandomRecipe.Of(seed));
            var made = new RandomChanges(seed, "a");
            for (var round = 0; round < 10; round++)
            {
                recipe = RecipeEdits.Apply(recipe, made.Some(recipe, 6), EditsSince.Nothing).Recipe;
                var bytes = RecipeBytes.Of(recipe.Recipe);
                Assert.Equal(RecipeJson.Canonical(recipe.Recipe), bytes);
                Assert.Equal(bytes, RecipeJson.Canonical(RecipeReader.Read(bytes).Value));
                AssertIndex(recipe);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_change_stands_in_the_result_or_comes_back() =>
        Prop.ForAll(Seeds.All, seed =>
        {
            var recipe = EditedRecipe.Of(RandomRecipe.Of(seed));
            foreach (var change in new RandomChanges(seed, "a", renames: false).Some(recipe, 30))
            {
                var outcome = RecipeEdits.Apply(recipe, [change], EditsSince.Nothing);
                Assert.Equal(1, outcome.Applied + outcome.Conflicts.Count);
                if (outcome.Conflicts.Count > 0) Assert.Equal(Change.HashOf(recipe), Change.HashOf(outcome.Recipe));
                else Assert.True(Stands(outcome.Recipe, change), change.ToString());
                recipe = outcome.Recipe;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_changes_of_the_ledger_give_the_same_content_again_and_their_inverses_the_one_before() =>
        Prop.ForAll(Seeds.All, seed =>
        {
            var first = EditedRecipe.Of(RandomRecipe.Of(seed));
            var changes = new RandomChanges(seed, "a").Some(first, 30);
            var outcome = RecipeEdits.Apply(first, changes, EditsSince.Nothing);
            Assert.Equal(Change.HashOf(outcome.Recipe), Change.HashOf(RecipeEdits.Replay(first, outcome.Effective)));

            var (states, now) = (new Stack<EditedRecipe>(), first);
            foreach (var change in outcome.Effective)
            {
                states.Push(now);
                now = RecipeEdits.Replay(now, [change]);
            }
            foreach (var change in outcome.Effective.Reverse())
            {
                var before = states.Pop();
                var undone = RecipeEdits.Apply(now, [Change.Inverse(before, change)], EditsSince.Nothing);
                Assert.Empty(undone.Conflicts);
                Assert.Equal(Change.HashOf(before), Change.HashOf(undone.Recipe));
                now = undone.Recipe;
            }
        }).QuickCheckThrowOnFailure();

    /// <summary>Each author sends lists made from what he last saw, in any interleaving. What he had not seen is never swallowed.</summary>
    [Fact]
    public void Two_authors_at_once_lose_nothing() => Prop.ForAll(Seeds.All, LoseNothing).QuickCheckThrowOnFailure();

    /// <summary>A yield was set and set back while its author looked away: what he then takes away is what he saw.</summary>
    [Theory]
    [InlineData(1229090646)]
    public void Two_authors_lose_nothing_where_a_value_went_there_and_back(int seed) => LoseNothing(seed);

    private static void LoseNothing(int seed)
    {
        var random = new Random(seed);
        var server = EditedRecipe.Of(RandomRecipe.Of(seed));
        List<RecipeEditMade> made = [];
        var authors = new[] { "a", "b" }.Select(name => (Name: name, Changes: new RandomChanges(seed + name[0], name, renames: false, nonsense: false))).ToList();
        var seen = authors.ToDictionary(author => author.Name, _ => server);
        for (var round = 0; round < 12; round++)
        {
            var author = authors[random.Next(2)];
            var changes = author.Changes.Some(seen[author.Name], 4);
            var since = EditsSince.Of(made, Change.HashOf(seen[author.Name]), Change.HashOf(server));
            Assert.True(since.IsKnown);
            var outcome = RecipeEdits.Apply(server, changes, since);

            Assert.Equal(changes.Count, outcome.Applied + outcome.Conflicts.Count);
            foreach (var unseen in LastOfEach(since.Made.SelectMany(edit => edit.Changes)))
                Assert.True(Stands(outcome.Recipe, unseen) || IsGone(outcome.Recipe, unseen, since) || WasSeen(seen[author.Name], unseen), unseen.ToString());
            if (outcome.Effective.Count > 0)
                made.Add(new RecipeEditMade(author.Name, round, Change.HashOf(server), Change.HashOf(outcome.Recipe), outcome.Effective));
            server = outcome.Recipe;
            if (random.Next(2) == 0) seen[author.Name] = server;
        }
    }

    [Fact]
    public void The_second_of_two_who_set_the_same_gets_both_values_back()
    {
        var recipe = Edited(Make.Instruction("i"));
        var first = RecipeEdits.Apply(recipe, [Change.Set(Kind.Instruction, "i", "title", Change.Text("Do i"), Change.Text("Mine"))], EditsSince.Nothing);
        List<RecipeEditMade> made = [new("an", 5, Change.HashOf(recipe), Change.HashOf(first.Recipe), first.Effective)];
        var since = EditsSince.Of(made, Change.HashOf(recipe), Change.HashOf(first.Recipe));

        var second = RecipeEdits.Apply(
            first.Recipe,
            [
                Change.Set(Kind.Instruction, "i", "title", Change.Text("Do i"), Change.Text("Yours")),
                Change.Set(Kind.Instruction, "i", "critical", null, true),
                Change.Remove(Kind.Element, "p"),
                Change.Remove(Kind.Instruction, "i"),
            ],
            since);

        Assert.Equal([0, 2, 3], second.Conflicts.Select(one => one.Change));
        var conflict = second.Conflicts[0];
        Assert.Equal(EditConflictReason.ChangedMeanwhile, conflict.Reason);
        Assert.Equal("Yours", conflict.Yours!.Value.GetProperty("en").GetString());
        Assert.Equal("Mine", conflict.Theirs!.Value.GetProperty("en").GetString());
        Assert.Equal(new EditTouch("an", 5), conflict.By);
        Assert.True(second.Recipe.Recipe.Procedure.Elements[0].Instructions[0].Critical);
    }

    [Fact]
    public void What_was_sent_twice_changes_nothing_the_second_time()
    {
        var recipe = Edited(Make.Instruction("i"));
        EditChange[] changes =
        [
            Change.Set(Kind.Instruction, "i", "limits", null, new Limits { Low = 1 }),
            Change.Insert("p", "instructions", "i", Make.Instruction("j")),
            Change.Move(Kind.Instruction, "j", "p", null),
            Change.Remove(Kind.Instruction, "i"),
        ];
        var once = RecipeEdits.Apply(recipe, changes[..3], EditsSince.Nothing).Recipe;
        var twice = RecipeEdits.Apply(once, [changes[0], changes[1], changes[2]], EditsSince.Nothing);
        Assert.Empty(twice.Effective);
        Assert.Equal(3, twice.Applied);
        var removed = RecipeEdits.Apply(once, [changes[3], changes[3]], EditsSince.Nothing);
        Assert.Equal((2, 1), (removed.Applied, removed.Effective.Count));
    }

    [Fact]
    public void What_the_model_does_not_know_is_not_valid_and_says_where()
    {
        var recipe = Edited(Make.Instruction("i"));
        EditChange[] changes =
        [
            Change.Set(Kind.Instruction, "i", "limits", null, new { low = "many" }),
            Change.Set(Kind.Instruction, "i", "title", Change.Text("Do i"), null),
            Change.Set(Kind.Instruction, "i", "colour", null, "red"),
            Change.Set(Change.Item(Kind.Header), "version", "1", "2"),
            Change.Set(Kind.Element, "p", "instructions", null, null),
            Change.Insert("p", "instructions", null, new { id = "j" }),
            Change.Insert("p", "inputs", null, Make.Instruction("j")),
            Change.Insert("p", "instructions", "nobody", Make.Instruction("j")),
            Change.Insert("p", "instructions", null, Make.Instruction("i") with { Title = "Another" }),
            Change.Remove(Kind.Element, "main"),
            Change.Move(Kind.Element, "p", "p", null),
            Change.Move(Kind.Instruction, "nobody", "p", null),
            new() { Op = EditOp.Set },
        ];

        var outcome = RecipeEdits.Apply(recipe, changes, EditsSince.Nothing);

        Assert.Equal(
            [
                "decimal-not-readable /value/low", "member-missing /value", "member-unknown /member", "member-unknown /member", "member-unknown /member",
                "member-missing /value/kind", "list-unknown /list", "place-gone /after", "item-id-taken /value/id", "root-stays /item",
                "element-within-itself /into", "item-gone /item", "change-incomplete /item",
            ],
            outcome.Conflicts.Select(one => $"{one.Errors[0].Code} {one.Errors[0].Field}"));
        Assert.Same(recipe, outcome.Recipe);
    }

    [Fact]
    public void Logic_comes_with_the_first_thing_drawn_and_goes_with_the_last()
    {
        var recipe = Edited(Make.Instruction("i"));
        var drawn = RecipeEdits.Apply(
            recipe,
            [
                Change.Insert("main", "steps", null, new LogicStep { Id = "begin", Kind = LogicStepKind.Begin }),
                Change.Insert("main", "links", null, new Link { From = "begin", To = "p" }),
            ],
            EditsSince.Nothing).Recipe;
        Assert.Single(drawn.Recipe.Procedure.Logic!.Links);
        var bare = RecipeEdits.Apply(drawn, [Change.Remove(Kind.Link, "begin>p"), Change.Remove(Kind.Step, "begin")], EditsSince.Nothing).Recipe;
        Assert.Null(bare.Recipe.Procedure.Logic);
        Assert.Equal(Change.HashOf(recipe), Change.HashOf(bare));
    }

    private static EditedRecipe Edited(params Instruction[] instructions) => EditedRecipe.Of(Make.Recipe(Make.Phase("p", instructions)));

    private static IEnumerable<EditChange> LastOfEach(IEnumerable<EditChange> changes) => changes
        .GroupBy(change => change.Op == EditOp.Insert ? (Change.Inserted(change), null) : (change.Item! with { Element = null }, change.Member))
        .Select(group => group.Last());

    /// <summary>The thing was removed, with or without what held it, by somebody who is among the unseen too.</summary>
    private static bool IsGone(EditedRecipe now, EditChange change, EditsSince since) =>
        since.Made.SelectMany(edit => edit.Changes).Any(one => one.Op is EditOp.Remove or EditOp.Move) && change.Op != EditOp.Remove
        && (change.Op == EditOp.Move || now.Find(change.Op == EditOp.Insert ? Change.Inserted(change) with { Element = null } : change.Item!) is null);

    /// <summary>It went there and back: what stands is what the author saw, and may take away.</summary>
    private static bool WasSeen(EditedRecipe seen, EditChange change) => change.Op == EditOp.Set && Stands(seen, change);

    private static bool Stands(EditedRecipe now, EditChange change)
    {
        switch (change.Op)
        {
            case EditOp.Set:
                var (form, item) = change.Item!.Kind == Kind.Header ? (ItemLists.Header, (object)now.Recipe)
                    : change.Item.Kind == Kind.Element ? (ItemLists.Of(Kind.Element)!.Form, now.Open(change.Item.Id!)?.Element)
                    : (ItemLists.Of(change.Item.Kind)!.Form, now.Find(change.Item)?.Item);
                return item is not null && JsonTexts.Same(JsonTexts.Element(form.Write(item, change.Member)[change.Member!]), change.Value);
            case EditOp.Insert:
                return now.Find(Change.Inserted(change)) is not null || now.Find(Change.Inserted(change) with { Element = null }) is not null;
            case EditOp.Remove:
                return now.Find(change.Item!) is null;
            default:
                return now.Find(change.Item!)?.OwnerId == change.Into!.Id;
        }
    }

    private static void AssertIndex(EditedRecipe recipe)
    {
        var fresh = EditedRecipe.Of(recipe.Recipe);
        Assert.Equal(fresh.Index.Instructions, recipe.Index.Instructions);
        foreach (var element in recipe.Recipe.Procedure.SelfAndBelow())
        {
            Assert.Equal(fresh.Index.PathTo(element.Id), recipe.Index.PathTo(element.Id));
            foreach (var list in ItemLists.OfElements)
            {
                for (var i = 0; i < list.CountOf(element); i++)
                {
                    var id = list.IdOf(list.ItemAt(element, i));
                    if (!fresh.Index.IsDoubled(list.Kind, id)) Assert.Equal(fresh.Index.OwnerOf(list.Kind, id), recipe.Index.OwnerOf(list.Kind, id));
                }
            }
        }
    }
}
