using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Credential;
using Theriac.People.Session;

namespace Theriac.People.Http;

/// <summary>Puts the <see cref="Caller"/> on the request and lets nothing through that <see cref="Access"/> does not allow.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, Visitors visitors, Sessions sessions, ILedger ledger, PeopleOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Answers such as 405 and 415 are endpoints too, but not routes: they need no caller.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }

        var visitor = await visitors.OfAsync(context);
        context.Features.Set(visitor);
        if (visitor.Language is { } language)
            context.Features.Set(new PersonLanguage(language));
        if (Gate.Check(endpoint.Metadata.GetMetadata<Access>(), visitor, context.Request) is { } refusal)
        {
            await RecordAsync(context, endpoint, visitor, refusal);
            await refusal.ToResult().ExecuteAsync(context);
            return;
        }

        if (visitor.Caller is { } caller)
        {
            context.Features.Set(caller);
            if (visitor.Session is { } session && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
                await sessions.TouchAsync(session);
        }

        await next(context);
    }

    /// <summary>An attempt to do what one's roles do not allow is an entry; reading without the role is not.</summary>
    private async Task RecordAsync(HttpContext context, RouteEndpoint endpoint, Visitor visitor, Refusal refusal)
    {
        if (refusal.Code != "role-missing" || visitor.Caller is not { } caller || HttpMethods.IsGet(context.Request.Method))
            return;
        await ledger.RecordAsync(
            new RefusalRecord(
                caller.At(options.Zone), AccessStreams.Of(caller.UserId), $"{context.Request.Method} {endpoint.RoutePattern.RawText}"),
            refusal);
    }
}
