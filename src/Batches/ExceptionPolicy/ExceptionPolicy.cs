using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>The route of a grade.</summary>
/// <param name="Signatures">Who signs, one after another: any of these roles. The last is QA's conclusion; with two, the first states the impact.</param>
/// <param name="Hours">Within which the next signature is due, from the opening or from the signature before.</param>
internal sealed record GradeRule(Grade Grade, IReadOnlyList<IReadOnlyList<Role>> Signatures, int Hours)
{
    public bool IsTwo => Signatures.Count == 2;

    public IReadOnlyList<Role> Last => Signatures[^1];
}

/// <summary>How exceptions are closed in the whole enterprise: a route for each grade.</summary>
internal sealed record ExceptionPolicy(int Version, IReadOnlyList<GradeRule> Rules)
{
    public const int HoursMax = 8_760;

    /// <summary>Roles that may state the impact on a route of two signatures.</summary>
    public static readonly IReadOnlyList<Role> FirstRoles = [Role.Supervisor, Role.QaReviewer, Role.QualifiedPerson];

    public static readonly IReadOnlyList<Role> LastRoles = [Role.QaReviewer, Role.QualifiedPerson];

    /// <summary>Until QA sets another: QA concludes alone, and as the second of two what is critical.</summary>
    public static readonly ExceptionPolicy Default = new(0,
    [
        new GradeRule(Grade.Information, [[Role.QaReviewer]], 720),
        new GradeRule(Grade.Minor, [[Role.QaReviewer]], 240),
        new GradeRule(Grade.Major, [[Role.QaReviewer]], 72),
        new GradeRule(Grade.Critical, [[Role.Supervisor, Role.QaReviewer], [Role.QaReviewer]], 4),
    ]);

    public GradeRule Of(Grade grade) => Rules.First(rule => rule.Grade == grade);

    public long DueAt(ExceptionState exception) => exception.RouteSince + (Of(exception.Grade).Hours * 3_600 * Micros.PerSecond);

    public static IReadOnlyList<FieldError> Faults(IReadOnlyList<GradeRule>? rules)
    {
        if (rules is null || !rules.Where(rule => rule is not null).Select(rule => rule.Grade).Order().SequenceEqual(Enum.GetValues<Grade>()))
            return [new FieldError("/rules", "policy-grades", "A policy has one route for each of the four grades.")];
        return [.. rules.SelectMany((rule, at) => Faults(rule, at))];
    }

    public bool SaysTheSameAs(IReadOnlyList<GradeRule> rules) => Enum.GetValues<Grade>().All(grade =>
    {
        var (one, other) = (Of(grade), rules.First(rule => rule.Grade == grade));
        return one.Hours == other.Hours && one.Signatures.Count == other.Signatures.Count
            && one.Signatures.Zip(other.Signatures).All(pair => pair.First.SequenceEqual(pair.Second));
    });

    private static IEnumerable<FieldError> Faults(GradeRule rule, int at)
    {
        if (rule.Hours is < 1 or > HoursMax)
            yield return new FieldError($"/rules/{at}/hours", "policy-hours", $"QA acts within 1 to {HoursMax} hours.");
        if (rule.Signatures is not { Count: 1 or 2 } signatures)
        {
            yield return new FieldError($"/rules/{at}/signatures", "policy-signatures", "An exception is closed by one signature or by two.");
            yield break;
        }

        for (var i = 0; i < signatures.Count; i++)
        {
            var roles = i == signatures.Count - 1 ? LastRoles : FirstRoles;
            if (signatures[i] is not { Count: > 0 } named || named.Any(role => !roles.Contains(role)))
                yield return new FieldError($"/rules/{at}/signatures/{i}", "policy-roles", "Quality gives the last signature, a supervisor or quality the first.");
        }
    }
}
