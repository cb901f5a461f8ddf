using Theriac.Kernel;

namespace Theriac.Serials.States;

/// <summary>States of a pack in the European system (EMVS); other countries' states map onto them.</summary>
public enum PackState
{
    Active,
    Supplied,
    Exported,
    Sample,
    FreeSample,
    CheckedOut,
    Locked,
    Stolen,
    Destroyed,
    Expired,
    Recalled,
    Withdrawn,
}

/// <summary>What can be done to a pack. Undo returns it to Active.</summary>
public enum PackAction
{
    Supply,
    Export,
    Sample,
    FreeSample,
    CheckOut,
    Lock,
    MarkStolen,
    Destroy,
    Undo,
}

/// <summary>Who does it, in the words of the directive.</summary>
public enum PackActor
{
    /// <summary>Marketing authorisation holder: the manufacturer.</summary>
    Manufacturer,
    Wholesaler,
    Pharmacy,
    ParallelDistributor,
}

/// <summary>How a pack came into its own state. Batch and product states stand above it.</summary>
/// <param name="Since">Microseconds UTC.</param>
/// <param name="Location">The premises where it was done.</param>
public sealed record PackStatus(PackState State, long Since, string Location);

/// <summary>What stands above the pack: product before batch before pack, and the higher level wins.</summary>
public sealed record PackSurroundings(bool ProductWithdrawn, bool BatchRecalled, bool BatchExpired);

/// <summary>
/// The state machine of EU Delegated Regulation 2016/161 and EMVO's guidance (rules/traceability 2.2). Pure.
/// </summary>
public static class PackStates
{
    /// <summary>Time in which a decommissioning may be undone (240 hours, art. 13).</summary>
    public const long UndoMicrosMax = 240L * 3600 * Micros.PerSecond;

    private static readonly Dictionary<PackAction, (PackState To, PackActor[] By)> Leaving = new()
    {
        [PackAction.Supply] = (PackState.Supplied, [PackActor.Pharmacy, PackActor.Wholesaler]),
        [PackAction.Export] = (PackState.Exported, [PackActor.Wholesaler, PackActor.Manufacturer]),
        [PackAction.Sample] = (PackState.Sample, [PackActor.Pharmacy, PackActor.Wholesaler, PackActor.Manufacturer]),
        [PackAction.FreeSample] = (PackState.FreeSample, [PackActor.Wholesaler, PackActor.Manufacturer]),
        [PackAction.CheckOut] = (PackState.CheckedOut, [PackActor.ParallelDistributor]),
        [PackAction.Lock] = (PackState.Locked, [PackActor.Wholesaler, PackActor.Manufacturer]),
        [PackAction.MarkStolen] = (PackState.Stolen, [PackActor.Wholesaler, PackActor.Manufacturer]),
        [PackAction.Destroy] = (PackState.Destroyed, Enum.GetValues<PackActor>()),
    };

    /// <summary>What the pack is, seen from outside.</summary>
    public static PackState Effective(PackState own, PackSurroundings around) => (own, around) switch
    {
        (_, { ProductWithdrawn: true }) => PackState.Withdrawn,
        (_, { BatchRecalled: true }) => PackState.Recalled,
        (PackState.Active, { BatchExpired: true }) => PackState.Expired,
        _ => own,
    };

    /// <summary>The state after the action, or why not.</summary>
    public static Outcome<PackState> Decide(
        PackStatus pack, PackSurroundings around, PackAction action, PackActor by, string location, long now)
    {
        var state = Effective(pack.State, around);
        if (action == PackAction.Undo)
            return Undo(pack, around, location, now);
        var (to, allowed) = Leaving[action];
        if (state == to)
            return SerialsRefusals.StateChange("pack-state-set-already", $"The pack is {Name(state)} already.");
        if (state != PackState.Active)
            return SerialsRefusals.StateChange("pack-not-active", $"The pack is {Name(state)}; only an active pack can become {Name(to)}.");
        return allowed.Contains(by)
            ? to
            : SerialsRefusals.StateChange("pack-action-not-allowed", $"A {Name(by)} may not do this to a pack.");
    }

    private static Outcome<PackState> Undo(PackStatus pack, PackSurroundings around, string location, long now)
    {
        var state = Effective(pack.State, around);
        if (pack.State == PackState.Active)
            return SerialsRefusals.StateChange("pack-nothing-to-undo", $"The pack is {Name(state)}; there is nothing to undo.");
        if (pack.State is PackState.Stolen or PackState.Destroyed)
            return SerialsRefusals.StateChange("pack-state-final", $"That a pack is {Name(pack.State)} is never undone.");
        if (state is PackState.Recalled or PackState.Withdrawn)
            return SerialsRefusals.StateChange("pack-state-final", $"The pack is {Name(state)}; it cannot become active again.");
        if (around.BatchExpired)
            return SerialsRefusals.StateChange("pack-expired", "The pack has expired; it cannot become active again.");

        // A lock is no decommissioning: it ends at any time.
        if (pack.State != PackState.Locked && now - pack.Since > UndoMicrosMax)
            return SerialsRefusals.StateChange("pack-undo-too-late", "More than ten days have passed; the pack cannot become active again.");
        return pack.Location == location
            ? PackState.Active
            : SerialsRefusals.StateChange("pack-undo-elsewhere", "Only the premises that did it can undo it.");
    }

    private static string Name<T>(T value)
        where T : struct, Enum => EnumWords.Of(value).Replace('-', ' ');
}
