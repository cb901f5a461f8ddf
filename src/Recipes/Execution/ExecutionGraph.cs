using System.Diagnostics.CodeAnalysis;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What a node of an <see cref="ExecutionGraph"/> is. Phases and manual transitions are work; the rest happens by itself.</summary>
public enum ExecutionNodeKind
{
    Begin,
    End,
    Phase,
    ManualTransition,
    AutomaticTransition,
    Fork,
    Join,

    /// <summary>A serial divergence: the first manual transition signed behind it wins, the other branches are skipped.</summary>
    Choice,

    /// <summary>A serial convergence.</summary>
    Merge,
}

/// <summary>One instruction with its number on screens and in records, such as "4.2": the phase's number and its place there.</summary>
public sealed record NumberedInstruction(string Number, Instruction Instruction);

/// <summary>One node of the flattened procedure.</summary>
/// <param name="Id">Id of the phase, transition or bar; begin and end of another element are its id with ":begin" or ":end".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">"4" for the fourth phase, "T2" for the second manual transition, empty for what is no work.</param>
/// <param name="Title">What people read: the phase's title or the condition's text. Empty for bars.</param>
/// <param name="Path">The elements around it, procedure first; the last is the phase itself, if it is one.</param>
/// <param name="Instructions">What is done in the phase, numbered.</param>
/// <param name="Predecessors">Ids of the nodes just before it.</param>
/// <param name="Successors">Ids of the nodes just after it.</param>
public sealed record ExecutionNode(
    string Id,
    ExecutionNodeKind Kind,
    string Number,
    LocalizedText Title,
    IReadOnlyList<RecipeElement> Path,
    IReadOnlyList<NumberedInstruction> Instructions,
    IReadOnlyList<string> Predecessors,
    IReadOnlyList<string> Successors)
{
    /// <summary>True when people do it: a phase to carry out, or a manual transition to sign.</summary>
    public bool IsWork => Kind is ExecutionNodeKind.Phase or ExecutionNodeKind.ManualTransition;
}

/// <summary>A time link between work: the first start among <paramref name="Limits"/> is held by the last end among <paramref name="Of"/>.</summary>
public sealed record TimeRule(
    TimeLinkKind Kind,
    string AfterElement,
    string BeforeElement,
    Quantity Duration,
    IReadOnlyList<string> Of,
    IReadOnlyList<string> Limits);

/// <summary>Where a batch stands, computed from what work is complete.</summary>
/// <param name="Enabled">Work that may start now, in order.</param>
/// <param name="Skipped">Every node that can no longer be reached, for another branch was chosen.</param>
/// <param name="Done">Every node that is complete, those that happen by themselves included.</param>
/// <param name="IsComplete">True when the procedure has reached its end.</param>
public sealed record ExecutionState(
    IReadOnlyList<string> Enabled,
    IReadOnlySet<string> Skipped,
    IReadOnlySet<string> Done,
    bool IsComplete);

/// <summary>The validated, flattened procedure of a recipe: what may follow what, with numbers that every copy agrees on.</summary>
/// <remarks>
/// Pure and immutable. The graph has no loop, every node lies on a way from begin to end, and branches part and join at bars only;
/// so from every legal state some work is enabled until the end is reached.
/// </remarks>
public sealed class ExecutionGraph
{
    private readonly Dictionary<string, ExecutionNode> _byId;

    internal ExecutionGraph(IReadOnlyList<ExecutionNode> nodes, IReadOnlyList<TimeRule> timeRules)
    {
        Nodes = nodes;
        TimeRules = timeRules;
        _byId = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        Work = [.. nodes.Where(node => node.IsWork)];
    }

    /// <summary>All nodes; each one stands after everything before it.</summary>
    public IReadOnlyList<ExecutionNode> Nodes { get; }

    /// <summary>Phases and manual transitions, in the same order.</summary>
    public IReadOnlyList<ExecutionNode> Work { get; }

    public IReadOnlyList<TimeRule> TimeRules { get; }

    public ExecutionNode this[string id] => _byId[id];

    /// <summary>The graph of a recipe, or every reason why it has none; each error's field is a JSON pointer into the recipe.</summary>
    public static Outcome<ExecutionGraph> Build(MasterRecipe recipe) => ExecutionGraphBuilder.Build(recipe);

    public bool TryGetNode(string id, [MaybeNullWhen(false)] out ExecutionNode node) => _byId.TryGetValue(id, out node);

    /// <summary>Work that may start now, given the ids of the work that is complete.</summary>
    public IReadOnlyList<string> Enabled(IReadOnlySet<string> completed) => StateAfter(completed).Enabled;

    /// <summary>Where the procedure stands, given the ids of the work that is complete.</summary>
    public ExecutionState StateAfter(IReadOnlySet<string> completed)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var skipped = new HashSet<string>(StringComparer.Ordinal);
        var enabled = new List<string>();
        foreach (var node in Nodes)
        {
            switch (Judge(node, completed, done, skipped))
            {
                case Verdict.Done: done.Add(node.Id); break;
                case Verdict.Skipped: skipped.Add(node.Id); break;
                case Verdict.Enabled: enabled.Add(node.Id); break;
            }
        }
        return new ExecutionState(enabled, skipped, done, done.Contains(Nodes[^1].Id));
    }

    private enum Verdict
    {
        Waiting,
        Enabled,
        Done,
        Skipped,
    }

    // A branch that was not chosen is dead along its whole length; a join waits for its living branches only.
    private Verdict Judge(
        ExecutionNode node, IReadOnlySet<string> completed, HashSet<string> done, HashSet<string> skipped)
    {
        if (completed.Contains(node.Id) && node.IsWork) return Verdict.Done;
        var alive = node.Predecessors.Count == 0;
        foreach (var before in node.Predecessors)
        {
            if (skipped.Contains(before) || IsLostChoice(_byId[before], node.Id, completed)) continue;
            if (!done.Contains(before)) return Verdict.Waiting;
            alive = true;
        }
        if (!alive) return Verdict.Skipped;
        return node.IsWork ? Verdict.Enabled : Verdict.Done;
    }

    private static bool IsLostChoice(ExecutionNode before, string option, IReadOnlySet<string> completed) =>
        before.Kind == ExecutionNodeKind.Choice
        && before.Successors.Any(other => other != option && completed.Contains(other));
}
