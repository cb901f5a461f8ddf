using System.Security.Cryptography;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.People;

/// <summary>What a signature is worth now.</summary>
public enum SignatureState
{
    /// <summary>It signs the record as it is.</summary>
    Valid,

    /// <summary>It signs an older version of the record, faithfully.</summary>
    Superseded,

    /// <summary>What is stored is not what was signed (P11-70, A11D-13b).</summary>
    Void,
}

/// <summary>A signature as every view and print shows it (P11-50b): name, id, role, meaning, time with zone, state.</summary>
public sealed record SignatureShown(
    string Signer, string PrintedName, Role Role, SignatureMeaning Meaning, string At, string Zone, int OffsetMinutes, string DocumentHash,
    string Language, string Authentication, string? Comment, SignatureState State, long Entry)
{
    public static SignatureShown Of(Entry entry, Signature signature, SignatureState state) =>
        new(signature.Signer, signature.PrintedName, signature.Role, signature.Meaning, Micros.ToText(entry.At), entry.Zone, entry.OffsetMinutes,
            signature.DocumentHash, signature.Language, signature.Authentication, signature.Comment, state, entry.Number);
}

public static class SignatureStates
{
    /// <param name="stored">The document as the content store has it, or null when it is gone.</param>
    /// <param name="currentHash">Hash of the document of the record as it is now, in the signature's language.</param>
    public static SignatureState Of(Signature signature, ReadOnlySpan<byte> stored, string? currentHash)
    {
        if (stored.IsEmpty || Convert.ToHexStringLower(SHA256.HashData(stored)) != signature.DocumentHash || !IsDocumentOf(signature, stored))
            return SignatureState.Void;
        return signature.DocumentHash == currentHash ? SignatureState.Valid : SignatureState.Superseded;
    }

    /// <summary>The same, reading the document from the content store.</summary>
    public static async Task<SignatureState> OfAsync(
        IContentStore contents, Signature signature, string? currentHash, CancellationToken cancellation = default)
    {
        var stored = await contents.FindAsync(signature.DocumentHash, cancellation);
        return Of(signature, stored is null ? [] : stored.Bytes, currentHash);
    }

    /// <summary>Of many signatures, the document hashes of those that are void.</summary>
    public static async Task<IReadOnlySet<string>> FindVoidAsync(
        IContentStore contents, IReadOnlyCollection<Signature> signatures, CancellationToken cancellation = default)
    {
        var stored = await contents.FindAsync([.. signatures.Select(one => one.DocumentHash)], cancellation);
        return signatures
            .Where(one => Of(one, stored.GetValueOrDefault(one.DocumentHash)?.Bytes ?? [], null) == SignatureState.Void)
            .Select(one => one.DocumentHash).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A signature cannot be moved to a document of another meaning or language.</summary>
    private static bool IsDocumentOf(Signature signature, ReadOnlySpan<byte> stored)
    {
        try
        {
            return JsonSerializer.Deserialize<SignDocument>(stored, KernelJson.Options) is { } document
                && document.Meaning == signature.Meaning && document.Language == signature.Language;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
