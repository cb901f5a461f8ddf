using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Theriac.Edge;

namespace Theriac.People;

/// <summary>What an endpoint demands. Every endpoint has exactly one; a test walks the route list (P11-10d).</summary>
/// <param name="Roles">Any of these, at any site; the handler checks the site. Empty: any signed-in caller.</param>
/// <param name="Anonymous">Open to everybody.</param>
public sealed record Access(IReadOnlyList<Role> Roles, bool Anonymous);

public static class RequireExtensions
{
    /// <summary>Any of the roles, at some site. Without roles: any signed-in caller.</summary>
    public static TBuilder Require<TBuilder>(this TBuilder builder, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Access(roles, Anonymous: false));

    public static TBuilder Anonymous<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new Access([], Anonymous: true));
}
