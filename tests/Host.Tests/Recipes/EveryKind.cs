using System.Net.Http.Headers;
using System.Text.Json;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;

namespace Theriac.Host.Tests.Recipes;

/// <summary>A plant with an approved recipe that has a step of every kind, and a batch of it that was started.</summary>
internal sealed class EveryKind : IAsyncDisposable
{
    public const string Recipe = "/api/recipes/EVERY-KIND/versions/1";

    private EveryKind(SyrupPlant plant) => Plant = plant;

    public SyrupPlant Plant { get; }

    public Browser Tablet => Plant.Tablet;

    public string Batch { get; private set; } = "";

    /// <summary>Answers that were not the refusal that was expected.</summary>
    public List<string> Surprises { get; } = [];

    private string Actions => $"/api/batches/{Batch}/actions";

    public static string Document() =>
        File.ReadAllText(Path.Combine(PostgresServer.FindRoot(), "tests", "Host.Tests", "Recipes", "every-kind.json"));

    /// <summary>The plant with the recipe as a draft.</summary>
    public static async Task<EveryKind> DraftedAsync(Engine engine)
    {
        var plant = await SyrupPlant.StartAsync(engine);
        (await plant.Admin.PostAsync("/api/equipment", new { id = "BAL-1", name = "Balance", level = "unit", @class = "balance", area = "HN-LIQ", calibrationDueOn = "2027-01-31" })).Ok();
        (await plant.Admin.PostAsync("/api/equipment", new { id = "BAL-OLD", name = "Old balance", level = "unit", @class = "balance", area = "HN-LIQ", calibrationDueOn = "2026-11-21" })).Ok();
        // A balance without a line to the server: its display is read and typed.
        (await plant.Admin.PostAsync("/api/equipment/BAL-1/actions/register-device", new
        {
            capacity = new { value = "60", unit = "kg" },
            readability = new { value = "0.01", unit = "kg" },
            testWeights = new[] { new { id = "F1", nominal = new { value = "10", unit = "kg" }, tolerance = new { value = "0.02", unit = "kg" } } },
        })).Ok();
        (await plant.Qa.SignAsync("/api/equipment/BAL-1/actions/approve-device", new { reason = "Compared with its certificate." }, "dung")).Ok();
        (await plant.Admin.PostAsync("/api/materials", new { code = "PM-CARTON", name = "Carton", kind = "packaging", unit = "each" })).Ok();
        (await plant.Admin.PostAsync("/api/documents", new { id = "SOP-7", version = "3", title = "How to weigh", effectiveOn = "2026-01-01", link = "https://sop.example/7" })).Ok();
        (await plant.Author.PostAsync("/api/recipes/import?id=EVERY-KIND&version=1&fileName=every-kind.json", Document())).Ok();
        return new EveryKind(plant);
    }

    public async Task ApproveAsync()
    {
        (await Plant.Author.SignAsync($"{Recipe}/actions/send-to-review", new { }, "an")).Ok();
        foreach (var (person, id, action) in new[] { (Plant.Checker, "chi", "check"), (Plant.Qa, "dung", "approve") })
        {
            await person.ReviewBlocksAsync(Recipe);
            (await person.SignAsync($"{Recipe}/actions/{action}", new { }, id)).Ok();
        }
    }

    public async Task StartBatchAsync()
    {
        var issued = (await Plant.Planner.SignAsync("/api/orders", new { site = SyrupPlant.Site, recipeId = "EVERY-KIND", shortageReason = "A delivery is on its way." }, "phuong")).Ok();
        Batch = issued.GetProperty("batch").GetString()!;
        (await Tablet.PostAsync($"{Actions}/start")).Ok();
    }

    /// <summary>One entry without a signature; a property of <paramref name="entry"/> is what it consists of.</summary>
    public Task<Answer> RecordAsync(string step, object entry) => Tablet.PostAsync($"{Actions}/record-value", With(step, entry));

    public Task<Answer> DoAsync(string action, string step, object entry) => Tablet.PostAsync($"{Actions}/{action}", With(step, entry));

    public Task<Answer> SignAsync(string step, object entry) => Tablet.SignAsync($"{Actions}/sign-step", With(step, entry), "lan");

    /// <summary>The check of the day, without which nothing is weighed.</summary>
    public async Task CheckBalanceAsync()
    {
        (await Tablet.PostAsync("/api/equipment/BAL-1/actions/weigh-test", new { testWeight = "F1", value = "10.00" })).Ok();
        (await Tablet.SignAsync("/api/equipment/BAL-1/actions/sign-check", new { }, "lan")).Ok();
    }

    public async Task VerifyAsync(string step) =>
        (await Tablet.SignAsync($"{Actions}/verify-step", new { step }, "minh", second: true)).Ok();

    public Task<Answer> SignBlockAsync(string step, int signer, string person) =>
        Tablet.SignAsync($"{Actions}/sign-block", new { step, signer }, person, second: true);

    public Task<Answer> AttachAsync(byte[] bytes, string type) => Tablet.SendAsync(
        HttpMethod.Post, $"/api/batches/{Batch}/attachments", "x", change: request => request.Content = new ByteArrayContent(bytes)
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse(type) },
        });

    public Task<JsonElement> ViewAsync() => Tablet.ReadAsync($"/api/batches/{Batch}");

    public static JsonElement StepOf(JsonElement view, string id) => view.GetProperty("work").EnumerateArray()
        .SelectMany(work => work.GetProperty("steps").EnumerateArray()).Single(step => step.GetProperty("id").GetString() == id);

    /// <summary>Notes down what was not refused, or for another reason: all of them are told at the end.</summary>
    public void Refused(string code, Answer answer)
    {
        var codes = answer.Code is null ? [] : answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString());
        if (answer.Code != code && !codes.Contains(code))
            Surprises.Add($"{code} expected: {(int)answer.Status} {answer.Text}");
    }

    public ValueTask DisposeAsync() => Plant.DisposeAsync();

    private static Dictionary<string, object?> With(string step, object entry)
    {
        var body = entry.GetType().GetProperties().ToDictionary(one => one.Name, one => one.GetValue(entry));
        body["step"] = step;
        return body;
    }
}
