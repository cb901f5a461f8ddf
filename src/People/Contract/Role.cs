using System.Text.Json.Serialization;

namespace Theriac.People;

/// <summary>What a person or machine may do, granted per site.</summary>
public enum Role
{
    Operator,
    Verifier,
    Supervisor,
    RecipeAuthor,
    RecipeChecker,
    QaReviewer,
    QualifiedPerson,
    Planner,
    Administrator,
    SecurityOfficer,
    Auditor,
    Machine,

    /// <summary>Of the laboratory: enters results of samples, and reviews those that somebody else entered.</summary>
    QcReviewer,
}

/// <summary>A role at one site, or at all sites (<c>*</c>). Read from JSON with both or not at all.</summary>
[method: JsonConstructor]
public readonly record struct RoleGrant(Role Role, string Site)
{
    public const string AllSites = "*";

    public bool Covers(Role role, string? site) => Role == role && (site is null || Site == AllSites || Site == site);
}
