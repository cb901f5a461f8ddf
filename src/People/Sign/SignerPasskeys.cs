using System.Text.Json;
using Theriac.Kernel;
using Theriac.People.Credential;

namespace Theriac.People.Sign;

/// <summary>Passkeys as signature components.</summary>
internal sealed class SignerPasskeys
{
    public Task<Outcome<Proved>> CheckAsync(JsonElement passkey, string signer, string documentHash, string? terminal, CancellationToken cancellation) =>
        Task.FromResult(Outcome<Proved>.No(PeopleRefusals.PasskeyRefused));
}
