using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>How far a reader of the ledger has come. It moves in the transaction of what the reader wrote, so nothing is lost and little is done twice.</summary>
internal sealed class Cursors(Database database)
{
    private static readonly Sql Find = Sql.Of<Cursors>("Performance/FindCursor");
    private static readonly Sql Put = Sql.Of<Cursors>("Performance/PutCursor");

    public static Statement Move(string name, long number) => new(Put, ("name", name), ("number", number));

    /// <summary>Null before the first move.</summary>
    public async Task<long?> FindAsync(string name, CancellationToken cancellation) =>
        (await database.FindAsync<Row>(Find, new { name }, cancellation))?.Number;

    private sealed class Row
    {
        public long Number { get; set; }
    }
}
