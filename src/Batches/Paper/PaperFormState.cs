using System.Collections.Immutable;
using System.Globalization;
using Theriac.Ledger;

namespace Theriac.Batches;

internal enum PaperFormStanding
{
    /// <summary>Somewhere on the floor.</summary>
    Issued,

    /// <summary>Copied by one person; another one compares it with the paper.</summary>
    Transcribed,
    Verified,
    Void,
    Destroyed,
}

/// <summary>A paper form with what became of it.</summary>
internal sealed record PaperFormState(string Id, Stamp Stamp, PaperFormIssued Issued)
{
    public PaperFormTranscribed? Transcribed { get; init; }

    public Stamp? TranscribedAt { get; init; }

    public PaperFormVerified? Verified { get; init; }

    public Stamp? VerifiedAt { get; init; }

    public PaperFormClosed? Closed { get; init; }

    public Stamp? ClosedAt { get; init; }

    public PaperFormStanding Standing => this switch
    {
        { Closed.How: PaperFormEnd.Void } => PaperFormStanding.Void,
        { Closed: not null } => PaperFormStanding.Destroyed,
        { Verified: not null } => PaperFormStanding.Verified,
        { Transcribed: not null } => PaperFormStanding.Transcribed,
        _ => PaperFormStanding.Issued,
    };

    /// <summary>Issued is transcribed and verified, or void, or destroyed: nothing else is accounted for.</summary>
    public bool IsAccountedFor => Standing is PaperFormStanding.Verified or PaperFormStanding.Void or PaperFormStanding.Destroyed;

    public IEnumerable<(Stamp Stamp, Theriac.People.Signature Signature)> Signatures
    {
        get
        {
            if (Transcribed is { } one)
                yield return (TranscribedAt!, one.Signature);
            if (Verified is { } two)
                yield return (VerifiedAt!, two.Signature);
        }
    }
}

internal sealed partial record BatchState
{
    public ImmutableList<PaperFormState> PaperForms { get; init; } = [];

    private BatchState? ApplyPaper(Stamp stamp, IFact fact) => fact switch
    {
        PaperFormIssued one => this with { PaperForms = PaperForms.Add(new PaperFormState(one.Form, stamp, one)) },
        PaperFormClosed one => WithForm(one.Form, was => was with { Closed = one, ClosedAt = stamp }),
        PaperFormTranscribed one => WithForm(one.Form, was => was with { Transcribed = one, TranscribedAt = stamp })
            .By(new By(one.Signature.Signer, one.Signature.PrintedName)),
        PaperFormVerified one => WithForm(one.Form, was => was with { Verified = one, VerifiedAt = stamp })
            .By(new By(one.Signature.Signer, one.Signature.PrintedName)),
        _ => null,
    };

    private BatchState WithForm(string id, Func<PaperFormState, PaperFormState> change)
    {
        var at = PaperForms.FindIndex(one => one.Id == id);
        return at < 0 ? this : this with { PaperForms = PaperForms.SetItem(at, change(PaperForms[at])) };
    }
}

/// <summary>The register of paper forms of a site: one stream, so that its numbers have no gap.</summary>
internal sealed record PaperRegisterState(int Count) : IStreamState<PaperRegisterState>
{
    public static string StreamOf(string site) => $"paper-register/{site}";

    public static PaperRegisterState Empty(string stream) => new(0);

    public PaperRegisterState Apply(Entry entry, IFact fact) => fact is PaperFormRegistered ? new PaperRegisterState(Count + 1) : this;

    /// <summary>For example <c>HN-P-2026-0042</c>; the count runs on over the years.</summary>
    public string NextNumber(string site, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"{site}-P-{today.Year}-{Count + 1:0000}");
}

/// <summary>What the issue of a form looks at beside the batch.</summary>
internal sealed record PaperScene(Folded<PaperRegisterState> Register, string RecordHash);
