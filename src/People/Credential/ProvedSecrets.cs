using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;

namespace Theriac.People.Credential;

/// <summary>
/// Secrets that were proved the dear way not long ago, as a keyed hash in this process's memory: the same secret typed again is compared with it.
/// It is still asked for at each signature (P11-200a1i); what is spared is the processor's tenth of a second (ADR 10). Nothing of it is stored,
/// and it counts for the very stored hash that it was proved against.
/// </summary>
internal sealed class ProvedSecrets(PeopleOptions options, TimeProvider clock)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, Proof> _proofs = new(StringComparer.Ordinal);

    public void Keep(AccountRow account, string password)
    {
        if (options.SecretProvedSecondsMax <= 0 || account.PasswordHash is not { } hash)
            return;
        if (_proofs.Count >= options.SecretsProvedMax)
            _proofs.Clear();
        _proofs[account.UserId] = new Proof(hash, Mac(account, password), Micros.Now(clock) + (options.SecretProvedSecondsMax * Micros.PerSecond));
    }

    /// <summary>Whether there is something to compare with.</summary>
    public bool Has(AccountRow account) =>
        _proofs.TryGetValue(account.UserId, out var proof) && proof.Hash == account.PasswordHash && Micros.Now(clock) < proof.Until;

    /// <summary>False says nothing about the secret: it is then checked the dear way.</summary>
    public bool IsSame(AccountRow account, string password) =>
        Has(account) && _proofs.TryGetValue(account.UserId, out var proof) && CryptographicOperations.FixedTimeEquals(proof.Mac, Mac(account, password));

    public void Forget(string userId) => _proofs.TryRemove(userId, out _);

    private byte[] Mac(AccountRow account, string password) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{account.UserId}\0{password}"));

    private sealed record Proof(string Hash, byte[] Mac, long Until);
}
