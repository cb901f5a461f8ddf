using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
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
        var early = await keep.CleanAsync(sup, prepared.Id, new CleanCampaignCommand(CleaningLevel.Minor, "Vacuumed, SOP-31"), default);
        Assert.Equal("campaign-at-work", early.Refusal.Code);
        Assert.Equal("attempt-refused.v1", (await plant.Instance.Ledger.ReadStreamAsync(CampaignState.StreamOf(prepared.Id)))[^1].Type);
        BatchInstance.Ok(await plant.RecordAsync(plant.An, prepared.Batches[0], "a"));
        BatchInstance.Ok(await keep.CleanAsync(sup, prepared.Id, new CleanCampaignCommand(CleaningLevel.Minor, "Vacuumed, SOP-31"), default));
        BatchInstance.Ok(await Start(1));

        var view = Assert.Single((await list.ListAsync("hn", null, default)).Items);
        Assert.Equal(["complete", "running", "idle"], view.Batches.Select(one => one.State));
        Assert.Equal((CleaningLevel.Minor, 1), (view.Due!.Level, view.Due.Batches));
        Assert.Equal(3, (await plant.Get<Board>().ShowAsync(new ShowBoard(Campaign: prepared.Id), default)).Total);
        Assert.Equal("campaign-complete", (await plan.PrepareRestAsync(planner, prepared.Id, new ReleaseCampaignCommand(), default)).Refusal.Code);

        BatchInstance.Ok(await keep.EndAsync(planner, prepared.Id, new ReasonCommand("The line is needed"), default));
        BatchInstance.Ok(await Start(2));
        Assert.Equal("campaign-over", (await keep.CleanAsync(sup, prepared.Id, new CleanCampaignCommand(CleaningLevel.Minor, "x"), default)).Refusal.Code);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task A_request_with_a_key_releases_every_order_and_its_retry_after_a_crash_releases_what_is_left(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await plant.LotAsync("S-1");
        var recipe = Make.Recipe(Make.Phase("p1", Make.Do("a")));
        plant.Recipes.Approve(recipe);
        var plan = plant.Get<PlanCampaign>();
        var planner = plant.People["plan"] with { Claim = new IdempotencyClaim("plan", "key-1", "hash") };
        var command = new PlanCampaignCommand("HN", recipe.Id, 3, Line: "Line 1");
        var prepared = BatchInstance.Ok(await plan.PrepareAsync(planner, command, default));
        var signed = command with { Id = prepared.Id, FirstBatch = prepared.Batches[0], Signature = BatchInstance.Sign(prepared.Hash, prepared.Document, "plan") };
        var answer = BatchInstance.Ok(await plan.SignAsync(planner, signed, default));
        Assert.Equal(prepared.Batches, answer.Released);
        Assert.Equal((0, null), (answer.Missing.Count, answer.Code));
        // Nothing twice, whatever is sent again.
        Assert.Equal(prepared.Batches, BatchInstance.Ok(await plan.SignAsync(planner, signed, default)).Released);

        // The process ends after the campaign is planned: the same request finds it and goes on.
        var second = BatchInstance.Ok(await plan.PrepareAsync(planner, command, default));
        Assert.Equal(PlanCampaign.Following(prepared.Batches[0], 6).Skip(3), second.Batches);
        var input = BatchInstance.Sign(second.Hash, second.Document, "plan");
        var signature = BatchInstance.Ok(await plant.Get<ISigning>().SignAsync(planner, input, second.Document, new SignRequirement([Role.Planner], "HN", [])));
        var fact = new CampaignPlanned(
            second.Id, "HN", "Asia/Ho_Chi_Minh", "Line 1", recipe.Id, recipe.Version, recipe.Title, null, second.Batches, [], new CleaningRule(), null, null, null, 0,
            new By("plan", "Plan"), signature);
        await plant.Instance.Ledger.AppendAsync(new AppendRequest(Author.System, [new Draft(CampaignState.StreamOf(second.Id), fact)], []));
        var again = BatchInstance.Ok(await plan.SignAsync(
            planner with { Claim = new IdempotencyClaim("plan", "key-2", "hash") }, command with { Id = second.Id, FirstBatch = second.Batches[0], Signature = input }, default));
        Assert.Equal(second.Batches, again.Released);
        Assert.Empty(again.Missing);
        Assert.Equal(second.Hash, (await plant.StateAsync(second.Batches[2])).Order!.Signature.DocumentHash);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Xunit.Fact]
    public async Task What_orders_of_a_campaign_lack_is_signed_and_ids_that_it_planned_are_its_own()
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        await plant.LotAsync("S-1", kilograms: 15m);
        var recipe = Make.Recipe(Make.Phase("p1", Make.Charge("c")));
        plant.Recipes.Approve(recipe);
        var (plan, planner) = (plant.Get<PlanCampaign>(), plant.People["plan"]);
        var command = new PlanCampaignCommand("HN", recipe.Id, 2, Line: "Line 1");
        Assert.Equal("material-short", (await plan.PrepareAsync(planner, command, default)).Refusal.Code);
        command = command with { ShortageReason = "A delivery is on its way." };
        var prepared = BatchInstance.Ok(await plan.PrepareAsync(planner, command, default));
        // The first keeps ten of the fifteen: five are left for the second.
        var missing = Assert.Single(prepared.Document.Lines, line => line.Value.StartsWith("SUGAR", StringComparison.Ordinal));
        Assert.Equal($"{prepared.Batches[1]} · Missing material", missing.Label);
        Assert.StartsWith("SUGAR Sucrose: 5", missing.Value, StringComparison.Ordinal);
        BatchInstance.Ok(await plan.SignAsync(
            planner, command with { Id = prepared.Id, FirstBatch = prepared.Batches[0], Signature = BatchInstance.Sign(prepared.Hash, prepared.Document, "plan") }, default));
        Assert.Null((await plant.StateAsync(prepared.Batches[0])).Order!.ShortageReason);
        Assert.Equal("A delivery is on its way.", (await plant.StateAsync(prepared.Batches[1])).Order!.ShortageReason);
        Assert.Equal("batch-id-taken", (await plan.PrepareAsync(planner, command with { FirstBatch = prepared.Batches[1] }, default)).Refusal.Code);
    }
}
