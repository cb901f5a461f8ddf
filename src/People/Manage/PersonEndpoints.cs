using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Edge.Idempotency;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.People.Session;
using Theriac.Storage;

namespace Theriac.People.Manage;

internal sealed record AddPersonInput(string? UserId = null, string? Name = null, string? Language = null);

internal sealed record RoleInput(Role? Role = null, string? Site = null, string? Reason = null);

internal sealed record IdentityCheckInput(string? How = null);

/// <param name="ExpiresAt">UTC time, or null.</param>
internal sealed record QualificationInput(string? Qualification = null, DateTimeOffset? ExpiresAt = null, string? Reason = null);

internal sealed record ReasonInput(string? Reason = null);

/// <summary>A password that is shown once and signs nothing until its owner has changed it.</summary>
internal sealed record OneTimePassword(string UserId, string Password);

/// <summary>Accounts: added, granted, checked, reset, unlocked, deactivated; never deleted.</summary>
internal sealed class PersonEndpoints(
    PersonCommands commands, IPeople people, Passwords passwords, Sessions sessions, TimeProvider clock, PeopleOptions options)
{
    private static readonly Sql SetPassword = Sql.Of<PersonEndpoints>("Credential/SetPassword");
    private static readonly Sql ClearFailures = Sql.Of<PersonEndpoints>("Credential/ClearFailures");

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/people").WithTags("people");
        group.MapPost("", (AddPersonInput input, Caller caller, PersonEndpoints do_) => do_.AddAsync(input, caller))
            .Require(Role.Administrator).AnswerIsNotKept().Produces<OneTimePassword>(StatusCodes.Status201Created);
        var actions = group.MapGroup("/{id}/actions");
        actions.MapPost("/grant-role", (string id, RoleInput input, Caller caller, PersonEndpoints do_) => do_.GrantRoleAsync(id, input, caller))
            .Require(Role.Administrator).Produces(StatusCodes.Status204NoContent);
        actions.MapPost("/revoke-role", (string id, RoleInput input, Caller caller, PersonEndpoints do_) => do_.RevokeRoleAsync(id, input, caller))
            .Require(Role.Administrator, Role.SecurityOfficer).Produces(StatusCodes.Status204NoContent);
        actions.MapPost("/record-identity-check", (string id, IdentityCheckInput input, Caller caller, PersonEndpoints do_) => do_.CheckIdentityAsync(id, input, caller))
            .Require(Role.Administrator, Role.SecurityOfficer).Produces(StatusCodes.Status204NoContent);
        actions.MapPost("/grant-qualification", (string id, QualificationInput input, Caller caller, PersonEndpoints do_) => do_.QualifyAsync(id, input, caller))
            .Require(Role.Administrator, Role.Supervisor, Role.QaReviewer).Produces(StatusCodes.Status204NoContent);
        actions.MapPost("/revoke-qualification", (string id, QualificationInput input, Caller caller, PersonEndpoints do_) => do_.DisqualifyAsync(id, input, caller))
            .Require(Role.Administrator, Role.Supervisor, Role.QaReviewer).Produces(StatusCodes.Status204NoContent);
        actions.MapPost("/deactivate", (string id, ReasonInput input, Caller caller, PersonEndpoints do_) => do_.DeactivateAsync(id, input, caller))
            .Require(Role.Administrator, Role.SecurityOfficer).Produces(StatusCodes.Status204NoContent);
        actions.MapPost("/reset-password", (string id, ReasonInput input, Caller caller, PersonEndpoints do_) => do_.ResetPasswordAsync(id, input, caller))
            .Require(Role.Administrator).AnswerIsNotKept().Produces<OneTimePassword>();
        actions.MapPost("/unlock", (string id, ReasonInput input, Caller caller, PersonEndpoints do_) => do_.UnlockAsync(id, input, caller))
            .Require(Role.Administrator, Role.SecurityOfficer).Produces(StatusCodes.Status204NoContent);
        group.MapDelete("/{id}/sessions/{session}", (string id, string session, Caller caller, PersonEndpoints do_) => do_.EndSessionAsync(id, session, caller))
            .Require().Produces(StatusCodes.Status204NoContent);
    }

    private async Task<IResult> AddAsync(AddPersonInput input, Caller caller)
    {
        var secret = OneTime(input.UserId ?? "");
        var person = new NewPerson(input.UserId ?? "", input.Name ?? "", secret, [], null, input.Language ?? "en");
        var added = await people.AddAsync(person, caller.At(options.Zone));
        return added.ToResult(info => Results.Json(new OneTimePassword(info.UserId, secret), KernelJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private Task<IResult> GrantRoleAsync(string id, RoleInput input, Caller caller) => ChangeRoleAsync(id, input, caller, "grant-role", PersonDecisions.GrantRole);

    private Task<IResult> RevokeRoleAsync(string id, RoleInput input, Caller caller) => ChangeRoleAsync(id, input, caller, "revoke-role", PersonDecisions.RevokeRole);

    private async Task<IResult> ChangeRoleAsync(
        string id, RoleInput input, Caller caller, string command, Func<PersonState, string, RoleGrant, string, Outcome<IFact>> decide)
    {
        List<FieldError> errors = [];
        if (input.Role is null)
            errors.Add(new FieldError("/role", "role-missing", "Name the role."));
        if (string.IsNullOrWhiteSpace(input.Site) || input.Site.Length > 50)
            errors.Add(new FieldError("/site", "site-missing", "Name the site, or * for all sites."));
        errors.AddRange(PersonCommands.CheckReason(input.Reason)?.Errors ?? []);
        if (errors.Count > 0)
            return Refusal.Input(errors).ToResult();
        var grant = new RoleGrant(input.Role!.Value, input.Site!.Trim());
        if (!caller.HasAny(grant.Site, Role.Administrator, Role.SecurityOfficer))
            return PeopleRefusals.RoleMissing([Role.Administrator]).With("site", grant.Site).ToResult();
        return Answer(await commands.RunAsync(caller, id, command, person => decide(person, caller.UserId, grant, input.Reason!.Trim())));
    }

    private async Task<IResult> CheckIdentityAsync(string id, IdentityCheckInput input, Caller caller) =>
        PersonCommands.CheckReason(input.How, "/how") is { } wrong
            ? wrong.ToResult()
            : Answer(await commands.RunAsync(
                caller, id, "record-identity-check", person => PersonDecisions.RecordIdentityCheck(person, caller.UserId, input.How!.Trim())));

    private async Task<IResult> QualifyAsync(string id, QualificationInput input, Caller caller) =>
        CheckQualification(input) is { } wrong
            ? wrong.ToResult()
            : Answer(await commands.RunAsync(caller, id, "grant-qualification", person => PersonDecisions.GrantQualification(
                person, caller.UserId, input.Qualification!.Trim(), input.ExpiresAt is { } at ? Micros.From(at) : null, input.Reason!.Trim())));

    private async Task<IResult> DisqualifyAsync(string id, QualificationInput input, Caller caller) =>
        CheckQualification(input) is { } wrong
            ? wrong.ToResult()
            : Answer(await commands.RunAsync(caller, id, "revoke-qualification", person => PersonDecisions.RevokeQualification(
                person, caller.UserId, input.Qualification!.Trim(), input.Reason!.Trim())));

    private async Task<IResult> DeactivateAsync(string id, ReasonInput input, Caller caller) =>
        PersonCommands.CheckReason(input.Reason) is { } wrong
            ? wrong.ToResult()
            : Answer(await commands.RunAsync(
                caller, id, "deactivate", person => PersonDecisions.Deactivate(person, caller.UserId, input.Reason!.Trim()),
                Sessions.EndAll(Fold(id), Micros.Now(clock))));

    /// <summary>The new secret is known to two people until it is changed, so it signs nothing until then (P11-200a3).</summary>
    private async Task<IResult> ResetPasswordAsync(string id, ReasonInput input, Caller caller)
    {
        if (PersonCommands.CheckReason(input.Reason) is { } wrong)
            return wrong.ToResult();
        var (userId, secret, now) = (Fold(id), OneTime(id), Micros.Now(clock));
        var done = await commands.RunAsync(
            caller, id, "reset-password", person => PersonDecisions.ResetPassword(person, caller.UserId, input.Reason!.Trim()),
            new Statement(SetPassword, ("user_id", userId), ("password_hash", passwords.Hash(secret)), ("at", now), ("must_change", 1L)),
            Sessions.EndAll(userId, now));
        return done.ToResult(_ => Results.Json(new OneTimePassword(userId, secret), KernelJson.Options));
    }

    private async Task<IResult> UnlockAsync(string id, ReasonInput input, Caller caller) =>
        PersonCommands.CheckReason(input.Reason) is { } wrong
            ? wrong.ToResult()
            : Answer(await commands.RunAsync(
                caller, id, "unlock", person => PersonDecisions.Unlock(person, caller.UserId, input.Reason!.Trim()),
                new Statement(ClearFailures, ("user_id", Fold(id)))));

    /// <summary>End now: one's own sessions, or anybody's for who administers or watches.</summary>
    private async Task<IResult> EndSessionAsync(string id, string session, Caller caller)
    {
        var userId = Fold(id);
        if (userId != caller.UserId && !caller.HasAny(null, Role.Administrator, Role.SecurityOfficer))
            return PeopleRefusals.RoleMissing([Role.Administrator, Role.SecurityOfficer]).ToResult();
        if (await sessions.FindByIdAsync(session) is not { } row || row.UserId != userId)
            return PeopleRefusals.NotFound("session", session).ToResult();
        return (await sessions.EndAsync(row, "ended", caller.At(options.Zone))).ToResult(_ => TypedResults.NoContent());
    }

    private static Refusal? CheckQualification(QualificationInput input)
    {
        List<FieldError> errors = [];
        if (string.IsNullOrWhiteSpace(input.Qualification) || input.Qualification.Length > 100)
            errors.Add(new FieldError("/qualification", "qualification-name-missing", "Name the qualification, with at most 100 characters."));
        errors.AddRange(PersonCommands.CheckReason(input.Reason)?.Errors ?? []);
        return errors.Count > 0 ? Refusal.Input(errors) : null;
    }

    private static string Fold(string id) => UserIds.TryFold(id, out var folded) ? folded : id;

    /// <summary>A password does not contain the user id, and chance writes short ids now and then.</summary>
    private static string OneTime(string userId)
    {
        string secret;
        do
            secret = Sessions.NewSecret()[..20];
        while (userId.Length > 1 && secret.Contains(userId, StringComparison.OrdinalIgnoreCase));
        return secret;
    }

    private static IResult Answer(Outcome<Done> done) => done.ToResult(_ => TypedResults.NoContent());
}
