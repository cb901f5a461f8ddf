using System.Net;
using System.Text.Json;
using Theriac.Host.Tests.Server;
using Theriac.Kernel;
using Xunit;

namespace Theriac.Host.Tests.MainJob;

/// <summary>
/// An operator who knows only what the server tells: reads the batch, does the first thing that it offers, and asks
/// again. Minh verifies on the same tablet.
/// </summary>
internal sealed class FloorRobot(Browser tablet, string batch, IReadOnlyDictionary<string, string> lots, int packs)
{
    private const int TurnsMax = 400;

    private static readonly string[] Order =
        ["start", "complete-phase", "sign-transition", "verify-step", "charge-in", "check-in-equipment", "sign-step", "record-value"];

    /// <summary>Numbers of the steps in the order in which they were done.</summary>
    public List<string> Done { get; } = [];

    public List<string> Serials { get; } = [];

    private string Actions => $"/api/batches/{batch}/actions";

    /// <summary>Works until the batch is complete.</summary>
    public async Task WorkAsync()
    {
        for (var turn = 0; turn < TurnsMax; turn++)
        {
            var view = await tablet.ReadAsync($"/api/batches/{batch}");
            if (view.GetProperty("state").GetString() == "complete")
                return;
            await TurnAsync(view);
        }

        Assert.Fail("The batch was not complete after so many turns.");
    }

    private async Task TurnAsync(JsonElement view)
    {
        var steps = view.GetProperty("work").EnumerateArray().SelectMany(work => work.GetProperty("steps").EnumerateArray())
            .ToDictionary(step => step.GetProperty("id").GetString()!);
        var offered = view.GetProperty("actions").EnumerateArray()
            .Select(action => (Name: action.GetProperty("action").GetString()!, Step: Text(action, "step"), Id: Text(action, "id"))).ToList();
        var packing = steps.Values.FirstOrDefault(step =>
            Text(step, "kind") == "commission-packs" && Text(step, "state") == "open" && Needs(step).Contains("packs"));
        if (packing.ValueKind == JsonValueKind.Object && view.GetProperty("now").EnumerateArray().Any())
        {
            await CommissionAsync();
            return;
        }

        var next = Order.SelectMany(name => offered.Where(action => action.Name == name))
            .FirstOrDefault(action => action.Name != "charge-in" || Needs(steps[action.Step!]).Contains("charge"));
        Assert.True(next.Name is not null, $"Nothing to do, and not complete: {string.Join(", ", offered)}");
        (await DoAsync(next.Name!, next.Step, next.Id, next.Step is null ? default : steps[next.Step])).Ok();
        Done.Add(next.Step is null ? next.Name! : $"{Text(steps[next.Step], "number")} {next.Name}");
    }

    private Task<Answer> DoAsync(string action, string? step, string? id, JsonElement what) => action switch
    {
        "start" => tablet.PostAsync($"{Actions}/start"),
        "complete-phase" => tablet.PostAsync($"{Actions}/complete-phase", new { phase = id }),
        "sign-transition" => tablet.SignAsync($"{Actions}/sign-transition", new { transition = id }, "lan"),
        "verify-step" => tablet.SignAsync($"{Actions}/verify-step", new { step }, "minh", second: true),
        "charge-in" => tablet.PostAsync($"{Actions}/charge-in", new
        {
            step,
            lot = lots[Text(what, "materialCode")!],
            value = Target(what).Value,
            unit = Target(what).Unit,
            source = "scanned",
        }),
        "check-in-equipment" => tablet.PostAsync($"{Actions}/check-in-equipment", new
        {
            step,
            equipment = Text(what, "equipmentClass") == "mixing-vessel" ? "VESSEL-1" : "LINE-1",
            source = "scanned",
        }),
        "record-value" => tablet.PostAsync($"{Actions}/record-value", new { step, value = Value(what), unit = Text(what, "unit") }),
        _ => tablet.SignAsync($"{Actions}/sign-step", Entry(step, what), "lan"),
    };

    // What was entered before is signed as it stands.
    private object Entry(string? step, JsonElement what) =>
        Needs(what).Contains("value") ? new { step, value = Value(what), unit = Text(what, "unit") } : new { step };

    private async Task CommissionAsync()
    {
        var answer = (await tablet.PostAsync($"/api/batches/{batch}/packs/actions/commission", new { count = packs, last = true })).Ok();
        Serials.AddRange(answer.GetProperty("serials").EnumerateArray().Select(serial => serial.GetString()!));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("notReported").ValueKind);
    }

    private string? Value(JsonElement step) => Text(step, "kind") switch
    {
        "number" when Text(step, "unit") == "each" => $"{packs}",
        "number" => Text(step.GetProperty("limits"), "low") ?? "0",
        "yield" => $"{packs}",
        "choice" or "yes-no" => step.GetProperty("expected")[0].GetString(),
        "date-time" => "2026-11-22T08:00:00Z",
        "text" => "None.",
        _ => null,
    };

    private static (string? Value, string? Unit) Target(JsonElement step) =>
        (Text(step.GetProperty("target"), "value"), Text(step.GetProperty("target"), "unit"));

    private static string[] Needs(JsonElement step) => [.. step.GetProperty("needs").EnumerateArray().Select(need => need.GetString()!)];

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
