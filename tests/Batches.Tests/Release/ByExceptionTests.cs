using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>The review by exception: silent over a clean record however long, and never silent over a fault.</summary>
public sealed class ByExceptionTests
{
    private const int Phases = 50;
    private const int StepsOfPhase = 20;

    [Fact]
    [Trait("Requirement", "RBE-1")]
    [Trait("Requirement", "RBE-2")]
    public void A_clean_batch_of_a_thousand_steps_shows_no_item_and_the_proof_of_every_rule()
    {
        var floor = Floor.Started(Make.Recipe(
            [.. Enumerable.Range(1, Phases).Select(phase => Make.Phase($"p{phase}", [.. Enumerable.Range(1, StepsOfPhase).Select(step => Make.Number($"t{phase}-{step}"))]))]));
        foreach (var place in floor.Recipe.Steps)
            floor.Must(floor.Record(place.Id, "42.0"));
        Assert.Equal((Phases * StepsOfPhase, Lifecycle.Complete), (floor.Recipe.Steps.Count, floor.State.Lifecycle));

        var view = ReviewView.Of(floor.Scene(Reviewed.Qa), "en");
        Assert.Empty(view.Items);
        Assert.Empty(view.Missing);
        // Each step: done, plausible, alert, limits; each phase its order; and the recipe's own hash.
        Assert.Equal(new RuleProof(4 * 1_000 + Phases + 1, 4 * 1_000 + Phases + 1, 0, 0), view.Proof);
        Assert.Equal(view.Proof.Rules, view.Tally.Sum(rule => rule.Passed));
        Assert.Equal(1_000, view.Strip.Count);
        floor.Review();
        Assert.Equal(view.Proof, floor.State.Review!.Proof);
    }

    public static TheoryData<string> Faults => [.. Seeds.Keys];

    [Theory, MemberData(nameof(Faults))]
    [Trait("Requirement", "RBE-2")]
    public void Every_seeded_fault_is_an_item(string fault)
    {
        var (kind, seed) = Seeds[fault];
        var clean = Clean();
        Assert.Empty(ReviewItems.Of(clean.Scene(Reviewed.Qa)));
        var floor = seed();
        Assert.Contains(ReviewItems.Of(floor.Scene(Reviewed.Qa)), item => item.Kind == kind);
    }

    [Fact]
    [Trait("Requirement", "RBE-2")]
    public void What_is_only_said_to_be_done_is_no_value_that_was_typed()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a") with { Critical = true })));
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Perform("a"));
        floor.Must(floor.Verify("a"));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Empty(ReviewItems.Of(floor.Scene(Reviewed.Qa)));
    }

    [Fact]
    [Trait("Requirement", "RBE-2")]
    public void Of_every_kind_a_fault_was_seeded() =>
        Assert.Equal(Enum.GetValues<ItemKind>().Order(), Seeds.Values.Select(seed => seed.Kind).Distinct().Order());

    [Fact]
    [Trait("Requirement", "RBE-1")]
    public void Rules_are_counted_once_for_each_place_where_the_recipe_has_one()
    {
        var floor = Clean();
        var results = RuleBook.Results(floor.State, floor.Recipe);
        var expected = 1 + floor.Recipe.Graph.Work.Count + floor.Recipe.Steps.Sum(place => 1 + RuleBook.Of(place.Instruction).Count());
        Assert.Equal(expected, results.Count);
    }

    [Fact]
    [Trait("Requirement", "RBE-4")]
    public void From_each_item_one_comes_to_its_step_and_its_raw_entry()
    {
        foreach (var (kind, seed) in Seeds.Values.Where(one => one.Kind is not (ItemKind.SignatureVoid or ItemKind.SignatureMissing or ItemKind.RuleNotMet or ItemKind.RoleChange)))
        {
            var floor = seed();
            var item = ReviewView.Of(floor.Scene(Reviewed.Qa), "en").Items.First(one => one.Kind == kind);
            var entry = floor.Entries.Single(one => one.Entry.Number == item.When!.Entry);
            Assert.NotNull(FactTexts.In(entry.Fact, "en"));
            Assert.True(item.Step is null || floor.Recipe.TryGetStep(item.Step, out _));
        }
    }

    [Fact]
    [Trait("Requirement", "RBE-4")]
    public void The_strip_has_every_step_of_the_record()
    {
        var view = ReviewView.Of(Clean().Scene(Reviewed.Qa), "en");
        Assert.Equal(["a", "c", "t"], view.Strip.Select(one => one.Step).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "RBE-3")]
    public void A_review_stands_only_for_the_rules_that_were_approved_with_the_recipe()
    {
        var floor = Clean().Review();
        Assert.Empty(ReleaseDecisions.Blockers(floor.State, floor.Recipe));
        var master = Make.Recipe(Make.Phase("p1", Make.Number("t") with { Limits = new Limits { Low = 41.5m, High = 45m } }, Make.Do("a"), Critical));
        var changed = ControlRecipe.Of(RecipeHash.Of(master), master).Value;
        Assert.Contains(ReleaseDecisions.Blockers(floor.State, changed), one => one.Code == "recipe-hash-differs");
        Assert.Contains(RuleBook.Results(floor.State, changed), rule => rule is { Rule: "recipe-hash", Passed: false });
        Assert.Equal("release-blocked", floor.Do(
            Reviewed.Qp, scene => ReleaseDecisions.Certify(scene with { Recipe = changed }, new CertifyCommand(), "HN-1", null)).Code());
    }

    [Fact]
    [Trait("Requirement", "RBE-3")]
    public void Seen_is_of_one_reviewer_and_clears_when_the_item_changes()
    {
        var floor = Seeds["out of limits"].Seed();
        floor.Must(floor.Do(Reviewed.Qa, ReviewDecisions.Start));
        var item = ReviewItems.Of(floor.Scene(Reviewed.Qa)).First(one => one.Kind == ItemKind.Exception);
        floor.Must(floor.Do(Reviewed.Qa, scene => ReviewDecisions.Seen(scene, new SeenCommand(item.Key))));
        Assert.True(IsSeen("qa"));
        Assert.False(IsSeen("other"));
        floor.Must(floor.Do(Reviewed.Qa, scene => ExceptionDecisions.Grade(scene, "B1-E1", new GradeCommand(Grade.Critical, "Patients"))));
        Assert.False(IsSeen("qa"));

        bool IsSeen(string reviewer) =>
            ReviewItems.Unseen(floor.State, ReviewItems.Of(floor.Scene(Reviewed.Qa)), reviewer).All(one => one.Key != item.Key);
    }

    [Theory]
    [InlineData(false, "exception-open")]
    [InlineData(true, null)]
    [Trait("Requirement", "C-192a")]
    public void Only_a_signed_conclusion_on_product_impact_frees_the_release(bool concluded, string? code)
    {
        var floor = Seeds["out of limits"].Seed();
        if (concluded)
        {
            floor.Must(floor.Do(Reviewed.Qa, scene => InvestigationDecisions.Conclude(
                scene, "B1-E1", new ConcludeCommand("None", "Steam valve", "Accept"), Floor.Sign("qa", SignatureMeaning.Approved))));
        }

        floor.Review();
        Assert.Equal(code, ReleaseDecisions.Blockers(floor.State, floor.Recipe).SingleOrDefault()?.Code);
    }

    private static Instruction Critical => Make.Number("c") with { Critical = true };

    private static Instruction Scanned => Make.Number("c");

    private static readonly Dictionary<string, (ItemKind Kind, Func<Floor> Seed)> Seeds = new()
    {
        ["out of limits"] = (ItemKind.Exception, () => Floor1(temperature: "46.0", why: "Valve")),
        ["corrected"] = (ItemKind.Correction, () => With(Clean(), floor =>
        {
            floor.Must(floor.Correct("t", "41.1", "Digits turned round"));
            floor.Must(floor.Perform("t"));
        })),
        ["late"] = (ItemKind.Late, () => Run(floor =>
        {
            floor.Now += 3 * 3_600 * Micros.PerSecond;
            floor.Must(floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(
                scene, new RecordValueCommand("t", "41.0", HappenedAt: Micros.ToTime(floor.Now).AddHours(-2), LateReason: "Network down"))));
        })),
        ["critical value typed by hand"] = (ItemKind.HandTyped, () => Typed()),
        ["step left out"] = (ItemKind.LeftOut, () => Run(floor => floor.Must(floor.Do(Reviewed.Supervisor, scene =>
            LeaveOutDecision.Decide(scene, new LeaveOutCommand("t", NotDone.Skipped, "Probe broken")))))),
        ["done again"] = (ItemKind.Redone, () => Run(floor =>
        {
            floor.Must(floor.Record("t", "41.0"));
            floor.Must(floor.Do(Floor.Person("an"), scene => RedoDecision.Repeat(scene, new RepeatCommand("t", "Display flickered"))));
            floor.Must(floor.Record("t", "41.2"));
        })),
        ["shift that nobody took over"] = (ItemKind.Handover, () => Run(floor =>
        {
            floor.Must(floor.Do(Floor.Person("an"), scene => Handover.Offer(scene, new HandOverCommand(), Floor.Sign("an", SignatureMeaning.Performed))));
            floor.Must(floor.Record("t", "41.0"));
        })),
        ["change of the running batch"] = (ItemKind.Change, () => Run(floor =>
        {
            floor.Must(floor.Do(Floor.Person("an"), scene => RequestChange.Step(scene, new RequestStepCommand("t", "Look again", "Doubt"))));
            floor.Must(floor.Do(Reviewed.Qa, scene => RequestChange.Decline(scene, new DeclineCommand("B1-C1", "Not needed"))));
            floor.Must(floor.Record("t", "41.0"));
        })),
        ["refused attempt"] = (ItemKind.RefusedAttempt, () => With(Clean(), floor => Assert.False(floor.Record("t", "41.0").IsOk))),
        ["signature missing"] = (ItemKind.SignatureMissing, () => With(Clean(), floor => floor.Must(floor.Correct("t", "41.1", "Digits turned round")))),
        ["alert limit"] = (ItemKind.Alert, () => Floor1(temperature: "39.0")),
        ["stopped"] = (ItemKind.Interruption, () => With(Floor.Started(Master()), floor => floor.Must(floor.Do(Reviewed.Supervisor, scene =>
            ChangeStateDecision.End(scene, new ReasonCommand("Power failure"), abort: false, Floor.Sign("sup", SignatureMeaning.Approved)))))),
        ["role given meanwhile"] = (ItemKind.RoleChange, () => With(Clean(), floor => floor.RoleChanges =
            [new RoleChange("an", "An", Role.Verifier, Floor.Site, true, floor.Now, "urs", "Stands in for Binh", 7)])),
        ["signature void"] = (ItemKind.SignatureVoid, () => With(Clean(), floor => floor.Void.Add(new string('0', 64)))),
        ["rule not run"] = (ItemKind.RuleNotMet, () => WithoutAlert()),
    };

    private static MasterRecipe Master(Instruction? last = null) => Make.Recipe(Make.Phase("p1", Make.Number("t"), Make.Do("a"), last ?? Scanned));

    private static Floor Clean() => Floor1("41.0");

    private static Floor Floor1(string temperature, string? why = null) => With(Floor.Started(Master()), floor =>
    {
        floor.Must(floor.Record("t", temperature, why: why));
        if (why is not null)
            floor.Must(floor.Perform("t"));
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Record("c", "42.0"));
    });

    private static Floor Run(Action<Floor> first) => With(Floor.Started(Master()), floor =>
    {
        first(floor);
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Record("c", "42.0"));
    });

    private static Floor Typed() => With(Floor.Started(Master(Critical)), floor =>
    {
        floor.Must(floor.Record("t", "41.0"));
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Record("c", "42.0"));
        floor.Must(floor.Perform("c"));
        floor.Must(floor.Verify("c"));
    });

    /// <summary>The record of a recipe without the alert limit, read by one that has it: nobody ever asked.</summary>
    private static Floor WithoutAlert()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Alert = null }, Make.Do("a"), Scanned)));
        floor.Must(floor.Record("t", "41.0"));
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Record("c", "42.0"));
        return floor.ReadBy(Master());
    }

    private static Floor With(Floor floor, Action<Floor> change)
    {
        change(floor);
        return floor;
    }
}
