using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>A rule whose findings are those of the graph that would be executed.</summary>
internal abstract class StructureRule(string id, string holds, string why, params string[] codes)
    : LintRule(id, LintSeverity.Stop, holds, why, "C-186b9")
{
    public IReadOnlyList<string> Codes => codes;

    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var error in codes.SelectMany(code => recipe.Structure[code])) Say(recipe, error, found);
    }

    protected static void Say(LintIndex recipe, FieldError error, LintFindings found) =>
        found.Add(LintPlaces.At(recipe.Recipe, error.Field), error.Code, error.Detail);
}

internal sealed class IdsUnique() : StructureRule(
    "R-301", "Ids of elements, steps, transitions and bars are unique within the recipe.", "A record names a step by its id", "id-not-unique");

internal sealed class TreeInOrder() : StructureRule(
    "R-302", "The procedure is a tree of procedure, unit procedures, operations and phases, and can be executed.", "ISA-88: the levels of a procedure",
    "root-not-procedure", "too-deep", "phase-with-elements", "instructions-outside-phase", "kind-above-parent")
{
    /// <summary>What rules for loops and transitions say with more words.</summary>
    private static readonly HashSet<string> SaidElsewhere =
    [
        "loop-inputs-missing", "loop-while-missing", "loop-interval-missing", "loop-until-unknown", "loop-until-not-parallel", "loop-without-end",
        "loop-input-unknown", "expression-missing",
    ];

    public override void Check(LintIndex recipe, LintFindings found)
    {
        base.Check(recipe, found);
        // Whatever else keeps the graph from being built is said by nobody but this rule.
        var others = recipe.Structure.Where(errors => !Linter.StructureCodes.Contains(errors.Key) && !SaidElsewhere.Contains(errors.Key));
        foreach (var error in others.SelectMany(errors => errors)) Say(recipe, error, found);
    }
}

internal sealed class LogicTakesElements() : StructureRule(
    "R-303", "A logic has one begin, one end, and one step for each element.", "ISA-88: procedure function chart",
    "element-not-in-logic", "step-with-element", "step-without-element", "not-one-begin", "not-one-end");

internal sealed class LinksJoin() : StructureRule(
    "R-304", "Each link joins two places of its logic, once; none leads to the begin or away from the end.", "ISA-88: procedure function chart",
    "link-dangling", "link-to-itself", "link-twice", "link-to-begin", "link-from-end");

internal sealed class StepsReachable() : StructureRule(
    "R-305", "Each step can be reached from the begin.", "What cannot be reached is never done, and nobody misses it", "not-reachable");

internal sealed class EndReachable() : StructureRule(
    "R-306", "From each step a way leads to the end.", "The batch would never come to its end", "no-way-to-end");

internal sealed class NoCircle() : StructureRule(
    "R-307", "The logic has no way back: what is repeated has a loop with its end.", "A way back has no bound", "logic-has-loop");

internal sealed class BranchesPartAtBars() : StructureRule(
    "R-308", "Branches part at a divergent bar only.", "Whether all of them or one of them is meant must be said", "branch-without-bar");

internal sealed class BranchesJoinAtBars() : StructureRule(
    "R-309", "Branches join at a convergent bar only.", "A missing join: whether all or one must be done before it goes on is not said", "join-without-bar");

internal sealed class ChoiceDecided() : StructureRule(
    "R-310", "Each branch of a choice begins with a condition.", "Somebody, or a condition, decides which way is taken", "choice-without-condition");

internal sealed class HoldTimeHasStart() : StructureRule(
    "R-311", "A hold time or minimum time begins at an element that comes before.", "21 CFR 211.111: a time without a start never runs out",
    "after-unknown", "after-not-before", "after-around");

internal sealed class HoldTimeHasDuration() : StructureRule(
    "R-312", "A hold time or minimum time says how long, in a unit of time.", "21 CFR 211.111", "duration-missing", "duration-not-time",
    "duration-not-asked");

internal sealed class BarsPair() : LintRule(
    "R-313", LintSeverity.Advise, "What parts at a bar joins at a bar of its kind.", "A missing join: with pairs a reader sees what waits for what")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Graph is null) return;
        foreach (var element in recipe.Elements.Where(element => element.One.Logic is { Bars.Count: > 0 }))
        {
            foreach (var vertex in recipe.Shape(element.One).Ordered.Where(vertex => vertex.Bar is not null))
            {
                var fits = vertex.Bar!.Kind switch
                {
                    BranchBarKind.ParallelConvergent => vertex.Pair?.Kind == BranchBarKind.ParallelDivergent,
                    BranchBarKind.SerialConvergent => vertex.Pair?.Kind == BranchBarKind.SerialDivergent,
                    _ => true,
                };
                if (!fits)
                    found.Add(
                        new LintPlace($"{element.Place.Pointer}/logic", new LintItem("bar", vertex.Id), element.One.Id), "bars-do-not-pair",
                        $"The branches that join at {vertex.Id} did not part at one bar of its kind.");
            }
        }
    }
}
