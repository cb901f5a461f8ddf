using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Theriac.Ledger;

namespace Theriac.People;

/// <summary>Who makes the request: a person with a session or a machine with a token. Handlers take it as a parameter.</summary>
/// <param name="UserId">Never reused (P11-100a). Machines are <c>machine/…</c>.</param>
/// <param name="Name">Printed name.</param>
/// <param name="SessionId">Null for machines.</param>
/// <param name="Terminal">The enrolled terminal that the request came from, or null.</param>
/// <param name="Language">BCP 47: <c>en</c>, <c>vi</c> or <c>zh</c>.</param>
public sealed record Caller(
    string UserId,
    string Name,
    string? SessionId,
    TerminalInfo? Terminal,
    IReadOnlyList<RoleGrant> Roles,
    string Language,
    IdempotencyClaim? Claim)
{
    public const string ClientTimeHeader = "X-Client-Time";

    /// <summary>What the device's own clock said when it sent this, in microseconds UTC; data, never a time of the record.</summary>
    public long? ClientTime { get; init; }

    /// <summary>True when a grant covers the role at the site; a null site asks for the role anywhere.</summary>
    public bool Has(Role role, string? site = null) => Roles.Any(grant => grant.Covers(role, site));

    /// <summary>True when any role of the caller covers the site.</summary>
    public bool IsAt(string site) => Roles.Any(grant => grant.Covers(grant.Role, site));

    public bool HasAny(string? site, params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Has(role, site))
                return true;
        }

        return false;
    }

    /// <summary>Author of entries at a site with this IANA zone.</summary>
    public Author At(string zone) => new(UserId, Terminal?.Id, zone, Claim);

    /// <summary>Bound by minimal APIs. Endpoints without a caller are refused before (see <c>Require</c>).</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(
            context.Features.Get<Caller>() is { } caller
                ? caller with { Claim = context.Features.Get<IdempotencyClaim>(), ClientTime = ClientTimeOf(context) }
                : null);

    private static long? ClientTimeOf(HttpContext context) =>
        DateTimeOffset.TryParse(
            context.Request.Headers[ClientTimeHeader].ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Kernel.Micros.From(at)
            : null;
}

/// <summary>An enrolled terminal, bound to an area of a site. Plant's middleware puts it on the request.</summary>
public sealed record TerminalInfo(string Id, string Name, string Site, string Area);
