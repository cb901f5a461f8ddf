using System.Globalization;
using System.Text.Json.Nodes;

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

    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> DoAsync(string batch, JsonNode work, JsonNode? step)
    {
        var person = PackingOperations.Contains(Text(work, "operation")) ? Packer : Maker;
        var actions = $"/api/batches/{batch}/actions/";
        if (step is null)
        {
            await (Text(work, "kind") == "transition"
                ? person.SignAsync(actions + "sign-transition", new { transition = Text(work, "id") })
                : person.PostAsync(actions + "complete-phase", new { phase = Text(work, "id") }));
            return TimeSpan.FromMinutes(5);
        }

        var needs = step["needs"]!.AsArray().Select(need => need!.GetValue<string>()).ToList();
        var id = Text(step, "id");
        switch (needs.FirstOrDefault())
        {
            case "charge":
                await ChargeAsync(person, actions, step);
                return TimeSpan.FromMinutes(6);
            case "equipment":
                return await CheckInAsync(person, actions, step);
            case "packs":
                await _packs.CommissionAsync(person, batch, Packs);
                return TimeSpan.FromMinutes(95);
            case "value":
                await EnterAsync(person, actions, step, needs.Contains("performed"));
                return TimeSpan.FromMinutes(7 + (index * 3 + id.Length) % 9);
            case "performed":
                await person.SignAsync(actions + "sign-step", new { step = id });
                return TimeSpan.FromMinutes(1);
            case "verified":
                await person.SignAsync(actions + "verify-step", new { step = id }, Second);
                return TimeSpan.FromMinutes(2);
            default:
                throw new DemoException($"{batch}: step {id} asks for nothing that a person could do.");
        }
    }

    public Task ShipAsync(string batch, string to) => _packs.ShipAsync(Packer, batch, to);

    private async Task ChargeAsync(DemoPerson person, string actions, JsonNode step)
    {
        var (material, target) = (Text(step, "materialCode"), step["target"]!);
        var lot = DemoMaterials.Lots.First(one => one.Material == material && one.Site == plot.Site && one.Fate == LotFate.Released && one.ExpiryDays > 0);
        await person.PostAsync(actions + "charge-in", new
        {
            step = Text(step, "id"),
            lot = lot.Id,
            value = Text(target, "value"),
            unit = Text(target, "unit"),
            source = "scanned",
        });
    }

    /// <summary>Takes what is clean and in calibration; cleans what is not; waits while all of it is in use.</summary>
    private async Task<TimeSpan> CheckInAsync(DemoPerson person, string actions, JsonNode step)
    {
        var found = await person.GetAsync($"/api/equipment?site={plot.Site}&class={Text(step, "equipmentClass")}");
        var today = DateOnly.FromDateTime(cast.Today.Date);
        var usable = found["items"]!.AsArray().Select(item => item!)
            .Where(item => item["calibrationDueOn"] is not { } due || DateOnly.Parse(due.GetValue<string>(), CultureInfo.InvariantCulture) >= today)
            .OrderBy(item => Text(item, "condition")).ToList();
        if (usable.FirstOrDefault(item => Text(item, "condition") == "clean") is { } clean)
        {
            await person.PostAsync(actions + "check-in-equipment", new { step = Text(step, "id"), equipment = Text(clean, "id"), source = "scanned" });
            return TimeSpan.FromMinutes(2);
        }

        if (usable.FirstOrDefault(item => Text(item, "condition") == "to-be-cleaned") is not { } dirty)
            return TimeSpan.FromMinutes(50);
        await person.PostAsync($"/api/equipment/{Text(dirty, "id")}/actions/clean", new { note = "Cleaned by SOP-030." });
        return TimeSpan.FromMinutes(35);
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
        return Kernel.DecimalText.Of(value);
    }

    private static decimal? Limit(JsonNode? limits, string end) =>
        limits?[end] is { } value ? Kernel.DecimalText.Parse(value.GetValue<string>()).Value : null;

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
