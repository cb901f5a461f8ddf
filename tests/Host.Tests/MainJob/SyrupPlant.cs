using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Testing;

namespace Theriac.Host.Tests.MainJob;

using Browser = Theriac.Host.Tests.Server.Browser; // Also compiled into Theriac.Browser.Tests, where the word means a namespace.

/// <summary>An empty instance that becomes a plant for cough syrup: its people, materials, lots, equipment, one terminal.</summary>
internal sealed class SyrupPlant : IAsyncDisposable
{
    public const string Site = "HN";

    private SyrupPlant(TheriacServer server) => Server = server;

    public TheriacServer Server { get; }

    public Browser Admin { get; private set; } = null!;

    public Browser Author { get; private set; } = null!;

    public Browser Checker { get; private set; } = null!;

    public Browser Qa { get; private set; } = null!;

    public Browser Planner { get; private set; } = null!;

    /// <summary>The tablet on the floor, with Lan signed in.</summary>
    public Browser Tablet { get; private set; } = null!;

    public Browser QualifiedPerson { get; private set; } = null!;

    public static async Task<SyrupPlant> StartAsync(Storage.Engine engine, params string[] more)
    {
        var plant = new SyrupPlant(await TheriacServer.StartAsync(
            engine, map: null, configure: builder => builder.Configuration["Serials:CompanyPrefix"] = "9521234", more));
        plant.Admin = await plant.SetUpAsync();
        plant.Author = await plant.Server.PersonAsync("an", Role.RecipeAuthor);
        await plant.Author.KeepLabelAsync();
        plant.Checker = await plant.Server.PersonAsync("chi", Role.RecipeChecker);
        plant.Qa = await plant.Server.PersonAsync("dung", Role.QaReviewer);
        plant.Planner = await plant.Server.PersonAsync("phuong", Role.Planner);
        plant.QualifiedPerson = await plant.Server.PersonAsync("quang", Role.QualifiedPerson);
        plant.Tablet = await plant.Server.PersonAsync("lan", Role.Operator);
        await plant.Server.AccountAsync("minh", [Role.Operator, Role.Verifier]);
        await plant.EquipAsync(plant.Admin);
        await plant.StockAsync();
        return plant;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task<Browser> SetUpAsync()
    {
        var admin = Server.Browser();
        (await admin.PostAsync("/api/setup", new
        {
            userId = "admin",
            name = "Admin",
            password = TestPeople.Password,
            language = "en",
            enterpriseId = "SYR",
            enterpriseName = "Syrup makers",
            siteId = Site,
            siteName = "Hanoi",
            zone = "Asia/Ho_Chi_Minh",
        })).Ok();
        (await admin.SignInAsync("admin", TestPeople.Password)).Ok();
        return admin;
    }

    private async Task EquipAsync(Browser admin)
    {
        (await admin.PostAsync("/api/areas", new { id = "HN-LIQ", name = "Liquids", site = Site })).Ok();
        foreach (var (id, @class) in new[] { ("VESSEL-1", "mixing-vessel"), ("LINE-1", "packaging-line") })
        {
            (await admin.PostAsync("/api/equipment", new
            {
                id,
                name = id,
                level = "unit",
                @class,
                area = "HN-LIQ",
                calibrationDueOn = "2027-06-30",
            })).Ok();
        }

        foreach (var (code, kind, unit) in new[]
                 { ("CS-DXM", "raw", "kg"), ("CS-GUAIF", "raw", "kg"), ("CS-WATER", "raw", "L"), ("CS-SUCROSE", "raw", "kg") })
            (await admin.PostAsync("/api/materials", new { code, name = code, kind, unit })).Ok();
        (await admin.PostAsync("/api/materials", new
        {
            code = "FG-COUGH-100",
            name = "Cough Syrup 100 mL",
            kind = "finished",
            unit = "each",
            gtin = "09520123456788",
        })).Ok();
        var offer = (await admin.PostAsync("/api/terminals", new { id = "TAB-1", name = "Tablet 1", area = "HN-LIQ" })).Ok();
        (await Tablet.PostAsync("/api/terminals/enrol", new { code = offer.GetProperty("code").GetString() })).Ok();
        foreach (var id in new[] { "VESSEL-1", "LINE-1" })
            (await Tablet.PostAsync($"/api/equipment/{id}/actions/clean", new { })).Ok();
    }

    /// <summary>A released lot of each material, and three that must be refused.</summary>
    private async Task StockAsync()
    {
        await ReceiveAsync("L-DXM", "CS-DXM", "1.000", "kg", "2027-12-31");
        await ReceiveAsync("L-GUAIF", "CS-GUAIF", "5.000", "kg", "2027-12-31");
        await ReceiveAsync("L-WATER", "CS-WATER", "200.0", "L", "2026-12-31");
        await ReceiveAsync("L-SUCROSE", "CS-SUCROSE", "100.00", "kg", "2028-06-30");
        await ReceiveAsync("L-DXM-OLD", "CS-DXM", "1.000", "kg", "2026-11-21");
        await ReceiveAsync("L-DXM-NEW", "CS-DXM", "1.000", "kg", "2028-12-31", release: false);
    }

    private async Task ReceiveAsync(string id, string material, string value, string unit, string expiryOn, bool release = true)
    {
        (await Planner.PostAsync("/api/lots", new
        {
            id,
            material,
            site = Site,
            quantity = new { value, unit },
            supplier = "Supplier",
            supplierLot = "S-" + id,
            expiryOn,
        })).Ok();
        if (release)
            (await Qa.SignAsync($"/api/lots/{id}/actions/release", new { }, "dung")).Ok();
    }
}
