using Theriac.People;
using Theriac.Print;

namespace Theriac.Batches.Print;

/// <summary>A signature in print: name, id, role, meaning, date and time with zone (P11-50a, P11-50b).</summary>
internal sealed class PrintedSignatures(Scene scene, string language)
{
    private static readonly Style Bold = new(8, Bold: true);
    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(7, Soft: true);

    public IEnumerable<Piece> Of(Stamp stamp, Signature signature, bool superseded)
    {
        var meaning = Words.Of(signature.Meaning).In(language);
        yield return new Piece(SignatureView.StandingOf(scene, signature, superseded) switch
        {
            SignatureStanding.Void => $"{meaning} – {PrintWords.Void.In(language)}",
            SignatureStanding.Superseded => $"{meaning} – {PrintWords.Superseded.In(language)}",
            _ => meaning,
        }, Bold);
        yield return new Piece($"{signature.PrintedName} ({signature.Signer}), {BatchPhrases.RoleOf(signature.Role, language)}", Small);
        yield return new Piece($"{PrintedTime.Of(stamp)} {stamp.Zone}", Small);
        if (!string.IsNullOrWhiteSpace(signature.Comment))
            yield return new Piece(signature.Comment, Small);
        yield return new Piece(signature.DocumentHash, Soft);
    }
}
