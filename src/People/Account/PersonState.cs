using System.Collections.Immutable;
using Theriac.Ledger;

namespace Theriac.People.Account;

/// <summary>A person as the stream <c>person/{id}</c> tells it.</summary>
internal sealed record PersonState : IStreamState<PersonState>
{
    public const string Prefix = "person/";

    public required string UserId { get; init; }

    public string Name { get; init; } = "";

    public string Language { get; init; } = "en";

    public bool Active { get; init; }

    public bool Locked { get; init; }

    /// <summary>Number of the entry that records the identity check, or null.</summary>
    public long? IdentityCheck { get; init; }

    /// <summary>Who gave the account its last one-time password; he cannot vouch for its owner too (P11-200a3).</summary>
    public string? PasswordBy { get; init; }

    public ImmutableList<RoleGrant> Roles { get; init; } = [];

    /// <summary>Expiry in microseconds by qualification; null does not lapse.</summary>
    public ImmutableDictionary<string, long?> Qualifications { get; init; } = ImmutableDictionary<string, long?>.Empty;

    public static string StreamOf(string userId) => Prefix + userId;

    public static PersonState Empty(string stream) => new() { UserId = stream[Prefix.Length..] };

    public PersonState Apply(Entry entry, IFact fact) => fact switch
    {
        PersonAdded added => this with { Name = added.Name, Language = added.Language, Active = true, PasswordBy = entry.Actor },
        LanguageChosen chosen => this with { Language = chosen.Language },
        RoleGranted granted => this with { Roles = Roles.Add(new RoleGrant(granted.Role, granted.Site)) },
        RoleRevoked revoked => this with { Roles = Roles.Remove(new RoleGrant(revoked.Role, revoked.Site)) },
        QualificationGranted granted => this with { Qualifications = Qualifications.SetItem(granted.Qualification, granted.ExpiresAt) },
        QualificationRevoked revoked => this with { Qualifications = Qualifications.Remove(revoked.Qualification) },
        IdentityCheckRecorded => this with { IdentityCheck = entry.Number, PasswordBy = null },
        PasswordReset => this with { IdentityCheck = null, PasswordBy = entry.Actor },
        PersonDeactivated => this with { Active = false },
        AccountLocked => this with { Locked = true },
        AccountUnlocked => this with { Locked = false },
        _ => this,
    };

    public bool Has(Role role, string? site = null) => Roles.Any(grant => grant.Covers(role, site));
}
