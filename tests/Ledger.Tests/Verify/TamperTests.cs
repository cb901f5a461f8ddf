using System.Text;
using Theriac.Ledger.Tests.Seal;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Ledger.Tests.Verify;

public sealed class TamperTests
{
    private const int Entries = 30;

    public static TheoryData<Engine, string> Columns()
    {
        string[] columns =
        [
            "number", "stream", "version", "at", "zone", "offset_minutes", "actor", "terminal", "type", "payload", "previous_hash", "hash",
        ];
        var data = new TheoryData<Engine, string>();
        foreach (var engine in Enum.GetValues<Engine>())
        {
            foreach (var column in columns)
                data.Add(engine, column);
        }

        return data;
    }

    [Theory, MemberData(nameof(Columns))]
    [Trait("Requirement", "P11-10a")]
    public async Task One_flipped_byte_in_any_column_of_any_entry_is_named(Engine engine, string column)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, Entries);
        await using var tamper = await Tamper.OpenAsync(instance);
        var random = new Random(column.Length);
        for (var round = 0; round < 6; round++)
        {
            var number = random.Next(2, Entries);
            var whole = await tamper.ReadAsync($"select coalesce({column}, {Empty(column)}) from ledger_entry where number = {number}");
            var flipped = Flip(whole, random);
            await tamper.RunAsync($"update ledger_entry set {column} = @value where number = {number}", ("value", flipped));

            var wrong = (await Notes.VerifyAsync(instance)).Wrong;
            Assert.Equal(number, wrong?.Number);

            var now = column == "number" ? flipped : number;
            await tamper.RunAsync($"update ledger_entry set {column} = @value where number = {now}", ("value", Restored(column, whole)));
            Assert.True((await Notes.VerifyAsync(instance)).IsOk);
        }
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10a")]
    public async Task A_removed_entry_is_named(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, Entries);
        await using var tamper = await Tamper.OpenAsync(instance);
        await tamper.RunAsync("delete from ledger_entry where number = 17");
        AssertWrong(await Notes.VerifyAsync(instance), "entry-missing", 17);
    }

    [Theory, OnBothEngines]
    public async Task A_removed_end_is_named_by_the_head_and_by_the_seal(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, Entries);
        var seal = await SealTests.SealAsync(instance);
        await using var tamper = await Tamper.OpenAsync(instance);
        await tamper.RunAsync($"delete from ledger_entry where number > {seal.Size - 2}");
        AssertWrong(await Notes.VerifyAsync(instance), "entry-missing", seal.Size - 1);

        await tamper.RunAsync($"update ledger_head set number = {seal.Size - 2}");
        AssertWrong(await Notes.VerifyAsync(instance), "entry-missing", seal.Size - 1);
    }

    [Theory, OnBothEngines]
    public async Task Two_entries_that_changed_places_are_named(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, Entries);
        await using var tamper = await Tamper.OpenAsync(instance);
        await tamper.RunAsync("update ledger_entry set number = 1000 where number = 9");
        await tamper.RunAsync("update ledger_entry set number = 9 where number = 10");
        await tamper.RunAsync("update ledger_entry set number = 10 where number = 1000");
        AssertWrong(await Notes.VerifyAsync(instance), "entry-hash", 9);
    }

    [Theory, OnBothEngines]
    public async Task An_entry_inserted_with_a_right_hash_is_named_after_the_entries_were_renumbered(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, Entries);
        await using var tamper = await Tamper.OpenAsync(instance);
        var before = (await instance.Ledger.FindAsync(12))!;
        for (var number = Entries + 1; number > 12; number--)
            await tamper.RunAsync($"update ledger_entry set number = {number + 1} where number = {number}");
        await tamper.RunAsync($"update ledger_head set number = {Entries + 2}");
        await InsertAsync(instance, tamper, before, "batch/inserted");
        AssertWrong(await Notes.VerifyAsync(instance), "entry-hash", 14);
    }

    [Theory, OnBothEngines]
    public async Task An_entry_beyond_the_head_is_named(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, Entries);
        await using var tamper = await Tamper.OpenAsync(instance);
        var last = (await instance.Ledger.FindAsync(Entries + 1))!;
        await InsertAsync(instance, tamper, last, "batch/inserted");
        AssertWrong(await Notes.VerifyAsync(instance), "head-row", Entries + 2);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10a")]
    public async Task A_history_rewritten_with_right_hashes_is_found_by_the_seal_and_by_a_kept_head(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, Entries);
        var kept = await SealTests.SealAsync(instance);
        await using var tamper = await Tamper.OpenAsync(instance);
        await RewriteAsync(instance, tamper, from: 10);
        AssertWrong(await Notes.VerifyAsync(instance), "seal-root", kept.Size);

        // Even with the seals removed, somebody who kept a tree head sees it.
        await tamper.RunAsync("delete from ledger_seal");
        Assert.True((await Notes.VerifyAsync(instance)).IsOk);
        AssertWrong(await Notes.VerifyAsync(instance, new VerifyAgainst(kept)), "kept-head-inconsistent", null);
    }

    [Theory, OnBothEngines]
    public async Task A_flipped_byte_in_a_seal_is_found(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, 5);
        var seal = await SealTests.SealAsync(instance);
        await using var tamper = await Tamper.OpenAsync(instance);
        foreach (var column in (string[])["at", "root", "key_id", "signature"])
        {
            var whole = await tamper.ReadAsync($"select {column} from ledger_seal");
            await tamper.RunAsync($"update ledger_seal set {column} = @value", ("value", Flip(whole, new Random(1))));
            Assert.Equal(seal.Size, (await Notes.VerifyAsync(instance)).Wrong?.Number);
            await tamper.RunAsync($"update ledger_seal set {column} = @value", ("value", whole));
        }

        Assert.True((await Notes.VerifyAsync(instance)).IsOk);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-70")]
    public async Task Changed_content_of_a_signature_is_found_and_missing_content_names_the_entry(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        var hash = await instance.Get<IContentStore>().PutAsync("application/json", "{\"title\":\"Step 4.2\"}"u8.ToArray());
        await instance.Ledger.AppendAsync(new AppendRequest(
            Author.System, [new Draft("batch/B1", new NoteSigned("12.40 kg", new NoteSignature("mai.tran", hash)))], []));
        Assert.True((await Notes.VerifyAsync(instance)).IsOk);

        await using var tamper = await Tamper.OpenAsync(instance);
        await tamper.RunAsync("update ledger_content set bytes = @value", ("value", "{\"title\":\"Step 4.3\"}"u8.ToArray()));
        AssertWrong(await Notes.VerifyAsync(instance), "content-changed", null);
        await tamper.RunAsync("delete from ledger_content");
        AssertWrong(await Notes.VerifyAsync(instance), "content-missing", 2);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-70")]
    public async Task A_signature_that_was_moved_to_another_record_is_named(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        var hash = await instance.Get<IContentStore>().PutAsync("application/json", "{}"u8.ToArray());
        foreach (var signature in (NoteSignature?[])[new("mai.tran", hash), null])
        {
            await instance.Ledger.AppendAsync(new AppendRequest(
                Author.System, [new Draft("batch/B1", new NoteSigned("12.40 kg", signature))], []));
        }

        await using var tamper = await Tamper.OpenAsync(instance);
        await tamper.RunAsync("update ledger_entry set payload = (select payload from ledger_entry where number = 2) where number = 3");
        AssertWrong(await Notes.VerifyAsync(instance), "entry-hash", 3);
    }

    [Theory, OnBothEngines]
    public async Task Derived_rows_of_the_ledger_itself_are_checked(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, 300);
        await SealTests.SealAsync(instance);
        await using var tamper = await Tamper.OpenAsync(instance);
        await tamper.RunAsync("update ledger_tree set hash = @value where level = 8 and position = 0", ("value", new byte[32]));
        AssertWrong(await Notes.VerifyAsync(instance), "tree-node", null);
        await tamper.RunAsync("update ledger_stream set version = version + 1 where stream = 'batch/B1'");
        AssertWrong(await Notes.VerifyAsync(instance), "stream-row", null);
    }

    private static void AssertWrong(VerifyReport report, string code, long? number)
    {
        Assert.False(report.IsOk);
        Assert.Equal((code, number), (report.Wrong!.Code, report.Wrong.Number));
    }

    private static async Task InsertAsync(TestInstance instance, Tamper tamper, Entry before, string stream)
    {
        var ledgerId = (await instance.Ledger.HeadAsync()).LedgerId;
        var forged = new Entry(
            before.Number + 1, stream, 1, before.At, "Etc/UTC", 0, "system", null, "noted.v1", before.Payload, before.Hash, []);
        await PutAsync(tamper, forged with { Hash = EntryHash.Of(ledgerId, forged) });
    }

    private static async Task RewriteAsync(TestInstance instance, Tamper tamper, int from)
    {
        var head = await instance.Ledger.HeadAsync();
        var entries = await instance.Ledger.ReadAsync(from, 1000);
        await tamper.RunAsync($"delete from ledger_entry where number >= {from}");
        var previous = (await instance.Ledger.FindAsync(from - 1))!.Hash;
        foreach (var entry in entries)
        {
            var payload = entry.Number == from ? Encoding.UTF8.GetBytes("{\"text\":\"forged\"}") : entry.Payload;
            var forged = entry with { Payload = payload, PreviousHash = previous };
            previous = EntryHash.Of(head.LedgerId, forged);
            await PutAsync(tamper, forged with { Hash = previous });
        }

        await tamper.RunAsync("update ledger_head set hash = @hash", ("hash", previous));
    }

    private static Task PutAsync(Tamper tamper, Entry entry) => tamper.RunAsync(
        """
        insert into ledger_entry (number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash)
        values (@number, @stream, @version, @at, @zone, @offset, @actor, @terminal, @type, @payload, @previous, @hash)
        """,
        ("number", entry.Number), ("stream", entry.Stream), ("version", entry.Version), ("at", entry.At), ("zone", entry.Zone),
        ("offset", (long)entry.OffsetMinutes), ("actor", entry.Actor), ("terminal", (object?)entry.Terminal ?? DBNull.Value),
        ("type", entry.Type), ("payload", entry.Payload.ToArray()), ("previous", entry.PreviousHash), ("hash", entry.Hash));

    private static string Empty(string column) => column == "terminal" ? "''" : column;

    private static object Restored(string column, object whole) =>
        column == "terminal" && whole is "" ? DBNull.Value : whole;

    private static object Flip(object value, Random random) => value switch
    {
        long number => number ^ (1L << random.Next(10, 40)),
        string { Length: 0 } => "x",
        string text => FlipText(text, random),
        byte[] bytes => FlipBytes(bytes, random),
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    private static string FlipText(string text, Random random)
    {
        var letters = text.ToCharArray();
        letters[random.Next(letters.Length)] ^= (char)1;
        return new string(letters);
    }

    private static byte[] FlipBytes(byte[] bytes, Random random)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }
}

[Fact("note-signed.v1")]
public sealed record NoteSigned(string Text, NoteSignature? Signature) : IFact;

public sealed record NoteSignature(string Signer, string DocumentHash);
