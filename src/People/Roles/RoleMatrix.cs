using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Theriac.Kernel;
using Theriac.People.Account;
using Theriac.People.Manage;

namespace Theriac.People.Roles;

/// <summary>What one endpoint demands. <c>Roles</c> is empty when any signed-in caller may; <c>Anonymous</c> when everybody may.</summary>
internal sealed record Right(string Method, string Path, string? Tag, bool Anonymous, IReadOnlyList<Role> Roles);

internal sealed record Conflict(Role One, Role Other);

internal sealed record Holder(string UserId, IReadOnlyList<RoleGrant> Roles);

/// <param name="At">The time for which <paramref name="Holders"/> is told (A11-12.3).</param>
internal sealed record RolesView(
    IReadOnlyList<Role> Roles, IReadOnlyList<Right> Rights, IReadOnlyList<Conflict> Conflicts, string At, IReadOnlyList<Holder> Holders);

/// <summary>Role × right from the metadata that is enforced, and who held which role on any date.</summary>
internal static class RoleMatrix
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/roles", ShowAsync).WithTags("people")
            .Require(Role.Administrator, Role.SecurityOfficer, Role.Auditor, Role.QaReviewer, Role.Supervisor)
            .Produces<RolesView>();

    private static async Task<IResult> ShowAsync(
        DateTimeOffset? at, EndpointDataSource endpoints, ReadPeople read, TimeProvider clock, CancellationToken cancellation)
    {
        var micros = at is { } time ? Micros.From(time) : Micros.Now(clock);
        var rows = await read.RolesAtAsync(micros, cancellation);
        var holders = rows.GroupBy(row => row.UserId).Select(of => new Holder(of.Key, [.. of.Select(ReadPeople.GrantOf)])).ToArray();
        var view = new RolesView(Enum.GetValues<Role>(), RightsOf(endpoints), Conflicts(), Micros.ToText(micros), holders);
        return Results.Json(view, KernelJson.Options);
    }

    private static Right[] RightsOf(EndpointDataSource endpoints) =>
        [.. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (endpoint, Access: endpoint.Metadata.GetMetadata<Access>()))
            .Where(pair => pair.Access is not null)
            .SelectMany(pair => MethodsOf(pair.endpoint).Select(method => new Right(
                method, pair.endpoint.RoutePattern.RawText ?? "", TagOf(pair.endpoint),
                pair.Access!.Anonymous, pair.Access.Roles)))
            .OrderBy(right => right.Path, StringComparer.Ordinal).ThenBy(right => right.Method, StringComparer.Ordinal)];

    private static string? TagOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ITagsMetadata>() is { Tags: [var tag, ..] } ? tag : null;

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];

    private static Conflict[] Conflicts() =>
        [.. from one in Enum.GetValues<Role>()
            from other in Enum.GetValues<Role>()
            where one < other && RoleConflicts.Between(one, other)
            select new Conflict(one, other)];
}
