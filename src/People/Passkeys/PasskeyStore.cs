using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.People.Passkeys;

/// <summary>What ASP.NET Core Identity knows as a user: the id alone.</summary>
internal sealed record PasskeyUser(string UserId);

/// <summary>Public keys of passkeys, as Identity's handler reads them. Writing is ours, because each write is an entry too.</summary>
internal sealed class PasskeyStore(Database database, TimeProvider clock) : IUserPasskeyStore<PasskeyUser>
{
    private static readonly Sql AddSql = Sql.Of<PasskeyStore>("Passkeys/Add");
    private static readonly Sql UsedSql = Sql.Of<PasskeyStore>("Passkeys/Used");
    private static readonly Sql RemoveSql = Sql.Of<PasskeyStore>("Passkeys/Remove");
    private static readonly Sql OfUserSql = Sql.Of<PasskeyStore>("Passkeys/OfUser");
    private static readonly Sql ById = Sql.Of<PasskeyStore>("Passkeys/ById");

    /// <summary>Name of a credential in entries and lists: SHA-256 of its id.</summary>
    public static string NameOf(byte[] credentialId) => Convert.ToHexStringLower(SHA256.HashData(credentialId));

    public static Statement Remove(string userId, byte[] credentialId) => new(RemoveSql, ("user_id", userId), ("credential_id", credentialId));

    public Statement Add(string userId, string label, UserPasskeyInfo key) => new(
        AddSql, ("credential_id", key.CredentialId), ("user_id", userId), ("label", label), ("public_key", key.PublicKey),
        ("sign_count", (long)key.SignCount), ("transports", string.Join(' ', key.Transports ?? [])), ("user_verified", key.IsUserVerified ? 1L : 0L),
        ("backup_eligible", key.IsBackupEligible ? 1L : 0L), ("backed_up", key.IsBackedUp ? 1L : 0L),
        ("attestation_object", key.AttestationObject), ("client_data", key.ClientDataJson), ("created_at", Micros.Now(clock)));

    public Statement Used(UserPasskeyInfo key) =>
        new(UsedSql, ("credential_id", key.CredentialId), ("sign_count", (long)key.SignCount), ("at", Micros.Now(clock)));

    public Task<IReadOnlyList<PasskeyRow>> OfUserAsync(string userId, CancellationToken cancellation) =>
        database.QueryAsync<PasskeyRow>(OfUserSql, new { user_id = userId }, cancellation);

    public Task<PasskeyRow?> FindAsync(byte[] credentialId, CancellationToken cancellation) =>
        database.FindAsync<PasskeyRow>(ById, new { credential_id = credentialId }, cancellation);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyUser user, CancellationToken cancellationToken) =>
        [.. (await OfUserAsync(user.UserId, cancellationToken)).Select(row => row.ToInfo())];

    public async Task<PasskeyUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await FindAsync(credentialId, cancellationToken) is { } row ? new PasskeyUser(row.UserId) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyUser user, byte[] credentialId, CancellationToken cancellationToken) =>
        await FindAsync(credentialId, cancellationToken) is { } row && row.UserId == user.UserId ? row.ToInfo() : null;

    public Task<PasskeyUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult<PasskeyUser?>(new PasskeyUser(userId));

    public Task<PasskeyUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByIdAsync(normalizedUserName.ToLowerInvariant(), cancellationToken);

    public Task<string> GetUserIdAsync(PasskeyUser user, CancellationToken cancellationToken) => Task.FromResult(user.UserId);

    public Task<string?> GetUserNameAsync(PasskeyUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserId);

    public Task<string?> GetNormalizedUserNameAsync(PasskeyUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserId);

    public void Dispose()
    {
        // Nothing is held between calls.
    }

    // Accounts change through our own commands only.
    public Task AddOrUpdatePasskeyAsync(PasskeyUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw NotHere();

    public Task RemovePasskeyAsync(PasskeyUser user, byte[] credentialId, CancellationToken cancellationToken) => throw NotHere();

    public Task SetUserNameAsync(PasskeyUser user, string? userName, CancellationToken cancellationToken) => throw NotHere();

    public Task SetNormalizedUserNameAsync(PasskeyUser user, string? normalizedName, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> CreateAsync(PasskeyUser user, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> UpdateAsync(PasskeyUser user, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> DeleteAsync(PasskeyUser user, CancellationToken cancellationToken) => throw NotHere();

    private static NotSupportedException NotHere() => new("Accounts change through commands, which write entries.");
}
