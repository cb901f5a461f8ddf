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
        if (recipe.ParametersHash is { } here)
            results.Add(new RuleResult("parameters-hash", "batch", "", state.Order?.Control?.Parameters == here));
        results.AddRange(state.Changes.Where(one => one.Declined is null)
            .Select(one => new RuleResult("change-authorised", one.Id, "", one.Authorised is null ? null : true)));
        var steps = recipe.Steps.ToLookup(step => step.Phase.Id);
        foreach (var node in recipe.Graph.Work.Where(node => !state.SkippedNodes.Contains(node.Id)))
        {
            results.AddRange(OfWork(state, recipe, node));
            foreach (var place in steps[node.Id])
                results.AddRange(OfRuns(place, state.Step(place)));
        }

        // A test with limits is a rule like any other; while its result is not there it has not been run.
        results.AddRange(Laboratory.Due(state, recipe).Where(test => test.Test.Limits is not null).Select(test => new RuleResult(
            $"limits:{test.Test.Id}", test.Place.Id, test.Place.Number,
            test.Result?.Checks.FirstOrDefault(check => check.Rule == "limits")?.Passed)));
        return results;
    }

    public static RuleProof Proof(IReadOnlyList<RuleResult> results) => new(
        results.Count,
        results.Count(one => one.Passed == true),
        results.Count(one => one.Passed == false),
        results.Count(one => one.Passed is null));

    /// <summary>What was judged before anything was weighed from a lot.</summary>
    private static readonly string[] Weighed =
    [
        "formula-released", "material", "lot-released", "lot-not-expired", "lot-site", "lot-reserved", "balance-checked", "balance-calibrated", "balance-range",
    ];

    /// <summary>Names of the rules that a step is under.</summary>
    public static IEnumerable<string> Of(Instruction instruction)
    {
        var isMeasured = instruction.Kind is InstructionKind.Number or InstructionKind.EnvironmentalReading or InstructionKind.SampleResult
            or InstructionKind.Calculation or InstructionKind.MassBalance or InstructionKind.Weigh;
        if (instruction.Plausible is not null && isMeasured)
            yield return "plausible";
        if (instruction.Alert is not null && isMeasured)
            yield return "alert";
        if (instruction.Limits is not null && isMeasured)
            yield return "limits";
        if (instruction.Rule is not null)
            yield return "rule";
        if (instruction.Expected.Count > 0)
            yield return "expected";
        string[] more = instruction.Kind switch
        {
            InstructionKind.ChargeIn => ["material", "lot-released", "lot-not-expired", "lot-site"],
            InstructionKind.Equipment => ["equipment-class", "equipment-calibrated", "equipment-clean"],
            InstructionKind.Yield => ["yield"],
            InstructionKind.Reconciliation => ["reconciliation"],
            InstructionKind.Timer => ["duration"],
            InstructionKind.Table => instruction.Rows?.Every is null ? ["rows"] : ["rows", "interval"],
            InstructionKind.Scan => ["scan"],
            InstructionKind.EquipmentCleaning or InstructionKind.CalibrationCheck => ["equipment-class"],
            InstructionKind.Signature => ["signers-distinct"],
            _ => [],
        };
        foreach (var rule in more)
            yield return rule;
        if (instruction is { Kind: InstructionKind.ChargeIn or InstructionKind.Weigh, Quantity: not null })
            yield return "tolerance";
        if (StepRules.NeedsVerified(instruction, new StepState("", "")))
            yield return "performer-is-not-verifier";
    }

    private static IEnumerable<RuleResult> OfWork(BatchState state, ControlRecipe recipe, ExecutionNode node)
    {
        var work = state.Work.GetValueOrDefault(node.Id);
        // Order is enforced before anything is written: work that is on record was begun in its turn.
        var opened = node.Kind == ExecutionNodeKind.ExpressionTransition && state.Fired.Contains(node.Id);
        yield return new RuleResult("order", node.Id, node.Number, work?.Ended is null && !opened ? null : true);
        foreach (var rule in recipe.RulesBefore(node.Id).Where(rule => rule.Limits[0] == node.Id && !IsNeverBegun(state, rule)))
        {
            var name = TimeRuleCheck.NameOf(rule);
            var check = rule.Limits.SelectMany(id => state.Work.GetValueOrDefault(id)?.Checks ?? [])
                .FirstOrDefault(one => one.Rule == name && one.Expected == TimeRuleCheck.ExpectedOf(rule));
            yield return new RuleResult(name, node.Id, node.Number, check?.Passed);
        }
    }

    private static bool IsNeverBegun(BatchState state, TimeRule rule) => rule.Limits.All(id => state.SkippedNodes.Contains(id));

    // Each time that a step was done is an instance of its rules.
    private static IEnumerable<RuleResult> OfRuns(StepPlace place, StepState step) =>
        step.Earlier.SelectMany((run, i) => OfStep(place, run.Was).Select(one => one with { Item = $"{one.Item}#{i + 1}" }))
            .Concat(OfStep(place, step));

    private static IEnumerable<RuleResult> OfStep(StepPlace place, StepState step)
    {
        if (step.NotDone is not null)
        {
            yield return new RuleResult("done", place.Id, place.Number, false);
            yield break;
        }

        if (step.IsLeftOut)
        {
            yield return new RuleResult("when", place.Id, place.Number, true);
            yield break;
        }

        yield return new RuleResult("done", place.Id, place.Number, step.Completed is null ? null : true);
        foreach (var rule in Of(place.Instruction).Concat(step.Dispensed.IsEmpty && place.Instruction is not { Kind: InstructionKind.Weigh, MaterialCode: not null } ? [] : Weighed))
        {
            var check = step.Checks.LastOrDefault(one => one.Rule == rule);
            yield return new RuleResult(rule, place.Id, place.Number, check?.Passed);
        }
    }
}
