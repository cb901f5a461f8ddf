using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger.Verify;

namespace Theriac.Ledger;

/// <summary>A part of a file under a name that people understand.</summary>
/// <param name="Hash">SHA-256, lower-case hexadecimal.</param>
public sealed record FilePart(string Name, int Length, string Hash);

/// <summary>
/// The digital signature of a file, in the file itself (P11-30): the parts stand one behind the other from its first byte to its last,
/// and the seal stands between two of them. So a byte that was changed is found, and the part is named that it stands in.
/// </summary>
/// <param name="At">Where the seal begins.</param>
/// <param name="Room">Bytes that are kept for it; what it does not fill is spaces.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the seal with an empty signature, 64 bytes r ‖ s in hexadecimal.</param>
public sealed record FileSeal(
    string Format, int At, int Room, IReadOnlyList<FilePart> Parts, string KeyId, string PublicKey, string Signature)
{
    public const string FormatName = "theriac-file-seal.v1";

    private static readonly byte[] Begin = Encoding.ASCII.GetBytes($$"""{"format":"{{FormatName}}",""");

    /// <summary>How much room to keep for a seal over parts with these names.</summary>
    public static int RoomFor(IEnumerable<string> names)
    {
        const int Frame = 600;
        const int Each = 140;
        return names.Sum(name => Each + (6 * name.Length)) + Frame;
    }

    /// <summary>Finds the seal of the file and compares every part with it; what is wrong is returned, null when all is right.</summary>
    public static Finding? Check(ReadOnlySpan<byte> file, out FileSeal? found)
    {
        found = null;
        var at = file.LastIndexOf(Begin);
        if (at < 0)
            return Wrong.FileSeal("there is none.");
        if (Read(file[at..]) is not { } seal)
            return Wrong.FileSeal("it is not written as seals are.");
        if (seal.At != at || seal.Parts.Any(part => part.Length < 0) || seal.Parts.Sum(part => (long)part.Length) + seal.Room != file.Length)
            return Wrong.FileSeal("bytes were added or taken away.");
        if (!seal.IsSigned())
            return Wrong.FileSeal("it is not signed by the key that it names.");
        found = seal;
        return seal.FindChanged(file) is { } part ? Wrong.FilePart(part.Name) : null;
    }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, KernelJson.Options);

    /// <summary>What is signed.</summary>
    internal byte[] Statement() => (this with { Signature = "" }).ToBytes();

    private bool IsSigned()
    {
        try
        {
            var key = Convert.FromBase64String(PublicKey);
            return InstanceSignature.IdOf(key) == KeyId
                && InstanceSignature.Holds(key, FormatName, Statement(), Convert.FromHexString(Signature));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private FilePart? FindChanged(ReadOnlySpan<byte> file)
    {
        var at = 0;
        foreach (var part in Parts)
        {
            if (at == At)
                at += Room;
            if (at + part.Length > file.Length || Convert.ToHexStringLower(SHA256.HashData(file.Slice(at, part.Length))) != part.Hash)
                return part;
            at += part.Length;
        }

        return null;
    }

    // Written again, it is the same byte by byte, and spaces follow: so not one of its own bytes can change unseen.
    private static FileSeal? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (JsonSerializer.Deserialize<FileSeal>(ref reader, KernelJson.Strict) is not { } seal)
                return null;
            var length = (int)reader.BytesConsumed;
            return seal.Room >= length && seal.Room <= bytes.Length && seal.ToBytes().AsSpan().SequenceEqual(bytes[..length])
                && bytes[length..seal.Room].IndexOfAnyExcept((byte)' ') < 0 ? seal : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
