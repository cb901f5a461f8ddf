using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.People.Http;
using Theriac.People.Manage;
using Theriac.People.Session;
using Theriac.Storage;

namespace Theriac.People.Passkeys;

/// <param name="Purpose">sign-in, unlock or sign; without it what the state of the session asks for: sign-in or unlock.</param>
internal sealed record PasskeyOptionsInput(string? Purpose = null, string? UserId = null, string? DocumentHash = null);

/// <param name="Password">The owner's: an open session alone adds no key, for a key signs.</param>
internal sealed record PasskeyInput(JsonElement? Credential = null, string? Label = null, string? Password = null);

internal sealed record RemovePasskeyInput(string? Passkey = null, string? Reason = null);

/// <summary>Sign-in and unlock by passkey; adding and removing them.</summary>
internal sealed class PasskeyEndpoints(
    PasskeyChecks checks, PasskeyStore store, SignIn signIn, PersonCommands commands, Credentials credentials)
{
    private const int LabelLengthMax = 60;
    private const int PasskeysMax = 10;

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/session").WithTags("session");
        group.MapPost("/passkey/options", (PasskeyOptionsInput input, HttpContext context, PasskeyEndpoints do_) => do_.OptionsAsync(input, context))
            .Anonymous().Produces<JsonElement>();
        group.MapPost("/passkey", (JsonElement input, HttpContext context, PasskeyEndpoints do_) => do_.SignInAsync(input, context))
            .Anonymous().Produces<SessionView>();
        group.MapPost("/passkeys/options", (Caller caller, HttpContext context, PasskeyEndpoints do_) => do_.CreationAsync(caller, context))
            .Require().Produces<JsonElement>();
        group.MapPost("/passkeys", (PasskeyInput input, Caller caller, HttpContext context, PasskeyEndpoints do_) => do_.AddAsync(input, caller, context))
            .Require().Produces<PasskeyLine>(StatusCodes.Status201Created);
        app.MapPost("/api/people/{id}/actions/remove-passkey", (string id, RemovePasskeyInput input, Caller caller, PasskeyEndpoints do_) =>
            do_.RemoveAsync(id, input, caller)).WithTags("people").Require().Produces(StatusCodes.Status204NoContent);
    }

    private async Task<IResult> OptionsAsync(PasskeyOptionsInput input, HttpContext context)
    {
        var visitor = context.Features.Get<Visitor>() ?? Visitor.Nobody;
        var purpose = input.Purpose ?? (visitor.Session is { LockedAt: not null } ? "unlock" : "sign-in");
        if (purpose is not ("sign-in" or "unlock" or "sign"))
            return Refusal.Input("/purpose", "purpose-unknown", "The purpose is sign-in, unlock or sign.").ToResult();
        if (purpose == "sign" && visitor.Caller is null)
            return visitor.Denied!.ToResult();
        // Whose keys exist is not told to strangers: a sign-in asks for any key that the device has for this site.
        var userId = purpose switch
        {
            "sign-in" => null,
            "sign" when UserIds.TryFold(input.UserId, out var second) => second,
            _ => visitor.Session?.UserId,
        };
        return Results.Text(await checks.MakeRequestAsync(context, purpose, userId, purpose == "sign" ? input.DocumentHash : null), "application/json");
    }

    /// <param name="credential">What the browser's passkey answered.</param>
    private async Task<IResult> SignInAsync(JsonElement credential, HttpContext context)
    {
        var session = context.Features.Get<Visitor>()?.Session;
        var terminal = context.Features.Get<TerminalInfo>()?.Id;
        var unlocks = session is { LockedAt: not null };
        var proved = await checks.AssertAsync(context, unlocks ? "unlock" : "sign-in", unlocks ? session!.UserId : null, null, credential, terminal);
        if (!proved.Try(out var who, out var refusal))
            return refusal.ToResult();
        return unlocks ? await signIn.UnlockAsync(context, session!, who) : await signIn.StartAsync(context, who, "passkey");
    }

    private async Task<IResult> CreationAsync(Caller caller, HttpContext context) =>
        caller.SessionId is null
            ? PeopleRefusals.MachineCannotSign.ToResult()
            : Results.Text(await checks.MakeCreationAsync(context, caller), "application/json");

    private async Task<IResult> AddAsync(PasskeyInput input, Caller caller, HttpContext context)
    {
        if (input.Credential is not { } credential)
            return Refusal.Input("/credential", "credential-missing", "Send what the browser's passkey answered.").ToResult();
        var label = string.IsNullOrWhiteSpace(input.Label) ? "Passkey" : input.Label.Trim();
        if (label.Length > LabelLengthMax)
            return Refusal.Input("/label", "label-long", $"At most {LabelLengthMax} characters.").ToResult();
        if ((await store.OfUserAsync(caller.UserId, context.RequestAborted)).Count >= PasskeysMax)
            return PeopleRefusals.PasskeysMany(PasskeysMax).ToResult();
        var proved = await credentials.CheckPasswordAsync(caller.UserId, input.Password, "add-passkey", caller.Terminal?.Id, context.RequestAborted);
        if (!proved.Try(out _, out var refusal))
            return refusal.ToResult();
        if (!(await checks.AttestAsync(context, caller, credential)).Try(out var key, out refusal))
            return refusal.ToResult();
        var added = await commands.RunAsync(
            caller, caller.UserId, "add-passkey", _ => new PasskeyAdded(PasskeyStore.NameOf(key.CredentialId), label),
            store.Add(caller.UserId, label, key));
        return added.ToResult(_ => Results.Json(
            new PasskeyLine(PasskeyStore.NameOf(key.CredentialId), label, Micros.ToText(Micros.From(key.CreatedAt)), null), KernelJson.Options,
            statusCode: StatusCodes.Status201Created));
    }

    /// <summary>A lost key is removed by its owner, or by who administers or watches (P11-300c).</summary>
    private async Task<IResult> RemoveAsync(string id, RemovePasskeyInput input, Caller caller)
    {
        if (PersonCommands.CheckReason(input.Reason) is { } wrong)
            return wrong.ToResult();
        if (!UserIds.TryFold(id, out var userId))
            return PeopleRefusals.NotFound("person", id).ToResult();
        if (userId != caller.UserId && !caller.HasAny(null, Role.Administrator, Role.SecurityOfficer))
            return PeopleRefusals.RoleMissing([Role.Administrator, Role.SecurityOfficer]).ToResult();
        var keys = await store.OfUserAsync(userId, CancellationToken.None);
        if (keys.FirstOrDefault(key => PasskeyStore.NameOf(key.CredentialId) == input.Passkey) is not { } found)
            return PeopleRefusals.NotFound("passkey", input.Passkey ?? "").ToResult();
        var removed = await commands.RunAsync(
            caller, userId, "remove-passkey", _ => new PasskeyRemoved(input.Passkey!, input.Reason!.Trim()),
            PasskeyStore.Remove(userId, found.CredentialId));
        return removed.ToResult(_ => TypedResults.NoContent());
    }
}
