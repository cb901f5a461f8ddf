namespace Theriac.Ledger;

/// <summary>
/// Immutable content by its SHA-256: documents that were signed, recipes, attachments. An entry carries the hash.
/// Put the content first, then append the entry that names it.
/// </summary>
public interface IContentStore
{
    /// <summary>Stores the bytes once and returns their hash as 64 lower-case hexadecimal digits.</summary>
    Task<string> PutAsync(string mediaType, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);

    Task<StoredContent?> FindAsync(string hash, CancellationToken cancellation = default);

    /// <summary>Many at once, by their hashes; what is not stored is not in the answer.</summary>
    Task<IReadOnlyDictionary<string, StoredContent>> FindAsync(
        IReadOnlyCollection<string> hashes, CancellationToken cancellation = default);
}

/// <summary>Content with its media type.</summary>
public sealed record StoredContent(string Hash, string MediaType, byte[] Bytes);
