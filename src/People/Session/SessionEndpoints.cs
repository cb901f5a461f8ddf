using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.People.Http;

namespace Theriac.People.Session;

/// <summary>What the browser knows about itself. <c>State</c>: none, active, locked or password-change.</summary>
/// <param name="Now">The server's clock, by which a device with a wrong clock counts.</param>
internal sealed record SessionView(
    SessionUser? User, string State, string? Csrf, TerminalInfo? Terminal, InstanceView Instance, int IdleLockSeconds, long? SeenAt,
    string Now);

internal sealed record SessionUser(string Id, string Name, IReadOnlyList<RoleGrant> Roles, string Language);

/// <param name="Stage">Development, validation or production: what the instance is for, by its configuration.</param>
internal sealed record InstanceView(InstanceKind Kind, InstanceStage Stage, string Name, string Version);

internal sealed record SignInInput(string? UserId = null, string? Password = null);

internal sealed record SecretInput(string? Password = null);

/// <summary>Sign in, lock, unlock, touch, sign out.</summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/session").WithTags("session");
        group.MapGet("", ShowAsync).Anonymous().Produces<SessionView>();
        group.MapPost("", SignInAsync).Anonymous().Produces<SessionView>();
        group.MapDelete("", SignOutAsync).Anonymous().Produces(StatusCodes.Status204NoContent);
        group.MapPost("/actions/lock", LockAsync).Require().Produces(StatusCodes.Status204NoContent);
        group.MapPost("/actions/touch", (Caller caller) => TypedResults.NoContent()).Require();
        group.MapPost("/actions/unlock", UnlockAsync).Anonymous().Produces<SessionView>();
    }

    public static async Task<SessionView> ViewAsync(
        HttpContext context, Visitor visitor, IStreams streams, ILedger ledger, PeopleOptions options, TimeProvider clock)
    {
        var head = await ledger.HeadAsync(context.RequestAborted);
        var identity = context.RequestServices.GetRequiredService<InstanceIdentity>();
        var instance = new InstanceView(head.Kind, identity.Stage, identity.Name, typeof(SessionEndpoints).Assembly.GetName().Version!.ToString(3));
        var (terminal, now) = (context.Features.Get<TerminalInfo>(), Micros.ToText(Micros.Now(clock)));
        if (visitor.Session is not { } session)
            return new SessionView(null, "none", null, terminal, instance, options.IdleSecondsMax, null, now);
        var person = (await streams.LoadAsync<PersonState>(PersonState.StreamOf(session.UserId), context.RequestAborted)).State;
        var state = visitor.Caller is not null ? "active" : session.LockedAt is not null ? "locked" : "password-change";
        return new SessionView(
            new SessionUser(person.UserId, person.Name, person.Roles, person.Language), state, session.Csrf, terminal, instance,
            options.IdleSecondsMax, session.SeenAt, now);
    }

    public static void SetCookie(HttpContext context, string secret, PeopleOptions options) =>
        context.Response.Cookies.Append(Visitors.Cookie, secret, CookieOf(context, TimeSpan.FromSeconds(options.SessionSecondsMax)));

    private static CookieOptions CookieOf(HttpContext context, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        MaxAge = age,
        IsEssential = true,
    };

    private static async Task<IResult> ShowAsync(
        HttpContext context, IStreams streams, ILedger ledger, PeopleOptions options, TimeProvider clock)
    {
        var visitor = context.Features.Get<Visitor>() ?? Visitor.Nobody;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(await ViewAsync(context, visitor, streams, ledger, options, clock), KernelJson.Options);
    }

    private static async Task<IResult> SignInAsync(
        SignInInput input, HttpContext context, Credentials credentials, TrustedNetworks networks, SignIn signIn)
    {
        if (!networks.Trusts(context.Connection.RemoteIpAddress))
            return PeopleRefusals.PasskeyNeeded.ToResult();
        var terminal = context.Features.Get<TerminalInfo>()?.Id;
        var proved = await credentials.CheckPasswordAsync(input.UserId, input.Password, Credentials.SignInPlace, terminal, context.RequestAborted,
            context.Connection.RemoteIpAddress?.ToString());
        return proved.Try(out var who, out var refusal) ? await signIn.StartAsync(context, who, "password") : refusal.ToResult();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, Sessions sessions)
    {
        if (context.Features.Get<Visitor>()?.Session is { } session
            && !(await sessions.EndAsync(session, "signed-out")).Try(out _, out var refusal))
        {
            return refusal.ToResult();
        }

        context.Response.Cookies.Delete(Visitors.Cookie, CookieOf(context, null));
        return TypedResults.NoContent();
    }

    private static async Task<IResult> LockAsync(Caller caller, HttpContext context, Sessions sessions)
    {
        if (context.Features.Get<Visitor>()?.Session is { } session)
            await sessions.LockAsync(session);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> UnlockAsync(SecretInput input, HttpContext context, Credentials credentials, TrustedNetworks networks, SignIn signIn)
    {
        if (!networks.Trusts(context.Connection.RemoteIpAddress))
            return PeopleRefusals.PasskeyNeeded.ToResult();
        if (context.Features.Get<Visitor>()?.Session is not { } session)
            return PeopleRefusals.SignedOut.ToResult();
        var proved = await credentials.CheckPasswordAsync(
            session.UserId, input.Password, "unlock", context.Features.Get<TerminalInfo>()?.Id, context.RequestAborted);
        return proved.Try(out var who, out var refusal) ? await signIn.UnlockAsync(context, session, who) : refusal.ToResult();
    }
}
