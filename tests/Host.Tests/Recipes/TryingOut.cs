using System.Net;
using System.Text.Json.Nodes;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Xunit;

namespace Theriac.Host.Tests.Recipes;

using Browser = Theriac.Host.Tests.Server.Browser;

/// <summary>What an author does before anybody approves: walks through the draft, and holds it against what past batches recorded.</summary>
internal static class TryingOut
{
    private static readonly string AnyFile = new('c', 64);

    /// <summary>The draft is walked through without a record: the ledger stands where it stood, and the plant knows nothing of it.</summary>
    public static async Task DryRunAsync(EveryKind kinds)
    {
        var (author, ledger) = (kinds.Plant.Author, kinds.Plant.Server.Ledger);
        var head = (await ledger.HeadAsync()).Number;
        var played = await PlayAsync(author, Acts());
        Assert.Equal((Acts().Length, "Null"), (played.GetProperty("done").GetInt32(), played.GetProperty("refused").ValueKind.ToString()));
        var batch = played.GetProperty("batch");
        Assert.Equal(("DRY-RUN", true), (batch.GetProperty("id").GetString(), batch.GetProperty("sandbox").GetBoolean()));
        var photo = EveryKind.StepOf(batch, "photo").GetProperty("value").GetProperty("detail").GetProperty("file");
        Assert.Equal(AnyFile, photo.GetProperty("content").GetString());
        var refused = await PlayAsync(author, [.. Acts()[..^2], Act("record-value", new { step = "mix" }, afterMinutes: 1)]);
        Assert.Equal("justification-missing", refused.GetProperty("refused").GetProperty("code").GetString());
        Assert.Equal("input-not-accepted", (await PlayAsync(author, [Act("certify", new { })])).GetProperty("refused").GetProperty("code").GetString());
        var thousand = Acts().Concat(Enumerable.Repeat(Act("record-value", new { step = "seen", value = new string('x', 50) }), 1_000)).ToArray();
        Assert.Equal(Acts().Length, (await PlayAsync(author, thousand)).GetProperty("done").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync($"{EveryKind.Recipe}/actions/dry-run", new { acts = new object?[] { null } })).Status);
        Assert.Equal(head, (await ledger.HeadAsync()).Number);
        Assert.Equal(HttpStatusCode.Forbidden, (await kinds.Tablet.PostAsync($"{EveryKind.Recipe}/actions/dry-run", new { acts = Acts() })).Status);
        Assert.Equal("batch-unknown", (await author.GetAsync("/api/batches/DRY-RUN")).Code);
    }

    /// <summary>No batch is ordered under the name that a dry run has on every screen.</summary>
    public static async Task NameIsTakenAsync(EveryKind kinds) => Assert.Equal("batch-id-taken", (await kinds.Plant.Planner.PostAsync(
        "/api/orders/document", new { site = SyrupPlant.Site, recipeId = "EVERY-KIND", batchId = "dry-run" })).Code);

    /// <summary>A second version with a narrower limit and a new minimum time: both would have flagged the batch that was made.</summary>
    public static async Task ReplayAsync(EveryKind kinds)
    {
        var author = kinds.Plant.Author;
        (await author.UnlockAsync()).Ok();
        var next = JsonNode.Parse(EveryKind.Document())!;
        next["version"] = "2";
        var phases = next["procedure"]!["elements"]![0]!["elements"]!;
        phases[1]!["instructions"]!.AsArray().Single(step => (string?)step!["id"] == "ph")!["limits"]!["low"] = "5.5";
        phases[1]!["timeLinks"] = new JsonArray(new JsonObject
        {
            ["after"] = "prepare",
            ["kind"] = "no-earlier-after-end",
            ["duration"] = new JsonObject { ["value"] = "30", ["unit"] = "min" },
        });
        (await author.PostAsync("/api/recipes/import?id=EVERY-KIND&version=2", next.ToJsonString())).Ok();
        var head = (await kinds.Plant.Server.Ledger.HeadAsync()).Number;
        var answer = (await author.PostAsync("/api/recipes/EVERY-KIND/versions/2/actions/replay")).Ok();
        Assert.Equal((1, 2, 0), (answer.GetProperty("batches").GetInt32(), answer.GetProperty("newlyFlagged").GetInt32(), answer.GetProperty("noLongerFlagged").GetInt32()));
        Assert.Equal(
            [("make", "refused"), ("ph", "outside")],
            answer.GetProperty("changes").EnumerateArray().Select(one => (one.GetProperty("step").GetString(), one.GetProperty("would").GetString())).Order());
        // The version that the batch was made by flags what it flagged then, and nothing else.
        var same = (await author.PostAsync($"{EveryKind.Recipe}/actions/replay")).Ok();
        Assert.Equal((0, 0, 1), (same.GetProperty("newlyFlagged").GetInt32(), same.GetProperty("noLongerFlagged").GetInt32(), same.GetProperty("stillFlagged").GetInt32()));
        Assert.Equal(head, (await kinds.Plant.Server.Ledger.HeadAsync()).Number);
    }

    private static async Task<System.Text.Json.JsonElement> PlayAsync(Browser author, object[] acts) =>
        (await author.PostAsync($"{EveryKind.Recipe}/actions/dry-run", new { acts })).Ok();

    private static object[] Acts() =>
    [
        Act("sign-step", new { step = "clear" }), Act("verify-step", new { step = "clear" }),
        Act("check-in-equipment", new { step = "vessel", equipment = "ANY" }), Act("sign-step", new { step = "vessel" }),
        Act("record-value", new { step = "clean", value = "ANY" }), Act("record-value", new { step = "calibrated", value = "ANY" }),
        Act("record-value", new { step = "read", value = "done" }), Act("record-value", new { step = "material", value = "ANY-LOT" }),
        Act("record-value", new { step = "container", value = "DRUM" }), Act("record-value", new { step = "equipment", value = "ANY" }),
        Act("record-value", new { step = "person", value = "somebody" }), Act("record-value", new { step = "room", value = "20.0" }),
        Act("sign-step", new { step = "weigh", parts = new { tare = "0.50", gross = "10.50" } }), Act("verify-step", new { step = "weigh" }),
        Act("start-timer", new { step = "mix" }), Act("record-value", new { step = "mix" }, afterMinutes: 10),
        Act("record-value", new { step = "photo", file = new { content = AnyFile, contentType = "image/png", name = "photo.png" } }),
    ];

    private static object Act(string action, object body, int afterMinutes = 0) => new { action, body, afterMinutes };
}
