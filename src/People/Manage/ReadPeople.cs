using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.People.Passkeys;
using Theriac.People.Session;
using Theriac.Storage;

namespace Theriac.People.Manage;

/// <summary>One line of the accounts screen.</summary>
/// <param name="Dormant">Active, and without sign-in for longer than allowed (P11-300b).</param>
/// <param name="PasswordAged">The next sign-in asks for a new password.</param>
internal sealed record PersonLine(
    string UserId, string Name, string Language, bool Active, bool Locked, string? IdentityCheckedAt, string? SignedInAt, bool Dormant,
    bool PasswordAged, IReadOnlyList<RoleGrant> Roles);

internal sealed record GrantView(
    string Name, string? Site, string? ExpiresAt, string Reason, string GrantedBy, string GrantedAt, string? RevokedBy, string? RevokedAt,
    string? RevokeReason);

internal sealed record SessionLine(string Id, string StartedAt, string SeenAt, bool Locked, string? Terminal, string? Address);

internal sealed record AccessLine(long Number, string At, string Type, string? Terminal, string Actor);

internal sealed record PasskeyLine(string Id, string Label, string CreatedAt, string? UsedAt);

/// <summary>Everything about an account but its secrets.</summary>
internal sealed record PersonDetail(
    PersonLine Person, string AddedBy, string AddedAt, string? IdentityCheckedBy, string? IdentityCheckedHow, string? DeactivatedAt,
    IReadOnlyList<GrantView> Roles, IReadOnlyList<GrantView> Qualifications, IReadOnlyList<PasskeyLine> Passkeys,
    IReadOnlyList<SessionLine> Sessions, IReadOnlyList<AccessLine> Access);

/// <summary>Reads accounts.</summary>
internal sealed class ReadPeople(Database database, ILedger ledger, Sessions sessions, PasskeyStore passkeys, TimeProvider clock, PeopleOptions options)
{
    public const int PageMax = 500;

    private const int AccessMax = 50;

    private static readonly Sql PeopleSql = Sql.Of<ReadPeople>("Manage/People");
    private static readonly Sql PersonSql = Sql.Of<ReadPeople>("Manage/Person");
    private static readonly Sql RolesAtSql = Sql.Of<ReadPeople>("Manage/RolesAt");
    private static readonly Sql RolesOf = Sql.Of<ReadPeople>("Manage/RolesOf");
    private static readonly Sql QualificationsOf = Sql.Of<ReadPeople>("Manage/QualificationsOf");

    private static readonly Role[] Readers =
    [
        Role.Administrator, Role.SecurityOfficer, Role.Auditor, Role.QaReviewer, Role.QualifiedPerson, Role.Supervisor, Role.Planner,
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/people").WithTags("people");
        group.MapGet("", (ReadPeople read, string? after, int? count, bool? dormant, CancellationToken cancellation) =>
            read.ListAsync(after, count, dormant ?? false, cancellation)).Require(Readers).Produces<Page<PersonLine>>();
        group.MapGet("/{id}", (ReadPeople read, string id, Caller caller, CancellationToken cancellation) =>
            read.ShowAsync(id, caller, cancellation)).Require().Produces<PersonDetail>();
    }

    public async Task<IReadOnlyList<RoleRow>> RolesAtAsync(long at, CancellationToken cancellation) =>
        await database.QueryAsync<RoleRow>(RolesAtSql, new { at }, cancellation);

    private async Task<IResult> ListAsync(string? after, int? count, bool dormant, CancellationToken cancellation)
    {
        var countMax = Math.Clamp(count ?? PageMax, 1, PageMax);
        var rows = await database.QueryAsync<PersonRow>(PeopleSql, new { after = after ?? "", count = (long)countMax }, cancellation);
        var roles = (await RolesAtAsync(Micros.Now(clock), cancellation)).ToLookup(row => row.UserId);
        var lines = rows.Select(row => LineOf(row, roles[row.UserId])).Where(line => !dormant || line.Dormant).ToArray();
        return Results.Json(new Page<PersonLine>(lines, rows.Count == countMax ? rows[^1].UserId : null), KernelJson.Options);
    }

    private async Task<IResult> ShowAsync(string id, Caller caller, CancellationToken cancellation)
    {
        if (!UserIds.TryFold(id, out var userId))
            return PeopleRefusals.NotFound("person", id).ToResult();
        if (userId != caller.UserId && !caller.HasAny(null, Readers))
            return PeopleRefusals.RoleMissing(Readers).ToResult();
        var row = await database.FindAsync<PersonRow>(PersonSql, new { user_id = userId }, cancellation);
        return row is null
            ? PeopleRefusals.NotFound("person", userId).ToResult()
            : Results.Json(await DetailAsync(row, cancellation), KernelJson.Options);
    }

    private async Task<PersonDetail> DetailAsync(PersonRow row, CancellationToken cancellation)
    {
        var of = new { user_id = row.UserId };
        var roles = await database.QueryAsync<RoleRow>(RolesOf, of, cancellation);
        var qualifications = await database.QueryAsync<QualificationRow>(QualificationsOf, of, cancellation);
        var held = await sessions.OfUserAsync(row.UserId, cancellation);
        var keys = await passkeys.OfUserAsync(row.UserId, cancellation);
        var access = await ledger.ReadAsync(new EntryFilter { Stream = AccessStreams.Of(row.UserId), CountMax = AccessMax }, cancellation);
        return new PersonDetail(
            LineOf(row, roles.Where(role => role.RevokedAt is null)), row.AddedBy, Micros.ToText(row.AddedAt), row.IdentityCheckedBy,
            row.IdentityCheckedHow, Text(row.DeactivatedAt),
            [.. roles.Select(role => new GrantView(
                role.Role, role.Site, null, role.Reason, role.GrantedBy, Micros.ToText(role.GrantedAt), role.RevokedBy, Text(role.RevokedAt),
                role.RevokeReason))],
            [.. qualifications.Select(one => new GrantView(
                one.Qualification, null, Text(one.ExpiresAt), one.Reason, one.GrantedBy, Micros.ToText(one.GrantedAt), one.RevokedBy,
                Text(one.RevokedAt), one.RevokeReason))],
            [.. keys.Select(key => new PasskeyLine(PasskeyStore.NameOf(key.CredentialId), key.Label, Micros.ToText(key.CreatedAt), Text(key.UsedAt)))],
            [.. held.Select(session => new SessionLine(
                session.SessionId, Micros.ToText(session.StartedAt), Micros.ToText(session.SeenAt), session.LockedAt is not null,
                session.Terminal, session.Address))],
            [.. access.Select(entry => new AccessLine(entry.Number, Micros.ToText(entry.At), entry.Type, entry.Terminal, entry.Actor))]);
    }

    private PersonLine LineOf(PersonRow row, IEnumerable<RoleRow> roles)
    {
        var now = Micros.Now(clock);
        var lastUse = row.SignedInAt ?? row.AddedAt;
        var isDormant = row.Active != 0 && now - lastUse > options.DormantDaysMax * 86_400L * Micros.PerSecond;
        var account = new AccountRow { PasswordAt = row.PasswordAt ?? 0, MustChange = row.MustChange ?? 1 };
        return new PersonLine(
            row.UserId, row.Name, row.Language, row.Active != 0, row.Locked != 0, Text(row.IdentityCheckedAt), Text(row.SignedInAt), isDormant,
            account.NeedsChange(now, options), [.. roles.Select(GrantOf)]);
    }

    public static RoleGrant GrantOf(RoleRow row) =>
        RoleNames.TryParse(row.Role, out var role) ? new RoleGrant(role, row.Site) : throw new InvalidOperationException($"{row.Role} is no role.");

    private static string? Text(long? micros) => micros is { } at ? Micros.ToText(at) : null;
}
