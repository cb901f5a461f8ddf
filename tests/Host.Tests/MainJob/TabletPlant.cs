using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Devices;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Host.Tests.MainJob;

using Browser = Theriac.Host.Tests.Server.Browser; // Also compiled into Theriac.Browser.Tests, where the word means a namespace.

/// <summary>
/// What Demotab 25 mg needs, in the plant and with the people of the cough syrup: its approved recipe, lots with their assay, a balance that
/// is none behind a real socket, the machines, a second operator, the laboratory, and a market with its register and checklist.
/// </summary>
internal sealed class TabletPlant : IAsyncDisposable
{
    public const string Recipe = "DEMOTAB-25";

    public const string Scale = "BAL-T";

    /// <summary>The lots by their material.</summary>
    public static readonly IReadOnlyDictionary<string, string> Lots = new Dictionary<string, string>
    {
        ["RM-DEMOSOL"] = "L-DEMOSOL",
        ["RM-LACTOSE"] = "L-LACTOSE",
        ["RM-STARCH"] = "L-STARCH",
        ["RM-MGST"] = "L-MGST",
    };

    /// <summary>
    /// Where the reviewer has something to look at: the wrong lot, the late entry, the value outside, the correction, and what the laboratory
    /// was refused (the analyst is not who reviews).
    /// </summary>
    public static readonly IReadOnlyList<string> Seen = ["2.1", "4.1", "4.2", "4.3", "8.1"];

    private static readonly (string Id, string Class)[] Machines =
        [("FBG-1", "fluid-bed-granulator"), ("ROT-1", "rotary-press"), ("BOT-1", "bottle-line")];

    private TabletPlant(SyrupPlant site) => Site = site;

    public SyrupPlant Site { get; }

    public BalanceSimulator Balance { get; } = BalanceSimulator.Start();

    /// <summary>The places of a review's items. That the plant's people were given their roles this very day is no place's.</summary>
    public static IReadOnlyList<string> NumbersOf(IEnumerable<JsonElement> items) =>
        [.. items.Where(item => item.GetProperty("kind").GetString() != "role-change").Select(item => item.GetProperty("number").GetString()!).Distinct().Order()];

    /// <summary>Enters what the laboratory found; the other reviews it.</summary>
    public Browser Analyst { get; private set; } = null!;

    public Browser Laboratory { get; private set; } = null!;

    public static string MachineOf(string equipmentClass) => Machines.Single(one => one.Class == equipmentClass).Id;

    public static async Task<TabletPlant> EquipAsync(SyrupPlant site)
    {
        var plant = new TabletPlant(site);
        plant.Analyst = await site.Server.PersonAsync("sofia", Role.QcReviewer);
        plant.Laboratory = await site.Server.PersonAsync("mai", Role.QcReviewer);
        await site.Server.AccountAsync("binh", Role.Operator);
        foreach (var person in new[] { "lan", "binh", "minh" })
        {
            foreach (var qualification in new[] { "weighing", "granulation", "line-clearance" })
                await Ok(site.Qa.ActAsync(person, "grant-qualification", new { qualification, reason = "Trained." }));
        }

        await plant.BuildAsync();
        await plant.StockAsync();
        await plant.ApproveAsync();
        await plant.SetMarketAsync();
        return plant;
    }

    /// <summary>Time passes: who is signed in over HTTP unlocks again.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Site.Server.Clock.Advance(time);
        foreach (var person in new[] { Site.Qa, Site.Tablet, Site.Planner, Site.Admin, Analyst, Laboratory })
            (await person.UnlockAsync()).Ok();
    }

    /// <summary>What the laboratory found lies within the specification; somebody else reviews it.</summary>
    public async Task TestAsync(string batch)
    {
        var actions = $"/api/batches/{batch}/actions";
        foreach (var (test, value) in new[] { ("assay", "99.4"), ("dissolution", "92") })
            await Ok(Analyst.PostAsync($"{actions}/record-lab-result", new { step = "sample", test, value, unit = "%" }));
        Assert.Equal("reviewer-performed", (await Analyst.SignAsync($"{actions}/review-lab-results", new { }, "sofia")).Code);
        await Ok(Laboratory.SignAsync($"{actions}/review-lab-results", new { }, "mai"));
    }

    public ValueTask DisposeAsync() => Balance.DisposeAsync();

    private async Task BuildAsync()
    {
        await Ok(Site.Admin.PostAsync("/api/areas", new { id = "HN-TAB", name = "Tablets", site = SyrupPlant.Site }));
        foreach (var (id, @class) in Machines.Append((Scale, "balance")))
            await Ok(Site.Admin.PostAsync("/api/equipment", new { id, name = id, level = "unit", @class, area = "HN-TAB", calibrationDueOn = "2027-06-30" }));
        foreach (var (id, _) in Machines)
            await Ok(Site.Tablet.PostAsync($"/api/equipment/{id}/actions/clean", new { }));
        await Ok(Site.Admin.PostAsync($"/api/equipment/{Scale}/actions/register-device", new
        {
            driver = "mt-sics",
            address = Balance.Address,
            serial = Balance.Serial,
            capacity = new { value = "60", unit = "kg" },
            readability = new { value = "0.001", unit = "kg" },
            testWeights = new[] { new { id = "F1", nominal = new { value = "20", unit = "kg" }, tolerance = new { value = "0.002", unit = "kg" } } },
        }));
        await Ok(Site.Qa.SignAsync($"/api/equipment/{Scale}/actions/approve-device", new { reason = "Compared with its certificate." }, "dung"));
        Balance.Put(20.001m);
        await Ok(Site.Tablet.PostAsync($"/api/equipment/{Scale}/actions/weigh-test", new { testWeight = "F1" }));
        await Ok(Site.Tablet.SignAsync($"/api/equipment/{Scale}/actions/sign-check", new { }, "lan"));
        Balance.Put(0);
    }

    private async Task StockAsync()
    {
        foreach (var (code, lot, value) in new[]
                 { ("RM-DEMOSOL", "L-DEMOSOL", "8.000"), ("RM-LACTOSE", "L-LACTOSE", "50.000"), ("RM-STARCH", "L-STARCH", "25.000"), ("RM-MGST", "L-MGST", "5.000") })
            await ReceiveAsync(code, "raw", lot, value, "kg");
        await ReceiveAsync("PM-BOTTLE-DT", "packaging", "L-BOTTLE", "3000", "each");
        await ReceiveAsync("PM-LABEL-DT", "packaging", "L-LABEL", "3000", "each");
        await Ok(Site.Admin.PostAsync("/api/materials", new { code = "FG-DEMOTAB-25", name = "Demotab 25 mg", kind = "finished", unit = "each", gtin = "09520123000042" }));
    }

    private async Task ReceiveAsync(string code, string kind, string lot, string value, string unit)
    {
        await Ok(Site.Admin.PostAsync("/api/materials", new { code, name = code, kind, unit }));
        await Ok(Site.Planner.PostAsync("/api/lots", new
        {
            id = lot,
            material = code,
            site = SyrupPlant.Site,
            quantity = new { value, unit },
            supplier = "Supplier",
            supplierLot = "S-" + lot,
            expiryOn = "2028-06-30",
        }));
        object assay = code == "RM-DEMOSOL" ? new { assay = new { percent = "98.5", waterPercent = "0.3", method = "HPLC" } } : new { };
        await Ok(Site.Qa.SignAsync($"/api/lots/{lot}/actions/release", assay, "dung"));
    }

    /// <summary>The demo's own recipe, by its author, checker and QA.</summary>
    private async Task ApproveAsync()
    {
        var demo = DemoRecipes.Demotab;
        await Ok(Site.Author.SendAsync(HttpMethod.Post, "/api/recipes/pictures", "", change: request => request.Content = new ReadOnlyMemoryContent(demo.Label)));
        await Ok(Site.Author.PostAsync($"/api/recipes/import?fileName={demo.Id}.json", JsonNode.Parse(demo.Document.Span)!));
        var version = $"/api/recipes/{demo.Id}/versions/{demo.Version}";
        await Ok(Site.Author.SignAsync($"{version}/actions/send-to-review", new { }, "an"));
        foreach (var (person, id, action) in new[] { (Site.Checker, "chi", "check"), (Site.Qa, "dung", "approve") })
        {
            await person.ReviewBlocksAsync(version);
            await Ok(person.SignAsync($"{version}/actions/{action}", new { }, id));
        }
    }

    private async Task SetMarketAsync()
    {
        const string Rules = "/api/release-rules/actions";
        await Ok(Site.Qa.SignAsync($"{Rules}/set-market", new
        {
            market = "VN",
            name = new { en = "Vietnam", vi = "Việt Nam", zh = "越南" },
            countries = new[] { "VN" },
            sites = new[] { SyrupPlant.Site },
            certifies = "qualified-person",
            needsRegister = true,
            reason = "The marketing authorisation was granted.",
        }, "dung"));
        await Ok(Site.Qa.SignAsync($"{Rules}/set-checklist", new
        {
            purpose = "certification",
            market = "VN",
            lines = new[] { new { id = "gmp", text = new { en = "Made and checked in accordance with GMP", vi = "Sản xuất theo GMP", zh = "按GMP生产" } } },
            reason = "Procedure QA-21 asks for it.",
        }, "dung"));
        await Ok(Site.Qa.SignAsync($"{Rules}/register-person", new { site = SyrupPlant.Site, userId = "quang", number = "VN-QP-17", reason = "The licence was shown." }, "dung"));
    }

    private static async Task Ok(Task<Answer> answer) => (await answer).Ok();
}
