namespace Theriac.People;

/// <summary>Who works here now.</summary>
/// <param name="Language">In which the person reads.</param>
/// <param name="Qualifications">Those that have not lapsed.</param>
public sealed record StaffMember(string UserId, string Language, IReadOnlyList<RoleGrant> Roles, IReadOnlySet<string> Qualifications);

/// <summary>All active accounts at once, for rules that ask whether anybody could do something.</summary>
public interface IStaff
{
    Task<IReadOnlyList<StaffMember>> AllAsync(CancellationToken cancellation = default);
}
