using Theriac.Kernel;
using Theriac.People.Account;

namespace Theriac.People.Sign;

/// <summary>Who is to prove himself, and by what. Pure.</summary>
/// <param name="SignerId">As typed, folded.</param>
/// <param name="Method">password-both, password-again or passkey.</param>
internal sealed record Components(string SignerId, string Method, bool SecondPerson)
{
    /// <param name="first">The session has not signed yet, or was locked since (P11-200a1i, P11-200a1ii).</param>
    public static Outcome<Components> Ask(string sessionUser, SignRequirement requirement, SignatureInput input, bool first)
    {
        var both = first || requirement.SecondPerson;
        var hasSecret = !string.IsNullOrEmpty(input.Password) || input.Passkey is not null;
        var hasId = !string.IsNullOrWhiteSpace(input.UserId);
        // A passkey with user verification is possession and a PIN or a finger: it stands for both components.
        if (!hasSecret || (both && !hasId && (input.Passkey is null || requirement.SecondPerson)))
            return PeopleRefusals.ComponentsMissing;
        var signer = hasId && UserIds.TryFold(input.UserId, out var folded) ? folded : input.UserId?.Trim() ?? "";
        if (!hasId)
            signer = sessionUser;
        if (requirement.SecondPerson && signer == sessionUser)
            return PeopleRefusals.SecondPersonNeeded.With("signer", signer);
        if (!requirement.SecondPerson && signer != sessionUser)
            return PeopleRefusals.SignerNotSession.With("signer", signer);
        if (requirement.NotSigners.Contains(signer))
            return PeopleRefusals.SignerNotAllowed(signer, "the same person had a part in it before.");
        return new Components(signer, input.Passkey is not null ? "passkey" : both ? "password-both" : "password-again", requirement.SecondPerson);
    }
}
