using System.Globalization;
using System.Text.Json;
using Theriac.Devices;
using Theriac.Host.Tests.Server;
using Xunit;

namespace Theriac.Host.Tests.MainJob;

/// <summary>An operator over HTTP: reads what the batch asks for at its next place, and does that. Minh is the second person.</summary>
internal sealed class TabletRobot(Browser tablet, TabletPlant plant, string batch, int packs)
{
    private const int TurnsMax = 120;
    private const decimal Empty = 0.512m;

    private static readonly Dictionary<string, string> Values = new()
    {
        ["inlet"] = "60.2",
        ["bed"] = "42.0",
        ["moisture"] = "1.92",
        ["granules"] = "24.310",
        ["force"] = "12.0",
        ["tablets"] = "98500",
        ["blended"] = "yes",
    };

    private string Actions => $"/api/batches/{batch}/actions";

    public Task<JsonElement> ViewAsync() => tablet.ReadAsync($"/api/batches/{batch}");

    /// <summary>Works until the batch is complete, or it is this step's turn.</summary>
    public async Task WorkAsync(string? until = null)
    {
        for (var turn = 0; turn < TurnsMax; turn++)
        {
            var view = await ViewAsync();
            if (Text(view, "state") == "complete")
                return;
            var (work, step) = NextOf(view);
            if (until is not null && Text(step, "id") == until)
                return;
            await TurnAsync(view, work, step);
        }

        Assert.Fail("The batch was not complete after so many turns.");
    }

    public Task<Answer> PostAsync(string action, object body) => tablet.PostAsync($"{Actions}/{action}", body);

    public Task<Answer> SignAsync(string action, object body, string person = "lan") =>
        tablet.SignAsync($"{Actions}/{action}", body, person, second: person != "lan");

    /// <summary>Branches one after another: the checks beside the press come before its end.</summary>
    private static (JsonElement Work, JsonElement Step) NextOf(JsonElement view)
    {
        var open = view.GetProperty("now").EnumerateArray().Select(id => id.GetString()).ToHashSet();
        var works = view.GetProperty("work").EnumerateArray().Where(work => open.Contains(Text(work, "id"))).ToList();
        var work = works.Find(one => Text(one, "id") == "ipc~1") is { ValueKind: JsonValueKind.Object } check ? check : works[0];
        var step = work.GetProperty("steps").EnumerateArray().FirstOrDefault(one => Text(one, "id") == Text(work, "currentStep"));
        return (work, step);
    }

    private async Task TurnAsync(JsonElement view, JsonElement work, JsonElement step)
    {
        if (step.ValueKind == JsonValueKind.Undefined)
            (await SignAsync("sign-transition", new { transition = Text(work, "id") })).Ok();
        else
            await MeetAsync(view, step, [.. step.GetProperty("needs").EnumerateArray().Select(need => need.GetString()!)]);
    }

    private async Task MeetAsync(JsonElement view, JsonElement step, string[] needs)
    {
        var id = Text(step, "id")!;
        if (needs.Contains("charge"))
            (await PostAsync("charge-in", new { step = id, container = WaitingOf(view, Text(step, "materialCode")!), source = "scanned" })).Ok();
        else if (Text(step, "kind") == "weigh" && needs.Contains("value"))
            await WeighAsync(id, TabletPlant.Lots[Text(step, "materialCode")!]);
        else if (Text(step, "kind") == "table" && needs.Contains("value"))
            await FillAsync(id);
        else if (needs.Contains("equipment"))
            (await PostAsync("check-in-equipment", new { step = id, equipment = TabletPlant.MachineOf(Text(step, "equipmentClass")!), source = "scanned" })).Ok();
        else if (needs.Contains("packs"))
            (await tablet.PostAsync($"/api/batches/{batch}/packs/actions/commission", new { count = packs, last = true })).Ok();
        else if (needs.Contains("value"))
            (await (needs.Contains("performed") ? SignAsync("sign-step", EntryOf(step)) : PostAsync("record-value", EntryOf(step)))).Ok();
        else
            (await (needs.Contains("performed") ? SignAsync("sign-step", new { step = id }) : SignAsync("verify-step", new { step = id }, "minh"))).Ok();
    }

    private async Task WeighAsync(string step, string lot)
    {
        var choice = new { step, lot, balance = TabletPlant.Scale, source = "scanned" };
        plant.Balance.Put(Empty);
        (await PostAsync("tare", choice)).Ok();
        var offer = (await PostAsync("choose-source", choice)).Ok();
        plant.Balance.Put(Empty + decimal.Parse(Text(offer.GetProperty("rest"), "value")!, CultureInfo.InvariantCulture));
        (await PostAsync("dispense", choice)).Ok();
    }

    private async Task FillAsync(string step)
    {
        foreach (var mass in new[] { "250.1", "249.6", "251.0" })
            (await PostAsync("record-row", new { step, cells = new { mass, hardness = "82", thickness = "3.81" } })).Ok();
        (await PostAsync("record-value", new { step, value = "done" })).Ok();
    }

    private object EntryOf(JsonElement step)
    {
        var id = Text(step, "id")!;
        return Text(step, "kind") switch
        {
            "reconciliation" => new { step = id, parts = new { issued = $"{packs + 15}", used = $"{packs}", returned = "12", destroyed = "3", sampled = "0" } },
            "yield" => new { step = id, value = $"{packs}" },
            _ => new { step = id, value = Values.GetValueOrDefault(id) },
        };
    }

    /// <summary>What was weighed of the material and waits.</summary>
    private static string WaitingOf(JsonElement view, string material) => view.GetProperty("work").EnumerateArray()
        .SelectMany(work => work.GetProperty("steps").EnumerateArray())
        .Where(step => Text(step, "kind") == "weigh" && Text(step, "materialCode") == material)
        .SelectMany(step => step.GetProperty("extra").GetProperty("weighing").GetProperty("containers").EnumerateArray())
        .Select(one => Text(one, "id")!).Single();

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
