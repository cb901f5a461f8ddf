using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.Storage;

namespace Theriac.People.Passkeys;

/// <summary>
/// Passkeys by ASP.NET Core Identity's handler. User verification (a PIN or a finger) is required always, so that a passkey
/// is two components: what one has and what one knows or is.
/// </summary>
internal sealed class PasskeyChecks : IDisposable
{
    private readonly UserManager<PasskeyUser> _users;
    private readonly PasskeyHandler<PasskeyUser> _handler;
    private readonly Database _database;
    private readonly PasskeyStore _store;
    private readonly Challenges _challenges;
    private readonly Credentials _credentials;
    private readonly IStreams _streams;

    public PasskeyChecks(
        Database database, PasskeyStore store, Challenges challenges, Credentials credentials, IStreams streams, PeopleOptions options,
        ILogger<UserManager<PasskeyUser>> logger)
    {
        (_database, _store, _challenges, _credentials, _streams) = (database, store, challenges, credentials, streams);
        _users = new UserManager<PasskeyUser>(store, null!, null!, [], [], null!, new IdentityErrorDescriber(), null!, logger);
        _handler = new PasskeyHandler<PasskeyUser>(_users, Options.Create(new IdentityPasskeyOptions
        {
            UserVerificationRequirement = "required",
            ServerDomain = options.PasskeyDomain,
            AuthenticatorTimeout = TimeSpan.FromSeconds(options.ChallengeSecondsMax),
        }));
    }

    /// <summary>What <c>navigator.credentials.create()</c> needs.</summary>
    public async Task<string> MakeCreationAsync(HttpContext context, Caller caller)
    {
        var entity = new PasskeyUserEntity { Id = caller.UserId, Name = caller.UserId, DisplayName = caller.Name };
        var made = await _handler.MakeCreationOptionsAsync(entity, context);
        await _challenges.StartAsync(context, "create", caller.UserId, null, made.AttestationState!);
        return made.CreationOptionsJson;
    }

    public async Task<Outcome<UserPasskeyInfo>> AttestAsync(HttpContext context, Caller caller, JsonElement credential)
    {
        if (await _challenges.TakeAsync(context, "create") is not { } challenge || challenge.UserId != caller.UserId)
            return PeopleRefusals.ChallengeUnknown;
        var result = await _handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = context,
            CredentialJson = credential.GetRawText(),
            AttestationState = challenge.State,
        });
        return result.Succeeded ? result.Passkey : PeopleRefusals.PasskeyRefused.With("why", result.Failure.Message);
    }

    /// <summary>What <c>navigator.credentials.get()</c> needs.</summary>
    /// <param name="documentHash">The document that will be signed: the passkey's answer signs nothing else.</param>
    public async Task<string> MakeRequestAsync(HttpContext context, string purpose, string? userId, string? documentHash)
    {
        var made = await _handler.MakeRequestOptionsAsync(userId is null ? null : new PasskeyUser(userId), context);
        await _challenges.StartAsync(context, purpose, userId, documentHash, made.AssertionState!);
        return made.RequestOptionsJson;
    }

    public async Task<Outcome<Proved>> AssertAsync(
        HttpContext context, string purpose, string? signer, string? documentHash, JsonElement credential, string? terminal)
    {
        if (await _challenges.TakeAsync(context, purpose) is not { } challenge || challenge.DocumentHash != documentHash)
            return PeopleRefusals.ChallengeUnknown;
        var result = await _handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = context,
            CredentialJson = credential.GetRawText(),
            AssertionState = challenge.State,
        });
        if (!result.Succeeded)
            return challenge.UserId is { } asked ? await _credentials.FailAsync(asked, purpose, terminal) : PeopleRefusals.PasskeyRefused;
        if (signer is not null && result.User.UserId != signer)
            return PeopleRefusals.PasskeyRefused;
        return await ProveAsync(result.User.UserId, result.Passkey);
    }

    public void Dispose() => _users.Dispose();

    private async Task<Outcome<Proved>> ProveAsync(string userId, UserPasskeyInfo passkey)
    {
        var person = (await _streams.LoadAsync<PersonState>(PersonState.StreamOf(userId))).State;
        var account = await _credentials.FindAsync(userId, CancellationToken.None);
        if (!person.Active || account is null)
            return PeopleRefusals.PasskeyRefused;
        if (person.Locked)
            return PeopleRefusals.AccountLocked;
        await _database.WriteAsync(_store.Used(passkey));
        return new Proved(person, account);
    }
}
