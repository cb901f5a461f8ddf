using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A rule that the recipe puts on a step or on work, and how it came out; null is not run.</summary>
internal sealed record RuleResult(string Rule, string Item, string Number, bool? Passed);

/// <summary>
/// Every rule of the recipe, counted one by one against the record, so that a review by exception can show that nothing was
/// left unchecked (RBE-1). The results are read from the entries; nothing is evaluated again.
/// </summary>
internal static class RuleBook
{
    public static IReadOnlyList<RuleResult> Results(BatchState state, ControlRecipe recipe)
    {
        List<RuleResult> results = [new("recipe-hash", "batch", "", state.Order?.Recipe.Hash == recipe.Hash)];
        var steps = recipe.Steps.ToLookup(step => step.Phase.Id);
        foreach (var node in recipe.Graph.Work.Where(node => !state.SkippedNodes.Contains(node.Id)))
        {
            results.AddRange(OfWork(state, recipe, node));
            foreach (var place in steps[node.Id])
                results.AddRange(OfStep(place, state.Step(place)));
        }

        return results;
    }

    public static RuleProof Proof(IReadOnlyList<RuleResult> results) => new(
        results.Count,
        results.Count(one => one.Passed == true),
        results.Count(one => one.Passed == false),
        results.Count(one => one.Passed is null));

    /// <summary>Names of the rules that a step is under.</summary>
    public static IEnumerable<string> Of(Instruction instruction)
    {
        if (instruction.Plausible is not null && instruction.Kind == InstructionKind.Number)
            yield return "plausible";
        if (instruction.Alert is not null && instruction.Kind == InstructionKind.Number)
            yield return "alert";
        if (instruction.Limits is not null && instruction.Kind == InstructionKind.Number)
            yield return "limits";
        if (instruction.Expected.Count > 0)
            yield return "expected";
        string[] more = instruction.Kind switch
        {
            InstructionKind.ChargeIn => ["material", "lot-released", "lot-not-expired", "lot-site"],
            InstructionKind.Equipment => ["equipment-class", "equipment-calibrated", "equipment-clean"],
            InstructionKind.Yield => ["yield"],
            _ => [],
        };
        foreach (var rule in more)
            yield return rule;
        if (instruction is { Kind: InstructionKind.ChargeIn, Quantity: not null })
            yield return "tolerance";
        if (StepRules.NeedsVerified(instruction, new StepState("", "")))
            yield return "performer-is-not-verifier";
    }

    private static IEnumerable<RuleResult> OfWork(BatchState state, ControlRecipe recipe, ExecutionNode node)
    {
        var work = state.Work.GetValueOrDefault(node.Id);
        // Order is enforced before anything is written: work that is on record was begun in its turn.
        yield return new RuleResult("order", node.Id, node.Number, work?.Ended is null ? null : true);
        foreach (var rule in recipe.Graph.TimeRules.Where(rule => rule.Limits.Count > 0 && rule.Limits[0] == node.Id))
        {
            var name = TimeRuleCheck.NameOf(rule);
            var check = rule.Limits.SelectMany(id => state.Work.GetValueOrDefault(id)?.Checks ?? [])
                .FirstOrDefault(one => one.Rule == name && one.Expected == rule.Duration.ToString());
            yield return new RuleResult(name, node.Id, node.Number, check?.Passed);
        }
    }

    private static IEnumerable<RuleResult> OfStep(StepPlace place, StepState step)
    {
        if (step.NotDone is not null)
        {
            yield return new RuleResult("done", place.Id, place.Number, false);
            yield break;
        }

        yield return new RuleResult("done", place.Id, place.Number, step.Completed is null ? null : true);
        foreach (var rule in Of(place.Instruction))
        {
            var check = step.Checks.LastOrDefault(one => one.Rule == rule);
            yield return new RuleResult(rule, place.Id, place.Number, check?.Passed);
        }
    }
}
