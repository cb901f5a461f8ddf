using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant.Directory;
using Theriac.Storage;

namespace Theriac.Plant.Terminals;

internal sealed record EnrolInput(string? Code = null);

internal sealed record TerminalView(
    string Id, string Name, string Site, string Area, TerminalStatus State, string OfferedAt, string? EnrolledAt, string? RevokedAt,
    string? LastSeenAt);

/// <summary>The code of a new terminal; it is shown once and ends at the time given.</summary>
internal sealed record OfferView(string Id, string Code, string Until);

/// <summary>A tile: it fills the user id, never the secret.</summary>
internal sealed record ShiftTile(string UserId, string Name, string At);

internal static class TerminalEndpoints
{
    private const long ShiftMicros = 12 * 3600 * Micros.PerSecond;
    private const int TilesMax = 12;

    private static readonly Sql List = Sql.Of<TerminalRow>("Terminals/List");
    private static readonly Sql Shift = Sql.Of<TerminalRow>("Terminals/Shift");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/terminals").WithTags("plant");
        group.MapGet("", ListAsync).Require(Role.Administrator, Role.SecurityOfficer, Role.Supervisor, Role.QaReviewer, Role.Auditor);
        group.MapGet("here/people", TilesAsync).Anonymous();
        group.MapPost("", async (OfferInput input, Caller caller, KeepTerminals keep, CancellationToken cancellation) =>
            (await keep.OfferAsync(input, caller, cancellation)).Map(View).ToResult()).Require(Role.Administrator)
            .Produces<OfferView>();
        group.MapPost("{id}/actions/revoke", async (string id, RevokeInput input, Caller caller, KeepTerminals keep, CancellationToken cancellation) =>
            (await keep.RevokeAsync(id, input, caller, cancellation)).ToResult(_ => Results.NoContent()))
            .Require([.. KeepTerminals.RevokeRoles]).Produces(StatusCodes.Status204NoContent);
        group.MapPost("enrol", EnrolAsync).Anonymous().Produces<TerminalInfo>();
    }

    public static void SetCookie(HttpContext context, string cookie) =>
        context.Response.Cookies.Append(TerminalSecret.Cookie, cookie, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = "/",
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(TerminalSecret.CookieDays),
        });

    private static OfferView View(Offer offer) => new(offer.Id, offer.Code, Micros.ToText(offer.Until));

    private static async Task<IResult> EnrolAsync(EnrolInput input, HttpContext context, KeepTerminals keep, CancellationToken cancellation)
    {
        var enrolled = await keep.EnrolAsync(input.Code, cancellation);
        if (!enrolled.Try(out var done, out var refusal))
            return refusal.ToResult();
        SetCookie(context, done.Cookie);
        return Results.Json(done.Terminal, KernelJson.Options);
    }

    private static async Task<Page<TerminalView>> ListAsync(Database database, string? site, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<TerminalRow>(List, new { site = site?.ToUpperInvariant() }, cancellation);
        return new([.. rows.Select(View)], null);
    }

    private static TerminalView View(TerminalRow row) => new(
        row.Id, row.Name, row.Site, row.Area, EnumWords.Read<TerminalStatus>(row.State), Micros.ToText(row.OfferedAt),
        Text(row.EnrolledAt), Text(row.RevokedAt), Text(row.LastSeen));

    private static string? Text(long? atMicros) => atMicros is { } at ? Micros.ToText(at) : null;

    /// <summary>Who signed in lately in this terminal's area. A device that is no terminal gets nobody's name.</summary>
    private static async Task<Page<ShiftTile>> TilesAsync(
        HttpContext context, Database database, IPeople people, TimeProvider clock, CancellationToken cancellation)
    {
        if (context.Features.Get<TerminalInfo>() is not { } here)
            return new([], null);
        var rows = await database.QueryAsync<ShiftRow>(
            Shift, new { area = here.Area, since = Micros.Now(clock) - ShiftMicros, count = (long)TilesMax }, cancellation);
        var tiles = new List<ShiftTile>();
        foreach (var row in rows)
        {
            if (await people.FindAsync(row.Person, cancellation) is { Active: true } person)
                tiles.Add(new ShiftTile(person.UserId, person.Name, Micros.ToText(row.At)));
        }

        return new(tiles, null);
    }

    private sealed class ShiftRow
    {
        public string Person { get; set; } = "";

        public long At { get; set; }
    }
}
