namespace Theriac.People;

/// <summary>A role that was given to or taken from somebody.</summary>
/// <param name="At">Microseconds UTC.</param>
/// <param name="Entry">The ledger's entry that says so.</param>
public sealed record RoleChange(string UserId, string Name, Role Role, string Site, bool Granted, long At, string By, string Reason, long Entry);

/// <summary>How authorisations came and went (A11-12.3), for reviewers of what was done meanwhile.</summary>
public interface IRoleHistory
{
    /// <summary>Changes of these people's roles within a time, oldest first.</summary>
    Task<IReadOnlyList<RoleChange>> OfAsync(
        IReadOnlyCollection<string> userIds, long from, long to, CancellationToken cancellation = default);
}
