using System.Buffers;
using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger.Export;
using Theriac.Ledger.Seal;
using Theriac.Ledger.Verify;

namespace Theriac.Ledger;

/// <summary>
/// Everything that proves one entry to somebody who has only the ledger's public key: the entry as a line of an export, the
/// path to the root, and the signed tree head.
/// </summary>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64; a careful reader compares it with the one that he was given.</param>
public sealed record EntryProof(string Format, string Entry, IReadOnlyList<string> Path, TreeHeadJson Head, string PublicKey)
{
    private const string FormatName = "theriac-entry-proof.v1";

    public static EntryProof Of(Entry entry, InclusionProof proof, TreeHead head, string publicKey)
    {
        var line = new ArrayBufferWriter<byte>();
        ExportText.Entry(line, entry);
        return new EntryProof(
            FormatName, Encoding.UTF8.GetString(line.WrittenSpan[..^1]), [.. proof.Path.Select(Convert.ToHexStringLower)],
            TreeHeadJson.Of(head), publicKey);
    }

    /// <summary>What is wrong with the proof; null when it holds.</summary>
    /// <param name="pinned">The public key that the reader trusts, or null to trust the one in the proof.</param>
    public static Finding? Check(ReadOnlySpan<byte> json, byte[]? pinned)
    {
        try
        {
            var proof = JsonSerializer.Deserialize<EntryProof>(json, KernelJson.Strict);
            return proof is { Format: FormatName } ? proof.Check(pinned) : Wrong.Proof(null, "it is no proof of an entry.");
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            return Wrong.Proof(null, "it cannot be read.");
        }
    }

    private Finding? Check(byte[]? pinned)
    {
        var publicKey = Convert.FromBase64String(PublicKey);
        if (pinned is not null && !publicKey.AsSpan().SequenceEqual(pinned))
            return Wrong.KeyNotPinned();
        if (Head.ToHead() is not { } head)
            return Wrong.Proof(null, "its tree head cannot be read.");
        using var key = SealKey.Open(publicKey);
        if (key is null || SealKey.IdOf(publicKey) != head.KeyId || !head.IsSignedBy(key))
            return Wrong.SealSignature(head.Size, head.KeyId);
        var entry = default(RawEntry);
        if (!ExportCursor.TryEntry(Encoding.UTF8.GetBytes(Entry), ref entry, out var previous, out var own))
            return Wrong.Proof(null, "its entry is not written as in an export.");
        entry.PreviousHash = Convert.FromHexString(Encoding.ASCII.GetString(previous));
        var hash = new byte[EntryHash.Size];
        new EntryHasher(head.LedgerId).Compute(entry, hash);
        if (Convert.ToHexStringLower(hash) != Encoding.ASCII.GetString(own))
            return Wrong.OwnHash(entry.Number);
        var path = new InclusionProof(entry.Number, head.Size, [.. Path.Select(Convert.FromHexString)]);
        return path.Holds(hash, head.Root) ? null : Wrong.Proof(entry.Number, "its path does not lead to the root.");
    }
}
