using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>
/// A numbered form for what remains of a batch, for a long outage: from this issued control recipe and no other (DI-blank). It bears
/// the hash of the record as it stood (A11D-13c).
/// </summary>
/// <param name="Form">Its number in the site's register of forms.</param>
/// <param name="RecordHash">SHA-256 over the hashes of the batch's entries up to <paramref name="RecordVersion"/>.</param>
/// <param name="Steps">The steps on it, in their order.</param>
/// <param name="CopyOf">The form that it is another numbered copy of; each copy is accounted for by itself.</param>
[Fact("paper-form-issued.v1")]
internal sealed record PaperFormIssued(
    string Form, string RecordHash, long RecordVersion, IReadOnlyList<string> Steps, string Language, string Reason, string? CopyOf, By By)
    : IFact;

/// <summary>A line of the site's register of paper forms; the stream <c>paper-register/…</c> numbers them without a gap.</summary>
[Fact("paper-form-registered.v1")]
internal sealed record PaperFormRegistered(string Form, string BatchId, string By) : IFact;

internal enum PaperFormEnd
{
    /// <summary>Not used, and kept.</summary>
    Void,
    Destroyed,
}

/// <summary>Nothing of it was used.</summary>
[Fact("paper-form-closed.v1")]
internal sealed record PaperFormClosed(string Form, PaperFormEnd How, string Reason, By By) : IFact;

/// <summary>All that was written on it is copied; the original is attached.</summary>
[Fact("paper-form-transcribed.v1")]
internal sealed record PaperFormTranscribed(string Form, int Entries, IReadOnlyList<AttachedFile> Originals, Signature Signature) : IFact;

/// <summary>A second person compared the copied entries with the paper.</summary>
[Fact("paper-form-verified.v1")]
internal sealed record PaperFormVerified(string Form, Signature Signature) : IFact;
