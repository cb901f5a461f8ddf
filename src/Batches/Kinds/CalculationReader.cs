using Theriac.Expressions;
using Theriac.Expressions.Values;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// A calculation or a mass balance: the server evaluates the master's expression from what is recorded, exactly, and rounds once, at the
/// end. Formula, numbers and the result before rounding are part of the record.
/// </summary>
internal static class CalculationReader
{
    public static Outcome<ReadValue> Read(Scene scene, StepPlace place)
    {
        var key = ExpressionKey.Step("expression", place.Id);
        if (!Evaluating.Of(scene.State, scene.Recipe.For(place.Id), key, place.Phase.Turns).Try(out var done, out var refusal))
            return ChangesRefusals.NotCalculated(place.Number, refusal);
        var detail = new ValueDetail(place.Instruction.Expression, RecordValues.Shown(done.Result), done.Inputs);
        var read = done.Result is Value.Number number
            ? Number(place.Instruction, number)
            : Outcome<ReadValue>.Ok(ValueReader.Free(RecordValues.Shown(done.Result)));
        return read.Map(value => value with { Detail = detail, Source = EntrySource.Calculated });
    }

    private static Outcome<ReadValue> Number(Instruction instruction, Value.Number number)
    {
        var unit = instruction.Unit ?? (instruction.Kind == InstructionKind.MassBalance ? Unit.Percent : number.Unit);
        var shown = unit is null ? number : number.In(unit);
        var rounded = instruction.Decimals is { } places ? shown.Round(RoundingRule.Places(RoundingMode.HalfUp, places)) : shown.Raw();
        return rounded.Map(result => ValueReader.Judged(instruction, result, DecimalText.Of(result), unit));
    }
}

/// <summary>A correction carries on to what was calculated from it: the same formula over the values as they are now.</summary>
internal static class Recalculation
{
    public const string ReasonPrefix = "recalculated after";

    /// <summary>Every calculation that read this step, and those that read them, in the order of the record.</summary>
    public static Refusal? After(Telling telling, StepPlace first, string? justification)
    {
        var open = new Queue<StepPlace>([first]);
        List<StepPlace> changed = [first];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var source))
        {
            foreach (var place in telling.Scene.Recipe.Steps.Where(one => Reads(telling, one, source)))
            {
                if (!seen.Add($"{source.Id} {place.Id}"))
                    continue;
                if (Again(telling, place, source, justification, out var isOther) is { } refusal)
                    return refusal;
                if (!isOther)
                    continue;
                open.Enqueue(place);
                changed.Add(place);
            }
        }

        foreach (var source in changed)
            RulesAgain(telling, source);
        return null;
    }

    /// <summary>A rule of another step that reads a value which changed is judged anew; no longer true, somebody looks at it.</summary>
    private static void RulesAgain(Telling telling, StepPlace source)
    {
        foreach (var place in telling.Scene.Recipe.Steps.Where(one => one.Id != source.Id && one.Instruction.Rule is not null))
        {
            if (telling.State.Steps.GetValueOrDefault(place.Id)?.Value is not { } value
                || value.Checks.FirstOrDefault(check => check.Rule == "rule") is not { Passed: true })
                continue;
            var judged = Evaluating.Judge(
                telling.State, telling.Scene.Recipe.For(place.Id), ExpressionKey.Step("rule", place.Id), place.Phase.Turns);
            if (judged.Truth != true && judged.Inputs.Any(input => Names(telling.Scene.Recipe.For(place.Id), input, place, source)))
                Open(telling, place, source, judged.Shown(), place.Instruction.Rule!);
        }
    }

    private static void Open(Telling telling, StepPlace place, StepPlace source, string value, string expected) => telling.Open(
        ExceptionKind.OutOfLimits, RecordValueDecision.Propose(place.Instruction, ExceptionKind.OutOfLimits), place,
        $"{place.Number}: {value}, expected {expected}.",
        new Dictionary<string, string> { ["value"] = value, ["expected"] = expected }, $"{ReasonPrefix} {source.Number}");

    /// <summary>Ids of the steps that were calculated from this one.</summary>
    public static IEnumerable<string> Dependents(BatchState state, ControlRecipe recipe, StepPlace source) =>
        recipe.Steps.Where(one => Reads(state, recipe, one, source)).Select(one => one.Id);

    private static bool Reads(Telling telling, StepPlace one, StepPlace source) => Reads(telling.State, telling.Scene.Recipe, one, source);

    private static bool Reads(BatchState state, ControlRecipe recipe, StepPlace one, StepPlace source) =>
        state.Steps.GetValueOrDefault(one.Id)?.Value?.Detail?.Inputs is { Count: > 0 } inputs
        && inputs.Any(input => Names(recipe.For(one.Id), input, one, source));

    /// <summary>Whether what this step read is a value of that one, in the turn that is meant.</summary>
    private static bool Names(ControlRecipe recipe, ReadInput input, StepPlace one, StepPlace source) =>
        recipe.Names.Find(input.Path) is { Kind: RecipeNameKind.Step } name && name.Owner == Turn.MasterId(source.Id)
        && recipe.Graph.InstancesOf(name.Owner, name.Loops, one.Phase.Turns).Contains(source.Id);

    private static Refusal? Again(Telling telling, StepPlace place, StepPlace source, string? justification, out bool isOther)
    {
        isOther = false;
        var old = telling.State.Step(place).Value!;
        if (!ValueReader.Read(telling.Scene with { State = telling.State }, place, new ValueInput(null)).Try(out var value, out var refusal))
        {
            // Its result stands on numbers that are no longer so, and there is no other: a person decides.
            Open(telling, place, source, $"{refusal.Facts.GetValueOrDefault("path") ?? refusal.Code} –", place.Instruction.Expression!);
            return null;
        }

        if (value.Text == old.Value)
            return null;
        if (value.Verdict == Verdict.Outside && old.Verdict != Verdict.Outside && string.IsNullOrWhiteSpace(justification))
            return BatchesRefusals.JustificationMissing(place.Number, value.Shown, value.Expected);
        isOther = true;
        telling.Tell(new ValueCorrected(
            place.Phase.Id, place.Id, place.Number, null, old.Value, value.Text, value.Unit, $"{ReasonPrefix} {source.Number}", value.Checks,
            value.Verdict, value.Share, [], telling.By, value.Detail));
        if (value.Verdict == Verdict.Outside && old.Verdict != Verdict.Outside)
            RecordValueDecision.OpenException(telling, place, value, justification!);
        return null;
    }
}
