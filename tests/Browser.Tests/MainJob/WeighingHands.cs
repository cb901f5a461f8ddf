using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Theriac.Devices;

namespace Theriac.Browser.Tests.MainJob;

/// <summary>An operator at a balance: scans, tares, fills until the screen says that it is enough. What lies on the pan reaches the server by its socket only.</summary>
internal sealed class WeighingHands(IPage page, BalanceSimulator balance, string scale = "BAL-T")
{
    private const decimal Empty = 0.512m;

    public async Task WeighAsync(string lot)
    {
        await page.GetByText("Scan the label of the lot or of its container.").WaitForAsync();
        await page.ScanAsync(lot);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{scale}") }).ClickAsync();
        balance.Put(Empty);
        await page.GetByText("stable", new() { Exact = true }).WaitForAsync();
        await page.PressAsync("Tare");
        await page.GetByText(new Regex("^Tare 0[.]512")).WaitForAsync();
        balance.Put(Empty + await ToWeighAsync());
        await page.GetByText("In range", new() { Exact = true }).WaitForAsync();
        await page.PressAsync("Register");
        await page.GetByText("Scan another container, or sign.").WaitForAsync();
    }

    /// <summary>Its number on the label of the container that was weighed of the material and waits.</summary>
    public static string WaitingOf(JsonElement view, string material) => view.GetProperty("work").EnumerateArray()
        .SelectMany(work => work.GetProperty("steps").EnumerateArray())
        .Where(step => step.GetProperty("kind").GetString() == "weigh" && step.GetProperty("materialCode").GetString() == material)
        .SelectMany(step => step.GetProperty("extra").GetProperty("weighing").GetProperty("containers").EnumerateArray())
        .First(one => one.GetProperty("chargedAt").ValueKind == JsonValueKind.Null).GetProperty("id").GetString()!;

    // As the screen says it: the strength of the lot and what the active took more are in it.
    private async Task<decimal> ToWeighAsync()
    {
        var said = await page.Locator("dt", new() { HasTextRegex = new Regex("^To weigh$") }).Locator("xpath=following-sibling::dd[1]/b").InnerTextAsync();
        return decimal.Parse(Regex.Match(said, "[0-9.]+").Value, CultureInfo.InvariantCulture);
    }
}
