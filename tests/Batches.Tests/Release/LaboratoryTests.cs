using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class LaboratoryTests
{
    private static Instruction Sample => new()
    {
        Id = "s",
        Kind = InstructionKind.Sample,
        Title = "Take the sample",
        Columns =
        [
            new TableColumn { Id = "assay", Title = "Assay", Unit = Unit.Percent, Decimals = 1, Limits = new Limits { Low = 95.0m, High = 105.0m } },
            new TableColumn { Id = "look", Title = "Appearance" },
        ],
    };

    [Fact]
    [Trait("Requirement", "C-134")]
    public void Release_waits_for_every_result_and_for_the_review_of_somebody_who_entered_none()
    {
        var floor = Taken();
        Assert.Equal(["lab-result-missing", "lab-result-missing", "qc-review-missing"], Codes(floor));
        Assert.Equal("lab-results-missing", floor.Do(Reviewed.OtherQc, scene => Laboratory.Review(scene, null)).Code());
        floor.Must(Enter(floor, "assay", "99.2"));
        floor.Must(Enter(floor, "look", "Clear"));
        Assert.Equal("reviewer-performed", floor.Do(Reviewed.Qc, scene => Laboratory.Review(scene, null)).Code());
        Assert.Equal("role-missing", floor.Do(Reviewed.Qa, scene => Laboratory.Review(scene, null)).Code());
        floor.Must(ReviewAll(floor));
        Assert.Empty(Codes(floor));
        floor.Must(floor.Review().Certify());
    }

    [Fact]
    [Trait("Requirement", "C-134")]
    public void A_result_out_of_its_specification_opens_an_exception_and_the_release_waits_for_its_conclusion()
    {
        var floor = Taken();
        Assert.Equal("justification-missing", Enter(floor, "assay", "94.0").Code());
        floor.Must(Enter(floor, "assay", "94.0", why: "Confirmed by a second injection"));
        var opened = Assert.Single(floor.State.Exceptions);
        Assert.Equal((Grade.Major, "B1-S1", "Assay"), (opened.Grade, opened.Opened.Facts["sample"], opened.Opened.Facts["test"]));
        Assert.Contains(ReleaseDecisions.Blockers(floor.State, floor.Recipe), one => one.Code == "exception-open");
        Assert.Contains(RuleBook.Results(floor.State, floor.Recipe), rule => rule is { Rule: "limits:assay", Passed: false });
    }

    [Fact]
    [Trait("Requirement", "C-110")]
    public void A_result_out_of_its_specification_while_work_goes_on_holds_what_was_sampled_until_quality_decides()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Sample, Make.Do("z")), Make.Phase("p2", Make.Do("y"))));
        floor.Must(floor.Record("s", null));
        floor.Must(Enter(floor, "look", "Clear"));
        Assert.Empty(floor.State.MaterialHolds);
        floor.Must(Enter(floor, "assay", "94.0", why: "Confirmed by a second injection"));
        var hold = Assert.Single(floor.State.MaterialHolds);
        Assert.Equal((MaterialStanding.OnHold, "94.0 %", "B1-E1", "s"), (hold.Standing, hold.Fact.Value, hold.Fact.Exception, hold.Fact.Step));
        Assert.Equal("material-on-hold", floor.Record("z", null).Refusal.Code);
        // Another result of the test takes no hold away: quality does.
        floor.Must(Enter(floor, "assay", "99.0", reason: "The first was diluted wrongly"));
        Assert.Equal("material-on-hold", floor.Record("z", null).Refusal.Code);
        floor.Must(floor.Do(Reviewed.Qa, scene => MaterialHolds.Decide(
            scene, new DecideMaterialCommand(hold.Id, MaterialDecision.Use, "Retested"), Floor.Sign("qa", SignatureMeaning.Approved))));
        floor.Must(floor.Record("z", null));
        floor.Must(floor.Record("y", null));
        // After the end of work the lot waits for the exception as a whole.
        floor.Must(Enter(floor, "assay", "93.0", "Third vial", "Confirmed"));
        Assert.Single(floor.State.MaterialHolds);
        Assert.Contains(ReleaseDecisions.Blockers(floor.State, floor.Recipe), one => one.Code == "exception-open");
        Assert.Equal(floor.Shown(), floor.Replayed());
    }

    [Fact]
    public void Another_result_of_the_same_test_says_why_stays_beside_the_first_and_is_reviewed_again()
    {
        var floor = Taken();
        floor.Must(Enter(floor, "assay", "99.2"));
        floor.Must(Enter(floor, "look", "Clear"));
        floor.Must(ReviewAll(floor));
        Assert.Equal("lab-result-there", Enter(floor, "assay", "99.4").Code());
        floor.Must(Enter(floor, "assay", "99.4", reason: "Dilution was noted wrong"));
        Assert.Equal(["99.2", "Clear", "99.4"], floor.State.LabResults.Select(one => one.Value));
        Assert.Contains("qc-review-superseded", Codes(floor));
        Assert.Contains(ReviewItems.Of(floor.Scene(Reviewed.Qa)), item => item.Kind == ItemKind.Correction);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Requirement", "C-134")]
    public void A_sample_that_was_taken_again_is_not_tested_by_the_results_of_the_first(bool corrected)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Sample, Make.Do("z"))));
        floor.Must(floor.Record("s", null));
        floor.Must(Enter(floor, "assay", "99.2"));
        floor.Must(Enter(floor, "look", "Clear"));
        floor.Must(ReviewAll(floor));
        Assert.Empty(Codes(floor));
        if (corrected)
        {
            floor.Must(floor.Correct("s", "B1-S9", "Wrong vial"));
        }
        else
        {
            floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), scene => RedoDecision.Repeat(scene, new RepeatCommand("s", "Vial broke"))));
            floor.Must(floor.Record("s", null));
        }

        Assert.Contains("lab-result-missing", Codes(floor));
        floor.Must(Enter(floor, "assay", "99.0"));
        floor.Must(Enter(floor, "look", "Clear"));
        Assert.Equal(["qc-review-superseded"], Codes(floor));
    }

    [Theory]
    [InlineData("assay", "99.25", "too-many-decimals")]
    [InlineData("assay", "much", "input-not-accepted")]
    [InlineData("water", "1.0", "lab-test-unknown")]
    [InlineData("look", "", "input-not-accepted")]
    public void A_result_is_read_by_the_specification_of_the_recipe(string test, string value, string code) =>
        Assert.Equal(code, Enter(Taken(), test, value).Code());

    [Fact]
    public void A_sample_that_was_not_taken_asks_for_no_result()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Sample)));
        Assert.Empty(Laboratory.Due(floor.State, floor.Recipe));
        Assert.Equal("lab-test-unknown", Enter(floor, "assay", "99.2").Code());
    }

    private static Floor Taken()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Sample)));
        floor.Must(floor.Record("s", null));
        return floor;
    }

    private static Outcome<Telling> Enter(Floor floor, string test, string value, string? reason = null, string? why = null) => floor.Do(
        Reviewed.Qc, scene => Laboratory.Record(scene, new LabResultCommand("s", test, value, null, reason, why)));

    private static Outcome<Telling> ReviewAll(Floor floor) =>
        floor.Do(Reviewed.OtherQc, scene => Laboratory.Review(scene, Floor.Sign("qd", SignatureMeaning.Reviewed)));

    private static List<string> Codes(Floor floor) => [.. Laboratory.Blockers(floor.State, floor.Recipe).Select(one => one.Code)];
}
