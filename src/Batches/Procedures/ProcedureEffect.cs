using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// What a procedure does to its equipment: with its end where nothing went wrong, else with the signature that accepts it. What was
/// stopped or aborted does nothing.
/// </summary>
internal static class ProcedureEffect
{
    /// <summary>True when what was told just now is what the equipment waited for.</summary>
    public static bool IsDue(Telling telling) => telling.State is { Order.Procedure: { } procedure, Lifecycle: Lifecycle.Complete } state
        && (telling.Facts.Any(fact => fact is BatchCompleted)
            ? state.Exceptions.IsEmpty
            : telling.Facts.Any(fact => fact is ProcedureAccepted) && (procedure.Kind == EquipmentProcedureKind.Cleaning || !state.Exceptions.IsEmpty));

    /// <summary>Null where the equipment has what the procedure would do, where it waits for the acceptance, or where it was used meanwhile.</summary>
    public static IFact? Of(ProcedureBinding procedure, Scene scene, Folded<EquipmentState> equipment, HoldClock clock)
    {
        var record = scene.State.Id;
        var on = Micros.ToDate(scene.State.Ended?.At ?? scene.Now, scene.State.Zone);
        return procedure.Kind switch
        {
            EquipmentProcedureKind.Cleaning => Cleaned(scene, equipment, clock),
            EquipmentProcedureKind.Calibration => EquipmentGate.Calibrated(equipment.State, on, procedure.IntervalDays ?? 1, record),
            _ => new EquipmentChecked(equipment.State.Id, on, EnumWords.Of(procedure.Kind), record),
        };
    }

    // What stood dirty for too long is clean only when somebody accepted how it was cleaned.
    private static EquipmentConditionChanged? Cleaned(Scene scene, Folded<EquipmentState> equipment, HoldClock clock)
    {
        var (ended, state) = (scene.State.Ended?.At, equipment.State);
        // What was taken and left since the record began was not cleaned by it.
        if (ended is null && state.Procedure != scene.State.Id && state.Since > (scene.State.Released?.At ?? scene.Now))
            return null;
        var waits = ended is null && EquipmentHold.Of(state, clock) is { Kind: EquipmentHoldKind.Dirty, Expired: true };
        return !waits && (ended is null || state.Since <= ended)
            && EquipmentGate.Clean(equipment, scene.State.Id, scene.State.Id, clock: clock).Try(out var cleaned, out _)
            ? cleaned : null;
    }
}
