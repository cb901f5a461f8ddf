using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Host.Demo.Story;

/// <summary>How a delivery of the demo ended.</summary>
internal enum LotFate
{
    Released,
    Waiting,
    Rejected,
}

/// <param name="ExpiryDays">From the real today; negative has expired by now, and before the last batch that could take of it was ordered, at whatever hour of the day the story ends.</param>
internal sealed record DemoLot(
    string Id, string Material, string Site, string Value, string Unit, string Supplier, string SupplierLot, int ExpiryDays, LotFate Fate,
    string? Reason = null)
{
    /// <summary>In how many equal containers it came; 1 is the lot itself.</summary>
    public int Containers { get; init; } = 1;

    /// <summary>In percent; of an active whose strength recipes count with.</summary>
    public decimal? Assay { get; init; }

    public object[]? Parts => Containers == 1 ? null
        : [.. Enumerable.Repeat(new { value = DecimalText.Of(DecimalText.Parse(Value).Value / Containers), unit = Unit }, Containers)];
}

/// <summary>What the demo's recipes are made of, and the deliveries of it.</summary>
internal static class DemoMaterials
{
    private static readonly (string Code, string Name, string Kind, string Unit)[] Packaging =
    [
        ("PM-FOIL-PVC", "PVC/aluminium blister foil", "packaging", "kg"),
        ("PM-CARTON-DS", "Folding carton Demosol 10 mg", "packaging", "each"),
        ("PM-CARTON-VC", "Folding carton Demovit C 500 mg", "packaging", "each"),
        ("PM-BOTTLE-100", "Amber glass bottle 100 mL", "packaging", "each"),
        ("PM-BOTTLE-DT", "HDPE bottle with cap, 100 tablets", "packaging", "each"),
        ("PM-LABEL-DT", "Label Demotab 25 mg", "packaging", "each"),
    ];

    public static readonly IReadOnlyList<DemoLot> Lots =
    [
        new("L-24101", "RM-DEMOSOL", "HN", "12.000", "kg", "Xuân Mai Fine Chemicals", "XM-7731", 640, LotFate.Released) { Assay = 98.6m },
        new("L-24102", "RM-LACTOSE", "HN", "50.00", "kg", "Emmen Milk Sugar AG", "102334", 410, LotFate.Released) { Containers = 2 },
        new("L-24103", "RM-STARCH", "HN", "25.00", "kg", "Tây Ninh Starch", "TN-2210", 380, LotFate.Released),
        new("L-24104", "RM-POVIDONE", "HN", "10.000", "kg", "Rheinfels Polymers", "RP-0456", 500, LotFate.Released),
        new("L-24105", "RM-MGST", "HN", "5.000", "kg", "Rheinfels Polymers", "RP-0871", 720, LotFate.Released),
        new("L-24106", "RM-ASCORBIC", "HN", "60.000", "kg", "Northeast Vitamins", "NV-88120", 300, LotFate.Released) { Containers = 3 },
        new("L-24107", "RM-MCC", "HN", "25.000", "kg", "Rheinfels Polymers", "RP-1102", 540, LotFate.Released),
        new("L-24108", "RM-CAPSULE-0", "HN", "200000", "each", "Saigon Capsules", "SC-5519", 600, LotFate.Released),
        new("L-24109", "RM-PARACETAMOL", "BN", "40.000", "kg", "Aare Actives AG", "AA-3310", 450, LotFate.Released),
        new("L-24110", "RM-SUCROSE", "BN", "600.00", "kg", "Seeland Zucker", "SZ-24-117", 700, LotFate.Released) { Containers = 12 },
        new("L-24111", "RM-WATER", "BN", "1000.0", "L", "Own plant, loop 2", "PW-2-4711", 25, LotFate.Released),
        new("L-24112", "RM-FLAVOUR", "BN", "5.000", "kg", "Aroma Emmental", "AE-0093", 21, LotFate.Released),
        new("L-24113", "PM-FOIL-PVC", "HN", "120.0", "kg", "Hải Phòng Foils", "HF-340", 900, LotFate.Released),
        new("L-24114", "PM-CARTON-DS", "HN", "20000", "each", "In Sao Việt", "SV-1180", 1000, LotFate.Released),
        new("L-24115", "PM-BOTTLE-100", "BN", "8000", "each", "Vetro Bern AG", "VB-67", 1500, LotFate.Released),
        new("L-24116", "RM-LACTOSE", "HN", "50.00", "kg", "Emmen Milk Sugar AG", "102871", 430, LotFate.Waiting) { Containers = 2 },
        new("L-24117", "RM-ASCORBIC", "HN", "40.000", "kg", "Northeast Vitamins", "NV-88344", 320, LotFate.Waiting),
        new("L-24118", "RM-SUCROSE", "BN", "400.00", "kg", "Seeland Zucker", "SZ-24-131", 720, LotFate.Waiting) { Containers = 8 },
        new("L-24119", "RM-DEMOSOL", "HN", "8.000", "kg", "Xuân Mai Fine Chemicals", "XM-7745", 655, LotFate.Waiting),
        new("L-24120", "RM-STARCH", "HN", "25.00", "kg", "Tây Ninh Starch", "TN-2218", 390, LotFate.Rejected, "Moisture 16.8 %, limit 15.0 %."),
        new("L-24121", "RM-MCC", "HN", "10.000", "kg", "Rheinfels Polymers", "RP-1098", 520, LotFate.Rejected, "Two of ten bags were torn on arrival."),
        new("L-24122", "RM-POVIDONE", "HN", "2.500", "kg", "Rheinfels Polymers", "RP-0399", -3, LotFate.Released),
        new("L-24123", "RM-PARACETAMOL", "BN", "6.000", "kg", "Aare Actives AG", "AA-3107", -2, LotFate.Released),
        new("L-24124", "RM-MGST", "HN", "1.500", "kg", "Rheinfels Polymers", "RP-0815", 12, LotFate.Released),
        new("L-24125", "PM-BOTTLE-100", "BN", "3000", "each", "Vetro Bern AG", "VB-71", 1510, LotFate.Waiting) { Containers = 6 },
        new("L-24126", "PM-CARTON-VC", "HN", "20000", "each", "In Sao Việt", "SV-1204", 1000, LotFate.Released) { Containers = 10 },
        new("L-24127", "PM-BOTTLE-DT", "HN", "5000", "each", "Nhựa Bình Minh Châu", "BM-2093", 1400, LotFate.Released),
        new("L-24128", "PM-LABEL-DT", "HN", "5000", "each", "In Sao Việt", "SV-1219", 1000, LotFate.Released),
    ];

    /// <summary>The materials of all recipes, their products, and what is packed with.</summary>
    public static async Task AddAsync(DemoPerson administrator, IEnumerable<JsonNode> recipes)
    {
        var known = new HashSet<string>();
        foreach (var recipe in recipes)
        {
            foreach (var input in recipe["formula"]!["inputs"]!.AsArray().Where(input => input!["use"] is null))
            {
                var code = input!["materialCode"]!.GetValue<string>();
                if (known.Add(code))
                    await administrator.PostAsync("/api/materials", new { code, name = Text(input, "name"), kind = "raw", unit = Text(input["quantity"]!, "unit") });
            }

            if (recipe["product"] is not { } product)
                continue;
            await administrator.PostAsync("/api/materials", new { code = Text(product, "code"), name = Text(product, "name"), kind = "finished", unit = "each", gtin = Text(product, "gtin") });
        }

        foreach (var (code, name, kind, unit) in Packaging)
            await administrator.PostAsync("/api/materials", new { code, name, kind, unit });
    }

    /// <summary>Deliveries arrive over a day and lie in quarantine; QA decides on most of them the day after, and they go where they belong.</summary>
    public static async IAsyncEnumerable<TimeSpan> ReceiveAsync(DemoCast cast)
    {
        var today = DateOnly.FromDateTime(cast.Today.Date);
        foreach (var lot in Lots)
        {
            var receiver = KeeperOf(cast, lot);
            await receiver.PostAsync("/api/lots", new
            {
                id = lot.Id,
                material = lot.Material,
                site = lot.Site,
                quantity = new { value = lot.Value, unit = lot.Unit },
                supplier = lot.Supplier,
                supplierLot = lot.SupplierLot,
                expiryOn = today.AddDays(lot.ExpiryDays),
                containers = lot.Parts,
            });
            await receiver.PostAsync($"/api/lots/{lot.Id}/actions/store", new { to = lot.Site + "-QUA-01" });
            yield return TimeSpan.FromMinutes(4);
        }

        yield return TimeSpan.FromHours(2);
        var qa = cast.Office(DemoStaff.Qa);
        foreach (var lot in Lots.Where(lot => lot.Fate != LotFate.Waiting))
        {
            var path = $"/api/lots/{lot.Id}/actions/";
            await (lot.Fate == LotFate.Released
                ? qa.SignAsync(path + "release", ReleaseOf(lot))
                : qa.SignAsync(path + "reject", new { reason = lot.Reason }));
            await KeeperOf(cast, lot).PostAsync(path + "store", new { to = lot.Site + (lot.Fate == LotFate.Released ? "-STO-01" : "-REJ-01") });
            yield return TimeSpan.FromMinutes(3);
        }
    }

    private static object ReleaseOf(DemoLot lot) =>
        lot.Assay is { } percent ? new { assay = new { percent = DecimalText.Of(percent), waterPercent = "0.3", method = "HPLC, Ph. Eur." } } : new { };

    private static DemoPerson KeeperOf(DemoCast cast, DemoLot lot) =>
        lot.Site == "HN" ? cast.At(DemoStaff.OperatorHn, "HN-T1") : cast.At(DemoStaff.OperatorBn, "BN-T1");

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
