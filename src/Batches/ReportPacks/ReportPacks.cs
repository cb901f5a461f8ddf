using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

internal static class ReportPacksDecision
{
    /// <summary>The one packaging step that is at work now, or the named one.</summary>
    public static Outcome<StepPlace> OpenStep(BatchState state, ControlRecipe recipe, string? step)
    {
        if (state.Lifecycle is not (Lifecycle.Running or Lifecycle.Pausing))
            return BatchesRefusals.PackagingNotOpen();
        var enabled = recipe.EnabledIn(state).ToHashSet(StringComparer.Ordinal);
        var open = recipe.Steps
            .Where(place => place.Instruction.Kind == InstructionKind.CommissionPacks && enabled.Contains(place.Phase.Id))
            .Where(place => step is null || place.Id == step)
            .Where(place => state.Lifecycle == Lifecycle.Running || state.Step(place).IsBegun)
            .Where(place => state.Step(place).Completed is null && !state.Step(place).Packs.Any(packs => packs.Last))
            .Where(place => place.Phase.Instructions.Take(place.Index)
                .All(one => state.Steps.GetValueOrDefault(one.Instruction.Id)?.Completed is not null))
            .ToList();
        return open.Count switch
        {
            0 => BatchesRefusals.PackagingNotOpen(),
            1 when MaterialHolds.Blocking(state, recipe, open[0]) is { } hold => MaterialRefusals.MaterialNotUsable(hold),
            1 => open[0],
            _ => BatchesRefusals.PackagingOpenElsewhere(),
        };
    }

    public static Outcome<Telling> Decide(Scene scene, string? step, int count, bool last, LateInput? claim = null)
    {
        if (count < 1 && !(last && count == 0))
            return BatchesRefusals.CountNotPositive();
        var open = OpenStep(scene.State, scene.Recipe, step);
        if (Guards.Running(scene, open.IsOk ? open.Value.Id : null) is { } refusal)
            return refusal;
        if (!open.Try(out var place, out refusal))
            return refusal;
        if (LateEntries.Read(scene, place.Phase, claim, out var late) is { } wrongTime)
            return wrongTime;
        var telling = new Telling(scene);
        if (Begin.Phase(telling, place.Phase, null) is { } notNow)
            return notNow;
        telling.Tell(new PacksReported(place.Phase.Id, place.Id, place.Number, count, last, telling.By, LateEntries.Open(telling, place, late)));
        Advance.Step(telling, place);
        return telling;
    }
}
