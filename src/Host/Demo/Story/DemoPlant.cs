using Theriac.Kernel;
using Theriac.Plant;

namespace Theriac.Host.Demo.Story;

/// <summary>The demo's enterprise: a plant in Hà Nội, one in Bern, what stands in them and what is kept there.</summary>
internal sealed class DemoPlant(DemoCast cast, IPlantSetup setup)
{
    public static readonly IReadOnlyList<(string Id, string Name, string Site)> Areas =
    [
        ("HN-WEIGH", "Phòng cân", "HN"), ("HN-GRAN", "Phòng tạo hạt", "HN"), ("HN-COMP", "Phòng dập viên", "HN"),
        ("HN-PACK", "Khu đóng gói", "HN"), ("HN-STORE", "Kho", "HN"),
        ("BN-WEIGH", "Wägeraum", "BN"), ("BN-LIQ", "Flüssigkeiten", "BN"), ("BN-PACK", "Verpackung", "BN"), ("BN-STORE", "Lager", "BN"),
    ];

    private static readonly (string Id, string Name, EquipmentLevel Level, string Class, string Area, int? CalibrationDays)[] Equipment =
    [
        ("HN-BAL-01", "Balance 60 kg", EquipmentLevel.Unit, "balance", "HN-WEIGH", 160),
        ("HN-BAL-02", "Balance 6 kg", EquipmentLevel.Unit, "balance", "HN-WEIGH", 12),
        ("HN-BAL-03", "Balance 600 g", EquipmentLevel.Unit, "balance", "HN-WEIGH", -3),
        ("HN-BAL-04", "Balance 60 kg", EquipmentLevel.Unit, "balance", "HN-WEIGH", 210),
        ("HN-BAL-05", "Balance 30 kg", EquipmentLevel.Unit, "balance", "HN-WEIGH", 240),
        ("HN-GRN-01", "High-shear granulator 300 L", EquipmentLevel.Unit, "granulator", "HN-GRAN", null),
        ("HN-FBD-01", "Fluid-bed dryer", EquipmentLevel.Unit, "dryer", "HN-GRAN", 90),
        ("HN-BLD-01", "Bin blender 600 L", EquipmentLevel.Unit, "blender", "HN-GRAN", null),
        ("HN-FBG-01", "Fluid-bed granulator", EquipmentLevel.Unit, "fluid-bed-granulator", "HN-GRAN", null),
        ("HN-TAB-01", "Tablet press", EquipmentLevel.Unit, "tablet-press", "HN-COMP", 120),
        ("HN-ROT-01", "Rotary press", EquipmentLevel.Unit, "rotary-press", "HN-COMP", 150),
        ("HN-MOI-01", "Moisture analyser", EquipmentLevel.Unit, "moisture-analyser", "HN-COMP", 45),
        ("HN-PAC-01", "Blister line 1", EquipmentLevel.ProductionLine, "packaging-line", "HN-PACK", null),
        ("HN-BOT-01", "Bottle line", EquipmentLevel.ProductionLine, "bottle-line", "HN-PACK", null),
        ("HN-PRT-01", "Carton printer", EquipmentLevel.EquipmentModule, "printer", "HN-PACK", null),
        ("HN-LBL-01", "Máy in nhãn", EquipmentLevel.EquipmentModule, "label-printer", "HN-WEIGH", null),
        ("BN-LBL-01", "Etikettendrucker", EquipmentLevel.EquipmentModule, "label-printer", "BN-WEIGH", null),
        ("BN-BAL-01", "Waage 30 kg", EquipmentLevel.Unit, "balance", "BN-WEIGH", 200),
        ("BN-VES-01", "Mixing vessel 500 L", EquipmentLevel.Unit, "mixing-vessel", "BN-LIQ", null),
        ("BN-VES-02", "Holding vessel 500 L", EquipmentLevel.Unit, "holding-vessel", "BN-LIQ", null),
        ("BN-PHM-01", "pH meter", EquipmentLevel.Unit, "ph-meter", "BN-LIQ", 25),
        ("BN-PAC-01", "Bottle line", EquipmentLevel.ProductionLine, "packaging-line", "BN-PACK", null),
        ("HN-STO-01", "Kho đạt", EquipmentLevel.StorageZone, "store", "HN-STORE", null),
        ("HN-QUA-01", "Kho biệt trữ", EquipmentLevel.StorageZone, "quarantine-store", "HN-STORE", null),
        ("HN-REJ-01", "Kho loại", EquipmentLevel.StorageZone, "reject-store", "HN-STORE", null),
        ("BN-STO-01", "Lager frei", EquipmentLevel.StorageZone, "store", "BN-STORE", null),
        ("BN-QUA-01", "Lager Quarantäne", EquipmentLevel.StorageZone, "quarantine-store", "BN-STORE", null),
        ("BN-REJ-01", "Lager gesperrt", EquipmentLevel.StorageZone, "reject-store", "BN-STORE", null),
    ];

    private static readonly (string Site, (string Name, string From, string To)[] Shifts)[] Shifts =
    [
        ("HN", [("Ca sáng", "06:00", "14:00"), ("Ca chiều", "14:00", "22:00"), ("Ca đêm", "22:00", "06:00")]),
        ("BN", [("Früh", "05:30", "13:30"), ("Spät", "13:30", "21:30")]),
    ];

    public static readonly IReadOnlyList<(string Id, string Name, string Area)> Terminals =
    [
        ("HN-T1", "Tablet cân", "HN-WEIGH"), ("HN-T2", "Tablet dập viên", "HN-COMP"), ("HN-T3", "Tablet đóng gói", "HN-PACK"),
        ("BN-T1", "Tablet Wägeraum", "BN-WEIGH"), ("BN-T2", "Tablet Verpackung", "BN-PACK"),
    ];

    public async Task SetUpAsync()
    {
        var opened = await setup.OpenAsync(
            new NewPlant("ORIENT-ALPINE", "Orient & Alpine Pharma", "HN", "Hà Nội", "Asia/Ho_Chi_Minh"), DemoStaff.Administrator);
        if (!opened.IsOk)
            throw new DemoException(opened.Refusal.Detail);
        var admin = cast.Office(DemoStaff.Administrator);
        await admin.PostAsync("/api/sites", new { id = "BN", name = "Bern", zone = "Europe/Zurich" });
        foreach (var (id, name, site) in Areas)
            await admin.PostAsync("/api/areas", new { id, name, site });
        foreach (var (site, shifts) in Shifts)
        {
            await admin.PostAsync($"/api/sites/{site}/actions/set-shifts", new
            {
                shifts = shifts.Select(shift => new { name = shift.Name, from = shift.From, to = shift.To }),
                reason = "As the site works.",
            });
        }

        var today = DateOnly.FromDateTime(cast.Today.Date);
        foreach (var (id, name, level, equipmentClass, area, days) in Equipment)
        {
            var calibrationDueOn = days is { } count ? today.AddDays(count) : (DateOnly?)null;
            await admin.PostAsync("/api/equipment", new { id, name, level, @class = equipmentClass, area, calibrationDueOn });
        }

        await RegisterDevicesAsync(admin, cast.Office(DemoStaff.Qa));
    }

    private static async Task RegisterDevicesAsync(DemoPerson admin, DemoPerson quality)
    {
        foreach (var (id, port, capacity) in DemoDevices.Balances)
        {
            await admin.PostAsync($"/api/equipment/{id}/actions/register-device", new
            {
                driver = "mt-sics",
                address = $"tcp://127.0.0.1:{port}",
                serial = id,
                isSimulated = true,
                capacity = new { value = $"{capacity}", unit = "kg" },
                readability = new { value = "0.001", unit = "kg" },
                testWeights = new[] { new { id = "F1 10 kg", nominal = new { value = "10", unit = "kg" }, tolerance = new { value = "0.002", unit = "kg" } } },
            });
            await quality.SignAsync($"/api/equipment/{id}/actions/approve-device", new { reason = "Range and test weights compared with its certificate." });
        }

        foreach (var (id, port) in DemoDevices.Printers)
            await admin.PostAsync($"/api/equipment/{id}/actions/register-device", new { driver = "zpl", address = $"tcp://127.0.0.1:{port}", isSimulated = true });
    }

    /// <summary>Each tablet is enrolled once; the people who share it have its cookie.</summary>
    public async Task EnrolAsync()
    {
        foreach (var (id, name, area) in Terminals)
        {
            var offer = await cast.Office(DemoStaff.Administrator).PostAsync("/api/terminals", new { id, name, area });
            await cast.EnrolAsync(id, offer["code"]!.GetValue<string>());
        }
    }

    public async Task CleanAsync()
    {
        foreach (var one in Equipment.Where(one => one.Level != EquipmentLevel.StorageZone && one.Id is not ("HN-BLD-01" or "BN-VES-02")))
        {
            var site = one.Id[..2];
            var person = cast.Office(site == "HN" ? DemoStaff.OperatorHn : DemoStaff.OperatorBn);
            await person.PostAsync($"/api/equipment/{one.Id}/actions/clean", new { note = (string?)null });
        }
    }
}
