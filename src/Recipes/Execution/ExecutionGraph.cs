using System.Collections.Frozen;
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

    /// <summary>An expression, or the end of another element, decides: the first successor is the way on, the second leads past it.</summary>
    Decision,

    /// <summary>Opens by itself when its expression is true; when it is not, somebody signs it as one signs a manual one.</summary>
    ExpressionTransition,

    /// <summary>Behind the last turn of a loop: when the loop should have gone on, an exception says so.</summary>
    LoopEnd,
}

/// <summary>One instruction with its number on screens and in records, such as "4.2": the phase's number and its place there.</summary>
public sealed record NumberedInstruction(string Number, Instruction Instruction);

/// <summary>One node of the flattened procedure.</summary>
/// <param name="Id">Id of the phase, transition or bar; begin and end of another element are its id with ":begin" or ":end". In a turn of a
/// loop the id has the turn's number behind it: <c>coat~2</c>.</param>
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
    /// <summary>True when people do it, or may have to: a phase to carry out, or a transition to sign.</summary>
    public bool IsWork =>
        Kind is ExecutionNodeKind.Phase or ExecutionNodeKind.ManualTransition or ExecutionNodeKind.ExpressionTransition;

    /// <summary>The turns of loops that it stands in, outermost first; what its expression names is looked up there.</summary>
    public IReadOnlyList<Turn> Turns { get; init; } = [];

    /// <summary>What is decided when its turn comes; null for what needs no decision.</summary>
    public DecisionRule? Decides { get; init; }
}

/// <summary>
/// A time link between work. Its clock is the last end, or the first start, among <paramref name="Of"/>, as the kind says; it holds the
/// first start among <paramref name="Limits"/>.
/// </summary>
/// <param name="Duration">Null for kinds without a clock.</param>
/// <param name="Interval">True when it comes of a loop that begins again every so often.</param>
public sealed record TimeRule(
    TimeLinkKind Kind,
    string AfterElement,
    string BeforeElement,
    Quantity? Duration,
    IReadOnlyList<string> Of,
    IReadOnlyList<string> Limits,
    bool Interval = false)
{
    public bool HasClock => Duration is not null;

    /// <summary>True when what comes too late is an exception; false when what comes too early has to wait.</summary>
    public bool IsLatest => Kind is TimeLinkKind.NoLaterAfterEnd or TimeLinkKind.NoLaterAfterStart;

    public bool IsFromStart => Kind is TimeLinkKind.NoLaterAfterStart or TimeLinkKind.NoEarlierAfterStart;
}

/// <summary>Where a batch stands, computed from what work is complete and what was decided.</summary>
/// <param name="Enabled">Work that may start now, in order.</param>
/// <param name="Skipped">Every node that can no longer be reached, for another branch was chosen.</param>
/// <param name="Done">Every node that is complete, those that happen by themselves included.</param>
/// <param name="IsComplete">True when the procedure has reached its end.</param>
public sealed record ExecutionState(
    IReadOnlyList<string> Enabled,
    IReadOnlySet<string> Skipped,
    IReadOnlySet<string> Done,
    bool IsComplete)
{
    /// <summary>Nodes whose decision is due: it is taken from the record, written down, and the state is computed again.</summary>
    public IReadOnlyList<string> Undecided { get; init; } = [];
}

/// <summary>The validated, flattened procedure of a recipe: what may follow what, with numbers that every copy agrees on.</summary>
/// <remarks>
/// Pure and immutable. Loops are unrolled into turns, so the graph has none; every node lies on a way from begin to end, and branches part
/// and join at bars only. From every legal state some work is enabled, or a decision is due, until the end is reached.
/// </remarks>
public sealed class ExecutionGraph
{
    private static readonly FrozenDictionary<string, string> NothingDecided = FrozenDictionary<string, string>.Empty;

    private readonly Dictionary<string, ExecutionNode> _byId;
    private readonly Dictionary<string, int> _placeOfWork;
    private readonly TurnMap _turns;

    internal ExecutionGraph(IReadOnlyList<ExecutionNode> nodes, IReadOnlyList<TimeRule> timeRules, TurnMap turns)
    {
        Nodes = nodes;
        TimeRules = timeRules;
        _turns = turns;
        _byId = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        Work = [.. nodes.Where(node => node.IsWork)];
        _placeOfWork = Work.Select((node, i) => (node.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
    }

    /// <summary>The same order of work, with other instructions in its phases: what was authorised for one batch.</summary>
    public ExecutionGraph With(Func<ExecutionNode, IReadOnlyList<NumberedInstruction>> instructions) => new(
        [.. Nodes.Select(node => node.Kind == ExecutionNodeKind.Phase ? node with { Instructions = instructions(node) } : node)], TimeRules, _turns);

    /// <summary>All nodes; each one stands after everything before it.</summary>
    public IReadOnlyList<ExecutionNode> Nodes { get; }

    /// <summary>Phases and what may have to be signed, in the same order.</summary>
    public IReadOnlyList<ExecutionNode> Work { get; }

    public IReadOnlyList<TimeRule> TimeRules { get; }

    public ExecutionNode this[string id] => _byId[id];

    /// <summary>The graph of a recipe, or every reason why it has none; each error's field is a JSON pointer into the recipe.</summary>
    public static Outcome<ExecutionGraph> Build(MasterRecipe recipe) => ExecutionGraphBuilder.Build(recipe);

    public bool TryGetNode(string id, [MaybeNullWhen(false)] out ExecutionNode node) => _byId.TryGetValue(id, out node);

    /// <summary>Where a piece of work stands among <see cref="Work"/>; -1 when it is none.</summary>
    public int PlaceOf(string work) => _placeOfWork.GetValueOrDefault(work, -1);

    /// <summary>
    /// The ids in a record of an element or a step of the master, seen from a place in these turns: this turn's own where both stand in
    /// one loop, all turns where only the other does.
    /// </summary>
    public IReadOnlyList<string> InstancesOf(string masterId, IReadOnlyList<Turn> from) => _turns.InstancesOf(masterId, from);

    /// <summary>The same for something that stands in these loops: an element is in its own loop when its turns are meant.</summary>
    public IReadOnlyList<string> InstancesOf(string masterId, IReadOnlyList<string> loops, IReadOnlyList<Turn> from) =>
        _turns.InstancesOf(masterId, loops, from);

    /// <summary>Work that may start now, given the ids of the work that is complete.</summary>
    public IReadOnlyList<string> Enabled(IReadOnlySet<string> completed, IReadOnlyDictionary<string, string>? decided = null) =>
        StateAfter(completed, decided).Enabled;

    /// <summary>Where the procedure stands, given the ids of the work that is complete and the decisions that were taken.</summary>
    /// <param name="decided">By node, the successor that was taken; an empty text leaves it to a person.</param>
    public ExecutionState StateAfter(IReadOnlySet<string> completed, IReadOnlyDictionary<string, string>? decided = null) =>
        new GraphState(this, completed, decided ?? NothingDecided).Compute();

    /// <summary>
    /// Turns of interval loops that a start of this work decides for: it begins, so neither it nor any before it is left out.
    /// </summary>
    public IEnumerable<ExecutionNode> DecidedByStartOf(ExecutionNode work) =>
        from turn in work.Turns
        where turn.Kind == LoopKind.Every
        from number in Enumerable.Range(2, turn.Number - 1)
        select _byId[$"{turn.Instance[..turn.Instance.LastIndexOf(Turn.Mark)]}{Turn.Mark}{number}:until"];
}
