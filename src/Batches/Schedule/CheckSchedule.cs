using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A table of in-process checks that is at work: when the next row is due, and from when on it is missed.</summary>
/// <param name="Row">Number of the row that is due.</param>
/// <param name="Since">From when its time runs.</param>
internal sealed record DueCheck(StepPlace Place, int Row, Quantity Every, long Since)
{
    public long DueAt => Since + TimeRuleCheck.MicrosOf(Every);

    /// <summary>As with loops at an interval: it is missed when the check after it is due already.</summary>
    public long MissedAt => Since + (2 * TimeRuleCheck.MicrosOf(Every));

    /// <summary>To the minute, as hold times are told.</summary>
    public string Elapsed(long at) => TimeRuleCheck.Elapsed(new RunningTimer(AsRule, Since, DueAt), at);

    public TimeRule AsRule => new(TimeLinkKind.NoLaterAfterStart, Place.Id, Place.Id, Every, [Place.Phase.Id], [Place.Phase.Id], Interval: true);
}

/// <summary>
/// In-process checks on schedule (C-110): while the phase runs and its table is open, a row is due again after the master's time. It counts
/// from the row before, from when the table's turn came, and anew from when stopped work goes on.
/// </summary>
internal static class CheckSchedule
{
    public const string Kind = "check-due";

    /// <summary>What runs now, the tightest first.</summary>
    public static IReadOnlyList<DueCheck> Running(BatchState state, ControlRecipe recipe) =>
        state.Lifecycle is not (Lifecycle.Running or Lifecycle.Pausing) ? []
        : [.. recipe.Steps.Select(place => Of(state, place)).OfType<DueCheck>().OrderBy(one => one.DueAt)];

    /// <summary>Null where no row is due: the master states no time, the table is not at work, or it is full.</summary>
    public static DueCheck? Of(BatchState state, StepPlace place)
    {
        if (place.Instruction is not { Kind: InstructionKind.Table, Rows.Every: { } every } || TurnOf(state, place) is not { } turn)
            return null;
        var step = state.Step(place);
        if (step.Value is not null || step.Completed is not null || step.NotDone is not null || step.Rows.Count >= (place.Instruction.Rows.Max ?? TableReader.RowsMax))
            return null;
        var since = Math.Max(turn, state.Interruptions is [.., { To: { } resumed }] ? resumed.At : 0);
        if (step.Earlier is [.., var run])
            since = Math.Max(since, run.Stamp.At);
        if (step.Rows is [.., var last])
            since = Math.Max(since, last.Late?.HappenedAt ?? last.Stamp.At);
        return new DueCheck(place, step.Rows.Count + 1, every, since);
    }

    /// <summary>What is missed when a row is entered at this moment; null when it is in time, or when it was noted already.</summary>
    public static DueCheck? MissedBy(BatchState state, StepPlace place, long at) =>
        Of(state, place) is { } due && at > due.MissedAt && !IsNoted(state, due) ? due : null;

    public static void Open(Telling telling, DueCheck missed, long at, string? justification) => telling.Open(
        ExceptionKind.IntervalMissed, Grade.Minor, missed.Place,
        $"{missed.Place.Number}: not checked for {missed.Elapsed(at)}; a check is due every {missed.Every}.",
        new Dictionary<string, string>
        {
            ["row"] = $"{missed.Row}",
            ["limit"] = $"{missed.Every}",
            ["elapsed"] = missed.Elapsed(at),
        },
        justification);

    /// <summary>What nobody came to check is an exception before anybody says so; it is justified later.</summary>
    public static Outcome<Telling> Note(Scene scene)
    {
        var telling = new Telling(scene);
        // While the clock is wrong nobody can say how long it was.
        if (scene.Clock is null)
        {
            foreach (var due in Running(scene.State, scene.Recipe).Where(due => scene.Now > due.MissedAt && !IsNoted(scene.State, due)))
                Open(telling, due, scene.Now, null);
        }

        return telling;
    }

    /// <summary>How the schedule was kept, said when the table is closed.</summary>
    public static Check? Kept(BatchState state, StepPlace place)
    {
        if (place.Instruction.Rows?.Every is not { } every)
            return null;
        var begun = state.Step(place).Earlier.LastOrDefault()?.Stamp.Number ?? 0;
        var missed = state.Exceptions.Count(one =>
            one.Opened.Kind == ExceptionKind.IntervalMissed && one.Opened.Step == place.Id && one.Stamp.Number > begun);
        return new Check("interval", missed == 0, $"≤ {every}", $"{missed}");
    }

    private static bool IsNoted(BatchState state, DueCheck due) => state.Exceptions.Exists(one =>
        one.Opened.Kind == ExceptionKind.IntervalMissed && one.Opened.Step == due.Place.Id
        && one.Stamp.At > due.Since && one.Opened.Facts.GetValueOrDefault("row") == $"{due.Row}");

    // When the table's turn came: the step before it was done, or the phase began.
    private static long? TurnOf(BatchState state, StepPlace place)
    {
        if (state.Work.GetValueOrDefault(place.Phase.Id) is not { Started: { } started, Ended: null })
            return null;
        var turn = started.At;
        foreach (var before in place.Phase.Instructions.Take(place.Index))
        {
            if (state.Steps.GetValueOrDefault(before.Instruction.Id)?.Completed is not { } done)
                return null;
            turn = Math.Max(turn, done.At);
        }

        return turn;
    }
}
