using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Credential;
using Theriac.People.Passkeys;
using Theriac.People.Session;

namespace Theriac.People.Sign;

/// <summary>Electronic signatures: the document, the components, the right, in this order.</summary>
internal sealed class Signing(
    IContentStore contents, Sessions sessions, Credentials credentials, PasskeyChecks passkeys, IHttpContextAccessor http, TimeProvider clock,
    PeopleOptions options) : ISigning
{
    public const int CommentLengthMax = 2_000;
    public const string MediaType = "application/vnd.theriac.sign-document+json";

    public async Task<PreparedDocument> PrepareAsync(
        Caller caller, SignDocument document, bool secondPerson = false, CancellationToken cancellation = default)
    {
        var hash = await contents.PutAsync(MediaType, BytesOf(document), cancellation);
        var first = secondPerson || await IsFirstAsync(caller, cancellation);
        return secondPerson
            ? new PreparedDocument(hash, document, first, "", "")
            : new PreparedDocument(hash, document, first, caller.UserId, caller.Name);
    }

    public async Task<Outcome<Signature>> SignAsync(
        Caller caller, SignatureInput input, SignDocument current, SignRequirement requirement, CancellationToken cancellation = default)
    {
        if (await CheckDocumentAsync(input, current, cancellation) is { } wrong)
            return wrong;
        if (caller.SessionId is null)
            return PeopleRefusals.MachineCannotSign;
        if (input.Comment is { Length: > CommentLengthMax })
            return Refusal.Input("/signature/comment", "comment-long", $"At most {CommentLengthMax} characters.");
        var asked = Components.Ask(caller.UserId, requirement, input, await IsFirstAsync(caller, cancellation));
        if (!asked.Try(out var components, out var refusal))
            return refusal;
        var proved = await ProveAsync(caller, input, components, cancellation);
        if (!proved.Try(out var who, out refusal))
            return refusal;
        var now = Micros.Now(clock);
        if (who.Account.NeedsChange(now, options))
            return PeopleRefusals.PasswordChangeRequired;
        if (!SignRight.Check(who.Person, requirement, now).Try(out var role, out refusal))
            return refusal;
        if (!components.SecondPerson)
            await sessions.MarkSignedAsync(caller.SessionId);
        return new Signature(
            who.Person.UserId, who.Person.Name, role, current.Meaning, input.DocumentHash, current.Language, components.Method, input.Comment);
    }

    public string HashOf(SignDocument document) => Convert.ToHexStringLower(SHA256.HashData(BytesOf(document)));

    private static byte[] BytesOf(SignDocument document) => CanonicalJson.Of(document, KernelJson.Options);

    /// <summary>The document that was shown is stored, is the one of the record as it is now, and has the meaning that is signed.</summary>
    private async Task<Refusal?> CheckDocumentAsync(SignatureInput input, SignDocument current, CancellationToken cancellation)
    {
        if (input.Meaning is not { } meaning)
            return PeopleRefusals.MeaningMissing;
        if (input.DocumentHash is null || HashOf(current) != input.DocumentHash || await contents.FindAsync(input.DocumentHash, cancellation) is null)
            return PeopleRefusals.DocumentChanged;
        return meaning == current.Meaning ? null : PeopleRefusals.MeaningDiffers;
    }

    private async Task<bool> IsFirstAsync(Caller caller, CancellationToken cancellation) =>
        caller.SessionId is null || await sessions.FindByIdAsync(caller.SessionId, cancellation) is not { SignedAt: not null, LockedAt: null };

    private Task<Outcome<Proved>> ProveAsync(Caller caller, SignatureInput input, Components components, CancellationToken cancellation) =>
        input.Passkey is { } passkey && http.HttpContext is { } context
            ? passkeys.AssertAsync(context, "sign", components.SignerId, input.DocumentHash, passkey, caller.Terminal?.Id)
            : credentials.CheckPasswordAsync(components.SignerId, input.Password, "sign", caller.Terminal?.Id, cancellation);
}
