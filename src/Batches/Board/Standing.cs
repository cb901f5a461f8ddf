using System.Globalization;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>The timer that is due first, with what is needed to say how long it has run at another time.</summary>
internal sealed record StandingTimer(TimerView View, long Since, long DueAt)
{
    // What it holds back may not begin before; the others say until when at the latest.
    private bool IsEarliest => View.Kind is "minimum-time" or "earliest-start" or "interval-earliest";

    public static StandingTimer Of(TimerView view) => new(view, At(view.EndedAt), At(view.DueAt));

    public TimerView At(long now) => View with { Elapsed = TimeRuleCheck.Elapsed(Since, now), Overrun = !IsEarliest && now > DueAt };

    private static long At(string time) => Micros.From(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));
}

/// <summary>
/// How a batch stands: what it waits for, which timer is due next and how much it needs somebody. It follows from the batch's own
/// record alone, so it holds until the next entry of that record.
/// </summary>
/// <param name="Urgency">The lowest first; what waits for nobody comes last.</param>
/// <param name="HoldDue">When the first hold time runs out: from then on it is urgent, whatever else it waits for.</param>
internal sealed record Standing(int Urgency, long? HoldDue, IReadOnlyList<WaitView> Waits, StandingTimer? NextTimer)
{
    /// <summary>Counted up with each change of what is worked out here: what was kept in another form is worked out anew.</summary>
    public const int Form = 2;

    /// <summary>Of a batch that is decided.</summary>
    public const int UrgencyLast = 8;

    /// <summary>From the moment that a hold time is over.</summary>
    public const int UrgencyOverdue = 2;

    public static Standing Of(Scene scene)
    {
        var waits = Batches.Waits.Of(scene);
        var timers = BatchViews.Timers(scene).Select(StandingTimer.Of).ToList();
        return new Standing(
            UrgencyOf(scene.State, waits), timers.Find(timer => timer.View.Kind == "hold-time")?.DueAt, waits, timers is [var next, ..] ? next : null);
    }

    /// <summary>First what stands still or may harm, then who waits for a second person, then what runs, last what is decided.</summary>
    private static int UrgencyOf(BatchState state, IReadOnlyList<WaitView> waits) => state switch
    {
        { Disposition: Disposition.Certified or Disposition.Rejected } => UrgencyLast,
        _ when state.Exceptions.Exists(one => one is { IsOpen: true, Grade: Grade.Critical }) => 0,
        { Lifecycle: Lifecycle.Holding or Lifecycle.Held or Lifecycle.Stopped or Lifecycle.Aborted } => 1,
        _ when waits.Any(one => one.Kind == "verified") => 3,
        _ when state.Exceptions.Exists(one => one is { IsOpen: true, Grade: Grade.Major }) => 4,
        { Lifecycle: Lifecycle.Complete } => 5,
        { Lifecycle: Lifecycle.Idle } => 7,
        _ => 6,
    };
}

/// <summary>Who can end each kind of waiting; what blocks a release says it itself (<see cref="Blocker.Who"/>).</summary>
internal static class WaitRoles
{
    public static Role Of(string kind) => kind switch
    {
        // Rejected material is not worked on any more: whoever may stop the batch ends the waiting.
        "start" or "resume" or "accept-procedure" or "material-rejected" => Role.Supervisor,
        "verified" => Role.Verifier,
        "certification" => Role.QualifiedPerson,
        "exception-overdue" or "change-requested" or "material-on-hold" => Role.QaReviewer,
        _ => Role.Operator,
    };
}
