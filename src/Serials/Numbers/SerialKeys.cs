using System.Security.Cryptography;
using Theriac.Storage;

namespace Theriac.Serials.Numbers;

/// <summary>
/// The instance's secret that serials are drawn with. It is an operational row: backed up, never in an entry. The ledger
/// holds its fingerprint only, so that a lost or foreign key is noticed before it could repeat a serial.
/// </summary>
internal sealed class SerialKeys(Database database)
{
    private static readonly Sql PutKey = Sql.Of<SerialKeys>("Numbers/PutKey");
    private static readonly Sql FindKey = Sql.Of<SerialKeys>("Numbers/FindKey");

    private byte[]? _key;

    public async Task<byte[]> GetAsync(CancellationToken cancellation)
    {
        if (_key is not null)
            return _key;
        await database.WriteAsync(new Statement(PutKey, ("key", RandomNumberGenerator.GetBytes(32))), cancellation);
        return _key = (await database.FindAsync<KeyRow>(FindKey, cancellation: cancellation))!.Key;
    }

    public static string Fingerprint(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key))[..16];

    private sealed class KeyRow
    {
        public byte[] Key { get; set; } = [];
    }
}
