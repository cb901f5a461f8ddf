using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.People;

/// <summary>What a signature means; mandatory (P11-50a).</summary>
public enum SignatureMeaning
{
    Performed,
    Verified,
    Reviewed,
    Approved,
    Certified,
}

/// <summary>
/// Exactly what the signer is shown, in the language he reads. Its canonical JSON is stored and its SHA-256 is what
/// the signature is bound to. Screens render signed content only from it.
/// </summary>
/// <param name="Language">en, vi or zh.</param>
/// <param name="Title">For example <c>B2406-017 · 4.2 Measure the product temperature</c>.</param>
/// <param name="Statement">The meaning in words: <c>Verified: I saw the balance read 12.40 kg</c>.</param>
/// <param name="Lines">Everything that is signed, unfolded.</param>
public sealed record SignDocument(
    string Language, string Title, SignatureMeaning Meaning, string Statement, IReadOnlyList<SignLine> Lines)
{
    /// <summary>Whatever was asked for: texts in other languages are English, and say so.</summary>
    public string Language { get; init; } = Language is "vi" or "zh" ? Language : "en";
}

public sealed record SignLine(string Label, string Value);

/// <summary>Answer of <c>…/document</c>. <paramref name="First"/>: both components are asked for (P11-200a1i).</summary>
public sealed record PreparedDocument(string Hash, SignDocument Document, bool First, string UserId, string Name);

/// <summary>What a signer sends. The document is named by its hash; meaning and secret are mandatory.</summary>
public sealed record SignatureInput(
    string DocumentHash,
    SignatureMeaning? Meaning,
    string Language,
    string? Comment = null,
    string? UserId = null,
    string? Password = null,
    JsonElement? Passkey = null);

/// <summary>
/// An electronic signature, as a part of an entry: the entry gives time and zone, and the ledger's hash chain makes it
/// impossible to cut out or to copy (P11-70).
/// </summary>
/// <param name="Authentication">password-both, password-again or passkey.</param>
public sealed record Signature(
    string Signer,
    string PrintedName,
    Role Role,
    SignatureMeaning Meaning,
    string DocumentHash,
    string Language,
    string Authentication,
    string? Comment);

/// <summary>Who may sign.</summary>
/// <param name="Roles">Any of these, at <paramref name="Site"/>.</param>
/// <param name="NotSigners">People who may not, because they did something before: performer is not verifier.</param>
/// <param name="SecondPerson">True: somebody else's session; always both components, never the session's user.</param>
/// <param name="Qualification">Must be held and not lapsed, or null (P11-10i).</param>
public sealed record SignRequirement(
    IReadOnlyList<Role> Roles,
    string Site,
    IReadOnlyCollection<string> NotSigners,
    bool SecondPerson = false,
    string? Qualification = null);

public interface ISigning
{
    /// <summary>Stores the document and says which components the signer will be asked for.</summary>
    Task<PreparedDocument> PrepareAsync(Caller caller, SignDocument document, bool secondPerson = false, CancellationToken cancellation = default);

    /// <summary>
    /// Checks that <paramref name="current"/> is what was shown, that the signer may sign, and his components. Call it
    /// once for each command, outside the decide loop: failed components count. Refusals: <c>document-changed</c>,
    /// <c>meaning-missing</c>, <c>signature-components-missing</c>, <c>credentials-wrong</c>, <c>signer-not-allowed</c>, …
    /// </summary>
    Task<Outcome<Signature>> SignAsync(
        Caller caller, SignatureInput input, SignDocument current, SignRequirement requirement, CancellationToken cancellation = default);

    /// <summary>The hash that a document has or would have.</summary>
    string HashOf(SignDocument document);
}
