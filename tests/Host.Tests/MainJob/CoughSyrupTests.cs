using System.Net;
using Theriac.Batches;
using Theriac.Host.Tests.Server;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.MainJob;

/// <summary>The main job on an input that nobody here wrote, over HTTP alone: from the BatchML file to a verified pack.</summary>
public sealed class CoughSyrupTests
{
    private const string Recipe = "/api/recipes/COUGH-SYRUP/versions/1";

    private static readonly Dictionary<string, string> Lots = new()
    {
        ["CS-DXM"] = "L-DXM",
        ["CS-GUAIF"] = "L-GUAIF",
        ["CS-WATER"] = "L-WATER",
        ["CS-SUCROSE"] = "L-SUCROSE",
    };

    [Theory, OnBothEngines]
    public async Task From_an_outside_recipe_to_a_verified_pack(Engine engine)
    {
        await using var plant = await SyrupPlant.StartAsync(engine);
        await ImportAndApproveAsync(plant);
        var batch = await OrderAsync(plant);
        var robot = new FloorRobot(plant.Tablet, batch, Lots, packs: 990);
        await robot.WorkAsync();
        Assert.Equal(990, robot.Serials.Distinct().Count());
        var (sscc, pack) = await PackAsync(plant, batch);
        Assert.Equal("batch-not-certified", (await ShipAsync(plant, sscc)).Code);
        await ReviewAndCertifyAsync(plant, batch);
        (await ShipAsync(plant, sscc)).Ok();
        await TraceAndVerifyAsync(plant, batch, pack);
    }

    private static async Task ImportAndApproveAsync(SyrupPlant plant)
    {
        var source = Corpus.ReadText("b2mml/Examples/cough-syrup-master-recipe-v02.xml");
        var imported = (await plant.Author.PostAsync("/api/recipes/import?id=COUGH-SYRUP&version=1", source)).Ok();
        Assert.True(imported.GetProperty("findingsOpen").GetInt32() > 50);
        Assert.Equal("recipe-findings-open", (await plant.Author.SignAsync($"{Recipe}/actions/send-to-review", new { }, "an")).Code);

        var completion = await File.ReadAllTextAsync(Path.Combine(
            PostgresServer.FindRoot(), "tests", "Recipes.Tests", "CoughSyrup", "completion.json"));
        var hash = imported.GetProperty("hash").GetString();
        (await plant.Author.PostAsync($"{Recipe}/actions/complete?base={hash}", completion)).Ok();
        (await plant.Author.SignAsync($"{Recipe}/actions/send-to-review", new { }, "an")).Ok();
        Assert.Equal(HttpStatusCode.Forbidden, (await plant.Author.SignAsync($"{Recipe}/actions/approve", new { }, "an")).Status);
        Assert.Equal("recipe-blocks-not-reviewed", (await plant.Checker.SignAsync($"{Recipe}/actions/check", new { }, "chi")).Code);
        await plant.Checker.ReviewBlocksAsync(Recipe);
        (await plant.Checker.SignAsync($"{Recipe}/actions/check", new { }, "chi")).Ok();
        await plant.Qa.ReviewBlocksAsync(Recipe);
        (await plant.Qa.SignAsync($"{Recipe}/actions/approve", new { }, "dung")).Ok();
    }

    private static async Task<string> OrderAsync(SyrupPlant plant)
    {
        var issued = (await plant.Planner.SignAsync("/api/orders", new { site = SyrupPlant.Site, recipeId = "COUGH-SYRUP", shortageReason = "A delivery is on its way." }, "phuong")).Ok();
        var batch = issued.GetProperty("batch").GetString()!;
        var view = await plant.Tablet.ReadAsync($"/api/batches/{batch}");
        var recipe = await plant.Author.ReadAsync(Recipe);
        Assert.Equal(recipe.GetProperty("hash").GetString(), view.GetProperty("recipe").GetProperty("hash").GetString());
        return batch;
    }

    private static async Task ReviewAndCertifyAsync(SyrupPlant plant, string batch)
    {
        var actions = $"/api/batches/{batch}/actions";
        var early = await plant.QualifiedPerson.SignAsync($"{actions}/certify", new { }, "quang");
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        (await plant.Qa.PostAsync($"{actions}/start-review")).Ok();
        var review = await plant.Qa.ReadAsync($"/api/batches/{batch}/review");
        foreach (var item in review.GetProperty("items").EnumerateArray())
            (await plant.Qa.PostAsync($"{actions}/mark-seen", new { item = item.GetProperty("key").GetString() })).Ok();
        (await plant.Qa.SignAsync($"{actions}/review", new { }, "dung")).Ok();
        (await plant.Qa.SignAsync($"{actions}/review-audit-trail", new { }, "dung")).Ok();
        (await plant.QualifiedPerson.SignAsync($"{actions}/certify", new { }, "quang")).Ok();
        var view = await plant.Qa.ReadAsync($"/api/batches/{batch}");
        Assert.Equal("certified", view.GetProperty("disposition").GetString());
    }

    private static async Task<(string Sscc, string Pack)> PackAsync(SyrupPlant plant, string batch)
    {
        var packs = (await plant.Qa.ReadAsync($"/api/packs?batch={batch}&count=10")).GetProperty("items").EnumerateArray()
            .Select(pack => $"/01/{pack.GetProperty("gtin").GetString()}/21/{pack.GetProperty("serial").GetString()}").ToList();
        (await plant.Planner.PostAsync("/api/partners", new
        {
            id = "DAK-HN",
            name = "Duoc An Khang",
            kind = "wholesaler",
            gln = (string?)null,
            region = "VN-HN",
        })).Ok();
        var box = await plant.Tablet.PostAsync("/api/packs/actions/pack", new { parent = (string?)null, children = packs, site = SyrupPlant.Site });
        return (box.Ok().GetProperty("sscc").GetString()!, packs[0]);
    }

    private static Task<Answer> ShipAsync(SyrupPlant plant, string sscc) =>
        plant.Tablet.PostAsync("/api/packs/actions/ship", new { sscc, to = "DAK-HN" });

    private static async Task TraceAndVerifyAsync(SyrupPlant plant, string batch, string pack)
    {
        var trace = await plant.Qa.ReadAsync($"/api/trace?code={Uri.EscapeDataString(pack)}");
        var traced = trace.GetProperty("back").GetProperty("batches")[0];
        Assert.Equal(batch, traced.GetProperty("id").GetString());
        Assert.Equal(Lots.Values.Order(), traced.GetProperty("lots").EnumerateArray().Select(lot => lot.GetProperty("lot").GetString()).Order());
        Assert.Contains(traced.GetProperty("steps").EnumerateArray(), step => step.GetProperty("reading").GetString() == "38.0");
        Assert.Equal("DAK-HN", trace.GetProperty("forward").GetProperty("events").EnumerateArray().Last().GetProperty("destination").GetString()?.Split('/', ':')[^1]);
        var page = await plant.Server.Browser().GetAsync(pack);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("This code is genuine", page.Text, StringComparison.Ordinal);
        var record = await plant.Qa.GetAsync($"/api/batches/{batch}/record.pdf");
        Assert.Equal("application/pdf", record.Message.Content.Headers.ContentType?.MediaType);
        Assert.Null(RecordVerification.Verify(await record.Message.Content.ReadAsByteArrayAsync(), null).Wrong);
        foreach (var form in new[] { "json", "xml" })
        {
            var copy = await (await plant.Qa.GetAsync($"/api/batches/{batch}/record.{form}")).Message.Content.ReadAsByteArrayAsync();
            Assert.Null(RecordVerification.Verify(copy, null).Wrong);
            if (form == "xml") Assert.Empty(new CorpusSchema("BatchML-BatchProductionRecord.xsd").Faults(copy));
        }
    }
}
