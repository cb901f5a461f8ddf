using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Xunit;

namespace Theriac.Browser.Tests.MainJob;

/// <summary>
/// An operator at a tablet: looks at the step on the screen, gives what it asks for, goes on. Values and lots come from
/// the batch as the server shows it; every entry is made on the screen. Minh is the second person on the same tablet.
/// </summary>
internal sealed class ScreenRobot(
    IPage page, Theriac.Host.Tests.Server.Browser eyes, string batch, IReadOnlyDictionary<string, string> lots, int packs, string operatorId = "lan")
{
    private const int TurnsMax = 400;

    /// <summary>Looks at the server and at the page, each at least <see cref="Between"/> after the one before.</summary>
    private const int LooksMax = 300;

    private const float Between = 100;

    /// <summary>What was done, in order.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Numbers by the id of their step; others are the lower limit.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>How equipment of a class is called here.</summary>
    public Func<string, string> Machine { get; init; } = one => one == "mixing-vessel" ? "VESSEL-1" : "LINE-1";

    /// <summary>What stands on the bench, for recipes that weigh.</summary>
    public WeighingHands? Bench { get; init; }

    /// <summary>Opens the batch from the list of what is open.</summary>
    public async Task StartAsync()
    {
        await page.GetByText(batch, new() { Exact = true }).First.ClickAsync();
        await page.PressAsync("Start batch");
    }

    /// <summary>Works until the batch is complete, or one of these steps stands on the screen.</summary>
    public Task WorkAsync(params string[] until) => WorkAsync(() => false, until);

    /// <summary>The same, or until enough is done.</summary>
    public async Task WorkAsync(Func<bool> enough, params string[] until)
    {
        for (var turn = 0; turn < TurnsMax; turn++)
        {
            if (enough() || await FindAsync() is not { } place || until.Contains(Text(place.Step, "id")))
                return;
            await TurnAsync(place);
            await UntilAsync(async () => Version(await ViewAsync()) > Version(place.View), $"The server took nothing at {place.Number}.");
        }

        Assert.Fail("The batch was not complete after so many turns.");
    }

    /// <summary>The open place that the screen shows, going on to it where it shows another; null when the batch is complete.</summary>
    private async Task<Place?> FindAsync()
    {
        Place? found = null;
        var complete = false;
        await UntilAsync(async () =>
        {
            var view = await ViewAsync();
            complete = Text(view, "state") == "complete";
            if (complete)
                return true;
            found = At(view, new Uri(page.Url).Segments[^1]);
            if (found is not null)
                return true;
            await GoOnAsync();
            return false;
        }, "The screen shows no open step.");
        return complete ? null : found;
    }

    private async Task GoOnAsync()
    {
        var button = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Go on with ") });
        try
        {
            if (await button.CountAsync() > 0)
                await button.ClickAsync(new() { Timeout = 2000 });
        }
        catch (TimeoutException)
        {
            // The screen went on by itself.
        }
    }

    /// <summary>A number as an address has it: <c>2.1 (2/8)</c> is <c>2.1~2</c>.</summary>
    private static string AddressOf(string number)
    {
        if (number.IndexOf(" (", StringComparison.Ordinal) is var at && at < 0)
            return number;
        return number[..at] + string.Concat(number[(at + 2)..^1].Split(", ").Select(turn => $"~{turn.Split('/')[0]}"));
    }

    private static Place? At(JsonElement view, string address)
    {
        var open = view.GetProperty("now").EnumerateArray().Select(id => id.GetString()).ToHashSet();
        foreach (var work in view.GetProperty("work").EnumerateArray().Where(work => open.Contains(Text(work, "id"))))
        {
            if (AddressOf(Text(work, "number")!) == address && work.GetProperty("steps").GetArrayLength() == 0)
                return new Place(Text(work, "number")!, view, work, default);
            foreach (var step in work.GetProperty("steps").EnumerateArray())
            {
                if (AddressOf(Text(step, "number")!) == address && Text(work, "currentStep") == Text(step, "id"))
                    return new Place(Text(step, "number")!, view, work, step);
            }
        }

        return null;
    }

    private async Task TurnAsync(Place place)
    {
        var (number, work, step) = (place.Number, place.Work, place.Step);
        Done.Add($"{number} {(step.ValueKind == JsonValueKind.Undefined ? Text(work, "kind") : Text(step, "kind"))}");
        if (step.ValueKind == JsonValueKind.Undefined)
            await EndWorkAsync(Text(work, "kind") == "transition");
        else if (place.Needs("charge"))
            await ChargeAsync(place);
        else if (Bench is not null && Text(step, "kind") == "weigh" && place.Needs("value"))
            await Bench.WeighAsync(lots[Text(step, "materialCode")!]);
        else if (place.Needs("value"))
            await EnterAsync(step, place.Needs("performed"));
        else if (place.Needs("equipment"))
            await CheckInAsync(step);
        else if (place.Needs("packs"))
            await CommissionAsync();
        else if (place.Needs("performed"))
            await SignAsync(Text(step, "state") == "sign-again" ? "Sign again" : "Sign", operatorId);
        else
            await SignAsync("Second person signs", "minh");
    }

    private Task EndWorkAsync(bool transition) => transition ? SignAsync("Sign the condition", operatorId) : page.PressAsync("Done");

    private async Task ChargeAsync(Place place)
    {
        var step = place.Step;
        if (Bench is not null)
        {
            await page.GetByText("Scan the weighed container.").WaitForAsync();
            await page.ScanAsync(WeighingHands.WaitingOf(place.View, Text(step, "materialCode")!));
            return;
        }

        await page.GetByText("Scan the lot label of the container.").WaitForAsync();
        await page.ScanAsync(lots[Text(step, "materialCode")!]);
        await page.GetByLabel("Quantity", new() { Exact = true }).FillAsync(Text(step.GetProperty("target"), "value")!);
        await page.PressAsync("Charge in");
    }

    private async Task CheckInAsync(JsonElement step)
    {
        await page.GetByText("Scan the label of the equipment").WaitForAsync();
        await page.ScanAsync(Machine(Text(step, "equipmentClass")!));
    }

    private async Task CommissionAsync()
    {
        await page.GetByLabel("Packs to commission now", new() { Exact = true }).FillAsync($"{packs}");
        await page.GetByRole(AriaRole.Switch).ClickAsync();
        await page.PressAsync("Commission the last");
    }

    private async Task EnterAsync(JsonElement step, bool signs)
    {
        switch (Text(step, "kind"))
        {
            case "number" or "yield":
                var isCount = Text(step, "kind") == "yield" || Text(step, "unit") == "each";
                var value = Values.GetValueOrDefault(Text(step, "id")!) ?? (isCount ? $"{packs}" : Low(step));
                await page.GetByLabel("Value", new() { Exact = true }).FillAsync(value);
                break;
            case "table":
                await FillRowsAsync(step);
                return;
            case "reconciliation":
                foreach (var (part, count) in new[] { ("Issued", packs + 15), ("Used", packs), ("Returned", 12), ("Destroyed", 3), ("Sampled", 0) })
                    await page.GetByLabel(part, new() { Exact = true }).FillAsync($"{count}");
                break;
            case "text":
                await page.GetByLabel("Text", new() { Exact = true }).FillAsync("None.");
                break;
            case "choice" or "yes-no":
                await page.GetByRole(AriaRole.Radio, new() { Name = Expected(step), Exact = true }).ClickAsync();
                break;
            case "date-time":
                await page.GetByLabel("Date and time").FillAsync("2026-11-22T15:00");
                break;
        }

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(Save|Save and sign|Done|Done, sign)$") }).ClickAsync();
        if (signs)
            await page.SignAsync(operatorId);
    }

    /// <summary>One row more; the table is closed when it is full.</summary>
    private async Task FillRowsAsync(JsonElement step)
    {
        var table = step.GetProperty("extra").GetProperty("table");
        var rows = table.GetProperty("rows").GetArrayLength();
        if (rows == table.GetProperty("max").GetInt32())
        {
            await page.PressAsync("Close the table");
            return;
        }

        var save = page.GetByRole(AriaRole.Button, new() { Name = $"Save row {rows + 1}", Exact = true });
        await save.WaitForAsync();
        foreach (var column in table.GetProperty("columns").EnumerateArray())
            await page.GetByLabel(Text(column.GetProperty("title"), "en")! + " ·").FillAsync(Values[Text(column, "id")!]);
        await save.ClickAsync();
    }

    private async Task SignAsync(string button, string userId)
    {
        await page.PressAsync(button);
        await page.SignAsync(userId);
    }

    private Task<JsonElement> ViewAsync() => eyes.ReadAsync($"/api/batches/{batch}");

    private static string Low(JsonElement step) => Text(step.GetProperty("limits"), "low") ?? "0";

    /// <summary>The words of the first expected answer.</summary>
    private static string Expected(JsonElement step)
    {
        var code = step.GetProperty("expected")[0].GetString()!;
        return Text(step, "kind") == "yes-no"
            ? code == "yes" ? "Yes" : "No"
            : Text(step.GetProperty("choices").EnumerateArray().First(choice => Text(choice, "code") == code).GetProperty("label"), "en")!;
    }

    private static long Version(JsonElement view) => view.GetProperty("version").GetInt64();

    /// <summary>Counts looks rather than seconds: on a machine that has much to do each look takes longer, and so does the page.</summary>
    private async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        for (var looks = 0; looks < LooksMax; looks++)
        {
            if (await isSo())
                return;
            await page.WaitForTimeoutAsync(Between);
        }

        var server = await ViewAsync();
        Assert.Fail($"{otherwise} Done: {string.Join(", ", Done.TakeLast(5))}. At {page.Url}: "
            + $"{await page.GetByRole(AriaRole.Main).First.InnerTextAsync()} Server: {Text(server, "state")}, {server.GetProperty("now")}");
    }

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Place(string Number, JsonElement View, JsonElement Work, JsonElement Step)
    {
        public bool Needs(string need) => Step.GetProperty("needs").EnumerateArray().Any(one => one.GetString() == need);
    }
}
