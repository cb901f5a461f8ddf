using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Ledger.Tests.Seal;
using Theriac.Ledger.Tests.Verify;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Ledger.Tests.Export;

public sealed class ExportTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10e3")]
    [Trait("Requirement", "P11-30")]
    public async Task An_export_holds_every_entry_as_stored_and_verifies_without_the_database(Engine engine)
    {
        var (export, instance) = await ExportAsync(engine);
        await using var _ = instance;
        var report = Verify(export);
        Assert.True(report.IsOk, report.Wrong?.Detail);
        var entries = await instance.Ledger.ReadAsync(1, 1000);
        Assert.Equal(entries.Count, report.Entries);

        var lines = Encoding.UTF8.GetString(export).Split('\n').Where(line => line.StartsWith("{\"number\":", StringComparison.Ordinal));
        foreach (var (line, entry) in lines.Zip(entries))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(entry.Number, json.RootElement.GetProperty("number").GetInt64());
            Assert.Equal(entry.Stream, json.RootElement.GetProperty("stream").GetString());
            Assert.Equal(entry.Terminal, json.RootElement.GetProperty("terminal").GetString());
            Assert.Equal(Convert.ToHexStringLower(entry.Hash), json.RootElement.GetProperty("hash").GetString());
            Assert.Equal(Encoding.UTF8.GetString(entry.Payload.Span), json.RootElement.GetProperty("payload").GetRawText());
        }
    }

    [Theory, OnBothEngines]
    public async Task Exports_of_the_same_ledger_are_the_same_bytes(Engine engine)
    {
        var (export, instance) = await ExportAsync(engine);
        await using var _ = instance;
        Assert.Equal(export, await WriteAsync(instance));
    }

    [Xunit.Fact]
    [Trait("Requirement", "P11-10a")]
    public async Task Any_flipped_bit_of_any_byte_of_an_export_is_found_and_in_an_entrys_line_it_is_named()
    {
        var (export, instance) = await ExportAsync(Engine.Sqlite);
        await using var _ = instance;
        var numbers = LineNumbers(export);
        var random = new Random(20261122);
        for (var at = 0; at < export.Length; at++)
        {
            var bit = (byte)(1 << random.Next(8));
            export[at] ^= bit;
            var report = Verify(export);
            export[at] ^= bit;
            Assert.False(report.IsOk, $"Byte {at} (bit {bit}) was flipped and nobody saw it.");
            if (numbers[at] is { } number)
                Assert.Equal(number, report.Wrong!.Number);
        }
    }

    [Xunit.Fact]
    public async Task Two_flips_anywhere_are_found() // A property, for every pair that chance picks.
    {
        var (export, instance) = await ExportAsync(Engine.Sqlite);
        await using var _ = instance;
        var flip = Gen.Choose(0, (export.Length * 8) - 1);
        Check.QuickThrowOnFailure(Prop.ForAll(flip.ToArbitrary(), flip.ToArbitrary(), (one, other) =>
        {
            var copy = (byte[])export.Clone();
            copy[one / 8] ^= (byte)(1 << (one % 8));
            copy[other / 8] ^= (byte)(1 << (other % 8));
            return one == other || !Verify(copy).IsOk;
        }));
    }

    [Xunit.Fact]
    public async Task Whatever_bytes_come_the_readers_answer_and_never_throw()
    {
        var (export, instance) = await ExportAsync(Engine.Sqlite);
        await using var running = instance;
        var proofs = instance.Get<ITreeProofs>();
        var head = (await proofs.LatestAsync())!;
        var proof = JsonSerializer.SerializeToUtf8Bytes(
            EntryProof.Of((await instance.Ledger.FindAsync(3))!, await proofs.InclusionAsync(3, head.Size), head, Convert.ToBase64String((await proofs.PublicKeyAsync())!)),
            Theriac.Kernel.KernelJson.Options);
        var kept = JsonSerializer.SerializeToUtf8Bytes(TreeHeadJson.Of(head), Theriac.Kernel.KernelJson.Options);
        Assert.Null(EntryProof.Check(proof, pinned: null));
        Assert.Equal(head.Signature, TreeHeadJson.Parse(kept)!.Signature);
        var edits = ArbMap.Default.ArbFor<byte[]>();
        Check.QuickThrowOnFailure(Prop.ForAll(edits, Gen.Choose(0, 1_000_000).ToArbitrary(), (bytes, place) =>
        {
            foreach (var length in (int[])[0, bytes.Length, 40])
            {
                Assert.False(Verify(Spliced(export, bytes, place, length)).IsOk);
                _ = EntryProof.Check(Spliced(proof, bytes, place, length), null); // White space may be added to JSON: either answer is right.
                _ = TreeHeadJson.Parse(Spliced(kept, bytes, place, length));
            }

            return !Verify(bytes).IsOk && EntryProof.Check(bytes, null) is not null && TreeHeadJson.Parse(bytes) is null;
        }));
    }

    [Xunit.Fact]
    public async Task Removed_reordered_and_inserted_lines_are_found()
    {
        var (export, instance) = await ExportAsync(Engine.Sqlite);
        await using var _ = instance;
        var lines = Encoding.UTF8.GetString(export).Split('\n')[..^1];
        for (var line = 0; line < lines.Length; line++)
        {
            Assert.False(Verify(lines.Where((_, index) => index != line)).IsOk, $"Line {line + 1} was removed.");
            Assert.False(Verify([.. lines[..line], lines[line], .. lines[line..]]).IsOk, $"Line {line + 1} was repeated.");
            if (line + 1 < lines.Length)
                Assert.False(Verify([.. lines[..line], lines[line + 1], lines[line], .. lines[(line + 2)..]]).IsOk, $"Line {line + 1} was moved.");
            Assert.False(Verify(lines[..line]).IsOk, $"Everything from line {line + 1} on was cut off.");
        }
    }

    [Xunit.Fact]
    public async Task A_key_that_is_not_the_ledgers_is_refused_and_its_own_is_accepted()
    {
        var (export, instance) = await ExportAsync(Engine.Sqlite);
        await using var _ = instance;
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        Assert.Equal("key-unknown", Verify(export, new VerifyAgainst(PublicKey: other.ExportSubjectPublicKeyInfo())).Wrong!.Code);

        var recorded = (await instance.Ledger.ReadStreamAsync("ledger")).Select(instance.Get<FactTypes>().Read).OfType<LedgerKeyRecorded>().Single();
        Assert.True(Verify(export, new VerifyAgainst(PublicKey: Convert.FromBase64String(recorded.PublicKey))).IsOk);
    }

    [Xunit.Fact]
    public async Task An_old_tree_head_is_consistent_with_a_newer_export_and_one_of_a_restored_copy_is_not()
    {
        var (_, instance) = await ExportAsync(Engine.Sqlite);
        await using var dispose = instance;
        var old = (await instance.Get<ITreeProofs>().LatestAsync())!;
        await Notes.WriteAsync(instance, 10);
        Assert.True(Verify(await WriteAsync(instance), new VerifyAgainst(old)).IsOk);
        var ahead = old with { Size = old.Size + 100 };
        Assert.Equal(("entry-missing", old.Size + 13), Named(Verify(await WriteAsync(instance), new VerifyAgainst(ahead))));
        var forged = old with { Root = new byte[32] };
        Assert.Equal("kept-head-inconsistent", Verify(await WriteAsync(instance), new VerifyAgainst(forged)).Wrong!.Code);
    }

    [Xunit.Fact]
    public async Task An_entry_with_right_hashes_whose_payload_is_not_canonical_is_named()
    {
        await using var instance = await Notes.StartAsync(Engine.Sqlite);
        foreach (var payload in (string[])["{\"b\":1,\"a\":2}", "{ \"a\":1}", "{\"a\":1.0}", "{\"a\":1,\"a\":1}", "{\"a\":\"\\u0041\"}", "[1,]", "{}x"])
            Assert.False(Theriac.Ledger.Verify.PayloadScan.IsCanonical(Encoding.UTF8.GetBytes(payload), _ => { }), payload);
        foreach (var payload in (string[])["{\"a\":1,\"b\":[true,null,-5,0]}", "{\"a\":1.5,\"é\":\"\\n\"}", "[]", "\"x\"", "{\"a\":1e+21}"])
            Assert.True(Theriac.Ledger.Verify.PayloadScan.IsCanonical(Encoding.UTF8.GetBytes(payload), _ => { }), payload);
    }

    /// <summary>The bytes with a piece of them replaced by others; never the same bytes again.</summary>
    private static byte[] Spliced(byte[] whole, byte[] bytes, int place, int length)
    {
        var at = place % whole.Length;
        var end = Math.Min(whole.Length, at + length);
        byte[] spliced = [.. whole[..at], .. bytes, .. whole[end..]];
        return spliced.AsSpan().SequenceEqual(whole) ? [.. spliced, 0] : spliced;
    }

    private static (string, long?) Named(VerifyReport report) => (report.Wrong!.Code, report.Wrong.Number);

    private static async Task<(byte[] Export, TestInstance Instance)> ExportAsync(Engine engine)
    {
        var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, 8);
        await SealTests.SealAsync(instance);
        var hash = await instance.Get<IContentStore>().PutAsync("application/json", "{\"title\":\"4.2\"}"u8.ToArray());
        await instance.Ledger.AppendAsync(new AppendRequest(
            new Author("mai \"x\"\\ \u0001\n.tran", "tablet\t7", "Asia/Ho_Chi_Minh"),
            [new Draft("batch/ß\"", new NoteSigned("12.40 kg", new NoteSignature("mai.tran", hash)))], []));
        await SealTests.SealAsync(instance);
        await Notes.WriteAsync(instance, 2);
        return (await WriteAsync(instance), instance);
    }

    private static async Task<byte[]> WriteAsync(TestInstance instance)
    {
        using var stream = new MemoryStream();
        await instance.Get<ILedgerExport>().WriteAsync(stream);
        return stream.ToArray();
    }

    private static VerifyReport Verify(byte[] export, VerifyAgainst? against = null) =>
        ExportVerification.Verify(new MemoryStream(export), against ?? VerifyAgainst.Nothing);

    private static VerifyReport Verify(IEnumerable<string> lines) =>
        Verify(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    /// <summary>For each byte the number of the entry whose line it is in, line feed included.</summary>
    private static long?[] LineNumbers(byte[] export)
    {
        var numbers = new long?[export.Length];
        var at = 0;
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(export).Split('\n')[..^1])
        {
            var length = Encoding.UTF8.GetByteCount(line) + 1;
            if (line.StartsWith("{\"number\":", StringComparison.Ordinal))
                Array.Fill(numbers, (long?)++number, at, length);
            at += length;
        }

        return numbers;
    }
}
