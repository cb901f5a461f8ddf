using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.People;

/// <param name="Name">What the machine is, for people.</param>
/// <param name="Days">How long it is good.</param>
public sealed record NewToken(string Name, IReadOnlyList<RoleGrant> Roles, int Days);

/// <param name="Token">Shown this once; only its hash is stored.</param>
public sealed record CreatedToken(string TokenId, string Token, string ExpiresAt);

/// <summary>API tokens of machines.</summary>
public interface ITokens
{
    Task<Outcome<CreatedToken>> CreateAsync(NewToken token, Author author, CancellationToken cancellation = default);

    Task<Outcome<Done>> RevokeAsync(string tokenId, string reason, Author author, CancellationToken cancellation = default);
}
