using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Somebody who works at a site.</summary>
internal sealed record LintPerson(IReadOnlyList<RoleGrant> Roles, IReadOnlySet<string> Qualifications);

/// <summary>A controlled document as the plant's register has it.</summary>
/// <param name="Version">In force.</param>
/// <param name="IsRetired">True when every version of it is.</param>
internal sealed record LintDocument(string Id, string Version, bool IsRetired = false);

/// <summary>What rules know beside the recipe: plant and people, loaded before, so that the rules stay pure.</summary>
/// <remarks>A list that is empty is not kept here, or was not loaded: no rule judges by it.</remarks>
internal sealed record LintSurroundings
{
    public static readonly LintSurroundings None = new();

    public IReadOnlySet<string> EquipmentClasses { get; init; } = new HashSet<string>();

    public IReadOnlyDictionary<string, LintDocument> Documents { get; init; } = new Dictionary<string, LintDocument>();

    public IReadOnlyDictionary<string, Unit> Materials { get; init; } = new Dictionary<string, Unit>();

    public IReadOnlyList<string> Sites { get; init; } = [];

    public IReadOnlyList<LintPerson> People { get; init; } = [];

    /// <summary>Languages that operators read.</summary>
    public IReadOnlySet<string> Languages { get; init; } = new HashSet<string>();

    /// <summary>Hashes that the recipe names and the content store does not have.</summary>
    public IReadOnlySet<string> ContentsMissing { get; init; } = new HashSet<string>();
}
