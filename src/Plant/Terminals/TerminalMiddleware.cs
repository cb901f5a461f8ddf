using Microsoft.AspNetCore.Http;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Plant.Terminals;

/// <summary>
/// Puts the enrolled terminal of the device's cookie on the request. It asks the database each time, so that a revoked
/// terminal is none from the next request on, at every node.
/// </summary>
internal sealed class TerminalMiddleware(RequestDelegate next, Database database, TimeProvider clock)
{
    private const long SeenMicros = 60 * Micros.PerSecond;

    private static readonly Sql FindByCookie = Sql.Of<TerminalMiddleware>("Terminals/FindByCookie");
    private static readonly Sql Seen = Sql.Of<TerminalMiddleware>("Terminals/Seen");

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Cookies[TerminalSecret.Cookie] is { Length: > 0 } cookie)
            await ResolveAsync(context, cookie);
        await next(context);
    }

    private async Task ResolveAsync(HttpContext context, string cookie)
    {
        var row = await database.FindAsync<TerminalRow>(
            FindByCookie, new { cookie_hash = TerminalSecret.HashOfCookie(cookie) }, context.RequestAborted);
        if (row is null)
            return;
        context.Features.Set(new TerminalInfo(row.Id, row.Name, row.Site, row.Area));
        var now = Micros.Now(clock);
        if (now - (row.LastSeen ?? 0) < SeenMicros)
            return;
        await database.WriteAsync(new Statement(Seen, ("terminal", row.Id), ("at", now)), context.RequestAborted);
        if (!context.Response.HasStarted)
            TerminalEndpoints.SetCookie(context, cookie);
    }
}

internal sealed class TerminalRow
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Site { get; set; } = "";

    public string Area { get; set; } = "";

    public string State { get; set; } = "";

    public long OfferedAt { get; set; }

    public long? EnrolledAt { get; set; }

    public long? RevokedAt { get; set; }

    public long? LastSeen { get; set; }
}
