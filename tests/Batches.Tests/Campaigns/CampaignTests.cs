using System.Collections.Immutable;
using Theriac.Kernel;
using Theriac.Plant;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>The cleaning rule of a campaign as a table: batches that began, cleanings between them, and what is due.</summary>
public sealed class CampaignTests
{
    private const long Day = 86_400L * Micros.PerSecond;

    private static readonly By Sup = new("sup", "Sup");

    private static CampaignState Run(CleaningRule rule, string story)
    {
        var state = CampaignState.Empty("campaign/C1") with
        {
            Planned = new CampaignPlanned(
                "C1", "HN", "Asia/Ho_Chi_Minh", "L1", "R-1", "1", "Syrup", null, ["B-1", "B-2"], ["MX-1"], rule, null, null, null, 0, Sup, null!),
        };
        // b: a batch began; m, M: a minor, a major cleaning; each a day after the one before.
        for (var (at, index) = (Day, 0); index < story.Length; (at, index) = (at + Day, index + 1))
        {
            state = story[index] == 'b'
                ? state with { Started = state.Started.Add(($"B-{state.Started.Count + 1}", at)) }
                : state with
                {
                    Cleanings = state.Cleanings.Add(
                        new CleaningState(story[index] == 'M' ? CleaningLevel.Major : CleaningLevel.Minor, state.Started.Count, at, "", "")),
                };
        }

        return state;
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("b", null)]
    [InlineData("bb", "Minor")]
    [InlineData("bbm", null)]
    [InlineData("bbmb", null)]
    [InlineData("bbmbb", "Major")] // Both are due: the major one.
    [InlineData("bbmbbm", "Major")] // A minor cleaning is no major one.
    [InlineData("bbmbbM", null)]
    [InlineData("bbMbb", "Minor")] // A major cleaning counts as one of any kind.
    public void A_cleaning_is_due_after_so_many_batches(string story, string? due)
    {
        var state = Run(new CleaningRule(MinorAfterBatches: 2, MajorAfterBatches: 4), story);
        Assert.Equal(due, CampaignDecisions.DueOf(state, 100 * Day)?.Level.ToString());
    }

    [Theory]
    [InlineData("b", 5, null)]
    [InlineData("b", 6, "Major")] // Five days after the first batch began.
    [InlineData("bM", 30, null)] // Nothing began since: a clean line stays clean here; its own hold time is the equipment's.
    [InlineData("bMb", 6, null)]
    [InlineData("bMb", 7, "Major")]
    public void A_major_cleaning_is_due_after_so_many_days(string story, int day, string? due)
    {
        var state = Run(new CleaningRule(MajorAfterDays: 5), story);
        Assert.Equal(due, CampaignDecisions.DueOf(state, day * Day)?.Level.ToString());
    }

    [Fact]
    public void Without_a_rule_nothing_is_ever_due() => Assert.Null(CampaignDecisions.DueOf(Run(new CleaningRule(), "bbbbbbbb"), 900 * Day));

    [Fact]
    public void A_batch_begins_only_once_the_line_is_cleaned_and_is_counted()
    {
        var rule = new CleaningRule(MinorAfterBatches: 1, MajorAfterBatches: 2);
        CampaignPlace second = new("C1", 2);
        Assert.Equal("campaign-minor-cleaning-due", CampaignDecisions.Start(Run(rule, "b"), second, "B-2", Day, Sup).Refusal.Code);
        Assert.Equal("campaign-major-cleaning-due", CampaignDecisions.Start(Run(rule, "bmb"), second, "B-3", Day, Sup).Refusal.Code);
        Assert.Equal(new CampaignBatchStarted("B-2", 2, Sup), CampaignDecisions.Start(Run(rule, "bm"), second, "B-2", Day, Sup).Value);
        var ended = Run(rule, "b") with { Ended = new CampaignEnded("Line is needed", Sup) };
        Assert.Null(CampaignDecisions.Start(ended, second, "B-2", Day, Sup).Value);
    }

    [Fact]
    public void A_major_cleaning_is_recorded_when_all_equipment_of_the_line_is_clean()
    {
        var mixer = EquipmentState.Empty("equipment/MX-1");
        var state = Run(new CleaningRule(MajorAfterBatches: 1), "b");
        Assert.Equal("campaign-equipment-not-clean", CampaignDecisions.Clean(state, CleaningLevel.Major, "SOP-7", [], [mixer], Sup).Refusal.Code);
        var clean = CampaignDecisions.Clean(state, CleaningLevel.Major, " SOP-7 ", [], [mixer with { Condition = EquipmentCondition.Clean }], Sup);
        Assert.Equal(new CampaignCleaned(CleaningLevel.Major, 1, "SOP-7", Sup), clean.Value);
        Assert.False(CampaignDecisions.Clean(state, CleaningLevel.Minor, " ", [], [], Sup).IsOk);
        Assert.Equal("campaign-not-begun", CampaignDecisions.Clean(Run(new CleaningRule(), ""), CleaningLevel.Minor, "x", [], [], Sup).Refusal.Code);
    }

    [Theory]
    [InlineData(Lifecycle.Running, "Minor", "campaign-at-work")]
    [InlineData(Lifecycle.Held, "Major", "campaign-at-work")]
    [InlineData(Lifecycle.Complete, "Minor", null)]
    [InlineData(Lifecycle.Aborted, "Major", null)]
    public void The_line_is_cleaned_between_batches_and_not_while_one_is_at_work(Lifecycle state, string level, string? code)
    {
        var clean = EquipmentState.Empty("equipment/MX-1") with { Condition = EquipmentCondition.Clean };
        var batch = BatchState.Empty("batch/B-1") with { Lifecycle = state };
        var outcome = CampaignDecisions.Clean(Run(new CleaningRule(MinorAfterBatches: 1), "b"), Enum.Parse<CleaningLevel>(level), "SOP-7", [batch], [clean], Sup);
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    [Fact]
    public void A_campaign_with_a_rule_of_major_cleanings_names_its_equipment()
    {
        var command = new PlanCampaignCommand("HN", "R-1", 5, Line: "L1", Rule: new CleaningRule(MajorAfterDays: 7));
        Assert.Equal("campaign-equipment-missing", CampaignDecisions.Check(command)!.Errors.Single().Code);
        Assert.Null(CampaignDecisions.Check(command with { Equipment = ["MX-1"] }));
        Assert.Null(CampaignDecisions.Check(command with { Rule = new CleaningRule(MinorAfterBatches: 2) }));
    }

    [Theory]
    [InlineData("MX-1", "B-1", true)]
    [InlineData("MX-1", "B-9", false)] // Left by a batch of no campaign, or of another.
    [InlineData("MX-2", "B-1", false)] // No part of the line.
    public void Equipment_that_a_batch_of_the_campaign_left_stays_with_it(string equipment, string lastBatch, bool kept)
    {
        var piece = EquipmentState.Empty("equipment/" + equipment) with { Batch = lastBatch };
        Assert.Equal(kept, CampaignDecisions.Keeps(Run(new CleaningRule(), "b"), piece));
        Assert.False(CampaignDecisions.Keeps(Run(new CleaningRule(), "b") with { Ended = new CampaignEnded("x", Sup) }, piece));
    }

    [Theory]
    [InlineData("B2611-009", "B2611-009 B2611-010 B2611-011")]
    [InlineData("99", "99 100 101")]
    [InlineData("RUN", "RUN-01 RUN-02 RUN-03")]
    public void Ids_of_a_campaign_follow_each_other(string first, string all) =>
        Assert.Equal(all.Split(' '), PlanCampaign.Following(first, 3));

    [Theory]
    [InlineData(1, "L1", "campaign-size")]
    [InlineData(51, "L1", "campaign-size")]
    [InlineData(5, " ", "campaign-line")]
    public void What_is_no_campaign_is_said(int batches, string line, string code) =>
        Assert.Equal(code, CampaignDecisions.Check(new PlanCampaignCommand("HN", "R-1", batches, Line: line))!.Errors.Single().Code);
}
