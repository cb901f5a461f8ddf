using Theriac.Kernel;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>A campaign from its signature to its last batch, on both engines.</summary>
public sealed class CampaignHandlerTests
{
    [Theory, OnBothEngines]
    public async Task One_signature_releases_consecutive_orders_and_the_rule_keeps_the_next_one_from_starting(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var recipe = Make.Recipe(Make.Operation("heat", Make.Phase("p1", Make.Do("a"))));
        plant.Recipes.Approve(recipe);
        var (plan, keep, list) = (plant.Get<PlanCampaign>(), plant.Get<KeepCampaign>(), plant.Get<CampaignList>());
        var (planner, sup) = (plant.People["plan"], plant.People["sup"]);
        var command = new PlanCampaignCommand(
            "HN", recipe.Id, 3, Line: "Line 1", PlannedStart: new DateTimeOffset(2026, 12, 1, 6, 0, 0, TimeSpan.Zero), EveryHours: 8,
            Rule: new CleaningRule(MinorAfterBatches: 1), ShortageReason: "A delivery is on its way.");
        var prepared = BatchInstance.Ok(await plan.PrepareAsync(planner, command, default));
        Assert.Equal(3, prepared.Batches.Count);
        var answer = BatchInstance.Ok(await plan.SignAsync(
            planner, command with { Id = prepared.Id, FirstBatch = prepared.Batches[0], Signature = BatchInstance.Sign(prepared.Hash, prepared.Document, "plan") }, default));
        Assert.Equal(prepared.Batches, answer.Released);
        Assert.Empty(answer.Missing);

        var second = (await plant.StateAsync(prepared.Batches[1])).Order!;
        Assert.Equal((new CampaignPlace(prepared.Id, 2), "Line 1", second.PlannedStart + (8 * 3_600L * Micros.PerSecond)), (second.Campaign, second.Line, second.PlannedEnd));
        Assert.Equal(prepared.Hash, second.Signature.DocumentHash);

        Task<Outcome<CommandAnswer>> Start(int index) => plant.Work.DoAsync(sup, prepared.Batches[index], "start", StartBatchDecision.Decide);
        BatchInstance.Ok(await Start(0));
        Assert.Equal("campaign-minor-cleaning-due", (await Start(1)).Refusal.Code);
        BatchInstance.Ok(await keep.CleanAsync(sup, prepared.Id, new CleanCampaignCommand(CleaningLevel.Minor, "Vacuumed, SOP-31"), default));
        BatchInstance.Ok(await Start(1));

        var view = Assert.Single((await list.ListAsync("hn", null, default)).Items);
        Assert.Equal(["running", "running", "idle"], view.Batches.Select(one => one.State));
        Assert.Equal((CleaningLevel.Minor, 1), (view.Due!.Level, view.Due.Batches));
        Assert.Equal(3, (await plant.Get<Board>().ShowAsync(new ShowBoard(Campaign: prepared.Id), default)).Total);
        Assert.Equal("campaign-complete", (await plan.PrepareRestAsync(planner, prepared.Id, new ReleaseCampaignCommand(), default)).Refusal.Code);

        BatchInstance.Ok(await keep.EndAsync(planner, prepared.Id, new ReasonCommand("The line is needed"), default));
        BatchInstance.Ok(await Start(2));
        Assert.Equal("campaign-over", (await keep.CleanAsync(sup, prepared.Id, new CleanCampaignCommand(CleaningLevel.Minor, "x"), default)).Refusal.Code);
        await RebuildEquality.AssertAsync(plant.Instance);
    }
}
