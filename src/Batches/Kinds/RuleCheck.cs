using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The rule that a step has beside its limits: a truth over what is recorded, with the new value in it.</summary>
internal static class RuleCheck
{
    public static Outcome<ReadValue> Judge(Scene scene, StepPlace place, ReadValue read)
    {
        if (place.Instruction.Rule is not { } rule)
            return read;
        var judged = Evaluating.Judge(With(scene, place, read), scene.Recipe.For(place.Id), ExpressionKey.Step("rule", place.Id), place.Phase.Turns);
        // What cannot be told has not been met: somebody looks at it.
        var check = new Check("rule", judged.Truth == true, rule, judged.Fault is null ? judged.Shown() : $"{judged.Fault} {judged.Shown()}".TrimEnd());
        return read with
        {
            Checks = [.. read.Checks, check],
            Verdict = !check.Passed ? Verdict.Outside : read.Verdict == Verdict.Unlimited ? Verdict.Within : read.Verdict,
            Expected = check.Passed ? read.Expected : rule,
        };
    }

    // As the record would be with this value.
    private static BatchState With(Scene scene, StepPlace place, ReadValue read)
    {
        var step = scene.State.Step(place);
        var stamp = new Stamp(0, scene.Now, scene.State.Zone, 0, scene.Who.UserId, null);
        var value = new ValueState(stamp, scene.Who.By, null, read.Text, read.Unit, EntrySource.Typed, [], read.Verdict, read.Share, null, null)
        {
            Detail = read.Detail,
        };
        return scene.State with { Steps = scene.State.Steps.SetItem(place.Id, step with { Values = step.Values.Add(value), NotDone = null }) };
    }
}
