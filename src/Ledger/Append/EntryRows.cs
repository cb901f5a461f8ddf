using Theriac.Storage;

namespace Theriac.Ledger.Append;

/// <summary>
/// The statements that write a group's entries and stream versions: one for each table on PostgreSQL (arrays), one for each row
/// on SQLite, where a prepared statement costs less than an array.
/// </summary>
internal static class EntryRows
{
    private static readonly Sql InsertEntries = Sql.Of<Appender>("Append/InsertEntries");
    private static readonly Sql PutStreams = Sql.Of<Appender>("Append/PutStreams");

    public static void Insert(Engine engine, List<Entry> entries, List<Statement> statements)
    {
        if (engine == Engine.Sqlite)
        {
            foreach (var entry in entries)
                statements.Add(Row(entry));
            return;
        }

        statements.Add(new Statement(
            InsertEntries,
            ("number", Column(entries, entry => entry.Number)), ("stream", Column(entries, entry => entry.Stream)),
            ("version", Column(entries, entry => entry.Version)), ("at", Column(entries, entry => entry.At)),
            ("zone", Column(entries, entry => entry.Zone)), ("offset_minutes", Column(entries, entry => (long)entry.OffsetMinutes)),
            ("actor", Column(entries, entry => entry.Actor)), ("terminal", Column(entries, entry => entry.Terminal)),
            ("type", Column(entries, entry => entry.Type)), ("payload", Column(entries, Payload)),
            ("previous_hash", Column(entries, entry => entry.PreviousHash)), ("hash", Column(entries, entry => entry.Hash))));
    }

    public static void Put(Engine engine, IReadOnlyCollection<(string Stream, long Version, long Number)> rows, List<Statement> statements)
    {
        if (engine == Engine.Sqlite)
        {
            foreach (var (stream, version, number) in rows)
                statements.Add(new Statement(PutStreams, ("stream", stream), ("version", version), ("number", number)));
        }
        else if (rows.Count > 0)
        {
            statements.Add(new Statement(
                PutStreams, ("stream", Column(rows, row => row.Stream)), ("version", Column(rows, row => row.Version)),
                ("number", Column(rows, row => row.Number))));
        }
    }

    private static Statement Row(Entry entry) => new(
        InsertEntries,
        ("number", entry.Number), ("stream", entry.Stream), ("version", entry.Version), ("at", entry.At),
        ("zone", entry.Zone), ("offset_minutes", (long)entry.OffsetMinutes), ("actor", entry.Actor), ("terminal", entry.Terminal),
        ("type", entry.Type), ("payload", Payload(entry)), ("previous_hash", entry.PreviousHash), ("hash", entry.Hash));

    /// <summary>The array itself where the memory is one, which is so for everything that the appender makes.</summary>
    private static byte[] Payload(Entry entry) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(entry.Payload, out var segment)
        && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : entry.Payload.ToArray();

    private static TValue[] Column<TRow, TValue>(IReadOnlyCollection<TRow> rows, Func<TRow, TValue> value)
    {
        var column = new TValue[rows.Count];
        var at = 0;
        foreach (var row in rows)
            column[at++] = value(row);
        return column;
    }
}
