using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Epcis.Query;

/// <summary>
/// Where the next page starts. The snapshot is the newest entry when the first page was read, so that events which arrive
/// meanwhile neither shift nor lengthen the answer.
/// </summary>
/// <param name="Key">Signed sort key, number and index of the last event shown.</param>
/// <param name="Shown">Events shown so far.</param>
internal sealed record PagePlace(long Snapshot, long Key, long Number, long Idx, long Shown, long ExpiresAt, string Query);

/// <summary>Page tokens: the place in plain text, sealed with HMAC-SHA-256 so that nobody can make or alter one.</summary>
internal sealed class PageTokens(Database database, TimeProvider clock)
{
    private const int MacSize = 32;

    private static readonly Sql PutTokenKey = Sql.Of<PageTokens>("Query/PutTokenKey");
    private static readonly Sql FindTokenKey = Sql.Of<PageTokens>("Query/FindTokenKey");

    private byte[]? _key;

    public async Task<string> SealAsync(PagePlace place, CancellationToken cancellation)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(place);
        return Base64Url.EncodeToString([.. HMACSHA256.HashData(await KeyAsync(cancellation), text), .. text]);
    }

    /// <summary>The place; a refusal when the token is not ours, too old, or belongs to another query.</summary>
    public async Task<Outcome<PagePlace>> OpenAsync(string token, string query, CancellationToken cancellation)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        if (!Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var length) || length <= MacSize)
            return Wrong("This is not a page token of this repository.");
        var text = bytes.AsMemory(MacSize, length - MacSize);
        if (!CryptographicOperations.FixedTimeEquals(
                HMACSHA256.HashData(await KeyAsync(cancellation), text.Span), bytes.AsSpan(0, MacSize)))
            return Wrong("This is not a page token of this repository.");
        var place = JsonSerializer.Deserialize<PagePlace>(text.Span)!;
        if (place.ExpiresAt < Micros.Now(clock))
            return Wrong("This page token has expired. Ask for the first page again.");
        return place.Query == query ? place : Wrong("This page token belongs to another query.");
    }

    /// <summary>What identifies a query: its parameters without those that move through the pages.</summary>
    public static string Fingerprint(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> given)
    {
        var parts = given.Where(pair => pair.Key is not ("nextPageToken" or "perPage"))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={string.Join('\n', pair.Value)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    private static Outcome<PagePlace> Wrong(string detail) => EpcisRefusals.QueryParameter("nextPageToken", detail);

    private async Task<byte[]> KeyAsync(CancellationToken cancellation)
    {
        if (_key is not null)
            return _key;
        await database.WriteAsync(new Statement(PutTokenKey, ("key", RandomNumberGenerator.GetBytes(32))), cancellation);
        return _key = (await database.FindAsync<KeyRow>(FindTokenKey, cancellation: cancellation))!.Key;
    }

    private sealed class KeyRow
    {
        public byte[] Key { get; set; } = [];
    }
}
