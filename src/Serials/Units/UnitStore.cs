using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Theriac.Storage;

namespace Theriac.Serials.Units;

/// <summary>Stages packs and packings invisibly, many rows to a statement.</summary>
internal sealed class UnitStore(Database database)
{
    private static readonly Sql StageUnits = Sql.Of<UnitStore>("Units/StageUnits");
    private static readonly Sql StageLinks = Sql.Of<UnitStore>("Units/StageLinks");

    public Task<string> StageUnitsAsync(string gtin, IReadOnlyList<string> serials, CancellationToken cancellation) =>
        StageAsync(serials, (setId, from, rows) => new Statement(
            StageUnits, ("gtin", gtin), ("set_id", setId), ("from", from), ("serials", rows)), cancellation);

    public Task<string> StageLinksAsync(IReadOnlyList<string> children, CancellationToken cancellation) =>
        StageAsync(children, (setId, from, rows) => new Statement(
            StageLinks, ("set_id", setId), ("from", from), ("children", rows)), cancellation);

    public static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    private async Task<string> StageAsync(
        IReadOnlyList<string> values, Func<string, long, string, Statement> insert, CancellationToken cancellation)
    {
        var setId = Guid.CreateVersion7().ToString("N");
        long from = 0;
        foreach (var rows in values.Chunk(SerialsLimits.RowsPerWriteMax))
        {
            await database.WriteAsync(insert(setId, from, JsonSerializer.Serialize(rows)), cancellation);
            from += rows.Length;
        }

        return setId;
    }
}
