using Microsoft.AspNetCore.Http;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Credential;
using Theriac.People.Http;

namespace Theriac.People.Session;

/// <summary>What follows a proved secret: a session, or the same one unlocked.</summary>
internal sealed class SignIn(Sessions sessions, IStreams streams, ILedger ledger, TimeProvider clock, PeopleOptions options)
{
    /// <summary>Another person at the same browser gets an own session; the one before is over, its drafts stay with their owner.</summary>
    public async Task<IResult> StartAsync(HttpContext context, Proved who, string method)
    {
        if (context.Features.Get<Visitor>()?.Session is { } before
            && !(await sessions.EndAsync(before, "replaced")).Try(out _, out var refusal))
        {
            return refusal.ToResult();
        }

        var outcome = await sessions.StartAsync(
            who.Person.UserId, method, context.Features.Get<TerminalInfo>()?.Id, context.Connection.RemoteIpAddress?.ToString());
        if (!outcome.Try(out var started, out refusal))
            return refusal.ToResult();
        SessionEndpoints.SetCookie(context, started.Secret, options);
        return await AnswerAsync(context, started.Session, who);
    }

    public async Task<IResult> UnlockAsync(HttpContext context, SessionRow session, Proved who)
    {
        await sessions.UnlockAsync(session);
        (session.LockedAt, session.SignedAt) = (null, null);
        return await AnswerAsync(context, session, who);
    }

    private async Task<IResult> AnswerAsync(HttpContext context, SessionRow session, Proved who)
    {
        var visitor = who.Account.NeedsChange(Micros.Now(clock), options)
            ? new Visitor(null, session, PeopleRefusals.PasswordChangeRequired)
            : new Visitor(Visitors.CallerOf(who.Person, session, context.Features.Get<TerminalInfo>()), session, null);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(await SessionEndpoints.ViewAsync(context, visitor, streams, ledger, options, clock), KernelJson.Options);
    }
}
