using System.Collections.Immutable;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>A time in which work stood still: paused, held, or ended before its end. Timers and hold times ran on.</summary>
/// <param name="State">What it led to: paused, held, stopped or aborted.</param>
internal sealed record InterruptionState(Lifecycle State, Stamp From, By By, string Reason)
{
    public Stamp? To { get; init; }

    public Remark? Resumed { get; init; }
}

internal sealed partial record BatchState
{
    /// <summary>Oldest first; the last is open while work stands still.</summary>
    public ImmutableList<InterruptionState> Interruptions { get; init; } = [];

    private BatchState Interrupt(Lifecycle state, Stamp stamp, By by, string reason) => EndInterruption(stamp, null) with
    {
        Interruption = new Remark(stamp, by, reason),
        Interruptions = EndInterruption(stamp, null).Interruptions.Add(new InterruptionState(state, stamp, by, reason)),
    };

    private BatchState EndInterruption(Stamp stamp, Remark? resumed) => Interruptions is not [.., { To: null } open] ? this : this with
    {
        Interruptions = Interruptions.SetItem(Interruptions.Count - 1, open with { To = stamp, Resumed = resumed }),
    };
}
