using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>The clauses of ISO 19005-3 that the record relies on, read out of its own bytes.</summary>
public sealed partial class PdfATests(PrintedRecord record) : IClassFixture<PrintedRecord>
{
    private string Text => Encoding.Latin1.GetString(record.Pdf);

    [Fact]
    [Trait("Requirement", "A11-17")]
    [Trait("Requirement", "DI-L")]
    public async Task A_reader_takes_it_for_a_PDF_A_with_its_outline_and_its_fonts_in_the_file()
    {
        var (info, fonts) = (await RunAsync("pdfinfo", "-enc UTF-8"), await RunAsync("pdffonts", ""));
        Assert.Matches("PDF version: +1.7", info);
        Assert.Matches("Title: +批生产记录", info);
        Assert.Matches("Encrypted: +no", info);
        Assert.Matches("JavaScript: +no", info);
        var rows = fonts.Split('\n').Skip(2).Where(line => line.Length > 0).ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Matches(@"THRIAC\+NotoSans.* CID TrueType +Identity-H +yes yes yes ", row));
    }

    [Fact]
    public void The_table_names_where_every_object_stands_and_nothing_follows_the_end()
    {
        Assert.StartsWith("%PDF-1.7\n%", Text, StringComparison.Ordinal);
        Assert.All(record.Pdf.AsSpan(10, 4).ToArray(), one => Assert.True(one > 127));
        Assert.EndsWith("%%EOF\n", Text, StringComparison.Ordinal);
        var at = int.Parse(StartXref().Match(Text).Groups[1].Value, CultureInfo.InvariantCulture);
        var lines = Text[at..].Split('\n');
        Assert.Equal("xref", lines[0]);
        var count = int.Parse(lines[1].Split(' ')[1], CultureInfo.InvariantCulture);
        for (var i = 1; i < count; i++)
        {
            Assert.Equal(19, lines[i + 2].Length);
            var offset = int.Parse(lines[i + 2][..10], CultureInfo.InvariantCulture);
            Assert.StartsWith($"{i} 0 obj\n", Text[offset..(offset + 20)], StringComparison.Ordinal);
        }

        Assert.Matches(@"/ID \[<([0-9A-F]{32})> <\1>\]", Text);
    }

    [Fact]
    public void It_says_that_it_is_a_PDF_A_3_and_the_same_about_itself_in_both_places()
    {
        var start = Text.IndexOf("<?xpacket", StringComparison.Ordinal);
        var end = Text.IndexOf("<?xpacket end", StringComparison.Ordinal);
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(record.Pdf.AsSpan(start, end - start)));
        string Said(string name) => xmp.Descendants().Single(one => one.Name.LocalName == name).Value;
        Assert.Equal(("3", "U"), (Said("part"), Said("conformance")));
        Assert.Equal($"批生产记录 {record.Batch}", Said("title"));
        Assert.Equal($"urn:theriac:record:{record.Copy.GetProperty("recordHash").GetString()}", Said("identifier"));
        var made = DateTimeOffset.Parse(Said("CreateDate"), CultureInfo.InvariantCulture).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        Assert.Contains($"/CreationDate (D:{made}Z)", Text, StringComparison.Ordinal);
        Assert.Contains($"/Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes($"批生产记录 {record.Batch}"))}>", Text, StringComparison.Ordinal);
        Assert.StartsWith("uuid:", Said("DocumentID"), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_colours_are_those_of_a_profile_in_the_file()
    {
        Assert.Contains("/S /GTS_PDFA1", Text, StringComparison.Ordinal);
        var profile = Streams().Single(one => one.Dictionary.Contains("/N 3", StringComparison.Ordinal)).Bytes;
        Assert.Equal(profile.Length, BinaryPrimitives.ReadInt32BigEndian(profile));
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
        var tags = Enumerable.Range(0, BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(128)))
            .ToDictionary(i => Encoding.ASCII.GetString(profile, 132 + (12 * i), 4), i => BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(136 + (12 * i))));
        Assert.Equal(["XYZ ", "XYZ ", "XYZ ", "curv", "curv", "curv"],
            new[] { "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC" }.Select(tag => Encoding.ASCII.GetString(profile, tags[tag], 4)));
        // Together the three colours are the white of the connection space.
        var white = Enumerable.Range(0, 3).Select(axis => new[] { "rXYZ", "gXYZ", "bXYZ" }
            .Sum(tag => BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(tags[tag] + 8 + (4 * axis))) / 65536.0)).ToArray();
        Assert.Equal(0.9642, white[0], 0.0005);
        Assert.Equal(1.0, white[1], 0.0005);
        Assert.Equal(0.8249, white[2], 0.0005);
        Assert.DoesNotContain("/DeviceCMYK", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_glyph_is_one_of_the_font_and_says_what_it_means()
    {
        foreach (var (_, content) in Streams().Where(one => one.Dictionary.Trim() == "/Filter /FlateDecode").Select(one => (one.Dictionary, Encoding.ASCII.GetString(one.Bytes))))
        {
            foreach (var shown in Shown().Matches(content).Cast<Match>())
                Assert.DoesNotContain("0000", shown.Groups[1].Value.Chunk(4).Select(glyph => new string(glyph)));
        }

        Assert.Equal(3, Regex.Count(Text, "/ToUnicode"));
        Assert.Equal(3, Regex.Count(Text, "/FontFile2"));
    }

    [Fact]
    public async Task A_sign_that_no_font_has_is_still_read_out_as_what_it_was()
    {
        var text = await RecordTests.TextAsync(record.Pdf);
        Assert.Contains("Read <again> & \"right\" 😀", text);
    }

    [Fact]
    public void Nothing_runs_nothing_is_fetched_and_links_are_printed_as_they_are_seen()
    {
        foreach (var forbidden in new[] { "/JavaScript", "/JS ", "/Launch", "/OpenAction", "/AA ", "/Encrypt", "/LZWDecode", "/URI", "/GoToR", "/XFA" })
            Assert.DoesNotContain(forbidden, Text, StringComparison.Ordinal);
        var links = Regex.Matches(Text, "/Subtype /Link[^>]*>>").Select(one => one.Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains("/F 4 ", link, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "P11-10b")]
    public async Task It_has_contents_bookmarks_the_manifest_and_the_electronic_copy_itself()
    {
        Assert.Contains("/AFRelationship /Data", Text, StringComparison.Ordinal);
        Assert.Contains("/Subtype /application#2Fjson", Text, StringComparison.Ordinal);
        var copy = Streams().Single(one => one.Dictionary.Contains("/EmbeddedFile", StringComparison.Ordinal)).Bytes;
        Assert.Null(RecordVerification.Verify(copy, record.Key).Wrong);
        var text = await RecordTests.TextAsync(record.Pdf);
        foreach (var title in new[] { "目录", "记录签名清单 (4)", "首次录入后的更改 (2)", "审计追踪", "账本" })
        {
            Assert.Contains(title, text);
            Assert.Contains(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title)), Text, StringComparison.Ordinal);
        }

        // The whole hash stands at the foot of every page.
        var pages = Regex.Count(Text, "/Type /Page /Parent");
        Assert.True(Regex.Count(text, record.Copy.GetProperty("recordHash").GetString()!) >= 2 * pages); // The text is given twice.
    }

    private List<(string Dictionary, byte[] Bytes)> Streams()
    {
        List<(string, byte[])> all = [];
        foreach (var one in StreamHead().Matches(Text).Cast<Match>())
        {
            if (!one.Groups[1].Value.Contains("/FlateDecode", StringComparison.Ordinal))
                continue;
            var length = int.Parse(one.Groups[2].Value, CultureInfo.InvariantCulture);
            using var packed = new MemoryStream(record.Pdf, one.Index + one.Length, length);
            using var zip = new ZLibStream(packed, CompressionMode.Decompress);
            using var plain = new MemoryStream();
            zip.CopyTo(plain);
            all.Add((one.Groups[1].Value, plain.ToArray()));
        }

        return all;
    }

    private async Task<string> RunAsync(string program, string arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"record-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, record.Pdf);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, $"{arguments} {file}") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            Assert.Equal("", await process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return text;
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"startxref\n(\d+)\n", RegexOptions.RightToLeft)]
    private static partial Regex StartXref();

    [GeneratedRegex(@"obj\n<<([^\n]*) /Length (\d+) >>\nstream\n")]
    private static partial Regex StreamHead();

    [GeneratedRegex(@"<([0-9A-F]+)> Tj")]
    private static partial Regex Shown();
}
