using System.Text.Json;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The version that a batch may go to: its binding, with the parameters of the site, and what a decision relies on.</summary>
internal sealed record NextVersion(
    RecipeBinding Binding, ControlBinding? Control, ControlRecipe Recipe, IReadOnlyList<Theriac.Ledger.StreamVersion> ReliesOn);

/// <summary>Why a batch cannot go to a version: what is on record has no place there.</summary>
internal sealed record MoveFault(string Code, string Item, string Number);

/// <summary>What a newer version means for a batch at this point. Pure.</summary>
/// <param name="Faults">Any of them keeps the batch on its version.</param>
/// <param name="Done">Steps that are complete and say something else in the newer version: each is justified, and stands as it was done.</param>
/// <param name="DueNow">Steps that the newer version has in phases that have ended: they are open at once.</param>
internal sealed record MoveImpact(
    IReadOnlyList<MoveFault> Faults, IReadOnlyList<StepPlace> Done, IReadOnlyList<StepPlace> DueNow, IReadOnlyList<LocalizedText> Redline)
{
    public static MoveImpact Of(BatchState state, ControlRecipe now, ControlRecipe next)
    {
        List<MoveFault> faults = [.. LostWork(state, now, next)];
        List<StepPlace> done = [];
        foreach (var place in now.Steps.Where(place => IsOnRecord(state, place) && place.Id[0] != UnplannedStep.Mark))
        {
            var step = state.Step(place);
            if (!next.TryGetStep(place.Id, out var there) || there.Phase.Id != place.Phase.Id)
                faults.Add(new MoveFault("step-gone", place.Id, place.Number));
            else if (Says(there) == Says(place) && !ReadsElse(state, place, now, next))
                continue;
            else if (step.Completed is null)
                faults.Add(new MoveFault("step-begun", place.Id, place.Number));
            else
                done.Add(place);
        }

        // An authorised step that is not begun would be lost with its phase.
        faults.AddRange(now.Steps.Where(place => place.Id[0] == UnplannedStep.Mark && !IsOnRecord(state, place) && !next.Graph.TryGetNode(place.Phase.Id, out _))
            .Select(place => new MoveFault("step-gone", place.Id, place.Number)));
        return new MoveImpact(
            faults, done, [.. next.Steps.Where(place => state.CompletedWork.Contains(place.Phase.Id) && !IsOnRecord(state, place))],
            RedlineOf(state, now, next));
    }

    /// <summary>Work, conditions and ways that the record has and the newer version has not.</summary>
    private static IEnumerable<MoveFault> LostWork(BatchState state, ControlRecipe now, ControlRecipe next)
    {
        var begun = state.Work.Values.Where(work => work.Started is not null).Select(work => work.Id);
        foreach (var id in begun.Concat(state.CompletedWork).Concat(state.Decisions.Keys).Concat(state.Fired).Distinct())
        {
            if (!next.Graph.TryGetNode(id, out var there) || (now.Graph.TryGetNode(id, out var was) && was.Kind != there.Kind))
                yield return new MoveFault("work-gone", id, now.Graph.TryGetNode(id, out var node) && node.Number.Length > 0 ? node.Number : id);
        }

        foreach (var (id, way) in state.Decisions.Where(one => one.Value.Length > 0))
        {
            if (next.Graph.TryGetNode(id, out var there) && !there.Successors.Contains(way))
                yield return new MoveFault("way-gone", id, there.Number.Length > 0 ? there.Number : id);
        }
    }

    // What is told of a step that is done stands with its justification; all the rest is still to come.
    private static List<LocalizedText> RedlineOf(BatchState state, ControlRecipe now, ControlRecipe next)
    {
        var done = now.Steps.GroupBy(place => Turn.MasterId(place.Id))
            .Where(turns => turns.All(place => state.Step(place).Completed is not null)).Select(turns => turns.Key).ToHashSet(StringComparer.Ordinal);
        return [.. RecipeRedline.Of(BatchPhrases.All, now.Master, next.Master)
            .Where(one => one.Item != RecipeItemKind.Instruction || !done.Contains(one.Id)).Select(one => one.Text)];
    }

    /// <summary>What it was calculated from, beside what was entered, has another value in the newer version: a parameter, a table, a formula's input.</summary>
    private static bool ReadsElse(BatchState state, StepPlace place, ControlRecipe now, ControlRecipe next)
    {
        var inputs = state.Step(place).Value?.Detail?.Inputs ?? [];
        var was = now.For(place.Id);
        return inputs.Any(input => was.Names.Find(input.Path) is { Kind: RecipeNameKind.Parameter or RecipeNameKind.Table or RecipeNameKind.Input }
            && Of(was, input.Path) != Of(next, input.Path));

        string? Of(ControlRecipe recipe, string path) =>
            new RecordValues(state, recipe, place.Phase.Turns).Find(path) is { } value ? RecordValues.Shown(value) : null;
    }

    public static bool IsOnRecord(BatchState state, StepPlace place) =>
        state.Steps.TryGetValue(place.Id, out var step) && (step.Completed is not null || step.IsBegun || step.Earlier.Count > 0);

    private static string Says(StepPlace place) => JsonSerializer.Serialize(place.Instruction, KernelJson.Options);
}
