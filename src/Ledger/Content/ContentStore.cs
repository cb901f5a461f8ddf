using System.Security.Cryptography;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Ledger.Content;

internal sealed class ContentStore(Database database, TimeProvider clock) : IContentStore
{
    private static readonly Sql Put = Sql.Of<ContentStore>("Content/Put");
    private static readonly Sql Find = Sql.Of<ContentStore>("Content/Find");
    private static readonly Sql FindMany = Sql.Of<ContentStore>("Content/FindMany");

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
        if (!IsHash(hash))
            return null;
        var row = await database.FindAsync<Row>(Find, new { hash = Convert.FromHexString(hash) }, cancellation);
        return row is null ? null : new StoredContent(hash, row.MediaType, row.Bytes);
    }

    public async Task<IReadOnlyDictionary<string, StoredContent>> FindAsync(
        IReadOnlyCollection<string> hashes, CancellationToken cancellation = default)
    {
        var wanted = JsonSerializer.Serialize(hashes.Where(IsHash).Distinct());
        var rows = await database.QueryAsync<Row>(FindMany, new { hashes = wanted }, cancellation);
        return rows.Select(row => new StoredContent(Convert.ToHexStringLower(row.Hash), row.MediaType, row.Bytes))
            .ToDictionary(content => content.Hash, StringComparer.Ordinal);
    }

    private static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);

    private sealed class Row
    {
        public byte[] Hash { get; set; } = [];

        public string MediaType { get; set; } = "";

        public byte[] Bytes { get; set; } = [];
    }
}
