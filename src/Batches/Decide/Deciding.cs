using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// Takes the decisions whose turn has come, from what is recorded, and writes them down: conditions of elements and steps, further turns
/// of loops, transitions with an expression. What cannot be told is carried out, or left to a person, with an exception: never skipped.
/// </summary>
internal static class Deciding
{
    /// <summary>Until nothing is due any more; phases that the master leaves out whole are complete with it.</summary>
    public static ExecutionState Settle(Telling telling)
    {
        while (true)
        {
            var now = telling.Scene.Recipe.Graph.StateAfter(telling.State.CompletedWork, telling.State.Decisions);
            foreach (var id in now.Undecided)
                Decide(telling, telling.Scene.Recipe.Graph[id]);
            if (now.Undecided.Count > 0)
                continue;
            var ended = now.Enabled.Select(id => telling.Scene.Recipe.Graph[id]).Where(node => Steps(telling, node)).ToList();
            if (ended.Count == 0)
                return now;
            foreach (var phase in ended)
                Advance.EndPhase(telling, phase);
        }
    }

    /// <summary>Decides about the step that is next in a phase, and the one after it when that one is left out; true when none remains.</summary>
    public static bool Steps(Telling telling, ExecutionNode phase)
    {
        for (var i = 0; i < phase.Instructions.Count; i++)
        {
            var place = new StepPlace(phase, i, phase.Instructions[i]);
            var step = telling.State.Step(place);
            if (step.Completed is not null)
                continue;
            if (place.Instruction.When is null || step.Decided is { Applies: true })
                return false;
            var judged = Judge(telling, ExpressionKey.Step("when", place.Id), phase.Turns);
            telling.Tell(new StepDecided(phase.Id, place.Id, place.Number, judged.Truth != false, judged));
            if (judged.Truth != false)
            {
                OpenUndecided(telling, judged, place.Number, phase.Id, place);
                return false;
            }

            telling.Tell(new StepCompleted(ControlRecipe.OutlineOf(phase).Id, phase.Id, place.Id, place.Number));
        }

        return phase.Instructions.Count > 0;
    }

    private static void Decide(Telling telling, ExecutionNode node)
    {
        var rule = node.Decides!;
        var (way, judged) = rule.Kind switch
        {
            DecisionKind.Until => (node.Successors[1], []),
            DecisionKind.Choice => OfChoice(telling, node, rule),
            DecisionKind.Transition => OfTransition(telling, node),
            DecisionKind.LoopEnd => (node.Successors[0], OfLoopEnd(telling, node, rule)),
            _ => OfCondition(telling, node, rule),
        };
        telling.Tell(new WayDecided(node.Id, rule.Kind, node.Title, way, judged));
        if (rule.Kind is DecisionKind.When or DecisionKind.Again)
            OpenUndecided(telling, judged[0], node.Title.En, null, null);
        if (rule.Kind == DecisionKind.LoopEnd && MustGoOn(telling, rule, judged))
            OpenLimit(telling, node);
    }

    // Carried out unless it is certain that it is not: work that was done too much harms nobody.
    private static (string, IReadOnlyList<Judgement>) OfCondition(Telling telling, ExecutionNode node, DecisionRule rule)
    {
        var element = Turn.MasterId(node.Id);
        var judged = Judge(telling, rule.Kind == DecisionKind.When ? ExpressionKey.When(element) : ExpressionKey.While(element), node.Turns);
        return (node.Successors[judged.Truth == false ? 1 : 0], [judged]);
    }

    private static (string, IReadOnlyList<Judgement>) OfTransition(Telling telling, ExecutionNode node)
    {
        var judged = Judge(telling, ExpressionKey.Of(Turn.MasterId(node.Id)), node.Turns);
        return (judged.Truth == true ? node.Successors[0] : "", [judged]);
    }

    // Exactly one way that is true is taken; else a person signs one.
    private static (string, IReadOnlyList<Judgement>) OfChoice(Telling telling, ExecutionNode node, DecisionRule rule)
    {
        var ways = rule.Ways.Where(way => way.Expression is not null)
            .Select(way => (way.Way, Judged: Judge(telling, ExpressionKey.Of(Turn.MasterId(way.Way)), node.Turns))).ToList();
        var open = ways.Where(way => way.Judged.Truth == true).ToList();
        var isClear = open.Count == 1 && ways.TrueForAll(way => way.Judged.Truth is not null);
        return (isClear ? open[0].Way : "", [.. ways.Select(way => way.Judged)]);
    }

    private static IReadOnlyList<Judgement> OfLoopEnd(Telling telling, ExecutionNode node, DecisionRule rule) =>
        rule.Expression is null ? [] : [Judge(telling, ExpressionKey.While(Turn.MasterId(node.Id)), node.Turns)];

    private static bool MustGoOn(Telling telling, DecisionRule rule, IReadOnlyList<Judgement> judged)
    {
        if (rule.Expression is not null)
            return judged[0].Truth != false;
        var now = telling.Scene.Recipe.Graph.StateAfter(telling.State.CompletedWork, telling.State.Decisions);
        return !rule.Until.All(id => now.Done.Contains(id) || now.Skipped.Contains(id));
    }

    private static Judgement Judge(Telling telling, ExpressionKey key, IReadOnlyList<Turn> turns) =>
        Evaluating.Judge(telling.State, telling.Scene.Recipe, key, turns);

    private static void OpenUndecided(Telling telling, Judgement judged, string name, string? phase, StepPlace? place)
    {
        if (judged.Truth is not null)
            return;
        telling.Open(
            ExceptionKind.ConditionUndecided, Grade.Minor, place, $"{name}: its condition cannot be decided, so it is carried out.",
            new Dictionary<string, string> { ["condition"] = judged.Expression, ["fault"] = judged.Fault ?? "", ["inputs"] = judged.Shown() }, null,
            phase: phase);
    }

    private static void OpenLimit(Telling telling, ExecutionNode node) =>
        telling.Open(
            ExceptionKind.LoopLimit, Grade.Major, null,
            $"{node.Title.En}: all {node.Turns[^1].Count} turns are done, and another would be due.",
            new Dictionary<string, string> { ["turns"] = $"{node.Turns[^1].Count}" }, null);
}
