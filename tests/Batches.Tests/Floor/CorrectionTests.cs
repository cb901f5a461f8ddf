using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class CorrectionTests
{
    private static Floor Measured()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Verification = true }), Make.Phase("p2", Make.Do("b"))));
        floor.Must(floor.Record("t", "41.0"));
        floor.Must(floor.Perform("t"));
        floor.Must(floor.Verify("t"));
        return floor;
    }

    [Fact]
    [Trait("Requirement", "P11-10e2")]
    [Trait("Requirement", "A11-9")]
    [Trait("Requirement", "A11D-12a")]
    public void A_correction_needs_a_reason_and_keeps_every_value()
    {
        var floor = Measured();
        Assert.Equal("reason-missing", floor.Correct("t", "41.2", "").Refusal.Code);
        Assert.Equal("value-same", floor.Correct("t", "41.0", "why").Refusal.Code);
        foreach (var value in new[] { "41.2", "41.3", "41.4" })
            floor.Must(floor.Correct("t", value, "Digits turned round"));
        Assert.Equal(["41.0", "41.2", "41.3", "41.4"], floor.State.Steps["t"].Values.Select(value => value.Value));
        Assert.All(floor.State.Steps["t"].Values.Skip(1), value => Assert.Equal("Digits turned round", value.Reason));
    }

    [Fact]
    [Trait("Requirement", "P11-70")]
    [Trait("Requirement", "A11D-13b")]
    public void Signatures_for_the_old_value_are_superseded_and_given_again()
    {
        var floor = Measured();
        floor.Must(floor.Correct("t", "41.2", "Digits turned round"));
        var view = BatchViews.Of(floor.Scene(Floor.Person("an")), "en").Work[0].Steps[0];
        Assert.All(view.Signatures, signature => Assert.Equal(SignatureStanding.Superseded, signature.State));
        Assert.Equal(StepStanding.SignAgain, view.State);
        Assert.Contains(Completeness.Missing(floor.State, floor.Recipe), one => one.Code == "signature-superseded");
        floor.Must(floor.Perform("t"));
        floor.Must(floor.Verify("t"));
        Assert.DoesNotContain(Completeness.Missing(floor.State, floor.Recipe), one => one.Code == "signature-superseded");
    }

    [Fact]
    public void Physical_acts_stand_and_an_exception_is_opened_when_the_phase_had_ended()
    {
        var floor = Measured();
        floor.Must(floor.Record("b", null));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        floor.Must(floor.Correct("t", "41.2", "Digits turned round"));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Equal(ExceptionKind.CorrectedAfterPhase, Assert.Single(floor.State.Exceptions).Opened.Kind);
    }

    [Fact]
    [Trait("Requirement", "C-100b")]
    public void A_correction_to_a_value_off_the_master_is_an_exception()
    {
        var floor = Measured();
        Assert.Equal("justification-missing", floor.Correct("t", "46.0", "Digits turned round").Refusal.Code);
        floor.Must(floor.Correct("t", "46.0", "Digits turned round", why: "Valve"));
        Assert.Contains(floor.State.Exceptions, one => one.Opened.Kind == ExceptionKind.OutOfLimits);
    }

    [Fact]
    public void A_yield_signed_before_a_charge_was_corrected_is_stale_until_signed_again()
    {
        var floor = Floor.Started(Make.Recipe(
            Make.Phase("p1", Make.Charge("c")),
            Make.Phase("p2", new Instruction { Id = "y", Kind = InstructionKind.Yield, Title = "Yield", Unit = Unit.Kilogram })));
        floor.Lot("GOOD");
        floor.Must(floor.ChargeIn("c", "GOOD", "10.00"));
        floor.Must(floor.Perform("c"));
        floor.Must(floor.Verify("c"));
        floor.Must(floor.Perform("y", value: "98"));
        floor.Must(floor.Verify("y"));
        floor.Must(floor.Correct("c", "10.02", "Digits turned round"));
        Assert.True(floor.State.Steps["y"].Stale);
        Assert.Contains(Completeness.Missing(floor.State, floor.Recipe), one => one is { Code: "signature-superseded", Item: "y" });
        floor.Must(floor.Perform("y"));
        Assert.False(floor.State.Steps["y"].Stale);
    }

    [Theory]
    [InlineData(false, "an", null)]
    [InlineData(true, "an", "role-missing")]
    [InlineData(true, "sup", null)]
    [Trait("Requirement", "C-100b")]
    public void A_step_is_left_out_with_a_reason_and_an_exception(bool critical, string who, string? code)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a") with { Critical = critical })));
        var actor = who == "sup" ? Floor.Person("sup", Role.Supervisor) : Floor.Person("an");
        var command = new LeaveOutCommand("a", NotDone.Skipped, "Hopper is cleaned by the new line");
        Assert.Equal(
            who == "an" && critical ? "role-missing" : "reason-missing",
            floor.Do(actor, scene => LeaveOutDecision.Decide(scene, command with { Reason = "" })).Refusal.Code);
        var outcome = floor.Do(actor, scene => LeaveOutDecision.Decide(scene, command));
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
        if (code is null)
            Assert.Equal((ExceptionKind.StepSkipped, Lifecycle.Complete), (Assert.Single(floor.State.Exceptions).Opened.Kind, floor.State.Lifecycle));
    }

    [Fact]
    [Trait("Requirement", "C-122/125/130"), Trait("Requirement", "EU5-lc")]
    public void A_line_is_cleared_by_two()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase(
            "p1", new Instruction { Id = "lc", Kind = InstructionKind.LineClearance, Title = "Line clearance" }, Make.Do("fill"))));
        floor.Must(floor.Perform("lc"));
        Assert.Equal("step-out-of-order", floor.Record("fill", null).Refusal.Code);
        Assert.Equal("verifier-performed", floor.Verify("lc", "an").Refusal.Code);
        floor.Must(floor.Verify("lc"));
        Assert.True(floor.Record("fill", null).IsOk);
    }

    [Fact]
    [Trait("Requirement", "A11-6")]
    public void A_critical_value_that_was_typed_takes_a_second_person()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Critical = true })));
        floor.Must(floor.Record("t", "41.0"));
        floor.Must(floor.Perform("t"));
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
        floor.Must(floor.Verify("t"));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
    }
}
