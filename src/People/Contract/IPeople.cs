using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.People;

/// <summary>A person as other modules may know him.</summary>
public sealed record PersonInfo(string UserId, string Name, bool Active, IReadOnlyList<RoleGrant> Roles);

/// <summary>An account that is made whole in one go: by the demo plant, by the first set-up and by tests.</summary>
/// <param name="IdentityCheck">How the identity was checked; null leaves the right to sign off (P11-100b).</param>
/// <param name="MustChange">True for a password that somebody else knows.</param>
public sealed record NewPerson(
    string UserId,
    string Name,
    string Password,
    IReadOnlyList<RoleGrant> Roles,
    string? IdentityCheck,
    string Language = "en",
    bool MustChange = true,
    IReadOnlyList<NewQualification>? Qualifications = null);

/// <param name="ExpiresAt">Microseconds UTC; null does not lapse.</param>
public sealed record NewQualification(string Qualification, long? ExpiresAt = null);

/// <summary>People, for other modules.</summary>
public interface IPeople
{
    /// <summary>The person, also a deactivated one; null when the id was never given.</summary>
    Task<PersonInfo?> FindAsync(string userId, CancellationToken cancellation = default);

    /// <summary>Names of the qualifications that the person holds now and that have not lapsed (P11-10i).</summary>
    Task<IReadOnlySet<string>> QualificationsAsync(string userId, CancellationToken cancellation = default);

    /// <summary>Adds an account with its rights. Refused when the id was ever used.</summary>
    Task<Outcome<PersonInfo>> AddAsync(NewPerson person, Author author, CancellationToken cancellation = default);

    /// <summary>What is wrong with the input of an account; empty when nothing is.</summary>
    IReadOnlyList<FieldError> Check(NewPerson person);

    /// <summary>True when there is no account yet: the instance waits for its first administrator.</summary>
    Task<bool> IsEmptyAsync(CancellationToken cancellation = default);
}
