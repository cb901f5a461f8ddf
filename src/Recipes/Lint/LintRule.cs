namespace Theriac.Recipes;

public enum LintSeverity
{
    /// <summary>Stops review and approval.</summary>
    Stop,

    /// <summary>Somebody should look; the recipe can be approved as it is.</summary>
    Advise,
}

/// <summary>One rule for master records. Pure: it sees the prepared recipe and what was loaded of its surroundings.</summary>
/// <param name="id">Stable: documents and talks name it, so it is never given to another rule.</param>
/// <param name="holds">What holds in a good recipe, as one sentence of docs/lint-rules.md.</param>
/// <param name="why">Whose rule it is: a clause, or what goes wrong on the floor.</param>
/// <param name="requirement">Id of the requirement that it shows, if any.</param>
internal abstract class LintRule(string id, LintSeverity severity, string holds, string why, string? requirement = null)
{
    public string Id => id;

    public LintSeverity Severity => severity;

    public string Holds => holds;

    public string Why => why;

    public string? Requirement => requirement;

    public abstract void Check(LintIndex recipe, LintFindings found);
}
