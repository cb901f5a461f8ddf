using Microsoft.Extensions.DependencyInjection;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>What decisions alone cannot show: signed settings, two streams at once, tables that are derived.</summary>
public sealed class ReleaseHandlerTests
{
    private static MasterRecipe Master(string id = "R-1", bool isRework = false) => Make.Recipe(Make.Phase("p1", Make.Number("t"))) with
    {
        Id = id,
        IsRework = isRework,
        BatchSize = null,
    };

    [Theory, OnBothEngines]
    [Trait("Requirement", "A16-qp")]
    [Trait("Requirement", "A11-10")]
    public async Task A_signed_rule_says_who_certifies_for_a_market_and_where_its_packs_may_go(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await ReviewedAsync(plant, Master());
        await SetAsync(plant, new SetMarketInput("US", "United States", ["US"], [], Role.QaReviewer) { Reason = "NDA granted" });
        await SetAsync(plant, new SetMarketInput("EU", "European Union", ["DE"], [], Role.QualifiedPerson, true) { Reason = "MA granted" });
        await SetAsync(plant, new RegisterPersonInput("HN", "qp", "EU-QP-7") { Reason = "Licence shown" });

        Assert.Equal("role-missing", (await CertifyAsync(plant, "qp", batch, "US")).Refusal.Code);
        BatchInstance.Ok(await CertifyAsync(plant, "qp", batch, "EU"));
        var directory = plant.Get<IBatchDirectory>();
        Assert.Equal(Disposition.Certified, (await directory.VerdictAsync(batch, "DE-BY"))!.Disposition);
        Assert.Equal(Disposition.InReview, (await directory.VerdictAsync(batch, "US"))!.Disposition);
        BatchInstance.Ok(await CertifyAsync(plant, "qa2", batch, "US"));
        Assert.Equal(Disposition.Certified, (await directory.VerdictAsync(batch, "US-NY"))!.Disposition);
        var register = await plant.Instance.Ledger.ReadStreamAsync(RegisterState.StreamOf("HN"));
        Assert.Equal(2, register.Count);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Fact]
    [Trait("Requirement", "A11-15")]
    public async Task Who_certifies_for_every_site_is_set_by_quality_of_every_site_and_a_register_by_that_of_its_own()
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        plant.People["qbn"] = await People.Testing.TestPeople.AddAsync(plant.Instance.Services, "qbn", "BN", Role.QaReviewer);
        plant.People["qhn"] = await People.Testing.TestPeople.AddAsync(plant.Instance.Services, "qhn", "HN", Role.QaReviewer);
        var market = new SetMarketInput("EU", "European Union", ["DE"], [], Role.QaReviewer) { Reason = "MA granted" };
        var person = new RegisterPersonInput("HN", "qp", "EU-QP-7") { Reason = "Licence shown" };
        var list = new SetChecklistInput(ChecklistPurpose.Certification) { Reason = "Procedure QA-21" };
        var set = plant.Get<SetReleaseRule>();

        Assert.Equal("role-missing", (await set.PrepareAsync(market, plant.People["qhn"], default)).Refusal.Code);
        Assert.Equal("role-missing", (await set.PrepareAsync(list, plant.People["qhn"], default)).Refusal.Code);
        Assert.Equal("role-missing", (await set.PrepareAsync(person, plant.People["qbn"], default)).Refusal.Code);
        // The signature is asked for the same: a document that quality of all sites prepared does not help.
        var prepared = BatchInstance.Ok(await set.PrepareAsync(market, plant.People["qa"], default));
        Assert.Equal(403, (await set.SignAsync(market with { Signature = BatchInstance.Sign(prepared.Hash, prepared.Document, "qhn") }, plant.People["qhn"], default)).Refusal.Status);
        Assert.True((await set.PrepareAsync(person, plant.People["qhn"], default)).IsOk);
        Assert.Empty((await set.LoadAsync(default)).Markets);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-115")]
    public async Task A_rejected_lot_is_worked_on_again_only_by_an_approved_rework_recipe_and_both_batches_name_each_other(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await ReviewedAsync(plant, Master());
        plant.Recipes.Approve(Master("RW-1", isRework: true));
        Assert.Equal("rework-lot-missing", (await PrepareAsync("RW-1", null)).Refusal.Code);
        Assert.Equal("rework-lot-not-held", (await PrepareAsync("RW-1", batch)).Refusal.Code);
        BatchInstance.Ok(await plant.SignAsync(plant.People["qp"], batch, input => SignedActions.Reject(new RejectCommand("pH", "Rework") { Signature = input })));
        Assert.Equal("rework-recipe-missing", (await PrepareAsync("R-1", batch)).Refusal.Code);

        var again = (await plant.IssueAsync(new IssueOrderCommand("HN", "RW-1", ReworkOf: batch))).Batch;

        Assert.Equal((batch, Disposition.Rejected), ((await plant.StateAsync(again)).Order!.ReworkOf!.Batch, (await plant.StateAsync(batch)).Disposition));
        Assert.Equal([again], (await plant.StateAsync(batch)).ReworkedAs);
        Assert.Contains((await plant.Get<FindAssociated>().ListAsync(batch, default)).Items, one => one.Batch == again);
        Assert.Contains((await plant.Get<FindAssociated>().ListAsync(again, default)).Items, one => one.Batch == batch);
        await RebuildEquality.AssertAsync(plant.Instance);

        Task<Outcome<PreparedOrder>> PrepareAsync(string recipe, string? of) =>
            plant.Get<IssueOrder>().PrepareAsync(plant.People["plan"], new IssueOrderCommand("HN", recipe, ReworkOf: of), default);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-180e")]
    public async Task What_was_charged_corrected_and_put_back_stands_in_the_trend(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await plant.LotAsync("S-1");
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Charge("c") with { Quantity = null, Tolerance = null }, Make.Do("z"))));
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c", "S-1", "4.00"));
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c", "S-1", "6.00"));
        BatchInstance.Ok(await plant.ReturnAsync(batch, "c", 2, "0.50", "S-1"));
        var rows = (await plant.Get<ReadTrend>().ListAsync("P-1", new TrendQuery("HN"), default)).Items;
        Assert.Equal([("charge", "4.00"), ("charge", "6.00"), ("return", "0.50")], rows.Select(row => (row.Kind, row.Value)));
        Assert.All(rows, row => Assert.Equal("kg", row.Unit));
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-180e")]
    public async Task The_trend_of_a_product_has_every_value_of_every_batch_with_what_was_corrected(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        foreach (var value in new[] { "41.0", "42.5" })
        {
            var batch = await plant.BatchAsync(Master());
            BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t", value));
            if (value == "42.5")
                BatchInstance.Ok(await plant.Work.DoAsync(plant.An, batch, "correct", scene => CorrectDecision.Decide(scene, new CorrectCommand("t", "42.6", "Read again"))));
        }

        var rows = (await plant.Get<ReadTrend>().ListAsync("P-1", new TrendQuery("HN"), default)).Items;
        Assert.Equal([("41.0", 0), ("42.6", 1)], rows.Select(row => (row.Value, row.Corrections)));
        Assert.All(rows, row => Assert.Equal(("t", "Measure t", "°C", "within"), (row.Key, row.Title.En, row.Unit, row.Verdict)));
        Assert.Empty((await plant.Get<ReadTrend>().ListAsync("P-1", new TrendQuery(To: "2000-01-01"), default)).Items);
        using var file = new MemoryStream();
        await plant.Get<ReadTrend>().WriteCsvAsync(file, "P-1", new TrendQuery(), "en", default);
        var csv = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split("\r\n");
        Assert.Equal(3, csv.Count(line => line.Length > 0));
        Assert.Contains(",Measure t,number,42.6,°C,,within,1,,", csv[2]);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Fact]
    [Trait("Requirement", "C-180e")]
    public async Task What_is_done_again_stands_in_the_trend_beside_what_it_superseded()
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var table = new Instruction
        {
            Id = "w",
            Kind = InstructionKind.Table,
            Title = "Weights",
            Columns = [new TableColumn { Id = "mg", Title = "Weight", Unit = Unit.Milligram }],
        };
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", table, Make.Do("z"))));
        await FillAsync("100", "101");
        BatchInstance.Ok(await plant.Work.DoAsync(plant.An, batch, "repeat", scene => RedoDecision.Repeat(scene, new RepeatCommand("w", "Wrong tare"))));
        await FillAsync("99");
        var rows = (await plant.Get<ReadTrend>().ListAsync("P-1", new TrendQuery("HN"), default)).Items.Where(row => row.Key.StartsWith('w')).ToList();
        var repeated = (await plant.Instance.Ledger.ReadStreamAsync(BatchStreams.Of(batch))).Single(entry => entry.Type == "step-repeated.v1").Number;
        Assert.Equal([("100", repeated), ("101", repeated), ("99", (long?)null)], rows.Select(row => (row.Value, row.SupersededBy)));
        await RebuildEquality.AssertAsync(plant.Instance);

        async Task FillAsync(params string[] rows)
        {
            foreach (var row in rows)
            {
                BatchInstance.Ok(await plant.Work.DoAsync(plant.An, batch, "record-row", scene => TableReader.Record(
                    scene, new RecordRowCommand("w", new Dictionary<string, string> { ["mg"] = row }))));
            }

            BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "w", "done"));
        }
    }

    private static async Task<string> ReviewedAsync(BatchInstance plant, MasterRecipe recipe)
    {
        var batch = await plant.BatchAsync(recipe);
        plant.People["qa2"] = plant.People["qa"];
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t", "41.0"));
        BatchInstance.Ok(await plant.SignAsync(plant.People["qa"], batch, input => SignedActions.ReviewTrail(new ReviewCommand { Signature = input })));
        BatchInstance.Ok(await plant.SignAsync(plant.People["qa"], batch, input => SignedActions.Review(new ReviewCommand { Signature = input })));
        return batch;
    }

    private static Task<Outcome<CommandAnswer>> CertifyAsync(BatchInstance plant, string who, string batch, string market) =>
        plant.SignAsync(plant.People[who], batch, input => SignedActions.Certify(new CertifyCommand(market) { Signature = input }));

    private static async Task SetAsync(BatchInstance plant, ReleaseRuleInput input)
    {
        var set = plant.Get<SetReleaseRule>();
        var prepared = BatchInstance.Ok(await set.PrepareAsync(input, plant.People["qa"], default));
        BatchInstance.Ok(await set.SignAsync(input with { Signature = BatchInstance.Sign(prepared.Hash, prepared.Document, "qa") }, plant.People["qa"], default));
    }
}
