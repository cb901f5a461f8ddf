using System.Collections.Immutable;
using Theriac.Ledger;

namespace Theriac.People.Machine;

/// <summary>A token for a machine was made. The token itself is shown once and stored only as its hash.</summary>
[Fact("token-created.v1")]
internal sealed record TokenCreated(string TokenId, string Name, IReadOnlyList<RoleGrant> Roles, long ExpiresAt) : IFact;

[Fact("token-revoked.v1")]
internal sealed record TokenRevoked(string Reason) : IFact;

/// <summary>A machine's token, as the stream <c>machine/{id}</c> tells it.</summary>
internal sealed record MachineState : IStreamState<MachineState>
{
    public const string Prefix = "machine/";

    public required string TokenId { get; init; }

    public string Name { get; init; } = "";

    public ImmutableList<RoleGrant> Roles { get; init; } = [];

    public long ExpiresAt { get; init; }

    public bool Revoked { get; init; }

    public string UserId => Prefix + TokenId;

    public static MachineState Empty(string stream) => new() { TokenId = stream[Prefix.Length..] };

    public MachineState Apply(Entry entry, IFact fact) => fact switch
    {
        TokenCreated created => this with { Name = created.Name, Roles = [.. created.Roles], ExpiresAt = created.ExpiresAt },
        TokenRevoked => this with { Revoked = true },
        _ => this,
    };
}
