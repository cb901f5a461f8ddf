using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Changes to a running batch: asked for, shown as a redline, signed or declined by QA; only the signature changes anything.</summary>
public sealed class ChangeTests
{
    private static readonly Actor Sup = Floor.Person("sup", Role.Supervisor);
    private static readonly Actor Qa = Floor.Person("qa", Role.QaReviewer);

    private static Outcome<Telling> AskStep(Floor floor, RequestStepCommand command) => floor.Do(Floor.Person("an"), scene => RequestChange.Step(scene, command));

    private static Outcome<Telling> Authorise(Floor floor, string change = "B1-C1", Func<Scene, Scene>? with = null) => floor.Do(
        Qa, scene => AuthoriseChange.Decide((with ?? (one => one))(scene), new AuthoriseCommand(change), Floor.Sign("qa", SignatureMeaning.Approved)));

    private static Folded<EquipmentState> Unit(string id, string kind, EquipmentCondition condition = EquipmentCondition.Clean, string site = Floor.Site, DateOnly? due = null) =>
        new($"equipment/{id}", new EquipmentState(id, "Mixer " + id, EquipmentLevel.Unit, kind, site, "A1", condition, null, due), 1);

    private static Func<Scene, Scene> With(Folded<EquipmentState> unit) => scene => scene with { Equipment = [unit] };

    private static Instruction Machine(string id) => new() { Id = id, Kind = InstructionKind.Equipment, Title = "Mixer", EquipmentClass = "MIXER" };

    private static Outcome<Telling> CheckIn(Floor floor, string step, Folded<EquipmentState> unit) => floor.Do(
        Floor.Person("an"), scene => CheckInEquipmentDecision.Decide(With(unit)(scene), new CheckInEquipmentCommand(step, unit.State.Id, EntrySource.Scanned)));

    [Fact]
    [Trait("Requirement", "C-100b")]
    public void An_unplanned_step_is_there_once_qa_has_signed_it_and_is_done_like_any_other()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Do("b"))));
        floor.Must(AskStep(floor, new RequestStepCommand("a", "Sieve the lumps", "lumps seen", InstructionKind.Number, Unit: "kg", Decimals: 2, Low: 0m, High: 1m)));
        floor.Must(floor.Record("a", null));
        Assert.Equal("step-unknown", floor.Record("+X1", "0.40").Refusal.Code);
        floor.Must(Authorise(floor));
        Assert.Equal("1.1-X1", floor.Recipe.Steps[1].Number);
        Assert.Equal("step-out-of-order", floor.Record("b", null).Refusal.Code);
        Assert.Equal("justification-missing", floor.Record("+X1", "1.40").Refusal.Code);
        floor.Must(floor.Record("+X1", "0.40"));
        floor.Must(floor.Record("b", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Equal(ExceptionKind.AuthorisedChange, Assert.Single(floor.State.Exceptions).Opened.Kind);
        Assert.Contains(ReviewItems.Of(floor.Scene(Sup)), item => item.Kind == ItemKind.Change);
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Fact]
    [Trait("Requirement", "RBE-1")]
    public void An_unplanned_step_and_its_authorisation_are_rules_that_are_counted()
    {
        int Count(bool changed)
        {
            var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Do("b"))));
            if (changed)
            {
                floor.Must(AskStep(floor, new RequestStepCommand("a", "Weigh again", "doubt", InstructionKind.Number, High: 5m)));
                floor.Must(Authorise(floor));
            }

            floor.Must(floor.Record("a", null));
            if (changed)
                floor.Must(floor.Record("+X1", "4"));
            floor.Must(floor.Record("b", null));
            var proof = RuleBook.Proof(RuleBook.Results(floor.State, floor.Recipe));
            Assert.Equal(0, proof.NotRun);
            return proof.Rules;
        }

        // The authorisation, that the step is done, and its limits.
        Assert.Equal(Count(false) + 3, Count(true));
    }

    [Fact]
    [Trait("Requirement", "C-188b1-13")]
    public void A_step_that_comes_into_a_phase_which_has_ended_is_open_at_once_and_the_batch_waits_for_it()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a")), Make.Phase("q", Make.Do("b"))));
        floor.Must(floor.Record("a", null));
        floor.Must(AskStep(floor, new RequestStepCommand("a", "Take a picture", "asked for by QA")));
        floor.Must(AskStep(floor, new RequestStepCommand("b", "Tidy up", "too late to see")));
        floor.Must(Authorise(floor));
        floor.Must(floor.Record("b", null));
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
        floor.Must(floor.Record("+X1", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Equal("change-undecided", Assert.Single(Completeness.Missing(floor.State, floor.Recipe)).Code);
        Assert.Equal("batch-ended", Authorise(floor, "B1-C2").Refusal.Code);
        floor.Must(floor.Do(Qa, scene => RequestChange.Decline(scene, new DeclineCommand("B1-C2", "the batch has ended"))));
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Theory]
    [InlineData("x", "Do it", "why", InstructionKind.Number, "step-unknown")]
    [InlineData("a", " ", "why", InstructionKind.Number, "title-missing")]
    [InlineData("a", "Do it", " ", InstructionKind.Number, "reason-missing")]
    [InlineData("a", "Do it", "why", InstructionKind.ChargeIn, "unplanned-kind")]
    [InlineData("a", "Do it", "why", InstructionKind.Number, "limits-crossed")]
    public void What_could_not_be_authorised_is_not_even_asked_for(string after, string title, string why, InstructionKind kind, string code)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Do("b"))));
        var refusal = AskStep(floor, new RequestStepCommand(after, title, why, kind, Low: 2m, High: 1m)).Refusal;
        Assert.Equal(code, refusal.Errors.Count > 0 ? refusal.Errors[0].Code : refusal.Code);
    }

    [Theory]
    [InlineData(-1, "1", "decimals-not-valid")]
    [InlineData(13, "1", "decimals-not-valid")]
    [InlineData(1, "1.23456", "decimals-not-valid")]
    [InlineData(1, "1.20", null)]
    [InlineData(null, "1.23456", null)]
    public void What_is_asked_for_can_be_entered(int? decimals, string low, string? code)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"))));
        var asked = AskStep(floor, new RequestStepCommand(
            "a", "Measure", "why", InstructionKind.Number, Decimals: decimals, Low: decimal.Parse(low, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(code, asked.IsOk ? null : Assert.Single(asked.Refusal.Errors).Code);
    }

    [Fact]
    public void A_change_is_decided_once()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Do("b"))));
        floor.Must(AskStep(floor, new RequestStepCommand("a", "Sieve", "lumps")));
        Assert.Equal("role-missing", floor.Do(Sup, scene => RequestChange.Decline(scene, new DeclineCommand("B1-C1", "no"))).Refusal.Code);
        floor.Must(floor.Do(Qa, scene => RequestChange.Decline(scene, new DeclineCommand("B1-C1", "not needed"))));
        Assert.Equal("change-decided", Authorise(floor).Refusal.Code);
        Assert.Equal("change-unknown", Authorise(floor, "B1-C9").Refusal.Code);
        Assert.Equal(ChangeStanding.Declined, BatchViews.Of(floor.Scene(Sup), "en").Changes[0].State);
    }

    [Fact]
    [Trait("Requirement", "C-188b1-13")]
    public void Equipment_of_another_class_takes_part_once_qa_has_signed_and_only_that_piece()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Machine("m"), Make.Do("b"))));
        Assert.Equal("equipment-of-other-class", CheckIn(floor, "m", Unit("BL-1", "BLENDER")).Refusal.Code);
        floor.Must(floor.Do(Floor.Person("an"), scene => RequestChange.Equipment(With(Unit("BL-1", "BLENDER"))(scene), new RequestEquipmentCommand("m", "BL-1", "mixer is down"))));
        floor.Must(Authorise(floor, with: With(Unit("BL-1", "BLENDER"))));
        Assert.Equal("equipment-not-authorised", CheckIn(floor, "m", Unit("BL-2", "BLENDER")).Refusal.Code);
        floor.Must(CheckIn(floor, "m", Unit("BL-1", "BLENDER")));
        var line = BatchViews.Of(floor.Scene(Sup), "en").Changes[0].Redline;
        Assert.Equal(["1.1", "MIXER", "BL-1 Mixer BL-1 (BLENDER)"], line.Select(one => one.Text));
    }

    [Fact]
    [Trait("Requirement", "DI-Cm")]
    public void A_piece_that_broke_down_is_replaced_and_both_stay_in_the_record()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Machine("m")), Make.Phase("q", Make.Do("b"))));
        floor.Must(CheckIn(floor, "m", Unit("MX-1", "MIXER")));
        floor.Must(floor.Perform("m"));
        floor.Must(floor.Do(Sup, scene => RequestChange.Equipment(With(Unit("MX-2", "MIXER"))(scene), new RequestEquipmentCommand("m", "MX-2", "bearing is hot"))));
        floor.Must(Authorise(floor, with: With(Unit("MX-2", "MIXER"))));
        Assert.Equal("equipment-not-authorised", CheckIn(floor, "m", Unit("MX-1", "MIXER")).Refusal.Code);
        floor.Must(floor.Record("b", null));
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
        floor.Must(CheckIn(floor, "m", Unit("MX-2", "MIXER")));
        floor.Must(floor.Perform("m"));
        var step = floor.State.Steps["m"];
        Assert.Equal(("MX-2", "MX-1"), (step.Equipment!.Equipment, step.Earlier[0].Was.Equipment!.Equipment));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Theory]
    [InlineData("dirty", "equipment-not-clean")]
    [InlineData("elsewhere", "equipment-at-other-site")]
    [InlineData("overdue", "equipment-calibration-overdue")]
    [InlineData("unknown", "equipment-unknown")]
    public void What_is_not_fit_for_use_is_not_authorised(string how, string code)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Machine("m"))));
        var unit = how switch
        {
            "dirty" => Unit("BL-1", "BLENDER", EquipmentCondition.ToBeCleaned),
            "elsewhere" => Unit("BL-1", "BLENDER", site: "BN"),
            "overdue" => Unit("BL-1", "BLENDER", due: new DateOnly(2026, 1, 1)),
            _ => new Folded<EquipmentState>("equipment/BL-1", EquipmentState.Empty("equipment/BL-1"), 0),
        };
        Assert.Equal(code, floor.Do(Sup, scene => RequestChange.Equipment(With(unit)(scene), new RequestEquipmentCommand("m", "BL-1", "down"))).Refusal.Code);
        floor.Must(floor.Do(Sup, scene => RequestChange.Equipment(With(Unit("BL-1", "BLENDER"))(scene), new RequestEquipmentCommand("m", "BL-1", "down"))));
        Assert.Equal(code, Authorise(floor, with: With(unit)).Refusal.Code);
    }

    private static NextVersion Next(MasterRecipe recipe)
    {
        var next = recipe with { Version = "2" };
        var hash = RecipeHash.Of(next);
        return new NextVersion(new RecipeBinding(next.Id, "2", hash, next.Title), null, ControlRecipe.Of(hash, next).Value, []);
    }

    private static Outcome<Telling> AskVersion(Floor floor, NextVersion next, Dictionary<string, string>? why = null) => floor.Do(
        Sup, scene => RequestChange.Version(scene with { Next = next }, new RequestVersionCommand("2", "tighter limits", why)));

    [Fact]
    [Trait("Requirement", "C-188a")]
    public void A_running_batch_goes_to_a_newer_version_and_what_was_done_stands_as_it_was_done()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("t"), Make.Do("a")), Make.Phase("q", Make.Number("u"))));
        floor.Must(floor.Record("t", "41.0"));
        var tighter = new Limits { Low = 40m, High = 42m };
        var next = Next(Make.Recipe(
            Make.Phase("p", Make.Number("t") with { Limits = tighter }, Make.Do("a")),
            Make.Phase("q", Make.Number("u") with { Limits = tighter }, Make.Do("new")), Make.Phase("r", Make.Do("last"))));
        Assert.Equal("change-not-justified", AskVersion(floor, next).Refusal.Code);
        floor.Must(AskVersion(floor, next, new() { ["t"] = "41.0 is within the new limits too" }));
        var redline = floor.State.Changes[0].Requested.Version!.Redline.Select(one => one.En).ToList();
        Assert.Contains(redline, one => one.Contains("Measure u", StringComparison.Ordinal));
        Assert.DoesNotContain(redline, one => one.Contains("Measure t", StringComparison.Ordinal));
        floor.Must(Authorise(floor, with: scene => scene with { Next = next }));
        Assert.Equal((next.Binding.Hash, "2"), (floor.Recipe.Hash, floor.State.Order!.Recipe.Version));
        Assert.Equal(45.0m, floor.Recipe.Steps[0].Instruction.Limits!.High);
        floor.Must(floor.Record("a", null));
        Assert.Equal("justification-missing", floor.Record("u", "44.0").Refusal.Code);
        floor.Must(floor.Record("u", "41.0"));
        floor.Must(floor.Record("new", null));
        Assert.Equal(["r"], floor.Recipe.EnabledIn(floor.State));
        floor.Must(floor.Record("last", null));
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
        Assert.True(RuleBook.Results(floor.State, floor.Recipe)[0].Passed);
    }

    [Fact]
    [Trait("Requirement", "DI-T")]
    public void A_calculation_that_stands_as_it_was_done_is_done_again_by_its_own_formula()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", KindTests.Mass, KindTests.Calculated("half", "{mass} / 2", Kernel.Unit.Kilogram, 2), Make.Do("z"))));
        floor.Must(floor.Record("mass", "9.00"));
        floor.Must(floor.Record("half", null));
        var next = Next(Make.Recipe(Make.Phase("p", KindTests.Mass, KindTests.Calculated("half", "{mass} / 3", Kernel.Unit.Kilogram, 2), Make.Do("z"))));
        floor.Must(AskVersion(floor, next, new() { ["half"] = "Was right for this size" }));
        floor.Must(Authorise(floor, with: scene => scene with { Next = next }));
        floor.Must(floor.Correct("mass", "6.00", "Misread"));
        var value = floor.State.Steps["half"].Value!;
        Assert.Equal(("3.00", "{mass} / 2"), (value.Value, value.Detail!.Expression));
        // Done again, it follows the newer version.
        floor.Must(floor.Do(Sup, scene => RedoDecision.Repeat(scene, new RepeatCommand("half", "By the new formula"))));
        Assert.Empty(floor.State.Standing);
    }

    [Fact]
    public void What_was_calculated_from_a_parameter_that_is_another_one_there_is_justified_too()
    {
        MasterRecipe Of(decimal factor) => Make.Recipe(Make.Phase("p", KindTests.Mass, KindTests.Calculated("part", "{mass} + {input.f1}", Kernel.Unit.Kilogram, 2), Make.Do("z"))) with
        {
            Formula = new Formula { Inputs = [new FormulaInput { Id = "f1", MaterialCode = "SUGAR", Name = "Sucrose", Quantity = Make.Of(factor, "kg") }] },
        };
        var floor = Floor.Started(Of(2m));
        floor.Must(floor.Record("mass", "9.00"));
        var done = floor.Record("part", null);
        floor.Must(done);
        Assert.Equal(["part"], MoveImpact.Of(floor.State, floor.Recipe, Next(Of(3m)).Recipe).Done.Select(place => place.Id));
        Assert.Empty(MoveImpact.Of(floor.State, floor.Recipe, Next(Of(2m)).Recipe).Done);
    }

    [Fact]
    public void A_step_that_its_condition_left_out_and_that_the_newer_version_asks_for_is_justified()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", KindTests.Mass, Make.Do("sieve") with { When = "{mass} > 5 kg" }, Make.Do("z"))));
        floor.Must(floor.Record("mass", "4.00"));
        Assert.True(floor.State.Steps["sieve"].IsLeftOut);
        var next = Next(Make.Recipe(Make.Phase("p", KindTests.Mass, Make.Do("sieve"), Make.Do("z"))));
        Assert.Equal("change-not-justified", AskVersion(floor, next).Refusal.Code);
    }

    [Fact]
    public void An_unplanned_step_is_neither_lost_with_its_phase_nor_authorised_where_the_way_does_not_go()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a")), Make.Phase("q", Make.Do("b")), Make.Phase("r", Make.Do("c"))));
        floor.Must(AskStep(floor, new RequestStepCommand("b", "Sieve", "lumps seen")));
        Assert.Equal("step-out-of-order", Authorise(floor, with: scene => scene with
        {
            State = scene.State with { SkippedNodes = scene.State.SkippedNodes.Add("q") },
        }).Refusal.Code);
        floor.Must(Authorise(floor));
        var next = Next(Make.Recipe(Make.Phase("p", Make.Do("a")), Make.Phase("r", Make.Do("c"))));
        Assert.Equal(["+X1"], MoveImpact.Of(floor.State, floor.Recipe, next.Recipe).Faults.Select(one => one.Item));
    }

    [Fact]
    public void A_batch_that_is_held_does_not_end_by_a_change_but_when_it_goes_on()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a")), Make.Phase("q", Make.Do("b"))));
        floor.Must(floor.Record("a", null));
        var next = Next(Make.Recipe(Make.Phase("p", Make.Do("a"))));
        floor.Must(AskVersion(floor, next));
        floor.Must(floor.Do(Sup, scene => ChangeStateDecision.Hold(scene, new ReasonCommand("Noise"))));
        floor.Must(Authorise(floor, with: scene => scene with { Next = next }));
        Assert.Equal(Lifecycle.Held, floor.State.Lifecycle);
        floor.Must(floor.Do(Sup, scene => ChangeStateDecision.Resume(scene, new ReasonCommand("Cleared"))));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
    }

    [Theory]
    [InlineData(InstructionKind.CalibrationCheck)]
    [InlineData(InstructionKind.EquipmentCleaning)]
    [InlineData(InstructionKind.Scan)]
    public void Where_qa_authorised_one_piece_no_other_of_its_class_is_scanned_either(InstructionKind kind)
    {
        var step = Machine("m") with { Kind = kind, Scan = kind == InstructionKind.Scan ? ScanTarget.Equipment : null };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", step, Make.Do("z"))));
        var (authorised, other) = (Unit("M-2", "BLENDER"), Unit("M-3", "BLENDER"));
        floor.Must(floor.Do(Floor.Person("an"), scene => RequestChange.Equipment(With(authorised)(scene), new RequestEquipmentCommand("m", "M-2", "broken"))));
        var told = floor.Must(Authorise(floor, with: With(authorised)));
        Assert.Contains(authorised.At, told.ReliesOn);
        Assert.Equal("equipment-not-authorised", Scan(other).Refusal.Code);
        Assert.True(Scan(authorised).IsOk);

        Outcome<Telling> Scan(Folded<EquipmentState> unit) => floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(
            scene with { Scanned = unit }, new RecordValueCommand("m", unit.State.Id)));
    }

    [Fact]
    public void What_a_newer_version_asks_for_in_a_phase_that_has_ended_is_due_at_once()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a")), Make.Phase("q", Make.Do("b"))));
        floor.Must(floor.Record("a", null));
        var next = Next(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Do("more")), Make.Phase("q", Make.Do("b"))));
        var impact = MoveImpact.Of(floor.State, floor.Recipe, next.Recipe);
        Assert.Equal(["more"], impact.DueNow.Select(place => place.Id));
        floor.Must(AskVersion(floor, next));
        floor.Must(Authorise(floor, with: scene => scene with { Next = next }));
        floor.Must(floor.Record("b", null));
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
        floor.Must(floor.Record("more", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
    }

    public static TheoryData<string, MasterRecipe> Impossible => new()
    {
        { "a step that is done is gone", Make.Recipe(Make.Phase("p", Make.Number("t"), Make.Do("z")), Make.Phase("q", Make.Do("b"))) },
        { "a step that is begun says something else", Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Number("t") with { Decimals = 3 }), Make.Phase("q", Make.Do("b"))) },
        { "the phase that is at work is gone", Make.Recipe(Make.Phase("p9", Make.Do("a"), Make.Number("t")), Make.Phase("q", Make.Do("b"))) },
        { "a step stands in another phase", Make.Recipe(Make.Phase("p", Make.Number("t")), Make.Phase("q", Make.Do("a"), Make.Do("b"))) },
    };

    [Theory, MemberData(nameof(Impossible))]
    [Trait("Requirement", "P11-10f")]
    public void A_version_that_has_no_place_for_what_is_on_record_is_refused_and_the_batch_stays(string why, MasterRecipe recipe)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Number("t")), Make.Phase("q", Make.Do("b"))));
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Record("t", "46.0", why: "hot day"));
        Assert.Equal("change-not-possible", AskVersion(floor, Next(recipe)).Refusal.Code);
        Assert.True(why.Length > 0 && floor.State.Changes.IsEmpty);
    }

    [Fact]
    public void What_was_done_between_request_and_signature_is_judged_again()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("t"), Make.Do("b"))));
        var next = Next(Make.Recipe(Make.Phase("p", Make.Number("t") with { Critical = true }, Make.Do("b"))));
        floor.Must(AskVersion(floor, next));
        floor.Must(floor.Record("t", "41.0"));
        Assert.Equal("change-not-justified", Authorise(floor, with: scene => scene with { Next = next }).Refusal.Code);
        Assert.Equal("version-same", AskVersion(floor, next with { Binding = floor.State.Order!.Recipe }).Refusal.Code);
    }
}
