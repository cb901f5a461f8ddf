using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>One signature on the way of a version from review to approval.</summary>
internal sealed record RouteStep(Role Role, SignatureMeaning Meaning);

/// <summary>Who signs a version between its author and its approval, in this order. The last signature approves it.</summary>
internal static class RecipeRoute
{
    public const int StepsMax = 6;

    /// <summary>A second person checks, quality approves (21 CFR 211.186(a)).</summary>
    public static readonly IReadOnlyList<RouteStep> Default =
        [new RouteStep(Role.RecipeChecker, SignatureMeaning.Verified), new RouteStep(Role.QaReviewer, SignatureMeaning.Approved)];

    /// <summary>Roles that a route may name.</summary>
    public static readonly IReadOnlyList<Role> Roles =
        [Role.RecipeChecker, Role.Supervisor, Role.Planner, Role.QaReviewer, Role.QualifiedPerson];

    public static IReadOnlyList<FieldError> Faults(IReadOnlyList<RouteStep> steps)
    {
        var faults = new List<FieldError>();
        if (steps.Count is < 2 or > StepsMax)
            faults.Add(new FieldError("/steps", "route-length", $"A route has 2 to {StepsMax} signatures: at least a check and an approval."));
        if (steps.Any(step => step is null))
            return [new FieldError("/steps", "route-length", $"A route has 2 to {StepsMax} signatures: at least a check and an approval.")];
        for (var i = 0; i < steps.Count; i++)
        {
            if (!Roles.Contains(steps[i].Role))
                faults.Add(new FieldError($"/steps/{i}/role", "route-role", "This role does not check or approve recipes."));
            if (steps[i].Meaning is SignatureMeaning.Performed or SignatureMeaning.Certified)
                faults.Add(new FieldError($"/steps/{i}/meaning", "route-meaning", "A signature on the way means verified, reviewed or approved."));
        }

        if (steps.Count > 0 && steps[^1] is not { Role: Role.QaReviewer or Role.QualifiedPerson, Meaning: SignatureMeaning.Approved })
            faults.Add(new FieldError($"/steps/{steps.Count - 1}", "route-end", "Quality approves last: a QA reviewer or a qualified person."));
        return faults;
    }
}
