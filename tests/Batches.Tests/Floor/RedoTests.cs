using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;
using static Theriac.Batches.Tests.KindTests;

namespace Theriac.Batches.Tests;

/// <summary>Steps that are done again: both runs stay in the record, the newest counts.</summary>
public sealed class RedoTests
{
    private static readonly Actor Sup = Floor.Person("sup", Role.Supervisor);

    private static Outcome<Telling> Repeat(Floor floor, string step, string why = "display flickered", string who = "an") =>
        floor.Do(Floor.Person(who, who == "sup" ? Role.Supervisor : Role.Operator), scene => RedoDecision.Repeat(scene, new RepeatCommand(step, why)));

    private static Outcome<Telling> Reopen(Floor floor, string? step, string? phase = null, string why = "wrong bowl") =>
        floor.Do(Sup, scene => RedoDecision.Reopen(scene, new ReopenCommand(why, step, phase), Floor.Sign("sup", SignatureMeaning.Approved)));

    [Fact]
    [Trait("Requirement", "DI-Cm")]
    public void A_repeated_measurement_stands_beside_the_first_and_the_newest_counts()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("t"), Make.Do("next"))));
        floor.Must(floor.Record("t", "46.0", why: "hot day"));
        floor.Must(floor.Perform("t"));
        floor.Must(Repeat(floor, "t"));
        Assert.Equal("step-out-of-order", floor.Record("next", null).Refusal.Code);
        floor.Must(floor.Record("t", "41.0"));
        var step = floor.State.Steps["t"];
        Assert.Equal(("41.0", "46.0"), (step.Value!.Value, Assert.Single(step.Earlier).Was.Value!.Value));
        Assert.Single(step.Earlier[0].Was.Signatures);
        floor.Must(floor.Record("next", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        // What was outside and is measured again is looked at by QA.
        Assert.Equal(Grade.Major, floor.State.Exceptions.Single(one => one.Opened.Kind == ExceptionKind.StepRepeated).Grade);
        var view = BatchViews.Of(floor.Scene(Sup), "en").Work[0].Steps[0];
        Assert.Equal(("46.0", "display flickered"), (view.Earlier[0].Step.Value!.Value, view.Earlier[0].Reason));
        Assert.Contains(ReviewItems.Of(floor.Scene(Sup)), item => item.Kind == ItemKind.Redone);
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Fact]
    [Trait("Requirement", "RBE-1")]
    public void Rules_are_counted_once_for_each_time_that_a_step_was_done()
    {
        int Count(bool again)
        {
            var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("t"), Make.Do("next"))));
            floor.Must(floor.Record("t", "41.0"));
            if (again)
            {
                floor.Must(Repeat(floor, "t"));
                floor.Must(floor.Record("t", "42.0"));
            }

            floor.Must(floor.Record("next", null));
            var proof = RuleBook.Proof(RuleBook.Results(floor.State, floor.Recipe));
            Assert.Equal(0, proof.NotRun);
            return proof.Rules;
        }

        Assert.Equal(Count(false) + 1 + RuleBook.Of(Make.Number("t")).Count(), Count(true));
    }

    [Fact]
    [Trait("Requirement", "P11-10f")]
    public void A_step_is_reopened_after_its_phase_and_nothing_that_came_after_it_is_touched()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("t")), Make.Phase("q", Make.Do("a"), Make.Do("b"))));
        floor.Must(floor.Record("t", "41.0"));
        floor.Must(floor.Record("a", null));
        Assert.Equal("phase-ended", Repeat(floor, "t").Refusal.Code);
        floor.Must(Reopen(floor, "t"));
        Assert.NotNull(floor.State.Steps["a"].Completed);
        Assert.Equal(["q", "p"], BatchViews.EnabledNow(floor.Scene(Sup)));
        floor.Must(floor.Record("b", null));
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
        floor.Must(floor.Record("t", "42.0"));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Fact]
    [Trait("Requirement", "DI-T")]
    public void What_was_calculated_from_a_reopened_value_follows_the_new_one_and_says_from_what()
    {
        var floor = Floor.Started(Make.Recipe(
            Make.Phase("p", Mass), Make.Phase("q", Calculated("half", "{mass} / 2", Unit.Kilogram, 2), Make.Do("end"))));
        floor.Must(floor.Record("mass", "9.00"));
        floor.Must(floor.Record("half", null));
        floor.Must(Reopen(floor, "mass"));
        floor.Must(floor.Record("mass", "8.00"));
        var half = floor.State.Steps["half"];
        Assert.Equal(["4.50", "4.00"], half.Values.Select(value => value.Value));
        Assert.Equal("8.00 kg", Assert.Single(half.Value!.Detail!.Inputs!).Value);
    }

    [Fact]
    public void A_charge_stays_when_its_step_is_reopened_and_what_is_added_is_signed_anew()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Charge("c")), Make.Phase("q", Make.Do("end"))));
        floor.Lot("L1");
        floor.Must(floor.ChargeIn("c", "L1", "9.95"));
        floor.Must(floor.Perform("c"));
        floor.Must(floor.Verify("c"));
        Assert.Equal("phase-ended", Repeat(floor, "c").Refusal.Code);
        floor.Must(Reopen(floor, "c", why: "50 g were left in the bag"));
        floor.Must(floor.ChargeIn("c", "L1", "0.05"));
        floor.Must(floor.Perform("c"));
        floor.Must(floor.Verify("c"));
        var step = floor.State.Steps["c"];
        Assert.Equal((2, 2, 2), (step.Charges.Count, step.Signatures.Count, step.Earlier[0].Was.Signatures.Count));
        floor.Must(floor.Record("end", null));
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Fact]
    public void A_table_with_a_cell_outside_its_limits_is_repeated_under_a_major_exception()
    {
        var table = new Instruction
        {
            Id = "t",
            Kind = InstructionKind.Table,
            Title = "Weights",
            Columns = [new TableColumn { Id = "w", Title = "Weight", Unit = Unit.Milligram, Limits = new Limits { Low = 95, High = 105 } }],
        };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", table, Make.Do("z"))));
        floor.Must(floor.Do(Floor.Person("an"), scene => TableReader.Record(
            scene, new RecordRowCommand("t", new Dictionary<string, string> { ["w"] = "110" }, Justification: "Die worn"))));
        floor.Must(floor.Perform("t", value: "done"));
        floor.Must(Repeat(floor, "t"));
        Assert.Equal(Grade.Major, floor.State.Exceptions.Single(one => one.Opened.Kind == ExceptionKind.StepRepeated).Grade);
    }

    [Fact]
    public void A_file_of_an_earlier_run_stays_readable()
    {
        var file = new AttachedFile(new string('a', 64), "image/png", "seal.png");
        var photo = new Instruction { Id = "f", Kind = InstructionKind.Attachment, Title = "Photo" };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", photo, Make.Do("z"))));
        floor.Must(floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(
            scene with { StoredFile = file.Content }, new RecordValueCommand("f", File: file))));
        floor.Must(Repeat(floor, "f"));
        Assert.True(AttachmentEndpoints.IsNamed(floor.State, file.Content));
        Assert.False(AttachmentEndpoints.IsNamed(floor.State, new string('b', 64)));
    }

    [Fact]
    public void A_whole_phase_is_reopened_with_one_exception()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Do("b")), Make.Phase("q", Make.Do("end"))));
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Record("b", null));
        floor.Must(Reopen(floor, null, "p"));
        Assert.Single(floor.State.Exceptions);
        floor.Must(floor.Record("end", null));
        floor.Must(floor.Record("a", null));
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
        floor.Must(floor.Record("b", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Equal("batch-ended", Reopen(floor, "a").Refusal.Code);
    }

    [Fact]
    public void What_was_left_out_can_be_done_after_all()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Do("b"))));
        floor.Must(floor.Do(Floor.Person("an"), scene => LeaveOutDecision.Decide(scene, new LeaveOutCommand("a", NotDone.Skipped, "no time"))));
        floor.Must(Repeat(floor, "a", "time after all"));
        floor.Must(floor.Record("a", null));
        Assert.Null(floor.State.Steps["a"].NotDone);
        Assert.NotNull(floor.State.Steps["a"].Earlier[0].Was.NotDone);
    }

    [Theory]
    [InlineData("b", "why", "an", "step-not-done")]
    [InlineData("x", "why", "an", "step-unknown")]
    [InlineData("a", " ", "an", "reason-missing")]
    [InlineData("v", "why", "an", "role-missing")]
    [InlineData("v", "why", "sup", null)]
    [InlineData("c", "why", "sup", "step-not-repeatable")]
    public void A_step_is_repeated_only_where_that_is_honest(string step, string why, string who, string? code)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"), Make.Do("v") with { Verification = true }, Make.Charge("c"), Make.Do("b"))));
        floor.Lot("L1");
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Perform("v"));
        floor.Must(floor.Verify("v"));
        floor.Must(floor.ChargeIn("c", "L1", "10.00"));
        floor.Must(floor.Perform("c"));
        floor.Must(floor.Verify("c"));
        var outcome = Repeat(floor, step, why, who);
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }
}
