using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Plant.Materials;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class BulkTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "U14")]
    public async Task What_a_batch_yields_is_a_lot_that_feeds_several_others_and_nothing_of_it_gets_lost(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        BatchInstance.Ok(await plant.Get<AddMaterial>().HandleAsync(
            new AddMaterialInput("GRAN", "Granulate", MaterialKind.Bulk, "kg", null), plant.People["adm"], default));
        var bulk = await plant.BatchAsync(Granulation(), "BULK-1");
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, bulk, "y", "98.0"));
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, bulk, "y", "binh"));

        var made = Assert.Single((await plant.StateAsync(bulk)).Produced);
        Assert.Equal(("GRAN", "BULK-1", "98.0 kg"), (made.Material, made.Lot, made.Quantity.ToString()));
        var lot = (await plant.Get<ILots>().LoadAsync("BULK-1")).State;
        Assert.Equal((LotStatus.Quarantine, bulk, new DateOnly(2028, 11, 22)), (lot.Status, lot.MadeBy, lot.ExpiryOn));
        Assert.Equal("lot-governed-by-batch", (await plant.Get<Plant.Lots.DecideLot>().PrepareAsync(
            "BULK-1", new Plant.Lots.ReleaseLot(), "en", plant.People["qa"], default)).Refusal.Code);

        // A yield that is put right before anybody has decided is the quantity of its lot too.
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, bulk, "correct", scene => CorrectDecision.Decide(scene, new CorrectCommand("y", "97.0", "Misread")), Needs.Of("y", "97.0", null)));
        Assert.Equal("97.0 kg", (await plant.Get<ILots>().LoadAsync("BULK-1")).State.OnHand.ToString());
        Assert.Equal("97.0 kg", Assert.Single((await plant.StateAsync(bulk)).Produced).Quantity.ToString());

        var random = new Random(20261122);
        var parts = Enumerable.Range(0, 4).Select(_ => random.Next(1, 2000) / 100m).ToList();
        var fed = new List<string>();
        foreach (var (part, index) in parts.Select((part, index) => (part, index)))
            fed.Add(await plant.BatchAsync(Packing(part), $"PACK-{index + 1}"));
        Assert.Equal("lot-not-released", (await plant.ChargeAsync(plant.An, fed[0], "c", "BULK-1", "1.00")).Refusal.Code);
        await DecideAsync(plant, "BULK-1");
        foreach (var (batch, part) in fed.Zip(parts))
            BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c", "BULK-1", DecimalText.Of(part)));
        BatchInstance.Ok(await plant.ReturnAsync(fed[0], "c", 1, "0.01", "BULK-1"));

        var uses = await plant.Get<IBatchDirectory>().UsesOfLotAsync("BULK-1");
        var traced = new List<ConsumedLot>();
        foreach (var batch in fed)
            traced.AddRange((await plant.Get<IBatchDirectory>().TraceAsync(batch))!.Consumed);
        var left = (await plant.Get<ILots>().LoadAsync("BULK-1")).State.OnHand.Value;
        Assert.Equal(parts.Sum() - 0.01m, uses.Sum(use => use.Quantity.Value));
        Assert.Equal(parts.Sum() - 0.01m, traced.Sum(use => use.Quantity.Value));
        Assert.Equal(97.0m - parts.Sum() + 0.01m, left);
        Assert.Equal(["BULK-1"], (await plant.Get<IBatchDirectory>().FindAsync(bulk))!.ProducedLots);
        var told = (await plant.Get<IBatchPerformance>().FindAsync(fed[0]))!.Segments.SelectMany(one => one.Consumed).Single();
        Assert.Equal(parts[0] - 0.01m, told.Quantity.Value); // What went back was not used.
        Assert.Equal(
            new MadeLot("GRAN", "BULK-1"), (await plant.Get<IBatchPerformance>().FindAsync(bulk))!.Segments.SelectMany(one => one.Produced).Single().Lot);

        // A yield below what went on cannot be followed by the lot: the record says so, and somebody looks into it.
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, bulk, "correct", scene => CorrectDecision.Decide(scene, new CorrectCommand("y", "0.5", "Decimal point", null, null, "Counted by two")), Needs.Of("y", "0.5", null)));
        Assert.Equal("97.0 kg", Assert.Single((await plant.StateAsync(bulk)).Produced).Quantity.ToString());
        var open = Assert.Single((await plant.StateAsync(bulk)).Exceptions, one => one.Opened.Kind == ExceptionKind.Material);
        Assert.Equal((Grade.Major, "BULK-1", "0.5 kg"), (open.Grade, open.Opened.Facts["lot"], open.Opened.Facts["yield"]));
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-192b")]
    public async Task What_is_decided_about_the_bulk_reaches_every_batch_that_took_of_it_and_no_other(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        BatchInstance.Ok(await plant.Get<AddMaterial>().HandleAsync(
            new AddMaterialInput("GRAN", "Granulate", MaterialKind.Bulk, "kg", null), plant.People["adm"], default));
        var bulk = await plant.BatchAsync(Granulation(), "BULK-1");
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, bulk, "y", "98.0"));
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, bulk, "y", "binh"));
        var (fed, spared) = (await plant.BatchAsync(Packing(5m), "PACK-1"), await plant.BatchAsync(Packing(6m), "PACK-2"));
        await DecideAsync(plant, "BULK-1");
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, fed, "c", "BULK-1", "5.00"));
        // All that this one took went back.
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, spared, "c", "BULK-1", "6.00"));
        BatchInstance.Ok(await plant.ReturnAsync(spared, "c", 1, "6.00", "BULK-1"));

        BatchInstance.Ok(await plant.SignAsync(
            plant.People["qa"], bulk, input => SignedActions.HoldLot(new HoldLotCommand("Assay in doubt") { Signature = input })));

        var told = Assert.Single((await plant.StateAsync(fed)).Exceptions);
        Assert.Equal((ExceptionKind.SourceHeldBack, Grade.Major, "on-hold"), (told.Opened.Kind, told.Grade, told.Opened.Facts["state"]));
        Assert.Empty((await plant.StateAsync(spared)).Exceptions);
        var directory = plant.Get<IBatchDirectory>();
        var source = Assert.Single(await directory.SourcesAsync(fed));
        Assert.Equal((bulk, "BULK-1", true), (source.BatchId, source.Lot, source.IsHeldBack));
        Assert.Empty(await directory.SourcesAsync(spared));
        var associated = plant.Get<FindAssociated>();
        Assert.Equal("BULK-1", Assert.Single(Assert.Single((await associated.ListAsync(fed, default)).Items).MadeFrom).Lot);
        Assert.Equal((fed, "BULK-1"), (await associated.ListAsync(bulk, default)).Items.Select(one => (one.Batch, one.MadeInto.Single().Lot)).Single());

        var news = await plant.Get<IBatchDownstream>().OfRecallAsync(plant.People["qa"], bulk, "Particles");
        await plant.Instance.Ledger.AppendAsync(new Ledger.AppendRequest(Ledger.Author.System, news.Drafts, news.ReliesOn));
        var recalled = await plant.StateAsync(fed);
        Assert.Equal((Grade.Critical, Lifecycle.Held), (recalled.Exceptions[1].Grade, recalled.Lifecycle));
        Assert.Empty((await plant.Get<IBatchDownstream>().OfRecallAsync(plant.People["qa"], bulk, "Particles")).Drafts);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Fact]
    [Trait("Requirement", "U14")]
    public async Task A_lot_that_is_charged_by_the_label_of_its_container_is_in_the_genealogy_with_what_did_not_go_back()
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var bag = new Quantity(25m, Unit.Kilogram);
        BatchInstance.Ok(await plant.Get<Plant.Lots.ReceiveLot>().HandleAsync(
            new Plant.Lots.ReceiveLotInput("S-1", "SUGAR", "HN", new Quantity(50m, Unit.Kilogram), "Meggle", "L1", Containers: [bag, bag]), plant.People["sup"], default));
        var prepared = BatchInstance.Ok(await plant.Get<Plant.Lots.DecideLot>().PrepareAsync("S-1", new Plant.Lots.ReleaseLot(), "en", plant.People["qa"], default));
        BatchInstance.Ok(await plant.Get<Plant.Lots.DecideLot>().HandleAsync("S-1", new Plant.Lots.ReleaseLot(), People.Testing.TestPeople.Sign(prepared), plant.People["qa"], default));
        var container = (await plant.Get<ILots>().LoadAsync("S-1")).State.Containers[1].Id;
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Charge("c"), Make.Do("next"))));

        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c", container, "10.00"));
        BatchInstance.Ok(await plant.ReturnAsync(batch, "c", 1, "1.00", "S-1"));

        Assert.Equal(["25 kg", "16.00 kg"], (await plant.Get<ILots>().LoadAsync("S-1")).State.Containers.Select(one => one.Left.ToString()));
        Assert.Equal(9.00m, (await plant.Get<IBatchDirectory>().UsesOfLotAsync("S-1")).Sum(use => use.Quantity.Value));
        Assert.Equal(("S-1", "9.00 kg"), (await plant.Get<IBatchDirectory>().TraceAsync(batch))!.Consumed.Select(one => (one.Lot, one.Quantity.ToString())).Single());
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Fact]
    public async Task What_is_not_fit_and_what_was_never_charged_does_not_go_back()
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        await plant.LotAsync("S-1");
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Charge("c"), Make.Do("next"))));
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c", "S-1", "10.00"));
        Assert.Equal("material-not-fit", (await plant.ReturnAsync(batch, "c", 1, "1.00", "S-1", fit: false)).Refusal.Code);
        Assert.Equal("value-not-plausible", (await plant.ReturnAsync(batch, "c", 1, "10.01", "S-1")).Refusal.Code);
        BatchInstance.Ok(await plant.ReturnAsync(batch, "c", 1, "4.00", "S-1"));
        Assert.Equal("value-not-plausible", (await plant.ReturnAsync(batch, "c", 1, "6.01", "S-1")).Refusal.Code);
        Assert.Equal("94.00 kg", (await plant.Get<ILots>().LoadAsync("S-1")).State.OnHand.ToString());
    }

    [Theory]
    [InlineData(LotStatus.Quarantine, LotStatus.Released, true)]
    [InlineData(LotStatus.Released, LotStatus.Quarantine, true)]
    [InlineData(LotStatus.Released, LotStatus.Rejected, true)]
    [InlineData(LotStatus.Released, LotStatus.Released, false)]
    [InlineData(LotStatus.Rejected, LotStatus.Released, false)]
    public void The_decision_about_the_batch_governs_its_lot_and_no_other(LotStatus from, LotStatus to, bool changes)
    {
        var quantity = Make.Of(98m, "kg");
        var state = new LotState("BULK-1", "GRAN", "HN", from, quantity, quantity, "HN", "B1", null, "an") { MadeBy = "B1" };
        var lot = new Ledger.Folded<LotState>("lot/BULK-1", state, 2);
        Assert.Equal(changes, LotGate.Govern(lot, "B1", to) is { } governed && governed.Status == to);
        Assert.Null(LotGate.Govern(lot with { State = state with { MadeBy = null } }, "B1", to));
    }

    private static async Task DecideAsync(BatchInstance plant, string id, string batch = "BULK-1")
    {
        var lot = await plant.Get<ILots>().LoadAsync(id);
        await plant.Instance.Ledger.AppendAsync(new Ledger.AppendRequest(
            Ledger.Author.System, [new Ledger.Draft(lot.Stream, LotGate.Govern(lot, batch, LotStatus.Released)!)], [lot.At]));
    }

    private static MasterRecipe Granulation() => Make.Recipe(Make.Phase("p", new Instruction
    {
        Id = "y",
        Kind = InstructionKind.Yield,
        Title = "Yield",
        Unit = Unit.Kilogram,
    })) with
    {
        Formula = new Formula { Outputs = [new FormulaOutput { Id = "o", MaterialCode = "GRAN", Name = "Granulate" }] },
    };

    private static MasterRecipe Packing(decimal kilograms) => Make.Recipe(Make.Phase(
        "p", Make.Charge("c", "GRAN") with { Quantity = new Quantity(kilograms, Unit.Kilogram) }, Make.Do("next"))) with
    {
        Id = $"R-{kilograms.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}",
        Formula = new Formula(),
    };
}
