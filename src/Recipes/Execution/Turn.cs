namespace Theriac.Recipes;

/// <summary>One turn of a loop.</summary>
/// <param name="Loop">Id of the looped element in the master.</param>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many there are at most.</param>
/// <param name="Instance">Id of the element in this turn: <c>coat~2</c>.</param>
public sealed record Turn(string Loop, LoopKind Kind, int Number, int Count, string Instance)
{
    /// <summary>What stands between an id of the master and the number of a turn. It cannot stand in an id.</summary>
    public const char Mark = '~';

    /// <summary>Id of the formula input that this turn is for; only of a loop for each input.</summary>
    public string? Input { get; init; }

    /// <summary>What turns add to an id of the master: <c>~2~1</c>.</summary>
    public static string SuffixOf(IEnumerable<Turn> turns) => string.Concat(turns.Select(turn => $"{Mark}{turn.Number}"));

    /// <summary>The id as the master has it: without turns, and without the ":begin" of what lies around.</summary>
    public static string MasterId(string id)
    {
        var at = id.AsSpan().IndexOfAny(Mark, ':');
        return at < 0 ? id : id[..at];
    }

    /// <summary>Behind a number: <c> (2/8)</c>.</summary>
    internal static string NumberOf(IReadOnlyList<Turn> turns) =>
        turns.Count == 0 ? "" : $" ({string.Join(", ", turns.Select(turn => $"{turn.Number}/{turn.Count}"))})";
}

public enum DecisionKind
{
    /// <summary>Whether an element is carried out at all.</summary>
    When,

    /// <summary>Whether a loop has another turn.</summary>
    Again,

    /// <summary>Another turn, unless another element has ended by then; decided by whichever comes first.</summary>
    Until,

    /// <summary>Whether a transition opens by itself.</summary>
    Transition,

    /// <summary>Which one of several ways is taken.</summary>
    Choice,

    /// <summary>Whether the loop should have gone on after its last turn.</summary>
    LoopEnd,
}

/// <summary>What is decided at a node.</summary>
/// <param name="Expression">A truth; null where nothing is calculated.</param>
/// <param name="Until">Ids of nodes whose end ends the loop.</param>
public sealed record DecisionRule(DecisionKind Kind, string? Expression, IReadOnlyList<string> Until)
{
    /// <summary>Of a choice: its ways with their conditions, in order; null is one that only a person opens.</summary>
    public IReadOnlyList<(string Way, string? Expression)> Ways { get; init; } = [];
}
