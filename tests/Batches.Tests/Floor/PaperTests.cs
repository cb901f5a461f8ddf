using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>A long outage: numbered forms, copied by one person and compared by another; every form accounted for.</summary>
public sealed class PaperTests
{
    private const long Minute = 60 * Micros.PerSecond;
    private const string Form = "HN-P-2026-0001";
    private static readonly AttachedFile Scan = new(new string('a', 64), "application/pdf", "form.pdf");

    private static readonly Actor Supervisor = Floor.Person("sup", Role.Supervisor);

    private static Floor Issued(params Theriac.Recipes.Instruction[] steps)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", steps)));
        floor.Must(floor.Record("a", null));
        floor.Must(Issue(floor, new IssuePaperFormCommand("Server room is dark")));
        floor.Now += 120 * Minute;
        return floor;
    }

    private static Outcome<Telling> Issue(Floor floor, IssuePaperFormCommand command, Actor? who = null, int before = 0) => floor.Do(
        who ?? Supervisor, scene => PaperForms.Issue(
            scene with { Paper = new PaperScene(new Folded<PaperRegisterState>("paper-register/HN", new PaperRegisterState(before), before), new string('b', 64)) },
            command));

    private static Outcome<Telling> Copy(Floor floor, string step, string? value, int minutesAgo = 60, string form = Form, string who = "an", string? by = "Bình", string? why = null) =>
        floor.Do(Floor.Person(who), scene => RecordValueDecision.Decide(scene, new RecordValueCommand(
            step, value, Justification: why, Late: new LateInput(Micros.ToTime(floor.Now - (minutesAgo * Minute)), Form: form, OnPaperBy: by))));

    private static Outcome<Telling> Sign(Floor floor, string who = "an", bool stored = true) => floor.Do(
        Floor.Person(who), scene => PaperForms.Transcribe(
            stored ? scene with { StoredFiles = new HashSet<string> { Scan.Content } } : scene,
            new TranscribePaperFormCommand(Form, [Scan]), Floor.Sign(who, SignatureMeaning.Performed)));

    private static Outcome<Telling> Compare(Floor floor, string who) => floor.Do(
        Floor.Person(who, Role.Verifier), scene => PaperForms.Verify(scene, new VerifyPaperFormCommand(Form), who, Floor.Sign(who, SignatureMeaning.Verified)));

    [Fact]
    [Trait("Requirement", "DI-blank")]
    [Trait("Requirement", "A11D-13c")]
    public void A_form_has_a_number_of_the_register_the_hash_of_the_record_and_only_what_remains()
    {
        var floor = Issued(Make.Do("a"), Make.Number("b"), Make.Do("c"));
        var form = Assert.Single(floor.State.PaperForms);
        Assert.Equal((Form, new string('b', 64), "b c"), (form.Id, form.Issued.RecordHash, string.Join(' ', form.Issued.Steps)));
        floor.Must(Issue(floor, new IssuePaperFormCommand("Coffee on it", CopyOf: Form), before: 1));
        Assert.Equal(("HN-P-2026-0002", Form, "b c"), (floor.State.PaperForms[1].Id, floor.State.PaperForms[1].Issued.CopyOf, string.Join(' ', floor.State.PaperForms[1].Issued.Steps)));
    }

    [Fact]
    [Trait("Requirement", "DI-blank")]
    public void There_is_no_form_without_a_running_batch_a_reason_or_the_right_to_issue_one()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a"))));
        Assert.Equal("role-missing", Issue(floor, new IssuePaperFormCommand("Outage"), Floor.Person("an")).Refusal.Code);
        Assert.Equal("reason-missing", Issue(floor, new IssuePaperFormCommand(" ")).Refusal.Code);
        Assert.Equal("paper-language-unknown", Issue(floor, new IssuePaperFormCommand("Outage", "fr")).Refusal.Errors[0].Code);
        Assert.Equal("paper-nothing-left", Issue(floor, new IssuePaperFormCommand("Outage", Operation: "elsewhere")).Refusal.Code);
        floor.Must(floor.Record("a", null));
        Assert.Equal("batch-ended", Issue(floor, new IssuePaperFormCommand("Outage")).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "DI-C")]
    public void What_is_copied_bears_form_person_and_time_as_on_paper_and_all_of_it_stands_under_one_exception()
    {
        var floor = Issued(Make.Do("a"), Make.Number("b"), Make.Number("c") with { Critical = true }, Make.Do("d"));
        floor.Must(Copy(floor, "b", "41.6"));
        floor.Must(Copy(floor, "c", "42.0", minutesAgo: 50, who: "lan", by: "Chi"));

        var value = floor.State.Steps["c"].Value!;
        Assert.Equal((Form, "Chi", floor.Now - (50 * Minute), "lan"), (value.Late!.Paper!.Form, value.Late.Paper.By, value.Late.HappenedAt, value.By.Id));
        var exception = Assert.Single(floor.State.Exceptions);
        Assert.Equal((ExceptionKind.LateEntry, Form, "Server room is dark"), (exception.Opened.Kind, exception.Opened.Facts["form"], exception.Opened.Justification));
        Assert.All(new[] { "b", "c" }, step => Assert.Equal(exception.Id, floor.State.Steps[step].Value!.Late!.Exception));
        // A critical step that was signed on paper is not signed as performed by who copies it.
        Assert.NotNull(floor.State.Steps["c"].Completed);
        Assert.Equal(2, ReviewItems.Of(floor.Scene(Floor.Person("qa", Role.QaReviewer))).Count(item => item.Kind == ItemKind.Late));
    }

    [Theory]
    [InlineData("x", 60, "Bình", "paper-form-unknown")]
    [InlineData(Form, 60, " ", "paper-person-missing")]
    [InlineData(Form, 130, "Bình", "paper-time-before-form")]
    [InlineData(Form, -5, "Bình", "time-in-future")]
    public void A_copy_that_cannot_be_is_refused(string form, int minutesAgo, string by, string code)
    {
        var floor = Issued(Make.Do("a"), Make.Number("b"));
        var refusal = Copy(floor, "b", "41.6", minutesAgo, form, by: by).Refusal;
        Assert.Equal(code, refusal.Errors.Count > 0 ? refusal.Errors[0].Code : refusal.Code);
    }

    [Fact]
    public void Limits_hold_for_what_was_written_on_paper_too()
    {
        var floor = Issued(Make.Do("a"), Make.Number("b"), Make.Do("c"));
        Assert.Equal("justification-missing", Copy(floor, "b", "46.0").Refusal.Code);
        floor.Must(Copy(floor, "b", "46.0", why: "Steam valve"));
        Assert.Equal([ExceptionKind.LateEntry, ExceptionKind.OutOfLimits], floor.State.Exceptions.Select(one => one.Opened.Kind));
        // Corrected here, it is no longer only what the paper says: it is signed here.
        floor.Must(floor.Correct("b", "44.0", "Misread on the form"));
        Assert.Contains(Need.Performed, StepViews.NeedsOf(floor.Recipe.Steps[1].Instruction, floor.State.Steps["b"]));
    }

    [Fact]
    [Trait("Requirement", "A11-16")]
    public void A_form_is_signed_as_copied_with_its_original_and_compared_by_somebody_else_before_the_review_may_begin()
    {
        var floor = Issued(Make.Do("a"), Make.Number("b"));
        Assert.Equal("paper-form-empty", Sign(floor).Refusal.Code);
        floor.Must(Copy(floor, "b", "41.6"));
        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Contains("paper-form-open", Missing(floor));
        Assert.Equal("paper-original-missing", Sign(floor, stored: false).Refusal.Code);
        Assert.Equal("paper-form-not-transcribed", Compare(floor, "binh").Refusal.Code);

        floor.Must(Sign(floor));
        Assert.Contains("paper-form-not-verified", Missing(floor));
        Assert.Equal("paper-verifier-transcribed", Compare(floor, "an").Refusal.Code);
        Assert.Equal("record-incomplete", floor.Do(Floor.Person("qa", Role.QaReviewer), ReviewDecisions.Start).Refusal.Code);

        floor.Must(Compare(floor, "binh"));
        Assert.DoesNotContain(Missing(floor), code => code.StartsWith("paper", StringComparison.Ordinal));
        Assert.Equal("paper-form-not-open", Sign(floor).Refusal.Code);
    }

    [Fact]
    public void A_form_on_which_nothing_stands_is_void_or_destroyed_with_a_reason_and_one_that_was_used_is_not()
    {
        var floor = Issued(Make.Do("a"), Make.Number("b"), Make.Do("c"));
        floor.Must(Issue(floor, new IssuePaperFormCommand("Second tablet", CopyOf: Form), before: 1));
        Assert.Equal("reason-missing", Close(floor, "HN-P-2026-0002", "").Refusal.Code);
        floor.Must(Close(floor, "HN-P-2026-0002", "Not used"));
        floor.Must(Copy(floor, "b", "41.6"));
        Assert.Equal("paper-form-used", Close(floor, Form, "Lost").Refusal.Code);
        Assert.Equal("paper-form-not-open", Close(floor, "HN-P-2026-0002", "Again").Refusal.Code);
        Assert.Equal([PaperFormStanding.Issued, PaperFormStanding.Destroyed], floor.State.PaperForms.Select(form => form.Standing));
    }

    [Fact]
    public void A_form_was_used_also_when_what_was_copied_from_it_was_done_again()
    {
        var floor = Issued(Make.Do("a"), Make.Number("b"), Make.Do("c"));
        floor.Must(Copy(floor, "b", "41.6"));
        floor.Must(floor.Do(Supervisor, scene => RedoDecision.Repeat(scene, new RepeatCommand("b", "Not sure"))));
        floor.Must(floor.Record("b", "42.0"));
        Assert.Equal("paper-form-used", Close(floor, Form, "Lost").Refusal.Code);
        Assert.Equal(["an"], PaperForms.Transcribers(floor.Scene(Supervisor), floor.State.PaperForms[0]));
        floor.Must(Sign(floor));
        Assert.Equal("paper-verifier-transcribed", Compare(floor, "an").Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "DI-blank")]
    public void A_form_that_was_out_when_work_ended_is_accounted_for_by_its_original()
    {
        var floor = Issued(Make.Do("a"), Make.Number("b"));
        floor.Must(floor.Do(Supervisor, scene => ChangeStateDecision.End(scene, new ReasonCommand("Fire"), abort: true, Floor.Sign("sup", SignatureMeaning.Approved))));
        Assert.Equal("batch-ended", Copy(floor, "b", "41.6").Refusal.Code);
        Assert.Contains("paper-form-open", Missing(floor));
        floor.Must(Sign(floor));
        floor.Must(Compare(floor, "binh"));
        Assert.DoesNotContain(Missing(floor), code => code.StartsWith("paper", StringComparison.Ordinal));
        var signed = PaperSigning.Transcribe(new TranscribePaperFormCommand(Form, [Scan]));
        Assert.Equal(Statements.AttachPaper.In("en"), signed.Document(floor.Scene(Supervisor), new Telling(floor.Scene(Supervisor)), "en").Statement);
    }

    [Fact]
    public void Charges_from_several_containers_on_paper_end_with_the_last_which_explains_what_lacks()
    {
        var floor = Issued(Make.Do("a"), Make.Charge("c1"), Make.Do("d"));
        floor.Lot("S-1");
        Assert.True(Charge(floor, "4.00", more: true).IsOk);
        Assert.Null(floor.State.Steps["c1"].Completed);
        Assert.Equal("justification-missing", Charge(floor, "4.00", more: false).Refusal.Code);
        Assert.True(Charge(floor, "6.00", more: false).IsOk);
        Assert.NotNull(floor.State.Steps["c1"].Completed);
    }

    [Fact]
    public void A_timer_on_paper_is_judged_by_what_was_written_down()
    {
        var floor = Issued(Make.Do("a"), Make.Do("t") with
        {
            Kind = Theriac.Recipes.InstructionKind.Timer,
            Duration = Make.Of(10, "min"),
            DurationTolerance = new Theriac.Recipes.Tolerance { MinusPercent = 0m, PlusPercent = 10m },
        }, Make.Do("d"));
        Assert.Equal("justification-missing", Copy(floor, "t", "12").Refusal.Code);
        floor.Must(Copy(floor, "t", "10.5"));
        Assert.Equal("10.5", floor.State.Steps["t"].Value!.Value);
    }

    [Theory]
    [InlineData(0, "late-reason-missing", 0)]
    [InlineData(1, null, 1)]
    [InlineData(2, null, 1)]
    [Trait("Requirement", "DI-C")]
    public void Every_late_entry_of_one_gap_stands_under_one_exception_with_one_reason(int entries, string? code, int exceptions)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Number("a"), Make.Charge("c1"), Make.Do("d"))));
        floor.Lot("S-1");
        floor.Now += 60 * Minute;
        var late = new LateInput(Micros.ToTime(floor.Now - (40 * Minute)), entries == 0 ? null : "No network", Micros.ToTime(floor.Now - (50 * Minute)));
        var first = floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene, new RecordValueCommand("a", "41.6", Late: late)));
        Assert.Equal(code, first.IsOk ? null : first.Refusal.Code);
        if (entries == 2)
        {
            floor.Must(Charge(floor, "10.00", more: false, late));
            Assert.Equal(floor.Now - (40 * Minute), floor.State.Steps["c1"].Charges[0].Late!.HappenedAt);
        }

        Assert.Equal(exceptions, floor.State.Exceptions.Count);
    }

    [Fact]
    [Trait("Requirement", "A11D-13c")]
    public void A_print_shows_whether_the_record_is_still_what_it_was()
    {
        var entries = Enumerable.Range(1, 3).Select(i => new Entry(i, "batch/B1", i, 0, "Etc/UTC", 0, "an", null, "", default, [], Hash(i))).ToList();
        var (second, third) = (Print.RecordData.HashOf(entries.Take(2)), Print.RecordData.HashOf(entries));
        Assert.Equal((PrintStanding.Current, 3L, 0L), Of(PrintPaperForm.Compare(entries, third)));
        Assert.Equal((PrintStanding.Earlier, 2L, 1L), Of(PrintPaperForm.Compare(entries, second[..16])));
        entries[0] = entries[0] with { Hash = Hash(9) };
        Assert.Equal((PrintStanding.Differs, 0L, 3L), Of(PrintPaperForm.Compare(entries, second)));
    }

    private static (PrintStanding State, long Version, long Since) Of(RecordHashView view) => (view.State, view.Version, view.Since);

    private static byte[] Hash(int i) => System.Security.Cryptography.SHA256.HashData([(byte)i]);

    private static Outcome<Telling> Charge(Floor floor, string value, bool more, LateInput? late = null) => floor.ChargeLate(
        "c1", "S-1", value, late ?? new LateInput(Micros.ToTime(floor.Now - (30 * Minute)), Form: Form, OnPaperBy: "Bình", More: more));

    private static Outcome<Telling> Close(Floor floor, string form, string reason) =>
        floor.Do(Supervisor, scene => PaperForms.Close(scene, new ClosePaperFormCommand(form, PaperFormEnd.Destroyed, reason)));

    private static List<string> Missing(Floor floor) => [.. Completeness.Missing(floor.State, floor.Recipe).Select(one => one.Code)];
}
