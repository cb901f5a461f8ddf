using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class ThinLineTests
{
    private static MasterRecipe Syrup() => Make.Parallel(
        Make.Operation("weigh", Make.Phase("p1", Make.Charge("c1"))),
        Make.Operation("heat", Make.Phase("p2", Make.Number("t1"), Make.Do("i1"))),
        Make.Operation("close", Make.Phase("p3", new Instruction
        {
            Id = "y1",
            Kind = InstructionKind.Yield,
            Title = "Yield",
            Unit = Unit.Kilogram,
        })));

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-188a")]
    [Trait("Requirement", "C-192a")]
    [Trait("Requirement", "A11-15")]
    [Trait("Requirement", "A16-qp")]
    [Trait("Requirement", "U12")]
    public async Task A_batch_runs_from_its_order_to_the_register(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await plant.LotAsync("S-100");
        var batch = await plant.BatchAsync(Syrup());
        Assert.Equal("B2611-001", batch);

        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c1", "s-100", "4.00"));
        BatchInstance.Ok(await plant.RecordAsync(plant.People["lan"], batch, "t1", "46.0", "Valve stuck"));
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c1", "S-100", "6.02"));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "c1"));
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, batch, "c1", "binh"));
        BatchInstance.Ok(await plant.SignStepAsync(plant.People["lan"], batch, "t1"));
        BatchInstance.Ok(await plant.RecordAsync(plant.People["lan"], batch, "i1"));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "y1", "98.0"));
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, batch, "y1", "binh"));

        await ReleaseAsync(plant, batch);
        var info = await plant.Get<IBatchDirectory>().FindAsync(batch);
        Assert.Equal((Lifecycle.Complete, Disposition.Certified, "HN-2026-0001"), (info!.State, info.Disposition, info.RegisterNumber));
        Assert.True(info.MayBeSupplied);
        Assert.Equal(new DateOnly(2028, 11, 22), info.ExpiresOn);
        var trace = await plant.Get<IBatchDirectory>().TraceAsync(batch);
        Assert.Equal(["4.00 kg", "6.02 kg"], trace!.Consumed.Select(one => one.Quantity.ToString()));
        var uses = await plant.Get<IBatchDirectory>().UsesOfLotAsync("S-100");
        Assert.Equal(trace.Consumed.Select(one => one.Quantity), uses.Select(one => one.Quantity));
        Assert.Equal("89.98 kg", (await plant.Get<Theriac.Plant.ILots>().LoadAsync("S-100")).State.OnHand.ToString());
        Assert.NotNull(await plant.Get<ITreeProofs>().CoveringAsync((await plant.Instance.Ledger.ReadStreamAsync($"batch/{batch}"))[^1].Number));
        var performance = await plant.Get<IBatchPerformance>().FindAsync(batch);
        Assert.Equal(["weigh", "heat", "close"], performance!.Segments.Select(one => one.Id));
        Assert.Equal(["4.00 kg", "6.02 kg"], performance.Segments[0].Consumed.Select(one => $"{one.Quantity}"));
        Assert.Equal(["an", "binh"], performance.Segments[0].People.Select(one => one.Id));
        Assert.Equal("98.0 kg", $"{performance.Segments[2].Produced.Single().Quantity}");
        Assert.All(performance.Segments, one => Assert.True(one.Start <= one.End));
        Assert.Equal("HN-2026-0001", performance.RegisterNumber);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-192b")]
    public async Task Batches_that_share_a_lot_are_named_beside_an_exception(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await plant.LotAsync("S-100");
        await plant.LotAsync("S-200");
        var first = await plant.BatchAsync(Syrup());
        var second = await plant.BatchAsync(Syrup());
        var third = await plant.BatchAsync(Syrup());
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, first, "c1", "S-100", "10.00"));
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, second, "c1", "S-100", "10.00"));
        Assert.Equal("lot-not-reserved", (await plant.ChargeAsync(plant.An, third, "c1", "S-200", "10.00")).Refusal.Code);
        BatchInstance.Ok(await plant.ReserveAsync(third, ("S-200", 10m)));
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, third, "c1", "S-200", "10.00"));

        var associated = await plant.Get<FindAssociated>().ListAsync(first, default);
        Assert.Equal([second], associated.Items.Select(one => one.Batch));
        Assert.Equal(["S-100"], associated.Items.Single().Lots.Select(lot => lot.Lot));
        Assert.Empty((await plant.Get<FindAssociated>().ListAsync(third, default)).Items);
    }

    private static async Task ReleaseAsync(BatchInstance plant, string batch)
    {
        var (qa, qp) = (plant.People["qa"], plant.People["qp"]);
        Task<Outcome<CommandAnswer>> Certify() =>
            plant.SignAsync(qp, batch, input => SignedActions.Certify(new CertifyCommand { Signature = input }));
        var blocked = await Certify();
        Assert.Equal("release-blocked", blocked.Refusal.Code);
        Assert.Contains(blocked.Refusal.Errors, error => error.Code == "exception-open");
        Assert.Contains(blocked.Refusal.Errors, error => error.Code == "review-missing");
        Assert.Contains(blocked.Refusal.Errors, error => error.Code == "audit-trail-review-missing");

        var conclusion = new ConcludeCommand("None: the syrup was not affected.", "Valve", "Accept; valve repaired.");
        BatchInstance.Ok(await plant.SignAsync(
            qa, batch, input => SignedActions.Conclude($"{batch}-E1", conclusion with { Signature = input })));
        BatchInstance.Ok(await plant.Work.DoAsync(qa, batch, "start-review", ReviewDecisions.Start));
        var unseen = await plant.SignAsync(qa, batch, input => SignedActions.Review(new ReviewCommand { Signature = input }));
        Assert.Equal("review-items-not-seen", unseen.Refusal.Code);
        var review = ReviewView.Of(BatchInstance.Ok(await plant.Work.LoadAsync(qa, batch, Needs.Nothing, default)), "en");
        Assert.Equal(0, review.Proof.NotRun);
        foreach (var item in review.Items)
            BatchInstance.Ok(await plant.Work.DoAsync(qa, batch, "mark-seen", scene => ReviewDecisions.Seen(scene, new SeenCommand(item.Key))));
        // The certification that was refused is an item of its own by now, and was seen.
        BatchInstance.Ok(await plant.SignAsync(qa, batch, input => SignedActions.ReviewTrail(new ReviewCommand { Signature = input })));
        await SeeAllAsync(plant, batch);
        BatchInstance.Ok(await plant.SignAsync(qa, batch, input => SignedActions.Review(new ReviewCommand { Signature = input })));
        var command = new CertifyCommand();
        var prepared = BatchInstance.Ok(await plant.Work.PrepareAsync(qp, batch, SignedActions.Certify(command), default));
        BatchInstance.Ok(await plant.Get<CertifyBatch>().SignAsync(
            qp, batch, command with { Signature = BatchInstance.Sign(prepared.Hash, prepared.Document, "qp") }, default));
    }

    private static async Task SeeAllAsync(BatchInstance plant, string batch)
    {
        var qa = plant.People["qa"];
        var review = ReviewView.Of(BatchInstance.Ok(await plant.Work.LoadAsync(qa, batch, Needs.Nothing, default)), "en");
        foreach (var item in review.Items.Where(item => !item.Seen))
            BatchInstance.Ok(await plant.Work.DoAsync(qa, batch, "mark-seen", scene => ReviewDecisions.Seen(scene, new SeenCommand(item.Key))));
    }
}
