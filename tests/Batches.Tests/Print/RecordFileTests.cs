using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class RecordFileTests(PrintedRecord record) : IClassFixture<PrintedRecord>
{
    private static readonly CorpusSchema Schema = new("BatchML-BatchProductionRecord.xsd");
    private static readonly XNamespace Space = MesaXml.Space;

    [Theory]
    [InlineData("pdf")]
    [InlineData("json")]
    [InlineData("batchml")]
    [Trait("Requirement", "DI-L")]
    [Trait("Requirement", "A11-17")]
    [Trait("Requirement", "P11-30")]
    public async Task A_copy_is_checked_with_nothing_but_the_public_key(string kind)
    {
        var report = RecordVerification.Verify(record.Of(kind), record.Key);
        var entries = await record.Plant.Instance.Ledger.ReadStreamAsync($"batch/{record.Batch}");

        Assert.Null(report.Wrong);
        Assert.Equal((kind, $"batch/{record.Batch}", entries.Count, entries.Count), (report.Kind, report.Stream, report.Entries, report.Sealed));
        Assert.Equal(StreamHash.Of(entries.Select(entry => entry.Hash)), report.RecordHash);
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("json")]
    [InlineData("batchml")]
    [Trait("Requirement", "P11-30")]
    public void A_copy_of_another_ledger_is_not_taken_for_one_of_ours(string kind)
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("key-unknown", RecordVerification.Verify(record.Of(kind), other.ExportSubjectPublicKeyInfo()).Wrong?.Code);
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("json")]
    [InlineData("batchml")]
    [Trait("Requirement", "DI-L")]
    [Trait("Requirement", "P11-10a")]
    public void One_flipped_bit_anywhere_is_found(string kind)
    {
        var file = record.Of(kind);
        var random = new Random(kind.Length);
        // Every stretch of the file is hit, and each time somewhere else in it.
        for (var from = 0; from < file.Length; from += Math.Max(1, file.Length / 400))
        {
            var at = Math.Min(from + random.Next(Math.Max(1, file.Length / 400)), file.Length - 1);
            var changed = file.ToArray();
            changed[at] ^= (byte)(1 << random.Next(8));
            Assert.True(RecordVerification.Verify(changed, record.Key).Wrong is not null, $"Byte {at} of {kind} changed unseen.");
        }
    }

    [Theory]
    [InlineData("json", "\"value-corrected.v1\"", "entry")]
    [InlineData("json", "\"recordHash\"", "the head of the file")]
    [InlineData("json", "\"orderId\"", "the record as screens show it")]
    [InlineData("batchml", "<ComputerID>", "entry")]
    [InlineData("batchml", "<Sample>", "the samples")]
    [InlineData("pdf", "/Type /EmbeddedFile", "the attached file")]
    [InlineData("pdf", "xref", "the table of the file's objects")]
    public void What_was_changed_is_named(string kind, string where, string named)
    {
        var file = record.Of(kind).ToArray();
        var at = kind == "pdf" ? file.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(where)) : file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(where));
        file[at + 1] ^= 1;
        var wrong = RecordVerification.Verify(file, record.Key).Wrong!;

        Assert.Equal("file-changed", wrong.Code);
        Assert.Contains(named, wrong.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("json")]
    [InlineData("batchml")]
    public void Bytes_that_were_added_or_taken_away_are_found(string kind)
    {
        var file = record.Of(kind);
        Assert.NotNull(RecordVerification.Verify([.. file, (byte)'\n'], null).Wrong);
        Assert.NotNull(RecordVerification.Verify(file[..^1], null).Wrong);
        Assert.NotNull(RecordVerification.Verify([], null).Wrong);
        Assert.NotNull(RecordVerification.Verify("{}"u8.ToArray(), null).Wrong);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-30")]
    public async Task A_copy_still_holds_after_the_key_was_changed_and_says_what_no_seal_covers_yet(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t1"))));
        await plant.Get<ISealer>().SealNowAsync();
        var key = await plant.Get<ITreeProofs>().PublicKeyAsync();
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t1", "41.5"));
        BatchInstance.Ok(await plant.Get<ISealer>().RotateKeyAsync(Author.System));
        var file = BatchInstance.Ok(await plant.Get<Print.ExportRecord>().JsonAsync(plant.An, batch, "en", default));
        var report = RecordVerification.Verify(file, key);

        Assert.Null(report.Wrong);
        Assert.InRange(report.Sealed, 1, report.Entries - 1);
    }

    [Fact]
    [Trait("Requirement", "C-188b1-13")]
    public void The_record_in_BatchML_is_valid_by_its_schemas() => Assert.Empty(Schema.Faults(record.Xml));

    [Fact]
    public void The_record_in_BatchML_says_by_whose_courtesy_its_language_is_used() =>
        Assert.Contains("is used courtesy of the World Batch Forum", Encoding.UTF8.GetString(record.Xml), StringComparison.Ordinal);

    [Fact]
    [Trait("Requirement", "P11-10b")]
    public void Every_entry_value_and_signature_of_the_JSON_is_in_the_BatchML()
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(record.Xml)).Root!;
        var events = root.Element(Space + "Events")!.Elements().ToList();
        var entries = record.Copy.GetProperty("entries").EnumerateArray().ToList();

        Assert.Equal(entries.Select(one => one.GetProperty("number").GetRawText()), events.Select(one => one.Element(Space + "EntryID")!.Value));
        Assert.Equal(
            entries.SelectMany(one => Found(one, "documentHash")), Attributes(events, "signature"));
        string[] valued = ["value-recorded.v1", "lab-result-recorded.v1"];
        Assert.Equal(
            entries.Where(one => valued.Contains(one.GetProperty("type").GetString())).Select(one => one.GetProperty("payload").GetProperty("value").GetString()),
            events.Where(one => valued.Contains(one.Element(Space + "Category")!.Value)).Select(one => one.Element(Space + "Value")!.Element(Space + "ValueString")!.Value));
        Assert.Equal(["41.5", "100"], root.Element(Space + "ChangeHistory")!.Elements().Select(one => one.Element(Space + "PrechangeData")!.Element(Space + "ValueString")!.Value));
        Assert.Equal(
            ["100", "ok", "100", "Bụi"],
            events.Where(one => one.Element(Space + "Category")!.Value == "table-row-recorded.v1")
                .SelectMany(one => one.Elements(Space + "Value")).Select(one => one.Element(Space + "ValueString")!.Value));
        Assert.Equal(["99.2"], root.Descendants(Space + "Results").Select(one => one.Element(Space + "ValueString")!.Value));
        Assert.Equal(["101", "ok", "100", "Bụi"], root.Descendants(Space + "DataValue").Select(one => one.Element(Space + "Value")!.Value));
        Assert.Superset(
            new HashSet<string> { "person-an", "person-binh", "person-plan", "person-qc" },
            root.Element(Space + "PersonnelIdentification")!.Descendants(Space + "EntryID").Select(one => one.Value).ToHashSet());
    }

    private static IEnumerable<string> Attributes(IEnumerable<XElement> events, string id) =>
        events.Elements(Space + "UserAttribute").Where(one => one.Element(Space + "AttributeID")!.Value == id)
            .Select(one => one.Element(Space + "Value")!.Element(Space + "ValueString")!.Value);

    private static IEnumerable<string> Found(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(one => one.Name == name ? [one.Value.GetString()!] : Found(one.Value, name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(one => Found(one, name)),
        _ => [],
    };
}
