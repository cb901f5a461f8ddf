using System.Text;
using System.Xml.Linq;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using static Theriac.Batches.Tests.BatchInstance;

namespace Theriac.Batches.Tests;

/// <summary>Changes of a running batch through signatures, tables and the bell, and the same after a rebuild.</summary>
public sealed class ChangeHandlerTests
{
    private static readonly XNamespace Space = MesaXml.Space;

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-188a")]
    public async Task Qa_signs_an_unplanned_step_and_a_newer_version_and_the_control_recipe_follows(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var (sup, qa) = (plant.People["sup"], plant.People["qa"]);
        var first = Make.Recipe(Make.Operation("o", Make.Phase("p", Make.Number("t"), Make.Do("a")), Make.Phase("q", Make.Do("b"))));
        var batch = await plant.BatchAsync(first);
        Ok(await plant.RecordAsync(plant.An, batch, "t", "41.0"));
        Ok(await plant.Work.DoAsync(plant.An, batch, "request-step", scene => RequestChange.Step(scene, new RequestStepCommand("a", "Sieve the lumps", "lumps seen"))));
        Assert.Equal("change-requested", Assert.Single(Waits.Of(Ok(await plant.Work.LoadAsync(qa, batch, Needs.Nothing, default))), one => one.Number == $"{batch}-C1").Kind);
        // Who asks does not authorise, and nobody but QA does.
        Assert.Equal(403, (await plant.SignAsync(sup, batch, Signed($"{batch}-C1"))).Refusal.Status);
        Ok(await plant.SignAsync(qa, batch, Signed($"{batch}-C1")));
        Ok(await plant.RecordAsync(plant.An, batch, "a"));
        Ok(await plant.RecordAsync(plant.An, batch, "+X1"));

        plant.Recipes.Approve(first, RecipeState.Superseded);
        // A version that is not approved for this size is none that the batch can go to.
        plant.Recipes.Approve(first with { Version = "2", BatchSize = new BatchSize { Nominal = Make.Of(500m, "kg"), Min = Make.Of(400m, "kg"), Max = Make.Of(600m, "kg") } });
        Assert.Equal("batch-size-out-of-range", (await plant.Work.DoAsync(
            sup, batch, "request-version", scene => RequestChange.Version(scene, new RequestVersionCommand("2", "newer")), new Needs { Version = "2" })).Refusal.Code);
        plant.Recipes.Approve(first with
        {
            Version = "2",
            Procedure = Make.Procedure(Make.Operation(
                "o", Make.Phase("p", Make.Number("t") with { Decimals = 2 }, Make.Do("a")), Make.Phase("q", Make.Do("b"), Make.Do("c")))),
        });
        var ask = new RequestVersionCommand("2", "a step was missing", new Dictionary<string, string> { ["t"] = "one decimal was read" });
        Ok(await plant.Work.DoAsync(
            sup, batch, "request-version", scene => RequestChange.Version(scene, ask), new Needs { Version = "2" }));
        Ok(await plant.SignAsync(qa, batch, Signed($"{batch}-C2")));
        var scene = Ok(await plant.Work.LoadAsync(plant.An, batch, Needs.Nothing, default));
        Assert.Equal(["t", "a", "+X1", "b", "c"], scene.Recipe.Steps.Select(step => step.Id));
        Assert.Equal((1, scene.Recipe.Hash), (scene.Recipe.Steps[0].Instruction.Decimals, scene.State.Order!.Recipe.Hash));
        Ok(await plant.RecordAsync(plant.An, batch, "b"));
        Ok(await plant.RecordAsync(plant.An, batch, "c"));

        var row = Assert.Single((await plant.Get<Board>().ListAsync(new BoardQuery(), default)).Items);
        Assert.Equal(("2", "complete", (5, 5)), (row.RecipeVersion, row.State, (row.Progress[0].Done, row.Progress[0].Total)));
        await RebuildEquality.AssertAsync(plant.Instance);
        await CopiesNameBothAsync(plant, batch, RecipeHash.Of(first), scene.Recipe.Hash);
    }

    private static async Task CopiesNameBothAsync(BatchInstance plant, string batch, string before, string after)
    {
        var export = plant.Get<Print.ExportRecord>();
        var xml = XDocument.Parse(Encoding.UTF8.GetString(Ok(await export.XmlAsync(plant.An, batch, "en", default)))).Root!;
        Assert.Equal([("1", before), ("2", after)], xml.Descendants(Space + "MasterRecipe").Select(one => (one.Element(Space + "Version")!.Value, Said(one, "hash"))));
        Assert.Equal(
            [("t", "1")], xml.Descendants(Space + "RecipeElement").Where(one => Said(one, "followed-version") is not null)
                .Select(one => (one.Element(Space + "ID")!.Value, Said(one, "followed-version"))));
        var pages = await RecordTests.TextAsync(Ok(await export.PrintAsync(plant.An, batch, "en", default)));
        foreach (var text in new[] { before, after, "Version 1", "Version 2", "bound from", "carried out by version 1" })
            Assert.Contains(text, pages);

        static string? Said(XElement one, string id) => one.Elements(Space + "OtherInformation").SingleOrDefault(other => other.Element(Space + "ID")!.Value == id)
            ?.Element(Space + "Value")!.Element(Space + "ValueString")!.Value;
    }

    [Theory]
    [InlineData(14, 14)] // More is needed: what expires first gives it.
    [InlineData(0, null)] // Nothing of it: it is free for others.
    [InlineData(10, 6)] // As before: the planner's choice stands.
    public async Task What_a_newer_version_needs_is_kept_for_the_batch_and_no_more(int kilograms, int? kept)
    {
        await using var plant = await StartAsync(Engine.Sqlite);
        await plant.LotAsync("S-1");
        var first = Make.Recipe(Make.Phase("p", Make.Do("a")), Make.Phase("q", Make.Charge("c") with { Quantity = null, Tolerance = null }));
        var batch = await plant.BatchAsync(first);
        Assert.Equal(10m, (await LotAsync()).ReservationOf(batch)!.Quantity.Value);
        Ok(await plant.ReserveAsync(batch, ("S-1", 6m)));
        plant.Recipes.Approve(first, RecipeState.Superseded);
        plant.Recipes.Approve(first with
        {
            Version = "2",
            Formula = new Formula
            {
                Inputs = kilograms == 0 ? [] : [new FormulaInput { Id = "f1", MaterialCode = "SUGAR", Name = "Sucrose", Quantity = Make.Of(kilograms, "kg") }],
            },
        });
        Ok(await plant.Work.DoAsync(
            plant.People["sup"], batch, "request-version", scene => RequestChange.Version(scene, new RequestVersionCommand("2", "another formula")),
            new Needs { Version = "2" }));
        Ok(await plant.SignAsync(plant.People["qa"], batch, Signed($"{batch}-C1")));

        Assert.Equal(kept, (await LotAsync()).ReservationOf(batch)?.Quantity.Value);
        Assert.Equal(kept, (await plant.StateAsync(batch)).Reserved.Select(one => (decimal?)one.Quantity.Value).SingleOrDefault());
        await RebuildEquality.AssertAsync(plant.Instance);

        async Task<LotState> LotAsync() => (await plant.Get<ILots>().LoadAsync("S-1")).State;
    }

    private static Func<SignatureInput?, SignedAction> Signed(string change) => input => SignedActions.Authorise(new AuthoriseCommand(change) { Signature = input });
}
