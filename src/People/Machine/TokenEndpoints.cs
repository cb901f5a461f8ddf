using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Edge.Idempotency;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Manage;
using Theriac.Storage;

namespace Theriac.People.Machine;

internal sealed record NewTokenInput(string? Name = null, IReadOnlyList<RoleGrant>? Roles = null, int Days = 90);

internal sealed record TokenLine(
    string TokenId, string Name, IReadOnlyList<RoleGrant> Roles, string CreatedBy, string CreatedAt, string ExpiresAt, string? UsedAt,
    string? RevokedBy, string? RevokedAt);

internal static class TokenEndpoints
{
    private static readonly Sql Machines = Sql.Of<Tokens>("Machine/Machines");

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/tokens").WithTags("people");
        group.MapGet("", ListAsync).Require(Role.Administrator, Role.SecurityOfficer, Role.Auditor)
            .Produces<Page<TokenLine>>();
        group.MapPost("", CreateAsync).Require(Role.Administrator).AnswerIsNotKept()
            .Produces<CreatedToken>(StatusCodes.Status201Created);
        group.MapDelete("/{id}", RevokeAsync).Require(Role.Administrator, Role.SecurityOfficer)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(Database database, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Machines, cancellation: cancellation);
        var lines = rows.Select(row => new TokenLine(
            row.TokenId, row.Name, JsonSerializer.Deserialize<RoleGrant[]>(row.Roles, KernelJson.Options)!, row.CreatedBy,
            Micros.ToText(row.CreatedAt), Micros.ToText(row.ExpiresAt), Text(row.UsedAt), row.RevokedBy, Text(row.RevokedAt)));
        return Results.Json(new Page<TokenLine>([.. lines], null), KernelJson.Options);
    }

    private static async Task<IResult> CreateAsync(NewTokenInput input, Caller caller, ITokens tokens, PeopleOptions options)
    {
        // Who administers one site makes no key to another.
        var elsewhere = (input.Roles ?? []).Select(grant => grant.Site).FirstOrDefault(site => !caller.Has(Role.Administrator, site));
        if (elsewhere is not null)
            return PeopleRefusals.RoleMissing([Role.Administrator]).With("site", elsewhere).ToResult();
        var created = await tokens.CreateAsync(new NewToken(input.Name ?? "", input.Roles ?? [], input.Days), caller.At(options.Zone));
        return created.ToResult(value => Results.Json(value, KernelJson.Options, statusCode: StatusCodes.Status201Created));
    }

    /// <summary>A lost token is revoked without being asked why; a reason is taken when there is one.</summary>
    private static async Task<IResult> RevokeAsync(string id, string? reason, Caller caller, ITokens tokens, PeopleOptions options)
    {
        if (reason is { Length: > PersonCommands.ReasonLengthMax })
            return PersonCommands.CheckReason(reason)!.ToResult();
        var revoked = await tokens.RevokeAsync(id, string.IsNullOrWhiteSpace(reason) ? "No reason was given." : reason, caller.At(options.Zone));
        return revoked.ToResult(_ => TypedResults.NoContent());
    }

    private static string? Text(long? micros) => micros is { } at ? Micros.ToText(at) : null;

    private sealed class Row
    {
        public string TokenId { get; set; } = "";

        public string Name { get; set; } = "";

        public string Roles { get; set; } = "";

        public string CreatedBy { get; set; } = "";

        public long CreatedAt { get; set; }

        public long ExpiresAt { get; set; }

        public long? UsedAt { get; set; }

        public string? RevokedBy { get; set; }

        public long? RevokedAt { get; set; }
    }
}
