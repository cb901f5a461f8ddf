using Theriac.Kernel;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>Building blocks: approved like recipes, copied into drafts, updated only when an author says so.</summary>
public sealed class BlockTests
{
    private static readonly RecipeElement Wash = Make.Operation(
        "wash",
        Make.Phase(
            "rinse",
            Make.Instruction("volume") with { Kind = InstructionKind.Number, Unit = Unit.Litre },
            Make.Instruction("rest") with { Kind = InstructionKind.Calculation, Expression = "{volume} - {param.flush}", Rule = "{rinse.end} - {rinse.start} < 1 h" })) with
    {
        Logic = Make.Logic("begin>rinse rinse>end"),
    };

    private static readonly MasterRecipe Block = Make.Recipe(Wash) with
    {
        Id = "WASH",
        IsBlock = true,
        Formula = new Formula { Parameters = [new FormulaParameter { Id = "flush", Name = "Flush", Value = Make.Of(2, "L") }] },
        Documents = [new DocumentReference { Id = "SOP-7", Version = "1" }],
    };

    [Fact]
    public void A_block_keeps_its_ids_the_first_time_and_is_called_anew_the_second()
    {
        var once = BlockInsertion.Insert(Make.Complete(), Taken(Block), new BlockPlace(After: "mix")).Value;
        Assert.Equal("wash", once.Element);
        Assert.Equal(["mix", "wash"], once.Recipe.Procedure.Elements.Select(one => one.Id));
        Assert.Equal(("flush", "SOP-7"), (once.Recipe.Formula.Parameters.Single().Id, once.Recipe.Documents.Single().Id));
        var twice = BlockInsertion.Insert(once.Recipe, Taken(Block), new BlockPlace()).Value;
        Assert.Equal("wash-2", twice.Element);
        var copy = twice.Recipe.Procedure.Elements[^1];
        Assert.Equal(["wash-2", "wash-2.rinse"], copy.SelfAndBelow().Select(one => one.Id));
        var rest = copy.Elements[0].Instructions[1];
        Assert.Equal("{wash-2.volume} - {param.flush}", rest.Expression);
        Assert.Equal("{wash-2.rinse.end} - {wash-2.rinse.start} < 1 h", rest.Rule);
        Assert.Equal(("WASH", "1"), (copy.Block!.Id, copy.Block.Version));
        Assert.Single(twice.Recipe.Formula.Parameters);
        // It can be carried out, and everything it names is there.
        Assert.True(ExecutionGraph.Build(twice.Recipe).IsOk);
        Assert.Equal("wash-3", BlockInsertion.Insert(twice.Recipe, Taken(Block), new BlockPlace()).Value.Element);
    }

    [Theory]
    [InlineData(null, false, "charge dry rinse")]
    [InlineData("mix", false, "charge rinse dry")]
    [InlineData("drying", false, "charge dry rinse")]
    [InlineData(null, true, "rinse charge dry")]
    public void In_a_drawn_order_a_block_comes_behind_what_is_named_first_or_else_last(string? after, bool isFirst, string order)
    {
        var procedure = Make.Complete().Procedure;
        var drawn = Make.Complete() with
        {
            Procedure = procedure with
            {
                Elements = [.. procedure.Elements, Make.Operation("drying", Make.Phase("dry", Make.Instruction("wait-dry")))],
                Logic = Make.Logic("begin>mix mix>drying drying>end"),
            },
        };
        var taken = BlockInsertion.Insert(drawn, Taken(Block), new BlockPlace(null, after, isFirst)).Value.Recipe;
        var expected = order.Split(' ');
        Assert.Equal(expected, ExecutionGraph.Build(taken).Value.Work.Select(node => node.Id));
        // The list says the same order as the drawing.
        Assert.Equal(
            expected.Select(phase => phase switch { "charge" => "mix", "dry" => "drying", _ => "wash" }), taken.Procedure.Elements.Select(one => one.Id));
    }

    [Fact]
    public void On_a_branch_a_block_stays_on_that_branch()
    {
        var procedure = Make.Complete().Procedure;
        var drawn = Make.Complete() with
        {
            Procedure = procedure with
            {
                Elements = [.. procedure.Elements, Make.Operation("drying", Make.Phase("dry", Make.Instruction("wait-dry")))],
                Logic = Make.Logic("begin>P1 P1>mix P1>drying mix>P2 drying>P2 P2>end"),
            },
        };
        var taken = BlockInsertion.Insert(drawn, Taken(Block), new BlockPlace(After: "mix")).Value.Recipe.Procedure.Logic!;
        Assert.Equal(
            "begin>P1 P1>mix P1>drying wash.step>P2 drying>P2 P2>end mix>wash.step", string.Join(' ', taken.Links.Select(link => $"{link.From}>{link.To}")));
    }

    [Theory]
    [InlineData("charge")]
    [InlineData("ghost")]
    public void A_block_goes_only_where_its_kind_may_stand(string into) =>
        Assert.Equal("block-does-not-fit", BlockInsertion.Insert(Make.Complete(), Taken(Block), new BlockPlace(into)).Refusal.Code);

    [Fact]
    public void An_update_keeps_the_place_and_its_ids_and_is_refused_when_one_is_taken()
    {
        var recipe = BlockInsertion.Insert(BlockInsertion.Insert(Make.Complete(), Taken(Block), new BlockPlace()).Value.Recipe, Taken(Block), new BlockPlace()).Value.Recipe;
        var newer = Block with { Version = "2", Procedure = Make.Procedure(Wash with { Title = "Wash well" }) };
        var updated = BlockInsertion.Update(recipe, Taken(newer), "wash-2").Value.Recipe;
        Assert.Equal(["Wash-2", "2", "1"], [updated.Procedure.Elements[2].Title.En == "Wash well" ? "Wash-2" : "", updated.Procedure.Elements[2].Block!.Version, updated.Procedure.Elements[1].Block!.Version]);
        Assert.Equal(["block", "title"], RecipeDiff.Between(recipe, updated).Select(change => change.Member!).Order());

        var clash = Block with { Version = "3", Procedure = Make.Procedure(Wash with { Elements = [Make.Phase("charge")], Logic = null }) };
        Assert.Equal("block-id-taken", BlockInsertion.Update(recipe, Taken(clash), "wash").Refusal.Code);
    }

    [Fact]
    public void An_update_keeps_the_condition_and_the_loop_that_the_recipe_s_author_set_and_brings_the_block_s_own()
    {
        var (first, second) = (Taken(When(Block, "{param.flush} > 1 L")), Taken(When(Block with { Version = "2" }, "{param.flush} > 2 L")));
        var inserted = BlockInsertion.Insert(Make.Complete(), first, new BlockPlace()).Value.Recipe;
        Assert.Equal("{param.flush} > 2 L", Last(BlockInsertion.Update(inserted, second, "wash", first).Value.Recipe).When);
        var set = inserted with
        {
            Procedure = Make.Procedure(inserted.Procedure.Elements[0], Last(inserted) with
            {
                When = "{param.flush} > 5 L",
                Loop = new Loop { Kind = LoopKind.Again, While = "{param.flush} > 1 L", TimesMax = 3 },
            }),
        };
        var updated = Last(BlockInsertion.Update(set, second, "wash", first).Value.Recipe);
        Assert.Equal(("{param.flush} > 5 L", 3, "2"), (updated.When, updated.Loop?.TimesMax, updated.Block!.Version));
    }

    [Fact]
    public void What_another_author_did_meanwhile_is_a_refusal_and_no_block_holds_itself()
    {
        var recipe = BlockInsertion.Insert(Make.Complete(), Taken(Block), new BlockPlace()).Value.Recipe;
        Assert.Equal("element-not-from-block", BlockInsertion.Update(Make.Complete(), Taken(Block), "wash").Refusal.Code);
        Assert.Equal("element-not-from-block", BlockInsertion.Update(recipe, Taken(Block with { Id = "OTHER" }), "wash").Refusal.Code);
        Assert.Equal("block-place-gone", BlockInsertion.Insert(recipe, Taken(Block), new BlockPlace(After: "ghost")).Refusal.Code);
        Assert.Equal("block-in-itself", BlockInsertion.Insert(Block with { Version = "2" }, Taken(Block), new BlockPlace()).Refusal.Code);
        // Also round a corner: what took it in does not come into it.
        var outer = recipe with { Id = "OUTER", IsBlock = true };
        Assert.Equal("block-in-itself", BlockInsertion.Insert(Block with { Version = "2" }, Taken(outer) with { Element = Last(recipe) }, new BlockPlace()).Refusal.Code);
    }

    [Fact]
    public void A_draft_with_a_block_keeps_the_limits_of_every_draft()
    {
        Instruction[] many = [.. Enumerable.Range(0, RecipeLimits.InstructionsMax / 2).Select(number => Make.Instruction($"i{number}"))];
        var large = Block with { Procedure = Make.Procedure(Make.Operation("wash", Make.Phase("rinse", many[..10_000]))) };
        var full = Make.Recipe(Make.Operation("mix", Make.Phase("a", [.. many.Select(one => one with { Id = "a" + one.Id })]), Make.Phase("b", Make.Instruction("last"))));
        Assert.Equal("recipe-too-many-instructions", BlockInsertion.Insert(full, Taken(large), new BlockPlace()).Refusal.Code);
        var name = new string('w', 62);
        var drawn = Make.Complete() with { Procedure = Make.Complete().Procedure with { Logic = Make.Logic("begin>mix mix>end") } };
        var named = Taken(Block with { Procedure = Make.Procedure(Wash with { Id = name }) });
        var logic = BlockInsertion.Insert(drawn, named, new BlockPlace()).Value.Recipe.Procedure.Logic!;
        Assert.Equal(("step-2", "end-2"), (logic.Steps[^1].Id, logic.Links[^1].Id));
        var deep = Make.Phase("p0", Make.Instruction("x"));
        for (var level = 1; level <= RecipeLimits.ElementDepthMax - 1; level++) deep = Make.Operation($"p{level}", deep);
        Assert.Equal("too-deep", BlockInsertion.Insert(Make.Complete(), Taken(Block with { Procedure = Make.Procedure(deep) }), new BlockPlace("mix")).Refusal.Errors.Single().Code);
    }

    private static MasterRecipe When(MasterRecipe block, string condition) => block with { Procedure = Make.Procedure(Wash with { When = condition }) };

    private static RecipeElement Last(MasterRecipe recipe) => recipe.Procedure.Elements[^1];

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11-10")]
    public async Task A_block_is_approved_like_a_recipe_used_in_drafts_and_its_update_is_offered_never_forced(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Block));
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        var take = plant.Get<TakeBlock>();
        Assert.Equal("block-unknown", (await take.InsertAsync("R-1", "1", new TakeBlockInput("WASH"), plant.Author, default)).Refusal.Code);
        await plant.ApproveAsync("WASH");
        // Nothing is made by a block.
        Assert.Null(await plant.Directory.FindApprovedAsync("WASH"));
        Assert.Null(await plant.Directory.FindEffectiveAsync("WASH", "HN", new DateOnly(2026, 11, 22)));

        RecipeInstance.Ok(await take.InsertAsync("R-1", "1", new TakeBlockInput("wash"), plant.Author, default));
        var used = Assert.Single((await plant.Get<ReadBlocks>().UsesAsync("WASH", null, default)).Items);
        Assert.Equal(("R-1", "1", "wash", "1", "draft"), (used.Recipe, used.Version, used.Element, used.BlockVersion, used.State));
        Assert.Empty(RecipeInstance.Ok(await plant.Get<ReadBlocks>().UpdatesAsync("R-1", "1", "en", default)));

        RecipeInstance.Ok(await plant.SaveAsync(Block with { Version = "2", Procedure = Make.Procedure(Wash with { Title = "Wash well" }) }));
        await plant.ApproveAsync("WASH", "2");
        var offered = Assert.Single(RecipeInstance.Ok(await plant.Get<ReadBlocks>().UpdatesAsync("R-1", "1", "en", default)));
        Assert.Equal(("wash", "1", "2", null), (offered.Element, offered.From, offered.To, offered.Hindrance));
        Assert.Contains("Wash well: title (en) “wash” became “Wash well”", offered.Sentences);
        Assert.Equal("wash", (await ElementAsync(plant)).Title.En);

        Assert.Equal("element-not-from-block", (await take.UpdateAsync("R-1", "1", new TakeBlockInput(Element: "mix"), plant.Author, default)).Refusal.Code);
        Assert.Equal("recipe-changed", (await take.UpdateAsync("R-1", "1", new TakeBlockInput(Element: "wash", Base: "old"), plant.Author, default)).Refusal.Code);
        RecipeInstance.Ok(await take.UpdateAsync("R-1", "1", new TakeBlockInput(Element: "wash"), plant.Other, default));
        Assert.Equal(("Wash well", "2"), ((await ElementAsync(plant)).Title.En, (await ElementAsync(plant)).Block!.Version));
        Assert.Equal(["an", "binh"], (await plant.ViewAsync()).Authors);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task Where_a_block_is_used_more_often_than_one_page_holds_the_next_page_follows(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        var origin = new BlockOrigin { Id = "WASH", Version = "1", Hash = new string('0', 64) };
        RecipeInstance.Ok(await plant.SaveAsync(Make.Recipe([.. Enumerable.Range(0, 501).Select(number => Make.Operation($"e{number}") with { Block = origin })])));
        var first = await plant.Get<ReadBlocks>().UsesAsync("WASH", null, default);
        var second = await plant.Get<ReadBlocks>().UsesAsync("WASH", first.Next, default);
        Assert.Equal((500, 1, null), (first.Items.Count, second.Items.Count, second.Next));
        Assert.Equal(501, first.Items.Concat(second.Items).Select(use => use.Element).Distinct().Count());
    }

    [Theory, OnBothEngines]
    public async Task A_block_of_two_elements_is_not_sent_to_review(Engine engine)
    {
        await using var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.SaveAsync(Block with { Procedure = Make.Procedure(Wash, Make.Operation("dry", Make.Phase("air", Make.Instruction("wait")))) }));
        Assert.Equal("block-not-one-element", (await plant.SignAsync(RecipeStep.Send, plant.Author, "WASH")).Refusal.Code);
    }

    private static TakenBlock Taken(MasterRecipe block) => new(block.Id, block.Version, RecipeHash.Of(block), block, block.Procedure.Elements[0]);

    private static async Task<RecipeElement> ElementAsync(RecipeInstance plant)
    {
        var found = await plant.Get<RecipeVersions>().LoadAsync("R-1", "1", default);
        var recipe = await plant.Get<RecipeContents>().RecipeAsync(found.State.Recipe, default);
        return recipe.Procedure.SelfAndBelow().First(one => one.Id == "wash");
    }
}
