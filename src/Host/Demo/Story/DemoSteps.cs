using System.Globalization;
using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Host.Demo.Story;

/// <summary>One step of a batch at a time: what a careful operator enters, weighs, scans and signs.</summary>
internal sealed class DemoSteps(DemoCast cast, BatchPlot plot, int index)
{
    public const int Packs = 500;

    private static readonly string[] PackingOperations = ["packaging", "filling"];

    private readonly DemoPacks _packs = new(cast, plot);

    public string MakingTerminal => plot.Site + "-T1";

    public DemoPerson Maker => cast.At(plot.Operator, MakingTerminal);

    private DemoPerson Packer => cast.At(plot.Operator, plot.Site == "HN" ? "HN-T3" : "BN-T2");

    private DemoPerson Second => cast.Office(plot.Verifier);

    /// <summary>Everything that a step asks for, one after another; what is waited for between is shorter than the idle lock.</summary>
    public async IAsyncEnumerable<TimeSpan> DoAsync(string batch, JsonNode work, JsonNode? step)
    {
        var person = PackingOperations.Contains(Text(work, "operation")) ? Packer : Maker;
        var actions = $"/api/batches/{batch}/actions/";
        if (step is null)
        {
            await (Text(work, "kind") == "transition"
                ? person.SignAsync(actions + "sign-transition", new { transition = Text(work, "id") })
                : person.PostAsync(actions + "complete-phase", new { phase = Text(work, "id") }));
            yield return TimeSpan.FromMinutes(5);
            yield break;
        }

        var needs = step["needs"]!.AsArray().Select(need => need!.GetValue<string>()).ToList();
        foreach (var need in needs)
        {
            var (took, isMet) = await MeetAsync(person, batch, step, need, needs);
            yield return took;
            if (!isMet)
                yield break;
        }

        yield return TimeSpan.FromMinutes(2 + (index * 3 + Text(step, "id").Length) % 6);
    }

    /// <returns>How long it took, and whether the next need can be met.</returns>
    private async Task<(TimeSpan Took, bool IsMet)> MeetAsync(
        DemoPerson person, string batch, JsonNode step, string need, List<string> needs)
    {
        var (actions, id) = ($"/api/batches/{batch}/actions/", Text(step, "id"));
        switch (need)
        {
            case "charge":
                await ChargeAsync(person, batch, step);
                return (TimeSpan.FromMinutes(2), true);
            case "equipment":
                return await CheckInAsync(person, actions, step);
            case "packs":
                await _packs.CommissionAsync(person, batch, Packs);
                return (TimeSpan.FromMinutes(55), true);
            case "value":
                await EnterAsync(person, actions, step, needs.Contains("performed"));
                return (TimeSpan.FromMinutes(1), true);
            case "performed" when !needs.Contains("value"):
                await person.SignAsync(actions + "sign-step", new { step = id });
                return (TimeSpan.FromMinutes(1), true);
            case "verified":
                await person.SignAsync(actions + "verify-step", new { step = id }, Second);
                return (TimeSpan.FromMinutes(1), true);
            default:
                return (TimeSpan.Zero, true); // Performed: signed with its value.
        }
    }

    public Task ShipAsync(string batch, string to) => _packs.ShipAsync(Packer, batch, to);

    /// <summary>From the lots that are kept for the batch, one after another, until the target is reached.</summary>
    private static async Task ChargeAsync(DemoPerson person, string batch, JsonNode step)
    {
        var (material, target) = (Text(step, "materialCode"), step["target"]!);
        var rest = Quantity.Parse(Text(target, "value"), Text(target, "unit")).Value;
        var view = await person.GetAsync($"/api/batches/{batch}");
        foreach (var kept in view["reserved"]!.AsArray().Where(one => Text(one!, "material") == material))
        {
            var left = await LeftAsync(person, batch, Text(kept!, "lot"));
            var part = left.To(rest.Unit).Value is var there && there.Value < rest.Value ? there : rest;
            if (part.Value <= 0)
                continue;
            await person.PostAsync($"/api/batches/{batch}/actions/charge-in", new
            {
                step = Text(step, "id"),
                lot = Text(kept!, "lot"),
                value = DecimalText.Of(part.Value),
                unit = part.Unit.Symbol,
                source = "scanned",
            });
            rest = rest.Minus(part).Value;
        }
    }

    /// <summary>What the lot still keeps for the batch.</summary>
    private static async Task<Quantity> LeftAsync(DemoPerson person, string batch, string lot)
    {
        var state = await person.GetAsync($"/api/lots/{lot}");
        var kept = state["reservations"]!.AsArray().FirstOrDefault(one => Text(one!, "batch") == batch);
        return kept is null ? new Quantity(0, Unit.Parse(Text(state["onHand"]!, "unit")).Value)
            : Quantity.Parse(Text(kept["quantity"]!, "value"), Text(kept["quantity"]!, "unit")).Value;
    }

    /// <summary>Takes what is clean and in calibration; cleans what is not; waits while all of it is in use.</summary>
    private async Task<(TimeSpan Took, bool IsMet)> CheckInAsync(DemoPerson person, string actions, JsonNode step)
    {
        var found = await person.GetAsync($"/api/equipment?site={plot.Site}&class={Text(step, "equipmentClass")}");
        var today = DateOnly.FromDateTime(cast.Today.Date);
        var usable = found["items"]!.AsArray().Select(item => item!)
            .Where(item => item["calibrationDueOn"] is not { } due || DateOnly.Parse(due.GetValue<string>(), CultureInfo.InvariantCulture) >= today)
            .Where(item => item["allocatedTo"]?.GetValue<string>() is not { } other || actions.Contains($"/{other}/", StringComparison.Ordinal))
            .OrderBy(item => item["allocatedTo"] is null).ThenBy(item => Text(item, "condition")).ToList();
        if (usable.FirstOrDefault(item => Text(item, "condition") == "clean") is { } clean)
        {
            await person.PostAsync(actions + "check-in-equipment", new { step = Text(step, "id"), equipment = Text(clean, "id"), source = "scanned" });
            return (TimeSpan.FromMinutes(1), true);
        }

        if (usable.FirstOrDefault(item => Text(item, "condition") == "to-be-cleaned") is not { } dirty)
            return (TimeSpan.FromMinutes(50), false);
        await person.PostAsync($"/api/equipment/{Text(dirty, "id")}/actions/clean", new { note = "Cleaned by SOP-030." });
        return (TimeSpan.FromMinutes(35), false);
    }

    private async Task EnterAsync(DemoPerson person, string actions, JsonNode step, bool sign)
    {
        var deviation = plot.Deviation is { } off && off.Step == Text(step, "id") ? off : null;
        var body = new
        {
            step = Text(step, "id"),
            value = deviation?.Value ?? ValueOf(step),
            unit = step["unit"]?.GetValue<string>(),
            source = Text(step, "kind") is "choice" or "yes-no" ? "picked" : "typed",
            justification = deviation?.Justification,
        };
        await (sign || deviation is not null
            ? person.SignAsync(actions + "sign-step", body)
            : person.PostAsync(actions + "record-value", body));
    }

    private string? ValueOf(JsonNode step) => Text(step, "kind") switch
    {
        "number" => Number(step),
        "yield" => (Packs - 4).ToString(CultureInfo.InvariantCulture),
        "choice" => step["expected"]!.AsArray().Concat(step["choices"]!.AsArray().Select(choice => choice!["code"])).First()!.GetValue<string>(),
        "yes-no" => step["expected"]!.AsArray().FirstOrDefault()?.GetValue<string>() ?? "yes",
        "text" => "As described.",
        "date-time" => cast.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Somewhere around the middle of the limits, a little different in each batch.</summary>
    private string Number(JsonNode step)
    {
        var limits = step["alert"] ?? step["limits"];
        var low = Limit(limits, "low") ?? Limit(step["plausible"], "low") ?? 0m;
        var high = Limit(limits, "high") ?? low + 10m;
        var part = (((index * 37) + Text(step, "id").Sum(letter => letter)) % 11 / 20m) + 0.25m;
        var value = Math.Round(low + ((high - low) * part), step["decimals"]?.GetValue<int>() ?? 1, MidpointRounding.ToEven);
        return DecimalText.Of(value);
    }

    private static decimal? Limit(JsonNode? limits, string end) =>
        limits?[end] is { } value ? DecimalText.Parse(value.GetValue<string>()).Value : null;

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
