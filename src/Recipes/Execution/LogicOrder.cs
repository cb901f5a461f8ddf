using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Checks the shape of one logic and puts it in order: depth first, reversed, so that a branch stays together.</summary>
internal static class LogicOrder
{
    public static IReadOnlyList<LogicVertex> Of(List<LogicVertex> all, List<FieldError> errors, string pointer)
    {
        foreach (var vertex in all) CheckBranches(vertex, errors);
        if (all.Find(vertex => vertex.Place == LogicStepKind.Begin) is not { } begin) return [];
        if (all.Find(vertex => vertex.Place == LogicStepKind.End) is not { } end) return [];
        var ahead = Reach(begin, vertex => vertex.Next);
        var back = Reach(end, vertex => vertex.Before);
        foreach (var vertex in all)
        {
            if (!ahead.Contains(vertex)) Refuse(errors, vertex, "not-reachable", "No way leads here from the begin.");
            if (!back.Contains(vertex)) Refuse(errors, vertex, "no-way-to-end", "No way leads from here to the end.");
        }
        var ordered = Order(begin, out var hasLoop);
        if (hasLoop)
            errors.Add(
                new FieldError(pointer, "logic-has-loop", "The logic runs in a loop of links. What is repeated is an element with a loop."));
        return ordered;
    }

    private static void CheckBranches(LogicVertex vertex, List<FieldError> errors)
    {
        if (vertex.Next.Count > 1 && !vertex.MayPart)
            Refuse(
                errors, vertex, "branch-without-bar", "Several links leave here. Branches part at a divergent bar only.");
        if (vertex.Before.Count > 1 && !vertex.MayJoin)
            Refuse(
                errors, vertex, "join-without-bar", "Several links arrive here. Branches join at a convergent bar only.");
        if (vertex.Place == LogicStepKind.Begin && vertex.Before.Count > 0)
            Refuse(errors, vertex, "link-to-begin", "Nothing comes before the begin.");
        if (vertex.Place == LogicStepKind.End && vertex.Next.Count > 0)
            Refuse(errors, vertex, "link-from-end", "Nothing comes after the end.");
        if (vertex.Bar?.Kind == BranchBarKind.SerialDivergent
            && vertex.Next.Exists(next => next.Transition?.Condition.Kind is null or TransitionConditionKind.Always))
            Refuse(
                errors, vertex, "choice-without-condition",
                "Each branch of a choice begins with a transition that somebody signs, or that has an expression.");
    }

    private static HashSet<LogicVertex> Reach(LogicVertex start, Func<LogicVertex, List<LogicVertex>> next)
    {
        var seen = new HashSet<LogicVertex> { start };
        var open = new Stack<LogicVertex>([start]);
        while (open.TryPop(out var vertex))
        {
            foreach (var one in next(vertex))
            {
                if (seen.Add(one)) open.Push(one);
            }
        }
        return seen;
    }

    // Iterative, because a chain may be ten thousand steps long.
    private static List<LogicVertex> Order(LogicVertex begin, out bool hasLoop)
    {
        hasLoop = false;
        var finished = new List<LogicVertex>();
        var isFinished = new Dictionary<LogicVertex, bool> { [begin] = false };
        var open = new Stack<(LogicVertex Vertex, int NextIndex)>([(begin, begin.Next.Count - 1)]);
        while (open.TryPop(out var top))
        {
            if (top.NextIndex < 0)
            {
                isFinished[top.Vertex] = true;
                finished.Add(top.Vertex);
                continue;
            }
            open.Push((top.Vertex, top.NextIndex - 1));
            var next = top.Vertex.Next[top.NextIndex];
            if (isFinished.TryGetValue(next, out var closed)) hasLoop |= !closed;
            else
            {
                isFinished[next] = false;
                open.Push((next, next.Next.Count - 1));
            }
        }
        finished.Reverse();
        return finished;
    }

    private static void Refuse(List<FieldError> errors, LogicVertex vertex, string code, string detail) =>
        errors.Add(new FieldError(vertex.Pointer, code, detail));
}
