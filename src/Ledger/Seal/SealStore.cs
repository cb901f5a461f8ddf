using Theriac.Storage;

namespace Theriac.Ledger.Seal;

/// <summary>The table of signed tree heads.</summary>
internal sealed class SealStore(Database database, ILedger ledger)
{
    private static readonly Sql Latest = Sql.Of<SealStore>("Seal/Latest");
    private static readonly Sql Covering = Sql.Of<SealStore>("Seal/Covering");
    private static readonly Sql Put = Sql.Of<SealStore>("Seal/Put");

    public static Statement Insert(TreeHead seal) => new(
        Put, ("size", seal.Size), ("at", seal.At), ("root", seal.Root), ("key_id", seal.KeyId), ("signature", seal.Signature));

    public Task<TreeHead?> LatestAsync(CancellationToken cancellation) => FindAsync(Latest, null, cancellation);

    public Task<TreeHead?> CoveringAsync(long number, CancellationToken cancellation) =>
        FindAsync(Covering, new { number }, cancellation);

    private async Task<TreeHead?> FindAsync(Sql sql, object? binds, CancellationToken cancellation)
    {
        var row = await database.FindAsync<SealRow>(sql, binds, cancellation);
        return row?.ToHead((await ledger.HeadAsync(cancellation)).LedgerId);
    }
}

internal sealed class SealRow
{
    public long Size { get; set; }

    public long At { get; set; }

    public byte[] Root { get; set; } = [];

    public string KeyId { get; set; } = "";

    public byte[] Signature { get; set; } = [];

    public TreeHead ToHead(Guid ledgerId) => new(ledgerId, Size, At, Root, KeyId, Signature);
}
