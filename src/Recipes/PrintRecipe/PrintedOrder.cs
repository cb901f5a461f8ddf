using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>A drawn order in words: what follows what, what runs at the same time, of what only one is done.</summary>
/// <param name="titleOf">What an element is called, by its id.</param>
internal sealed class PrintedOrder(ProcedureLogic logic, Func<string, string> titleOf, string language)
{
    private readonly ILookup<string, string> _after = logic.Links.ToLookup(link => link.From, link => link.To);
    private readonly ILookup<string, string> _before = logic.Links.ToLookup(link => link.To, link => link.From);
    private readonly Dictionary<string, LogicStep> _steps = logic.Steps.DistinctBy(one => one.Id).ToDictionary(one => one.Id);
    private readonly Dictionary<string, Transition> _transitions = logic.Transitions.DistinctBy(one => one.Id).ToDictionary(one => one.Id);
    private readonly Dictionary<string, BranchBarKind> _bars = logic.Bars.DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Kind);

    /// <summary>Nothing where one thing simply follows another.</summary>
    public IEnumerable<string> Lines()
    {
        if (_bars.Count == 0 && logic.Transitions.All(one => one.Condition.Kind == TransitionConditionKind.Always)) yield break;
        foreach (var id in InOrder())
        {
            if (Source(id) is not { } name) continue;
            var ways = Ways(id, []);
            if (ways.Length > 0) yield return $"{name} → {ways}";
        }
    }

    /// <summary>From the begin on; what cannot be reached comes last.</summary>
    private List<string> InOrder()
    {
        var open = new Queue<string>(logic.Steps.Where(step => step.Kind == LogicStepKind.Begin).Select(step => step.Id));
        List<string> order = [];
        var seen = open.ToHashSet();
        while (open.TryDequeue(out var id))
        {
            order.Add(id);
            foreach (var next in _after[id].Where(seen.Add)) open.Enqueue(next);
        }

        order.AddRange(_steps.Keys.Concat(_bars.Keys).Where(seen.Add));
        return order;
    }

    /// <summary>What a line begins with; null for what the line before it tells.</summary>
    private string? Source(string id) =>
        _steps.TryGetValue(id, out var step) ? NameOf(step)
        : _bars.GetValueOrDefault(id, BranchBarKind.SerialConvergent) == BranchBarKind.ParallelConvergent ? string.Join(" + ", Ends(id, [])) : null;

    private string Ways(string id, HashSet<string> seen, string between = ", ") =>
        string.Join(between, _after[id].Select(next => Way(next, seen)).Where(way => way.Length > 0));

    private string Way(string id, HashSet<string> seen)
    {
        if (_steps.TryGetValue(id, out var step)) return NameOf(step);
        if (!seen.Add(id)) return "…"; // A circle, which the linter stops.
        if (_transitions.TryGetValue(id, out var transition)) return $"{NameOf(transition)} {(Ways(id, seen) is { Length: > 0 } next ? $"→ {next}" : "")}".TrimEnd();
        return _bars.TryGetValue(id, out var bar)
            ? bar switch
            {
                BranchBarKind.ParallelDivergent => $"{PrintedWords.AtOnce.In(language)}: {Ways(id, seen, " | ")}",
                BranchBarKind.SerialDivergent => $"{PrintedWords.OneOf.In(language)}: {Ways(id, seen, " | ")}",
                BranchBarKind.SerialConvergent => Ways(id, seen),
                _ => "", // All of its branches have to end first: a line of its own.
            }
            : id;
    }

    /// <summary>What has to have ended at a bar.</summary>
    private IEnumerable<string> Ends(string id, HashSet<string> seen) => _before[id].Where(seen.Add).SelectMany(before =>
        _steps.TryGetValue(before, out var step) ? [NameOf(step)]
        : _transitions.TryGetValue(before, out var transition) ? [string.Join(" + ", Ends(before, seen).Append(NameOf(transition)))]
        : Ends(before, seen));

    private string NameOf(LogicStep step) =>
        step.Kind switch { LogicStepKind.Begin => "●", LogicStepKind.End => "○", _ => step.Element is { } element ? titleOf(element) : step.Id };

    private string NameOf(Transition one) =>
        $"[{one.Condition.Text?.In(language) ?? one.Condition.Expression ?? EnumWords.Of(one.Condition.Kind)}]";
}
