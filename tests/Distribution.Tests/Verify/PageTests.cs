using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Batches;
using Theriac.Distribution.Scans;
using Theriac.Distribution.Verify;
using Theriac.Ledger;
using Theriac.Serials;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Distribution.Tests.Verify;

public sealed partial class PageTests
{
    private const int BytesMax = 100_000;

    [Theory, OnBothEngines]
    public async Task A_scanned_pack_of_a_certified_batch_is_genuine_in_the_phones_language(Engine engine)
    {
        await using var shop = await Shop.StartAsync(engine);
        var pack = await shop.PackAsync();
        Assert.Contains("Not released yet", await shop.PageAsync(pack.Path), StringComparison.Ordinal);
        await shop.Desk.MoveAsync(Disposition.Certified);
        var page = await shop.PageAsync(pack.Path);
        Assert.Contains("This code is genuine", page, StringComparison.Ordinal);
        Assert.Contains("Demosol 10 mg tablets", page, StringComparison.Ordinal);
        Assert.Contains("2028-05-31", page, StringComparison.Ordinal);
        Assert.Contains("LOT1", page, StringComparison.Ordinal);
        Assert.Contains("Mã này là thật", WebUtility.HtmlDecode(await shop.PageAsync($"/01/{Shop.Gtin}/10/LOT1/21/{pack.Serial}?17=280531", language: "vi")), StringComparison.Ordinal);
        Assert.Contains("此代码为真", WebUtility.HtmlDecode(await shop.PageAsync($"/verify?lang=zh&code={Uri.EscapeDataString(pack.Symbol)}")), StringComparison.Ordinal);
        Assert.Contains("We do not know this code", await shop.PageAsync($"/01/{Shop.Gtin}/10/OTHER/21/{pack.Serial}"), StringComparison.Ordinal);
        Assert.Contains("We do not know this code", await shop.PageAsync($"/01/{Shop.Gtin}/21/NEVER"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "A16-qp")]
    public async Task The_verdict_is_that_of_the_market_that_the_pack_went_to_and_of_all_that_is_in_it()
    {
        await using var shop = await Shop.StartAsync();
        await shop.Desk.MoveAsync(Disposition.Certified);
        var pack = await shop.PackAsync();
        var box = (await shop.Packing.PackAsync(Shop.Caller, new PackUnits(null, [pack.Path], "HAN"))).Value;
        Assert.True((await shop.Packing.ShipAsync(Shop.Caller, new ShipContainer(box.Sscc, "PHARMA"))).IsOk);
        Assert.Equal("genuine", await VerdictAsync());
        shop.Desk.Sources.Add(new BatchSource("BULK", "BULK-1", Disposition.OnHold, new StreamVersion("batch/BULK", 0)));
        Assert.Equal("not-released", await VerdictAsync());
        shop.Desk.Sources.Clear();
        shop.Desk.Elsewhere["VN-HN"] = Disposition.Rejected;
        Assert.Equal("withdrawn", await VerdictAsync());

        async Task<string> VerdictAsync() => (string)JsonNode.Parse(await shop.PageAsync(pack.Path, "application/json"))!["verdict"]!;
    }

    [Fact]
    public async Task The_page_is_small_and_needs_neither_script_nor_anything_from_elsewhere()
    {
        await using var shop = await Shop.StartAsync();
        var page = await shop.PageAsync((await shop.PackAsync()).Path);
        Assert.True(Encoding.UTF8.GetByteCount(page) < BytesMax);
        foreach (var foreign in new[] { "<script", "<link", "@import", "@font-face", "url(", "<img", "http://", "https://", "onclick" })
            Assert.DoesNotContain(foreign, page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Data_is_never_markup_and_nothing_of_the_batch_record_is_told()
    {
        await using var shop = await Shop.StartAsync(product: "<script>alert('1')</script>");
        await shop.Desk.MoveAsync(Disposition.Certified);
        var pack = await shop.PackAsync();
        var page = await shop.PageAsync(pack.Path);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Theriac &amp; Sons &lt;Ltd&gt;", page, StringComparison.Ordinal);
        var evil = await shop.PageAsync("/verify?code=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E&lang=%22%3E%3Cb%3E");
        Assert.DoesNotContain("<img", evil, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", evil, StringComparison.OrdinalIgnoreCase);
        var json = await shop.PageAsync(pack.Path, "application/json");
        foreach (var secret in new[] { "lan", "Lan Nguyen", "HAN", "Hanoi", "L-204", "B1", "PHARMA", "41.6" })
        {
            Assert.DoesNotContain($">{secret}<", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"\"{secret}\"", json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Machines_get_json_by_asking_for_it()
    {
        await using var shop = await Shop.StartAsync();
        await shop.Desk.MoveAsync(Disposition.Certified);
        var pack = await shop.PackAsync();
        var answer = JsonNode.Parse(await shop.PageAsync($"/verify?code={Uri.EscapeDataString(pack.Symbol)}", "application/json"))!;
        Assert.Equal(("genuine", "LOT1", pack.Serial), ((string)answer["verdict"]!, (string)answer["lot"]!, (string)answer["serial"]!));
        Assert.Equal("unknown", (string)JsonNode.Parse(await shop.PageAsync("/verify?code=rubbish", "application/json"))!["verdict"]!);
    }

    [Fact]
    public async Task An_address_that_asks_too_often_is_told_to_wait()
    {
        await using var shop = await Shop.StartAsync();
        for (var i = 0; i < DistributionLimits.ChecksPerMinuteMax; i++)
            Assert.Equal(HttpStatusCode.OK, (await shop.Client.GetAsync("/verify?code=x")).StatusCode);
        var limited = await shop.Client.GetAsync("/verify?code=x");
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Contains("Could not check", await limited.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        shop.Instance.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await shop.Client.GetAsync("/verify?code=x")).StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task Scans_become_one_entry_for_many_and_tell_no_address(Engine engine)
    {
        await using var shop = await Shop.StartAsync(engine);
        await shop.Desk.MoveAsync(Disposition.Certified);
        var pack = await shop.PackAsync();
        for (var i = 0; i < 10; i++)
            await shop.PageAsync(pack.Path);
        var log = shop.Instance.Get<ScanLog>();
        await log.FlushAsync();
        await log.FlushAsync();
        var entry = Assert.Single(await shop.Instance.Ledger.ReadAsync(new EntryFilter { Type = "scans-recorded.v1" }));
        var payload = Encoding.UTF8.GetString(entry.Payload.Span);
        Assert.Equal(10, JsonNode.Parse(payload)!["scans"]!.AsArray().Count);
        Assert.DoesNotContain("127.0.0.1", payload, StringComparison.Ordinal);
        var now = Kernel.Micros.Now(shop.Instance.Clock);
        Assert.Equal(new ScanPattern(2, 0), await log.PatternAsync(pack.Path, "another", now, CancellationToken.None));
        for (var phone = 0; phone < Verdicts.DevicesMax; phone++)
            log.Add(new Scan(pack.Path, now, "genuine", $"phone{phone}", null));
        Assert.Contains("Seen elsewhere", await shop.PageAsync(pack.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_asked_the_page_answers()
    {
        await using var shop = await Shop.StartAsync();
        var random = new Random(20261122);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(60)];
            random.NextBytes(bytes);
            var code = Uri.EscapeDataString(Encoding.Latin1.GetString(bytes));
            var path = (i % 3) switch { 0 => $"/verify?code={code}", 1 => $"/01/{code}/21/x", _ => $"/01/{Shop.Gtin}/21/{code}" };
            var status = (await shop.Client.GetAsync(path)).StatusCode;
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path}: {status}");
            if (i % 50 == 49)
                shop.Instance.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public void The_colours_are_the_tokens_and_text_stands_out_by_seven()
    {
        var root = PostgresServer.FindRoot();
        var css = File.ReadAllText(Path.Combine(root, "src", "Distribution", "Verify", "page.css"));
        var tokens = File.ReadAllText(Path.Combine(root, "web", "src", "styles", "tokens.css"));
        var palettes = Palette().Matches(css).Select(match => Colour().Matches(match.Value)
            .ToDictionary(colour => colour.Groups[1].Value, colour => colour.Groups[2].Value)).ToList();
        Assert.Equal(2, palettes.Count);
        foreach (var palette in palettes)
        {
            Assert.All(palette, colour => Assert.Contains($"--th-{colour.Key}: {colour.Value}", tokens, StringComparison.OrdinalIgnoreCase));
            foreach (var ground in palette.Where(colour => colour.Key is "page" or "panel" || colour.Key.EndsWith("-tint", StringComparison.Ordinal)))
                Assert.True(Contrast(palette["ink"], ground.Value) >= 7, $"ink on {ground.Key}: {Contrast(palette["ink"], ground.Value):F1}");
        }
    }

    private static double Contrast(string one, string two)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(two)), Math.Min(Luminance(one), Luminance(two)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Part(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    [GeneratedRegex(@":root\{(?:color-scheme:light dark;)?--page[^}]*\}")]
    private static partial Regex Palette();

    [GeneratedRegex("--([a-z-]+):(#[0-9A-F]{6})")]
    private static partial Regex Colour();
}
