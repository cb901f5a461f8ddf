using Theriac.Edge;
using Theriac.Kernel;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>Blocks that changed, blocks that depend on a change, and the sentences that tell of it.</summary>
public sealed class RecipeComparisonTests
{
    private static readonly Instruction Weight = Make.Instruction("weight") with
    {
        Kind = InstructionKind.Number,
        Title = new LocalizedText { En = "Net weight", Zh = "净重" },
        Unit = Unit.Kilogram,
        Limits = new Limits { Low = 7, High = 10 },
    };

    private static readonly Instruction Share = Make.Instruction("share") with
    {
        Kind = InstructionKind.Calculation,
        Expression = "{weight} / {param.load}",
    };

    private static readonly MasterRecipe Before = Make.Complete() with
    {
        Documents = [new DocumentReference { Id = "SOP-1", Version = "3" }],
        Formula = Make.Complete().Formula with
        {
            Parameters = [new FormulaParameter { Id = "load", Name = "Load", Value = Make.Of(10, "kg"), Range = new Limits { Low = 8, High = 12 } }],
        },
        Procedure = Make.Procedure(
            Make.Operation("mix", Make.Phase("charge", Make.ChargeIn("water"), Weight)),
            Make.Operation("press", Make.Phase("run", Share, Make.Instruction("c") with { Documents = ["SOP-1"] })) with
            {
                TimeLinks = [new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = "mix", Duration = Make.Of(48, "h") }],
            },
            Make.Operation("coat", Make.Phase("spray", Make.Instruction("s") with { Kind = InstructionKind.MassBalance, Expression = "{share} * 100 %" })) with
            {
                When = "{run.end} - {charge.start} < 24 h",
            },
            Make.Operation("pack", Make.Phase("box", Make.Instruction("fold")))),
    };

    [Fact]
    public void A_changed_limit_is_one_changed_block_with_what_is_calculated_from_it()
    {
        var compared = Compare(In("charge", phase => phase with { Instructions = [phase.Instructions[0], Weight with { Limits = new Limits { Low = 6, High = 10 } }] }));
        Assert.Equal(
            [("charge", BlockState.Changed), ("run", BlockState.Dependant), ("spray", BlockState.Dependant)],
            compared.ToReview.Select(block => (block.Block.Id, block.State)));
        var change = Assert.Single(compared.Changes);
        Assert.Equal(
            [("run", "share", DependenceKind.Value), ("spray", "s", DependenceKind.Value)],
            change.Affected.Select(one => (one.Block, one.By!, one.Why)));
    }

    [Theory]
    [InlineData("parameter", "$formula run:Parameter spray:Value")]
    [InlineData("input", "$formula charge:Material")]
    [InlineData("document", "$head run:Document")]
    [InlineData("operation-title", "mix press:TimeLink")]
    [InlineData("condition", "mix press:TimeLink run:Value spray:Value coat:Value")]
    [InlineData("swap", "main press:Order pack:Order")]
    [InlineData("remove", "main press:TimeLink press:Order run:Value spray:Value coat:Value")]
    [InlineData("phase-title", "run coat:Value")]
    public void A_block_depends_on_a_change_by(string what, string expected)
    {
        var compared = Compare(Changed(what));
        var change = compared.Blocks.First(block => block.Changes.Count > 0);
        // The elements of a move are themselves told as moved.
        var affected = compared.Changes.SelectMany(one => one.Affected).Select(one => $"{one.Block}:{one.Why}").Distinct();
        var home = what is "swap" or "remove" ? "main" : change.Block.Id;
        Assert.Equal(expected.Split(' ')[1..].Order(), affected.Order());
        Assert.Equal(expected.Split(' ')[0], home);
    }

    [Fact]
    public void Of_a_first_version_every_block_is_new()
    {
        var compared = RecipeComparison.Of(null, Before, RecipeValues.Plain);
        Assert.Equal(Before.Procedure.SelfAndBelow().Count() + 2, compared.ToReview.Count());
        Assert.All(compared.Blocks, block => Assert.Equal(BlockState.Added, block.State));
    }

    [Fact]
    public void Whatever_differs_makes_a_block_to_review_and_is_told_in_one()
    {
        for (var seed = 0; seed < 80; seed++)
        {
            var (one, other) = (RandomRecipe.Of(seed), RandomRecipe.Of(seed + 1));
            Assert.Empty(RecipeComparison.Of(one, one with { Version = "2" }, RecipeValues.Plain).ToReview);
            var compared = RecipeComparison.Of(one, other, RecipeValues.Plain);
            Assert.NotEmpty(compared.ToReview);
            Assert.Equal(RecipeDiff.Between(one, other).Count, compared.Changes.Count());
            // Where the content of a block differs, some change says why.
            Assert.All(
                compared.Blocks.Where(block => block.State == BlockState.Changed),
                block => Assert.True(block.Changes.Count > 0 || compared.Changes.Any(change => Tells(change.Change, block.Block.Id)), block.Block.Id));
        }

        static bool Tells(RecipeChange change, string block) => change.Element == block || change.Before == block || change.After == block;
    }

    [Theory]
    [InlineData("en", "Net weight: limits 7–10 kg became 6–10 kg")]
    [InlineData("vi", "Net weight: giới hạn 7–10 kg đổi thành 6–10 kg")]
    [InlineData("zh", "净重：限度 7–10 kg 改为 6–10 kg")]
    public void A_changed_limit_is_a_sentence_in_the_reader_s_language(string language, string sentence) => Assert.Equal(
        sentence,
        Tell(In("charge", phase => phase with { Instructions = [phase.Instructions[0], Weight with { Limits = new Limits { Low = 6, High = 10 } }] }), language).Single());

    [Theory]
    [InlineData("verification", "Net weight: verification added")]
    [InlineData("swap", "element coat moved from place 3 to place 2")]
    [InlineData("remove", "element mix removed")]
    [InlineData("parent", "element spray moved from coat to pack")]
    [InlineData("document", "SOP-1: version 3 became 4")]
    [InlineData("zh-title", "Net weight: title (zh) “净重” removed")]
    [InlineData("loop", "charge: loop again while, {weight} < 8 kg, ≤ 3 × added")]
    [InlineData("parameter", "Load: range 8–12 kg became 8–11 kg")]
    [InlineData("product", "Recipe: product · strength 1 mg became 2 mg")]
    [InlineData("column", "Checks: column Thickness mm added|Checks: column Weight mg, limits 95–105 mg became mg, limits 96–105 mg")]
    [InlineData("signers", "Sign: signers 1 × performed (operator) became 1 × performed (operator), 2 × verified (QA reviewer)")]
    public void Each_kind_of_change_is_a_sentence(string what, string sentence)
    {
        var before = what is "column" or "signers" ? WithBlock() : Before;
        Assert.Equal(sentence.Split('|').Order(), Tell(Changed(what), "en", before).Order());
    }

    [Fact]
    public void Every_member_and_every_value_has_its_word_in_three_languages()
    {
        var phrases = Phrases.Of(typeof(RecipesModule).Assembly);
        Type[] things =
        [
            typeof(MasterRecipe), typeof(RecipeProduct), typeof(FormulaInput), typeof(FormulaParameter), typeof(FormulaOutput), typeof(EquipmentRequirement),
            typeof(RecipeElement), typeof(Instruction), typeof(TimeLink), typeof(LogicStep), typeof(Transition), typeof(BranchBar), typeof(Link),
            typeof(NamedBatchSize), typeof(DocumentReference), typeof(Specimen), typeof(EnumerationSet),
        ];
        var members = things.SelectMany(RecipeMembers.Of).Append("logic").Distinct().Select(name => ("recipe-member", name));
        var values = Words<InstructionKind>().Concat(Words<ScanTarget>()).Concat(Words<ParameterScope>()).Concat(Words<InputUse>()).Concat(Words<PotencyBasis>())
            .Concat(Words<LoopKind>()).Concat(Words<TimeLinkKind>()).Concat(Words<BranchBarKind>()).Concat(Words<TransitionConditionKind>()).Concat(Words<LogicStepKind>())
            .Concat(Words<RecipeElementKind>()).Concat(Words<EquipmentProcedureKind>()).Concat(Words<People.Role>()).Concat(Words<People.SignatureMeaning>()).Select(name => ("recipe-value", name));
        var rest = Words<RecipeItemKind>().Select(name => ("recipe-item", name)).Concat(Words<DependenceKind>().Select(name => ("recipe-dependence", name)));
        foreach (var (list, name) in members.Concat(values).Concat(rest))
            Assert.All(["vi", "zh"], language => Assert.True(phrases.Word(language, list, name) != name, $"{list} {name} {language}"));
    }

    private static IEnumerable<string> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(EnumWords.Of);

    private static RecipeComparison Compare(MasterRecipe after) => RecipeComparison.Of(Before, after, RecipeValues.Plain);

    private static IEnumerable<string> Tell(MasterRecipe after, string language, MasterRecipe? before = null)
    {
        var phrases = Phrases.Of(typeof(RecipesModule).Assembly);
        var say = new ChangeSentences(phrases, language, before ?? Before, after);
        return RecipeDiff.Between(before ?? Before, after, ChangeSentences.Values(phrases, language)).Select(say.Tell);
    }

    private static MasterRecipe Changed(string what) => what switch
    {
        "parameter" => Before with { Formula = Before.Formula with { Parameters = [Before.Formula.Parameters[0] with { Range = new Limits { Low = 8, High = 11 } }] } },
        "input" => Before with { Formula = Before.Formula with { Inputs = [Before.Formula.Inputs[0] with { Quantity = Make.Of(11, "L") }] } },
        "document" => Before with { Documents = [new DocumentReference { Id = "SOP-1", Version = "4" }] },
        "product" => Before with { Product = Before.Product! with { Strength = "2 mg" } },
        "operation-title" => In("mix", one => one with { Title = "Mixing" }),
        "condition" => In("mix", one => one with { When = "{batch.size} > 5 L" }),
        "phase-title" => In("run", one => one with { Title = "Running" }),
        "loop" => In("charge", one => one with { Loop = new Loop { Kind = LoopKind.Again, While = "{weight} < 8 kg", TimesMax = 3 } }),
        "verification" => In("charge", one => one with { Instructions = [one.Instructions[0], Weight with { Verification = true }] }),
        "zh-title" => In("charge", one => one with { Instructions = [one.Instructions[0], Weight with { Title = "Net weight" }] }),
        "swap" => Ordered(0, 2, 1, 3),
        "remove" => Ordered(1, 2, 3),
        "parent" => Before with
        {
            Procedure = Make.Procedure(
                Before.Procedure.Elements[0], Before.Procedure.Elements[1], Before.Procedure.Elements[2] with { Elements = [] },
                Before.Procedure.Elements[3] with { Elements = [.. Before.Procedure.Elements[3].Elements, Before.Procedure.Elements[2].Elements[0]] }),
        },
        "column" => WithBlock(columns: true),
        _ => WithBlock(signers: true),
    };

    private static MasterRecipe WithBlock(bool columns = false, bool signers = false)
    {
        var weight = new TableColumn { Id = "w", Title = "Weight", Unit = Unit.Milligram, Limits = new Limits { Low = 95, High = 105 } };
        TableColumn[] all = columns
            ? [weight with { Limits = new Limits { Low = 96, High = 105 } }, new TableColumn { Id = "t", Title = "Thickness", Unit = Unit.Parse("mm").Value }]
            : [weight];
        SignerRule[] who = signers
            ? [One(People.SignatureMeaning.Performed, People.Role.Operator), One(People.SignatureMeaning.Verified, People.Role.QaReviewer) with { Count = 2 }]
            : [One(People.SignatureMeaning.Performed, People.Role.Operator)];
        return In("box", box => box with
        {
            Instructions =
            [
                Make.Instruction("checks") with { Kind = InstructionKind.Table, Title = "Checks", Columns = all },
                Make.Instruction("sign") with { Kind = InstructionKind.Signature, Title = "Sign", Signers = who },
            ],
        });

        static SignerRule One(People.SignatureMeaning meaning, People.Role role) => new() { Meaning = meaning, Role = role };
    }

    private static MasterRecipe Ordered(params int[] order) =>
        Before with { Procedure = Before.Procedure with { Elements = [.. order.Select(at => Before.Procedure.Elements[at])] } };

    private static MasterRecipe In(string id, Func<RecipeElement, RecipeElement> change) => Before with { Procedure = Replace(Before.Procedure, id, change) };

    private static RecipeElement Replace(RecipeElement element, string id, Func<RecipeElement, RecipeElement> change) =>
        element.Id == id ? change(element) : element with { Elements = [.. element.Elements.Select(child => Replace(child, id, change))] };
}
