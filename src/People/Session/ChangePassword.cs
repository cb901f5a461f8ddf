using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.People.Http;
using Theriac.Storage;

namespace Theriac.People.Session;

internal sealed record ChangePasswordInput(string? Password = null, string? NewPassword = null);

/// <summary>
/// The owner changes his own password: forced after a reset and with age (P11-200a3, P11-300b), or when he likes. His
/// sessions elsewhere end: who took one of them loses it.
/// </summary>
internal sealed class ChangePassword(
    Credentials credentials, Passwords passwords, SignIn signIn, IStreams streams, ILedger ledger, TimeProvider clock, PeopleOptions options)
{
    private static readonly Sql SetPassword = Sql.Of<ChangePassword>("Credential/SetPassword");

    // Open to sessions that may do nothing else yet; the old password is the proof.
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/session/actions/change-password", (ChangePasswordInput input, HttpContext context, ChangePassword change) =>
            change.HandleAsync(input, context)).WithTags("session").Anonymous().Produces<SessionView>();

    private async Task<IResult> HandleAsync(ChangePasswordInput input, HttpContext context)
    {
        if (context.Features.Get<Visitor>()?.Session is not { } session)
            return PeopleRefusals.SignedOut.ToResult();
        if (session.LockedAt is not null)
            return PeopleRefusals.SessionLocked.ToResult();
        if (Check(input, session.UserId).ToArray() is { Length: > 0 } errors)
            return Refusal.Input(errors).ToResult();
        var terminal = context.Features.Get<TerminalInfo>()?.Id;
        // Read before the secret is proved: a reset or a deactivation in between wins.
        var person = await streams.LoadAsync<PersonState>(PersonState.StreamOf(session.UserId), context.RequestAborted);
        var proved = await credentials.CheckPasswordAsync(session.UserId, input.Password, "change-password", terminal, context.RequestAborted);
        if (!proved.Try(out var who, out var refusal))
            return refusal.ToResult();
        var now = Micros.Now(clock);
        var set = new Statement(
            SetPassword, ("user_id", session.UserId), ("password_hash", passwords.Hash(input.NewPassword!)), ("at", now), ("must_change", 0L));
        var others = Sessions.EndOthers(session.UserId, session.SessionId, now);
        var author = new Author(session.UserId, terminal, options.Zone);
        var changed = await ledger.DecideAsync<Done>(async token =>
            (await streams.LoadAsync<PersonState>(person.Stream, token)).At != person.At
                ? PeopleRefusals.AccountChanged
                : new Decision<Done>(
                    default, new AppendRequest(author, [new Draft(person.Stream, new PasswordChanged())], [person.At]) { Operational = [set, others] }));
        if (!changed.Try(out _, out refusal))
            return refusal.ToResult();
        (who.Account.MustChange, who.Account.PasswordAt) = (0, now);
        return await signIn.UnlockAsync(context, session, who);
    }

    private IEnumerable<FieldError> Check(ChangePasswordInput input, string userId)
    {
        foreach (var error in Passwords.Check(input.NewPassword, userId, "/newPassword", options))
            yield return error;
        if (input.NewPassword is { Length: > 0 } && input.NewPassword == input.Password)
            yield return new FieldError("/newPassword", "password-same", "The new password is not the old one.");
    }
}
