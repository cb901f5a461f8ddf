using Theriac.Kernel;
using Theriac.People;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>How an exception comes to its conclusion: routes by grade, two people, time, reopening, CAPA.</summary>
public sealed class InvestigationTests
{
    private const long Hour = 3_600 * Micros.PerSecond;

    private static readonly Actor Qa = Floor.Person("qa", Role.QaReviewer);
    private static readonly Actor Qa2 = Floor.Person("qa2", Role.QaReviewer);
    private static readonly Actor Sup = Floor.Person("sup", Role.Supervisor);

    internal static Floor With(Grade grade, string? doneAtOnce = "Cleaned up", int count = 1)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a"))));
        for (var i = 0; i < count; i++)
        {
            floor.Must(floor.Do(Floor.Person("an"), scene => ExceptionDecisions.Open(
                scene, new OpenExceptionCommand(ExceptionKind.Environment, grade, "Door stood open", "a", doneAtOnce))));
        }

        return floor;
    }

    internal static Outcome<Telling> Assess(Scene scene, string id = "B1-E1") => InvestigationDecisions.Assess(
        scene, id, new AssessCommand(false, "None: the powder was covered"), Floor.Sign(scene.Who.UserId, SignatureMeaning.Reviewed));

    internal static Outcome<Telling> Conclude(Scene scene, string id = "B1-E1") => InvestigationDecisions.Conclude(
        scene, id, new ConcludeCommand("None", "Latch worn", "Latch replaced", RootCause: RootCause.Machine, ProductImpact: false),
        Floor.Sign(scene.Who.UserId, SignatureMeaning.Approved));

    [Theory]
    [InlineData("Information", null)]
    [InlineData("Minor", null)]
    [InlineData("Major", null)]
    [InlineData("Critical", "exception-not-assessed")]
    [Trait("Requirement", "C-192b")]
    public void The_grade_says_how_many_signatures_close_it(string grade, string? code)
    {
        var floor = With(Enum.Parse<Grade>(grade));
        var outcome = floor.Do(Qa, scene => Conclude(scene));
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
        Assert.Equal(code is not null, floor.State.Exceptions[0].IsOpen);
        if (code is null)
            Assert.Equal("exception-concluded", floor.Do(Qa, scene => Assess(scene)).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-192b")]
    public void Only_batches_that_there_are_are_signed_as_associated()
    {
        var floor = With(Grade.Minor);
        var command = new ConcludeCommand("None", "Latch worn", "Latch replaced", ["B0", "NOPE"], RootCause.Machine, false);
        Outcome<Telling> Close(params string[] known) => floor.Do(Qa, scene => InvestigationDecisions.Conclude(
            scene with { Associated = known.ToHashSet() }, "B1-E1", command, Floor.Sign("qa", SignatureMeaning.Approved)));
        Assert.Equal("associated-batch-unknown", Assert.Single(Close("B0").Refusal.Errors).Code);
        floor.Must(Close("B0", "NOPE"));
    }

    [Fact]
    [Trait("Requirement", "C-192b")]
    [Trait("Requirement", "EU4-20")]
    public void Of_two_signatures_the_first_states_the_impact_and_another_person_of_quality_concludes()
    {
        var floor = With(Grade.Critical);
        Assert.Equal("role-missing", floor.Do(Floor.Person("an"), scene => Assess(scene)).Refusal.Code);
        var empty = floor.Do(Sup, scene => InvestigationDecisions.Assess(scene, "B1-E1", new AssessCommand(null, " "), null)).Refusal;
        Assert.Equal(["product-impact-missing", "impact-missing"], empty.Errors.Select(error => error.Code));
        floor.Must(floor.Do(Qa, scene => Assess(scene)));
        Assert.Equal("already-assessed", floor.Do(Sup, scene => Assess(scene)).Refusal.Code);
        Assert.Equal("assessed-by-you", floor.Do(Qa, scene => Conclude(scene)).Refusal.Code);
        Assert.Equal("role-missing", floor.Do(Sup, scene => Conclude(scene)).Refusal.Code);
        floor.Must(floor.Do(Qa2, scene => Conclude(scene)));
        var one = floor.State.Exceptions[0];
        Assert.Equal(("qa", "qa2", RootCause.Machine), (one.Assessment!.Signature.Signer, one.Conclusion!.Signature.Signer, one.Conclusion.RootCause));
        Assert.Equal(2, one.Signatures.Count());
    }

    [Theory]
    [InlineData("Minor", 240)]
    [InlineData("Critical", 4)]
    [Trait("Requirement", "C-192b")]
    public void A_route_is_overdue_when_its_time_has_passed_and_that_is_an_entry_once(string grade, int hours)
    {
        var floor = With(Enum.Parse<Grade>(grade));
        floor.Now += hours * Hour;
        Assert.Empty(InvestigationDecisions.Overdue(floor.Scene(Qa)).Value.Facts);
        floor.Now++;
        floor.Must(floor.Do(Qa, InvestigationDecisions.Overdue));
        Assert.Empty(InvestigationDecisions.Overdue(floor.Scene(Qa)).Value.Facts);
        Assert.NotNull(floor.State.Exceptions[0].OverdueSince);
        Assert.Contains(Waits.Of(floor.Scene(Qa)), wait => wait is { Kind: "exception-overdue", Number: "B1-E1" });
        var route = ExceptionViews.Of(floor.Scene(Qa), floor.State.Exceptions[0], "en").Route!;
        Assert.True(route.Overdue);
        if (grade != "Critical")
            return;
        // The first signature starts the time of the second.
        floor.Must(floor.Do(Qa, scene => Assess(scene)));
        Assert.Null(floor.State.Exceptions[0].OverdueSince);
        Assert.Empty(InvestigationDecisions.Overdue(floor.Scene(Qa)).Value.Facts);
        Assert.True(ExceptionViews.Of(floor.Scene(Qa), floor.State.Exceptions[0], "en").Route!.NotYou);
    }

    [Fact]
    [Trait("Requirement", "C-192b")]
    public void Several_of_the_lowest_grade_are_concluded_at_once_and_each_is_in_what_is_signed()
    {
        var floor = With(Grade.Information, count: 3);
        var command = new ConcludeTogetherCommand(["B1-E1", "b1-e3"], "None", "Draught", "Seen; nothing follows");
        var lines = ExceptionDocuments.ConcludeTogether(floor.Scene(Qa), command, "vi").Lines;
        Assert.Contains(lines, line => line.Value.StartsWith("B1-E1", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Value.StartsWith("B1-E3", StringComparison.Ordinal));
        Assert.Equal("exceptions-missing", Together(command with { Exceptions = ["B1-E1", "B1-E1"] }).Refusal.Errors[0].Code);
        floor.Must(floor.Do(Floor.Person("an"), scene => ExceptionDecisions.Grade(scene, "B1-E2", new GradeCommand(Grade.Minor, "Seen again"))));
        Assert.Equal("not-information", Together(command with { Exceptions = ["B1-E1", "B1-E2"] }).Refusal.Code);
        floor.Must(Together(command));
        Assert.Equal([false, true, false], floor.State.Exceptions.Select(one => one.IsOpen));

        Outcome<Telling> Together(ConcludeTogetherCommand what) => floor.Do(
            Qa, scene => InvestigationDecisions.ConcludeTogether(scene, what, Floor.Sign("qa", SignatureMeaning.Approved)));
    }

    [Fact]
    [Trait("Requirement", "C-192b")]
    public void Who_lowered_a_grade_does_not_conclude_by_the_shorter_route()
    {
        var floor = With(Grade.Critical);
        floor.Must(floor.Do(Qa, scene => ExceptionDecisions.Grade(scene, "B1-E1", new GradeCommand(Grade.Information, "Seen again"))));
        Assert.Equal("grade-lowered-by-you", floor.Do(Qa, scene => Conclude(scene)).Refusal.Code);
        Assert.Equal("grade-lowered-by-you", floor.Do(Qa, scene => InvestigationDecisions.ConcludeTogether(
            scene, new ConcludeTogetherCommand(["B1-E1"], "None", "Draught", "Seen"), null)).Refusal.Code);
        Assert.Contains("qa", InvestigationDecisions.Next(ExceptionPolicy.Default, floor.State, floor.State.Exceptions[0]).NotSigners);
        Assert.Contains("qa", SignedActions.ConcludeTogether(new ConcludeTogetherCommand(["B1-E1"], "None", "Draught", "Seen")).Requirement(floor.Scene(Qa)).NotSigners);
        Assert.True(floor.Do(Qa2, scene => Conclude(scene)).IsOk);
    }

    [Fact]
    [Trait("Requirement", "C-192b")]
    public void Nobody_concludes_what_is_about_his_own_work()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("t"), Make.Do("z"))));
        floor.Must(floor.Record("t", "46.0", who: "qa", why: "Valve"));
        Assert.Equal("concludes-own-work", floor.Do(Qa, scene => Conclude(scene)).Refusal.Code);
        Assert.True(floor.Do(Qa2, scene => Conclude(scene)).IsOk);
    }

    [Fact]
    [Trait("Requirement", "A11D-8b")]
    public void A_grade_that_was_raised_is_overdue_by_its_own_time_and_a_critical_one_that_is_reopened_rings()
    {
        var floor = With(Grade.Minor);
        floor.Now += 10_000 * Hour;
        floor.Must(floor.Do(Qa, InvestigationDecisions.Overdue));
        floor.Must(floor.Do(Qa, scene => ExceptionDecisions.Grade(scene, "B1-E1", new GradeCommand(Grade.Major, "Seen again"))));
        Assert.Null(floor.State.Exceptions[0].OverdueSince);
        Assert.Single(floor.Must(floor.Do(Qa, InvestigationDecisions.Overdue)).Facts.OfType<ExceptionOverdue>());
        var rings = new ExceptionNotices().Of(floor.Entries[0].Entry, new ExceptionReopened("B1-E1", "New facts", new By("qa", "QA"), Grade.Critical));
        Assert.Equal(2, rings.OfType<NoticeChange.Open>().Count());
    }

    [Fact]
    [Trait("Requirement", "A11-10")]
    public void A_conclusion_relies_on_the_policy_that_it_was_given_by()
    {
        var floor = With(Grade.Minor);
        var at = new Ledger.StreamVersion(PolicyState.Stream, 4);
        Assert.Contains(at, floor.Do(Qa, scene => Conclude(scene with { PolicyAt = at })).Value.ReliesOn);
    }

    [Theory]
    [InlineData(ExceptionKind.SignatureMissing)]
    [InlineData(ExceptionKind.LateEntry)]
    [Trait("Requirement", "C-188b1-13")]
    internal void What_the_rules_open_nobody_opens_and_nothing_is_missing_less_for_it(ExceptionKind kind)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Verification = true }, Make.Do("z"))));
        Assert.Equal("exception-kind-of-rules", Assert.Single(floor.Do(Floor.Person("an"), scene => ExceptionDecisions.Open(
            scene, new OpenExceptionCommand(kind, Grade.Information, "Nothing", "t"))).Refusal.Errors).Code);
        floor.Must(floor.Record("t", "41.0"));
        floor.Must(floor.Perform("t"));
        floor.Must(floor.Verify("t"));
        floor.Must(floor.Record("z", null));
        floor.Must(floor.Correct("t", "42.0", "Misread"));
        // As it may stand on record from before.
        var state = floor.State.Apply(floor.Entries[^1].Entry, new ExceptionOpened(
            "B1-E9", kind, Grade.Information, "p1", "t", "1.1", "Nothing", new Dictionary<string, string>(), null, false, new By("an", "AN")));
        Assert.Equal(2, Completeness.Missing(state, floor.Recipe).Count(one => one is { Item: "t", Code: "signature-superseded" }));
    }

    [Fact]
    [Trait("Requirement", "A11D-8b")]
    public void A_batch_with_an_open_critical_exception_does_not_start()
    {
        var floor = new Floor(Make.Recipe(Make.Phase("p1", Make.Do("a"))));
        floor.Must(floor.Do(Sup, scene => ExceptionDecisions.Open(scene, new OpenExceptionCommand(ExceptionKind.Safety, Grade.Critical, "Glass on the floor"))));
        Assert.Equal("critical-exception-open", floor.Do(Sup, StartBatchDecision.Decide).Refusal.Code);
        Assert.Equal(Lifecycle.Idle, floor.State.Lifecycle);
    }

    [Fact]
    [Trait("Requirement", "C-192b")]
    public void What_was_not_justified_is_not_concluded_also_not_with_others()
    {
        var floor = With(Grade.Information, doneAtOnce: null);
        Assert.Equal("exception-not-justified", floor.Do(Qa, scene => Conclude(scene)).Refusal.Code);
        var refused = floor.Do(Qa, scene => InvestigationDecisions.ConcludeTogether(
            scene, new ConcludeTogetherCommand(["B1-E1"], "None", "Draught", "Nothing"), null));
        Assert.Equal("exception-not-justified", refused.Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-192b")]
    public void Quality_reopens_it_with_a_reason_and_everything_signed_before_stays()
    {
        var floor = With(Grade.Major);
        Assert.Equal("exception-not-concluded", floor.Do(Qa, scene => Reopen(scene, "why")).Refusal.Code);
        floor.Must(floor.Do(Qa, scene => Conclude(scene)));
        Assert.Equal("role-missing", floor.Do(Sup, scene => Reopen(scene, "why")).Refusal.Code);
        Assert.Equal("reason-missing", floor.Do(Qa, scene => Reopen(scene, " ")).Refusal.Code);
        floor.Now += Hour;
        floor.Must(floor.Do(Qa, scene => Reopen(scene, "The filter was found torn")));
        var one = floor.State.Exceptions[0];
        Assert.True(one.IsOpen);
        Assert.Equal("Latch replaced", Assert.Single(one.EarlierConclusions).Conclusion);
        Assert.Equal(floor.Now, one.RouteSince);
        Assert.Contains(ReleaseDecisions.Blockers(floor.State, floor.Recipe), blocker => blocker.Code == "exception-open");
        var earlier = Assert.Single(ExceptionViews.Of(floor.Scene(Qa), one, "en").EarlierConclusions);
        Assert.Equal(SignatureStanding.Superseded, earlier.Signature.State);
        Assert.Single(floor.State.AllSignatures, signature => signature.Signer == "qa");
    }

    [Fact]
    [Trait("Requirement", "C-192b")]
    public void A_capa_has_owner_and_day_and_blocks_no_release()
    {
        var floor = With(Grade.Minor);
        var missing = floor.Do(Qa, scene => FollowDecisions.Refer(scene, "B1-E1", new ReferCapaCommand(null, "", " ", "soon"))).Refusal;
        Assert.Equal(["capa-missing", "capa-what-missing", "capa-owner-missing", "capa-due-missing"], missing.Errors.Select(error => error.Code));
        floor.Must(floor.Do(Qa, scene => FollowDecisions.Refer(scene, "B1-E1", new ReferCapaCommand("CAPA-7", "Second latch", "Workshop", "2027-01-31"))));
        floor.Must(floor.Do(Qa, scene => Conclude(scene)));
        Assert.DoesNotContain(ReleaseDecisions.Blockers(floor.State, floor.Recipe), blocker => blocker.Item == "B1-E1");
        var content = floor.State.ContentVersion;
        Assert.Equal("capa-unknown", floor.Do(Qa, scene => FollowDecisions.Close(scene, "B1-E1", new CloseCapaCommand("CAPA-8", "Done"))).Refusal.Code);
        floor.Must(floor.Do(Qa, scene => FollowDecisions.Close(scene, "B1-E1", new CloseCapaCommand("CAPA-7", "Fitted, held for a month"))));
        Assert.Equal("Fitted, held for a month", Assert.Single(floor.State.Exceptions[0].Capas).Closed!.Text);
        // What follows later makes no review obsolete.
        Assert.Equal(content, floor.State.ContentVersion);
    }

    [Fact]
    public void A_file_belongs_to_it_once_its_bytes_are_stored()
    {
        var floor = With(Grade.Minor);
        var file = new AttachedFile(new string('a', 64), "image/jpeg", "latch.jpg");
        Assert.Equal("attachment-unknown", floor.Do(Qa, scene => FollowDecisions.Attach(scene, "B1-E1", new AttachToExceptionCommand(file))).Refusal.Code);
        floor.Must(floor.Do(Qa, scene => FollowDecisions.Attach(
            scene with { StoredFile = file.Content }, "B1-E1", new AttachToExceptionCommand(file, "The latch"))));
        Assert.Equal(file, Assert.Single(floor.State.Exceptions[0].Files).File);
    }

    [Fact]
    [Trait("Requirement", "A11-10")]
    public void Routes_are_versions_that_say_what_they_replace_and_are_checked_before_anybody_signs()
    {
        var now = ExceptionPolicy.Default;
        var rules = now.Rules.Select(rule => rule.Grade == Grade.Major ? rule with { Hours = 24 } : rule).ToList();
        Assert.Null(SetPolicy.Decide(now, new SetPolicyCommand(rules, "Inspection finding")));
        Assert.Equal("reason-missing", SetPolicy.Decide(now, new SetPolicyCommand(rules, " "))!.Code);
        Assert.Equal("policy-same", SetPolicy.Decide(now, new SetPolicyCommand(now.Rules, "why"))!.Code);
        Assert.Equal("policy-grades", SetPolicy.Decide(now, new SetPolicyCommand([.. rules.Skip(1)], "why"))!.Errors[0].Code);
        GradeRule Broken(GradeRule with) => with;
        (GradeRule Rule, string Code)[] faults =
        [
            (Broken(new GradeRule(Grade.Major, [[Role.QaReviewer]], 0)), "policy-hours"),
            (Broken(new GradeRule(Grade.Major, [], 1)), "policy-signatures"),
            (Broken(new GradeRule(Grade.Major, [[Role.Supervisor]], 1)), "policy-roles"),
            (Broken(new GradeRule(Grade.Major, [[Role.Operator], [Role.QaReviewer]], 1)), "policy-roles"),
        ];
        Assert.All(faults, fault => Assert.Equal(
            fault.Code,
            SetPolicy.Decide(now, new SetPolicyCommand([.. now.Rules.Where(rule => rule.Grade != Grade.Major), fault.Rule], "why"))!.Errors[0].Code));
        var lines = SetPolicy.Document(now, new SetPolicyCommand(rules, "Inspection finding"), "en").Lines;
        Assert.Contains(lines, line => line is { Label: "Major", Value: "QA reviewer · each signature within 24 h" });
        Assert.Contains(lines, line => line is { Label: "Major: before", Value: "QA reviewer · each signature within 72 h" });
        Assert.DoesNotContain(lines, line => line.Label == "Minor: before");
    }

    [Fact]
    public void A_rejected_batch_is_investigated_to_its_end()
    {
        var floor = With(Grade.Major);
        floor.Must(floor.Do(Sup, scene => ChangeStateDecision.End(scene, new ReasonCommand("Broken"), false, Floor.Sign("sup", SignatureMeaning.Approved))));
        floor.Must(floor.Do(Qa, scene => ReleaseDecisions.Reject(scene, new RejectCommand("Broken", "Destroyed"), Floor.Sign("qa", SignatureMeaning.Approved))));
        floor.Must(floor.Do(Qa, scene => Conclude(scene)));
        Assert.False(floor.State.Exceptions[0].IsOpen);
    }

    private static Outcome<Telling> Reopen(Scene scene, string reason) => InvestigationDecisions.Reopen(scene, "B1-E1", new ReopenExceptionCommand(reason));
}
