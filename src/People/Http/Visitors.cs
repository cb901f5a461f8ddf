using Microsoft.AspNetCore.Http;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.People.Machine;
using Theriac.People.Session;

namespace Theriac.People.Http;

/// <summary>Finds out who makes a request: a bearer token, else the session's cookie.</summary>
internal sealed class Visitors(Sessions sessions, Credentials credentials, Tokens tokens, IStreams streams, TimeProvider clock, PeopleOptions options)
{
    public const string Cookie = "theriac-session";

    private const string Bearer = "Bearer ";

    public async Task<Visitor> OfAsync(HttpContext context)
    {
        var terminal = context.Features.Get<TerminalInfo>();
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            var machine = await tokens.FindAsync(authorization[Bearer.Length..].Trim(), terminal, context.RequestAborted);
            return machine is null ? new Visitor(null, null, PeopleRefusals.TokenUnknown) : new Visitor(machine, null, null);
        }

        return context.Request.Cookies[Cookie] is { Length: > 0 } secret ? await OfSessionAsync(secret, terminal, context.RequestAborted) : Visitor.Nobody;
    }

    private async Task<Visitor> OfSessionAsync(string secret, TerminalInfo? terminal, CancellationToken cancellation)
    {
        if (await sessions.FindAsync(secret, cancellation) is not { } session)
            return Visitor.Nobody;
        var person = (await streams.LoadAsync<PersonState>(PersonState.StreamOf(session.UserId), cancellation)).State;
        if (!person.Active)
            return Visitor.Nobody;
        if (session.LockedAt is not null)
            return new Visitor(null, session, PeopleRefusals.SessionLocked) { Language = person.Language };
        var account = await credentials.FindAsync(session.UserId, cancellation);
        if (account is null || account.NeedsChange(Micros.Now(clock), options))
            return new Visitor(null, session, PeopleRefusals.PasswordChangeRequired) { Language = person.Language };
        return new Visitor(CallerOf(person, session, terminal), session, null);
    }

    public static Caller CallerOf(PersonState person, SessionRow session, TerminalInfo? terminal) =>
        new(person.UserId, person.Name, session.SessionId, terminal, person.Roles, person.Language, null);
}
