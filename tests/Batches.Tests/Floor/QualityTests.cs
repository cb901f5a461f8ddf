using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class QualityTests
{
    private static readonly Actor Qa = Floor.Person("qa", Role.QaReviewer);
    private static readonly Actor Qp = Floor.Person("qp", Role.QualifiedPerson);
    private static readonly Actor Sup = Floor.Person("sup", Role.Supervisor);

    private static Floor Done()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("t"))));
        floor.Must(floor.Record("t", "41.0"));
        return floor;
    }

    [Theory]
    [InlineData("Information", "Critical", "an", null)]
    [InlineData("Major", "Minor", "an", "only-qa-lowers")]
    [InlineData("Major", "Minor", "qa", null)]
    [InlineData("Major", "Major", "qa", "grade-same")]
    public void Anyone_raises_a_grade_and_only_qa_lowers_it(string before, string after, string who, string? code)
    {
        var (from, to) = (Enum.Parse<Grade>(before), Enum.Parse<Grade>(after));
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a"))));
        floor.Must(floor.Do(Floor.Person("an"), scene => ExceptionDecisions.Open(
            scene, new OpenExceptionCommand(ExceptionKind.Equipment, from, "Noise in the mixer"))));
        var actor = who == "qa" ? Qa : Floor.Person("an");
        var outcome = floor.Do(actor, scene => ExceptionDecisions.Grade(scene, "B1-E1", new GradeCommand(to, "Seen again")));
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "A11D-8b")]
    public void A_critical_exception_holds_the_batch_until_qa_has_concluded()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a"))));
        floor.Must(floor.Do(Floor.Person("an"), scene => ExceptionDecisions.Open(
            scene, new OpenExceptionCommand(ExceptionKind.Safety, Grade.Critical, "Glass in the hopper"))));
        Assert.Equal(Lifecycle.Held, floor.State.Lifecycle);
        Assert.Equal("batch-held", floor.Record("a", null).Refusal.Code);
        Assert.Equal("critical-exception-open", floor.Do(Sup, Resume).Refusal.Code);
        Assert.Equal("reason-missing", floor.Do(Sup, scene => ExceptionDecisions.Acknowledge(scene, "B1-E1", new AcknowledgeCommand(" "))).Refusal.Code);
        floor.Must(floor.Do(Sup, scene => ExceptionDecisions.Acknowledge(scene, "B1-E1", new AcknowledgeCommand("Area closed"))));
        Assert.Equal("exception-not-justified", floor.Do(Qa, scene => Conclude(scene, "B1-E1")).Refusal.Code);
        floor.Must(floor.Do(Floor.Person("an"), scene => ExceptionDecisions.Justify(scene, "B1-E1", new JustifyCommand("Lamp broke"))));
        Assert.Equal("role-missing", floor.Do(Sup, scene => Conclude(scene, "B1-E1")).Refusal.Code);
        floor.Must(floor.Do(Qa, scene => Conclude(scene, "B1-E1")));
        floor.Must(floor.Do(Sup, Resume));
        Assert.True(floor.Record("a", null).IsOk);
    }

    [Fact]
    [Trait("Requirement", "C-192b")]
    public void A_conclusion_says_what_it_means_for_the_product_why_and_what_follows()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("t"))));
        floor.Must(floor.Record("t", "46.0", why: "Valve"));
        var refusal = floor.Do(Qa, scene => ExceptionDecisions.Conclude(
            scene, "B1-E1", new ConcludeCommand("", " ", ""), Floor.Sign("qa", SignatureMeaning.Approved))).Refusal;
        Assert.Equal(["cause-missing", "conclusion-missing", "impact-missing"], refusal.Errors.Select(error => error.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "A11D-12d")]
    [Trait("Requirement", "DI-rev")]
    public void Nobody_reviews_his_own_work()
    {
        var floor = Done();
        var both = Floor.Person("an", Role.Operator, Role.QaReviewer);
        var refusal = floor.Do(both, ReviewDecisions.Start).Refusal;
        Assert.Equal("reviewer-performed", refusal.Code);
        Assert.Equal("You performed 1.1. Another reviewer is needed.", refusal.Detail);
        Assert.Equal("reviewer-performed", floor.Do(both, scene => ReviewDecisions.SignTrail(scene, null)).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-188b1-13"), Trait("Requirement", "EU4-20")]
    public void A_review_begins_when_nothing_is_missing()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Verification = true })));
        Assert.Equal("batch-not-ended", floor.Do(Qa, ReviewDecisions.Start).Refusal.Code);
        floor.Must(floor.Record("t", "41.0"));
        floor.Must(floor.Perform("t"));
        floor.Must(floor.Verify("t"));
        floor.Must(floor.Correct("t", "41.1", "Digits turned round"));
        Assert.Equal("record-incomplete", floor.Do(Qa, ReviewDecisions.Start).Refusal.Code);
        floor.Must(floor.Perform("t"));
        floor.Must(floor.Verify("t"));
        Assert.True(floor.Do(Qa, ReviewDecisions.Start).IsOk);
    }

    [Fact]
    [Trait("Requirement", "C-192a")]
    [Trait("Requirement", "RBE-1")]
    public void A_change_after_the_review_makes_it_obsolete()
    {
        var floor = Done();
        floor.Must(floor.Do(Qa, ReviewDecisions.Start));
        floor.Must(floor.Do(Qa, scene => ReviewDecisions.SignTrail(scene, Floor.Sign("qa", SignatureMeaning.Reviewed))));
        floor.Must(floor.Do(Qa, scene => ReviewDecisions.Sign(scene, new ReviewCommand(), Floor.Sign("qa", SignatureMeaning.Reviewed))));
        Assert.Equal(0, floor.State.Review!.Proof!.NotRun);
        Assert.Equal(floor.State.Review.Proof.Rules, floor.State.Review.Proof.Passed);
        Assert.Empty(ReleaseDecisions.Blockers(floor.State, floor.Recipe));
        floor.Must(floor.Correct("t", "41.1", "Digits turned round"));
        var blocks = ReleaseDecisions.Blockers(floor.State, floor.Recipe).Select(one => one.Code).ToList();
        Assert.Contains("review-superseded", blocks);
        Assert.Contains("audit-trail-review-superseded", blocks);
        Assert.Contains("exception-open", blocks);
    }

    [Theory]
    [InlineData(Role.QaReviewer, "role-missing")]
    [InlineData(Role.Administrator, "role-missing")]
    [InlineData(Role.QualifiedPerson, null)]
    [Trait("Requirement", "A11-15")]
    [Trait("Requirement", "A11D-11b")]
    public void Only_a_qualified_person_certifies(Role role, string? code)
    {
        var floor = Done();
        floor.Must(floor.Do(Qa, scene => ReviewDecisions.SignTrail(scene, Floor.Sign("qa", SignatureMeaning.Reviewed))));
        floor.Must(floor.Do(Qa, scene => ReviewDecisions.Sign(scene, new ReviewCommand(), Floor.Sign("qa", SignatureMeaning.Reviewed))));
        var outcome = floor.Do(Floor.Person("someone", role), Certify);
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    [Fact]
    public void A_certified_record_does_not_change_any_more()
    {
        var floor = Done();
        floor.Must(floor.Do(Qa, scene => ReviewDecisions.SignTrail(scene, Floor.Sign("qa", SignatureMeaning.Reviewed))));
        floor.Must(floor.Do(Qa, scene => ReviewDecisions.Sign(scene, new ReviewCommand(), Floor.Sign("qa", SignatureMeaning.Reviewed))));
        floor.Must(floor.Do(Qp, Certify));
        Assert.Equal("batch-decided", floor.Correct("t", "41.1", "why").Refusal.Code);
        Assert.Equal("batch-decided", floor.Do(Qp, Certify).Refusal.Code);
    }

    [Fact]
    public void A_stopped_batch_is_never_certified_and_can_be_rejected()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a"))));
        floor.Must(floor.Do(Sup, scene => ChangeStateDecision.End(
            scene, new ReasonCommand("Power failure"), abort: false, Floor.Sign("sup", SignatureMeaning.Approved))));
        Assert.Equal(Lifecycle.Stopped, floor.State.Lifecycle);
        Assert.Equal("batch-ended", floor.Record("a", null).Refusal.Code);
        Assert.Equal("release-blocked", floor.Do(Qp, Certify).Refusal.Code);
        floor.Must(floor.Do(Qp, scene => ReleaseDecisions.Reject(
            scene, new RejectCommand("Stopped", "Destroy"), Floor.Sign("qp", SignatureMeaning.Approved))));
        Assert.Equal(Disposition.Rejected, floor.State.Disposition);
    }

    [Fact]
    public void Packs_are_reported_while_their_step_is_at_work()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a"), new Instruction
        {
            Id = "packs",
            Kind = InstructionKind.CommissionPacks,
            Title = "Commission",
        })));
        var machine = new Actor("machine/line-1", "Line 1", new HashSet<Role> { Role.Machine }, null, new HashSet<string>());
        Assert.Equal("packaging-not-open", floor.Do(machine, scene => ReportPacksDecision.Decide(scene, null, 10, false)).Refusal.Code);
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Do(machine, scene => ReportPacksDecision.Decide(scene, null, 10, false)));
        Assert.Equal("step-not-recorded", floor.Perform("packs").Refusal.Code);
        floor.Must(floor.Do(machine, scene => ReportPacksDecision.Decide(scene, null, 5, true)));
        Assert.Equal("packaging-not-open", floor.Do(machine, scene => ReportPacksDecision.Decide(scene, null, 1, false)).Refusal.Code);
        floor.Must(floor.Perform("packs"));
        Assert.Equal((15, Lifecycle.Complete), (floor.State.Steps["packs"].Packs.Sum(one => one.Count), floor.State.Lifecycle));
    }

    private static Outcome<Telling> Resume(Scene scene) => ChangeStateDecision.Resume(scene, new ReasonCommand("Cleared"));

    private static Outcome<Telling> Conclude(Scene scene, string id) => ExceptionDecisions.Conclude(
        scene, id, new ConcludeCommand("None", "Lamp", "Accept"), Floor.Sign("qa", SignatureMeaning.Approved));

    private static Outcome<Telling> Certify(Scene scene) =>
        ReleaseDecisions.Certify(scene, new CertifyCommand(), "HN-2026-0001", Floor.Sign("qp", SignatureMeaning.Certified));
}
