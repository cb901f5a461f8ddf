using System.Security.Cryptography;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Ledger.Content;

internal sealed class ContentStore(Database database, TimeProvider clock) : IContentStore
{
    private static readonly Sql Put = Sql.Of<ContentStore>("Content/Put");
    private static readonly Sql Find = Sql.Of<ContentStore>("Content/Find");

    public async Task<string> PutAsync(string mediaType, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        var hash = SHA256.HashData(bytes.Span);
        await database.WriteAsync(
            new Statement(Put, ("hash", hash), ("media_type", mediaType), ("bytes", bytes.ToArray()), ("at", Micros.Now(clock))),
            cancellation);
        return Convert.ToHexStringLower(hash);
    }

    public async Task<StoredContent?> FindAsync(string hash, CancellationToken cancellation = default)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            return null;
        var row = await database.FindAsync<Row>(Find, new { hash = Convert.FromHexString(hash) }, cancellation);
        return row is null ? null : new StoredContent(hash, row.MediaType, row.Bytes);
    }

    private sealed class Row
    {
        public string MediaType { get; set; } = "";

        public byte[] Bytes { get; set; } = [];
    }
}
