using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>A paper form as screens show it.</summary>
/// <param name="Entries">How many entries were copied from it.</param>
internal sealed record PaperFormView(
    string Form, PaperFormStanding State, string? CopyOf, string RecordHash, long RecordVersion, IReadOnlyList<string> Steps, string Language,
    string Reason, WhenView When, By By, int Entries, IReadOnlyList<AttachedFile> Originals, IReadOnlyList<SignatureView> Signatures,
    RemarkView? Closed)
{
    public static PaperFormView Of(Scene scene, PaperFormState one) => new(
        one.Id, one.Standing, one.Issued.CopyOf, one.Issued.RecordHash, one.Issued.RecordVersion, one.Issued.Steps, one.Issued.Language,
        one.Issued.Reason, WhenView.Of(one.Stamp), one.Issued.By, PaperForms.Entries(scene, one.Id).Count, one.Transcribed?.Originals ?? [],
        [.. one.Signatures.Select(signed => SignatureView.Of(scene, signed.Stamp, signed.Signature))],
        one.Closed is { } end ? new RemarkView(WhenView.Of(one.ClosedAt!), end.By, end.Reason) : null);
}

/// <summary>Whether a print shows the record as it is.</summary>
internal enum PrintStanding
{
    Current,

    /// <summary>The record has gone on since.</summary>
    Earlier,

    /// <summary>The record never stood like that.</summary>
    Differs,
}

/// <param name="Version">Entries of the batch that the print knew; 0 when it never stood like that.</param>
/// <param name="Since">Entries that came after it.</param>
internal sealed record RecordHashView(PrintStanding State, string Hash, long Version, long Since);
