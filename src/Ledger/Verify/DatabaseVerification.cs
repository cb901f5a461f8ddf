using System.Data.Common;
using System.Text;
using Theriac.Ledger.Append;
using Theriac.Ledger.Seal;
using Theriac.Ledger.Tree;
using Theriac.Storage;

namespace Theriac.Ledger.Verify;

/// <summary>Reads the ledger's tables in pages and hands them to <see cref="LedgerVerifier"/>. It needs no server.</summary>
internal sealed class DatabaseVerification(
    Database database, ILedger ledger, FactTypes types, IEnumerable<IBulkRecords> bulk, IEnumerable<IDerivedRecords> derived) : ILedgerVerification
{
    private const long PageMax = 10_000;
    private const int BulkPageMax = 500;

    private static readonly Sql ReadHead = Sql.Of<Appender>("Append/ReadHead");
    private static readonly Sql Page = Sql.Of<Appender>("Verify/Page");
    private static readonly Sql Beyond = Sql.Of<Appender>("Verify/Beyond");
    private static readonly Sql Contents = Sql.Of<Appender>("Verify/Contents");
    private static readonly Sql StreamRows = Sql.Of<Appender>("Verify/StreamRows");
    private static readonly Sql TreeRows = Sql.Of<Appender>("Verify/TreeRows");

    public async Task<VerifyReport> VerifyAsync(
        VerifyAgainst against, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        // The head is read first: what is appended meanwhile is left to the next verification.
        var row = await database.FindAsync<HeadRowData>(ReadHead, cancellation: cancellation)
            ?? throw new InvalidOperationException("There is no ledger in this database.");
        var head = row.ToHead();
        var nodes = new Dictionary<(int Level, long Position), byte[]>();
        void Completed(int level, long position, ReadOnlySpan<byte> hash)
        {
            if (level % TreeStore.LevelsPerTile == 0)
                nodes[(level, position)] = hash.ToArray();
        }

        using var verifier = new LedgerVerifier(head.LedgerId, head.Kind, against, Completed, new Derivations(types, derived));
        var wrong = await EntriesAsync(verifier, head, progress, cancellation)
            ?? await HeadAsync(verifier, head, cancellation)
            ?? await ContentsAsync(verifier, cancellation)
            ?? await StreamRowsAsync(verifier, head, cancellation)
            ?? await TreeRowsAsync(nodes, cancellation)
            ?? verifier.Finish()
            ?? await BulkAsync(head, cancellation);
        return verifier.Report(wrong);
    }

    private async Task<Finding?> EntriesAsync(
        LedgerVerifier verifier, HeadRow head, IProgress<long>? progress, CancellationToken cancellation)
    {
        var seals = new SealReader(database, head.LedgerId);
        while (verifier.Entries < head.Number)
        {
            var before = verifier.Entries;
            await using var connection = await database.OpenReadAsync(cancellation);
            await using var command = Command(connection, Page, ("after", before), ("to", head.Number), ("count", PageMax));
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var texts = new TextBuffer();
            while (await reader.ReadAsync(cancellation))
            {
                var wrong = texts.Check(reader, verifier);
                wrong ??= await seals.CheckAsync(verifier, cancellation);
                if (wrong is not null)
                    return wrong;
            }

            if (verifier.Entries == before)
                return Wrong.Ends(before + 1, $"the head is at {head.Number}.");
            progress?.Report(verifier.Entries);
        }

        return await seals.AheadAsync(verifier, cancellation);
    }

    private async Task<Finding?> HeadAsync(LedgerVerifier verifier, HeadRow head, CancellationToken cancellation)
    {
        if (head.At != verifier.At || !head.Hash.AsSpan().SequenceEqual(verifier.LastHash))
            return Wrong.Head(head.Number, "its time or hash is not that of the last entry.");
        var now = (await database.FindAsync<HeadRowData>(ReadHead, cancellation: cancellation))!.Number;
        var rows = await database.QueryAsync<NumberRow>(Beyond, new { number = now }, cancellation);

        // Entries beyond the head can only be a commit that came between the two reads; then the head has moved too.
        var after = (await database.FindAsync<HeadRowData>(ReadHead, cancellation: cancellation))!.Number;
        return rows.Count > 0 && (rows[0].Number > after || rows[0].Number < 1)
            ? Wrong.Head(rows[0].Number, $"entry {rows[0].Number} stands beyond it.")
            : null;
    }

    private async Task<Finding?> ContentsAsync(LedgerVerifier verifier, CancellationToken cancellation)
    {
        await using var connection = await database.OpenReadAsync(cancellation);
        await using var command = Command(connection, Contents);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (verifier.Content(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1)) is { } wrong)
                return wrong;
        }

        return null;
    }

    private async Task<Finding?> StreamRowsAsync(LedgerVerifier verifier, HeadRow head, CancellationToken cancellation)
    {
        await using var connection = await database.OpenReadAsync(cancellation);
        await using var command = Command(connection, StreamRows);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = 0;
        while (await reader.ReadAsync(cancellation))
        {
            var (stream, version, number) = (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
            var known = verifier.VersionOf(stream);
            rows += known > 0 ? 1 : 0;
            if (number <= head.Number ? version != known : version <= known)
                return Wrong.StreamRow(stream);
        }

        return rows == verifier.StreamCount ? null : Wrong.StreamRow("(one is missing)");
    }

    private async Task<Finding?> TreeRowsAsync(Dictionary<(int Level, long Position), byte[]> nodes, CancellationToken cancellation)
    {
        await using var connection = await database.OpenReadAsync(cancellation);
        await using var command = Command(connection, TreeRows);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var place = ((int)reader.GetInt64(0), reader.GetInt64(1));
            if (nodes.TryGetValue(place, out var hash) && !hash.AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(2)))
                return Wrong.TreeNode(place.Item1, place.Item2);
        }

        return null;
    }

    private async Task<Finding?> BulkAsync(HeadRow head, CancellationToken cancellation)
    {
        foreach (var records in bulk)
        {
            foreach (var type in records.Types)
            {
                if (await BulkAsync(records, type, head, cancellation) is { } wrong)
                    return wrong;
            }
        }

        return null;
    }

    private async Task<Finding?> BulkAsync(IBulkRecords records, string type, HeadRow head, CancellationToken cancellation)
    {
        var filter = new EntryFilter { Type = type, After = 0, NewestFirst = false, CountMax = BulkPageMax };
        while (await ledger.ReadAsync(filter, cancellation) is { Count: > 0 } page)
        {
            foreach (var entry in page.Where(entry => entry.Number <= head.Number))
            {
                if (types.Read(entry) is { } fact && await records.FindWrongAsync(fact, cancellation) is { } detail)
                    return Wrong.Bulk(entry.Number, detail);
            }

            filter = filter with { After = page[^1].Number };
        }

        return null;
    }

    private DbCommand Command(DbConnection connection, Sql sql, params ReadOnlySpan<(string Name, long Value)> binds)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql.For(database.Engine);
        foreach (var (name, value) in binds)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private sealed class NumberRow
    {
        public long Number { get; set; }
    }
}

/// <summary>Turns a row into a <see cref="RawEntry"/>, its texts as UTF-8 in one buffer.</summary>
internal sealed class TextBuffer
{
    private byte[] _buffer = new byte[4096];

    public Finding? Check(DbDataReader row, LedgerVerifier verifier)
    {
        var (stream, zone, actor, type) = (row.GetString(1), row.GetString(4), row.GetString(6), row.GetString(8));
        var terminal = row.IsDBNull(7) ? null : row.GetString(7);
        var size = Encoding.UTF8.GetMaxByteCount(stream.Length + zone.Length + actor.Length + type.Length + (terminal?.Length ?? 0));
        if (_buffer.Length < size)
            _buffer = new byte[size];
        var at = 0;
        var entry = new RawEntry
        {
            Number = row.GetInt64(0),
            Stream = Put(stream, ref at),
            Version = row.GetInt64(2),
            At = row.GetInt64(3),
            Zone = Put(zone, ref at),
            OffsetMinutes = row.GetInt64(5),
            Actor = Put(actor, ref at),
            HasTerminal = terminal is not null,
            Terminal = Put(terminal ?? "", ref at),
            Type = Put(type, ref at),
            Payload = row.GetFieldValue<byte[]>(9),
            PreviousHash = row.GetFieldValue<byte[]>(10),
            Hash = row.GetFieldValue<byte[]>(11),
        };
        return verifier.Entry(entry);
    }

    private ReadOnlySpan<byte> Put(string text, ref int at)
    {
        var length = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(at));
        var written = _buffer.AsSpan(at, length);
        at += length;
        return written;
    }
}

/// <summary>Hands each seal to the verifier when its size is reached.</summary>
internal sealed class SealReader(Database database, Guid ledgerId)
{
    private const long SealsMax = 1000;

    private static readonly Sql Seals = Sql.Of<Appender>("Verify/Seals");

    private readonly Queue<TreeHead> _next = new();
    private long _readTo = long.MinValue;
    private bool _isAtEnd;

    public async ValueTask<Finding?> CheckAsync(LedgerVerifier verifier, CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        if (!_next.TryPeek(out var seal) || seal.Size > verifier.Entries)
            return null;
        _next.Dequeue();
        return verifier.Seal(seal);
    }

    /// <summary>After the last entry: a seal over more entries than the head knew is younger, or entries are missing.</summary>
    public async Task<Finding?> AheadAsync(LedgerVerifier verifier, CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        if (!_next.TryPeek(out var seal))
            return null;
        var head = (await database.FindAsync<HeadRowData>(Sql.Of<Appender>("Append/ReadHead"), cancellation: cancellation))!;
        return seal.Size > head.Number ? Wrong.SealAhead(verifier.Entries + 1, seal.Size) : null;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (_next.Count > 0 || _isAtEnd)
            return;
        var rows = await database.QueryAsync<SealRow>(Seals, new { after = _readTo, count = SealsMax }, cancellation);
        foreach (var row in rows)
            _next.Enqueue(row.ToHead(ledgerId));
        _isAtEnd = rows.Count == 0;
        _readTo = rows.Count == 0 ? _readTo : rows[^1].Size;
    }
}
