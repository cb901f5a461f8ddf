using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Several people sign for one thing: who, how late, and who may leave it out.</summary>
public sealed class SignatureBlockTests
{
    [Fact]
    public void A_signature_block_is_left_out_by_a_supervisor_only()
    {
        var block = Block([new SignerRule { Meaning = SignatureMeaning.Verified, Role = Role.QaReviewer }]);
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", block)));
        Outcome<Telling> LeaveOut(Scene scene) => LeaveOutDecision.Decide(scene, new LeaveOutCommand("b", NotDone.Skipped, "nobody there"));
        Assert.Equal("role-missing", floor.Do(Floor.Person("an"), LeaveOut).Refusal.Code);
        floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), LeaveOut));
        Assert.Equal(Grade.Major, Assert.Single(floor.State.Exceptions).Grade);
    }

    [Fact]
    public void A_block_that_begins_too_late_is_signed_with_an_explanation()
    {
        var block = Block([new SignerRule { Meaning = SignatureMeaning.Performed, Role = Role.Operator }]);
        var held = Make.Phase("q", block) with { TimeLinks = [new TimeLink { After = "p", Kind = TimeLinkKind.NoLaterAfterEnd, Duration = Make.Of(1, "h") }] };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a")), held));
        floor.Must(floor.Record("a", null));
        floor.Now += 2 * 3600 * Micros.PerSecond;
        Assert.Equal("hold-time-overrun", SignBlock(floor, 0, "an", SignatureMeaning.Performed).Refusal.Code);
        floor.Must(floor.Do(Floor.Person("an"), scene => SignatureBlock.Decide(
            scene, new SignBlockCommand("b", 0, "the shift ended"), "an", Floor.Sign("an", SignatureMeaning.Performed))));
        Assert.Equal(ExceptionKind.HoldTimeOverrun, Assert.Single(floor.State.Exceptions).Opened.Kind);
    }

    [Fact]
    public void Every_place_of_a_signature_block_is_signed_by_another_person()
    {
        var block = Block(
        [
            new SignerRule { Meaning = SignatureMeaning.Performed, Role = Role.Operator },
            new SignerRule { Meaning = SignatureMeaning.Verified, Role = Role.QaReviewer },
        ]);
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", block)));
        floor.Must(SignBlock(floor, 0, "an", SignatureMeaning.Performed));
        Assert.Equal("step-already-signed", SignBlock(floor, 0, "lan", SignatureMeaning.Performed).Refusal.Code);
        Assert.Equal("signed-in-block", SignBlock(floor, 1, "an", SignatureMeaning.Verified).Refusal.Code);
        floor.Must(SignBlock(floor, 1, "qa", SignatureMeaning.Verified));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    [Fact]
    public void Whom_the_floor_lets_sign_is_the_table_that_the_linter_reads()
    {
        foreach (var meaning in Enum.GetValues<SignatureMeaning>())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var rule = new SignerRule { Meaning = meaning, Role = role };
                var block = Block([rule]);
                var scene = Floor.Started(Make.Recipe(Make.Phase("p", block))).Scene(Floor.Person("an"));
                Assert.Equal(SigningRoles.Of(rule), SignedActions.SignBlock(new SignBlockCommand("b", 0)).Requirement(scene).Roles);
            }
        }

        foreach (var verifier in Enum.GetValues<Role>().Cast<Role?>().Append(null))
        {
            var step = Make.Do("s") with { Verification = true, Verifier = verifier };
            var scene = Floor.Started(Make.Recipe(Make.Phase("p", step))).Scene(Floor.Person("an"));
            Assert.Equal(SigningRoles.VerifiersOf(step), SignedActions.VerifyStep(new VerifyStepCommand("s")).Requirement(scene).Roles);
            Assert.Equal(SigningRoles.Performers, SignedActions.SignStep(new SignStepCommand("s")).Requirement(scene).Roles);
        }
    }

    [Fact]
    public void A_block_that_is_begun_is_finished_while_the_batch_is_being_paused()
    {
        var block = Block([new SignerRule { Meaning = SignatureMeaning.Performed, Role = Role.Operator, Count = 2 }]);
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", block, Make.Do("z"))));
        floor.Must(SignBlock(floor, 0, "an", SignatureMeaning.Performed));
        floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), scene => ChangeStateDecision.Pause(scene, new ReasonCommand("Break"))));
        Assert.Equal(Lifecycle.Pausing, floor.State.Lifecycle);
        floor.Must(SignBlock(floor, 0, "lan", SignatureMeaning.Performed));
        Assert.Equal(Lifecycle.Paused, floor.State.Lifecycle);
    }

    private static Instruction Block(IReadOnlyList<SignerRule> signers) =>
        new() { Id = "b", Kind = InstructionKind.Signature, Title = "Sign", Signers = signers };

    private static Outcome<Telling> SignBlock(Floor floor, int signer, string who, SignatureMeaning meaning) =>
        floor.Do(Floor.Person(who), scene => SignatureBlock.Decide(scene, new SignBlockCommand("b", signer), who, Floor.Sign(who, meaning)));
}
