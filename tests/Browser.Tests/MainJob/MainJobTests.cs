using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Theriac.Browser.Tests.Running;
using Theriac.Host.Tests.MainJob;
using Theriac.Testing;
using Xunit;

namespace Theriac.Browser.Tests.MainJob;

/// <summary>
/// The main job through the screens, each person in an own window: an outside recipe is imported, completed and approved,
/// ordered, made on a tablet, reviewed, certified; a pack of it is traced and verified. Accounts, materials, lots and
/// equipment, which are there before the job, are made over HTTP.
/// </summary>
public sealed class MainJobTests
{
    private const string Wholesaler = "Dược phẩm An Khang";

    private static readonly Dictionary<string, string> Lots = new()
    {
        ["CS-DXM"] = "L-DXM",
        ["CS-GUAIF"] = "L-GUAIF",
        ["CS-WATER"] = "L-WATER",
        ["CS-SUCROSE"] = "L-SUCROSE",
    };

    [Fact]
    public async Task From_an_outside_recipe_to_a_verified_pack_through_the_screens()
    {
        await using var site = await SyrupSite.StartAsync();
        await ImportAsync(site);
        await Approving.ApproveAsync(site, "/recipes/COUGH-SYRUP/1");
        var batch = await OrderAsync(site);
        await MakeAsync(site, batch);
        await ReviewAsync(site, batch);
        await CertifyAsync(site, batch);
        await TraceAndVerifyAsync(site, await ShipAsync(site, batch));
        Assert.Empty(site.Errors);
    }

    private static async Task ImportAsync(SyrupSite site)
    {
        var page = await site.OpenAsync("an", "/recipes");
        await page.PressAsync("Import recipe");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input[type=file]").SetInputFilesAsync(Corpus.Path("b2mml/Examples/cough-syrup-master-recipe-v02.xml"));
        await dialog.GetByLabel("Recipe id").FillAsync("COUGH-SYRUP");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Import recipe" }).ClickAsync();
        await page.ArriveAsync("/recipes/COUGH-SYRUP/1");
        await page.GetByText(new Regex(@"^Findings \([1-9]\d+ open\)$")).WaitForAsync();

        var completion = Path.Combine(PostgresServer.FindRoot(), "tests", "Recipes.Tests", "CoughSyrup", "completion.json");
        await page.Locator("input[type=file]").SetInputFilesAsync(completion);
        await page.GetByText("Findings (0 open)").WaitForAsync();
        await page.PressAsync("Send to review");
        await page.SignAsync("an");
        await page.GetByText("In review").First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    private static async Task<string> OrderAsync(SyrupSite site)
    {
        var page = await site.OpenAsync("phuong", "/board");
        await page.PressAsync("New order");
        await page.GetByLabel("Approved recipe").First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("COUGH-SYRUP") }).ClickAsync();
        // Its lots are received while it runs.
        await page.GetByLabel("Why the order is released although material is missing").FillAsync("A delivery is on its way.");
        await page.PressAsync("Read and sign");
        await page.SignAsync("phuong");
        await page.ArriveAsync("/batches/[^/]+$");
        var batch = new Uri(page.Url).Segments[^1];
        await page.Context.CloseAsync();
        return batch;
    }

    private static async Task MakeAsync(SyrupSite site, string batch)
    {
        var offer = (await site.Plant.Admin.PostAsync("/api/terminals", new { id = "TAB-2", name = "Tablet 2", area = "HN-LIQ" })).Ok();
        var page = await site.OpenAsync("lan", "/floor", 1280, 800);
        await page.GetByLabel("Enrolment code").FillAsync(offer.GetProperty("code").GetString()!);
        await page.PressAsync("Enrol this device");
        var robot = new ScreenRobot(page, site.Plant.Tablet, batch, Lots, packs: 990);
        await robot.StartAsync();
        await robot.WorkAsync();
        Assert.Contains(robot.Done, done => done.EndsWith("commission-packs", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    private static async Task ReviewAsync(SyrupSite site, string batch)
    {
        var page = await site.OpenAsync("dung", $"/review/{batch}");
        var seen = page.GetByText(new Regex(@"^Seen \d+ of \d+$"));
        await seen.WaitForAsync();
        var count = int.Parse((await seen.InnerTextAsync()).Split(' ')[^1], CultureInfo.InvariantCulture);
        for (var item = 0; item < count; item++)
        {
            await page.PressAsync("Seen");
            await page.GetByText($"Seen {item + 1} of {count}", new() { Exact = true }).WaitForAsync();
        }

        await page.PressAsync("Sign review");
        await page.SignAsync("dung");
        await page.PressAsync("Sign audit-trail review");
        await page.SignAsync("dung");
        await page.GetByRole(AriaRole.Button, new() { Name = "To release" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    private static async Task CertifyAsync(SyrupSite site, string batch)
    {
        var page = await site.OpenAsync("quang", $"/release/{batch}");
        await page.GetByText("Nothing blocks the certification.").WaitForAsync();
        await page.PressAsync("Certify");
        await page.SignAsync("quang");
        await page.GetByText("Certified").First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>A case of ten goes to a wholesaler, over HTTP: lines and warehouses have no screen. Answers the path of a pack.</summary>
    private static async Task<string> ShipAsync(SyrupSite site, string batch)
    {
        var plant = site.Plant;
        var packs = (await plant.Qa.ReadAsync($"/api/packs?batch={batch}&count=10")).GetProperty("items").EnumerateArray()
            .Select(pack => $"/01/{pack.GetProperty("gtin").GetString()}/21/{pack.GetProperty("serial").GetString()}").ToList();
        (await plant.Planner.PostAsync("/api/partners", new { id = "DAK-HN", name = Wholesaler, kind = "wholesaler", gln = (string?)null, region = "VN-HN" })).Ok();
        var box = (await plant.Tablet.PostAsync("/api/packs/actions/pack", new { parent = (string?)null, children = packs, site = SyrupPlant.Site })).Ok();
        (await plant.Tablet.PostAsync("/api/packs/actions/ship", new { sscc = box.GetProperty("sscc").GetString(), to = "DAK-HN" })).Ok();
        return packs[0];
    }

    private static async Task TraceAndVerifyAsync(SyrupSite site, string path)
    {
        var page = await site.OpenAsync("dung", $"/trace?code={Uri.EscapeDataString(path)}");
        foreach (var lot in Lots.Values)
            await page.GetByRole(AriaRole.Button, new() { Name = lot, Exact = true }).WaitForAsync();
        await page.GetByText(Wholesaler).First.WaitForAsync();
        await page.GetByText("Steps", new() { Exact = true }).ClickAsync();
        await page.GetByText("lan tester").First.WaitForAsync();
        await page.Context.CloseAsync();

        var phone = await site.WindowAsync(390, 844);
        await phone.GotoAsync(site.Url + path);
        Assert.Contains("This code is genuine", await phone.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await phone.ViolationsAsync());
        await phone.Context.CloseAsync();
    }
}
