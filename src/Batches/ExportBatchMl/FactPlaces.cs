using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>Where in the procedure a fact stands. A test asks it for every kind of fact that names a place.</summary>
internal static class FactPlaces
{
    /// <summary>The step, or the phase, transition or node; null of a fact about the batch as a whole.</summary>
    public static string? Of(IFact? fact) => fact switch
    {
        ValueRecorded one => one.Step,
        ValueCorrected one => one.Step,
        TableRowRecorded one => one.Step,
        TableCellCorrected one => one.Step,
        TimerStarted one => one.Step,
        StepDecided one => one.Step,
        StepSigned one => one.Step,
        StepVerified one => one.Step,
        BlockSigned one => one.Step,
        StepCompleted one => one.Step,
        StepNotDone one => one.Step,
        StepRepeated one => one.Step,
        StepReopened one => one.Step,
        EquipmentCheckedIn one => one.Step,
        PacksReported one => one.Step,
        LabResultRecorded one => one.Step,
        CommentAdded one => one.Step,
        ExceptionOpened one => one.Step ?? one.Phase,
        ChangeRequested { Step: { } step } => step.Phase,
        PhaseStarted one => one.Phase,
        PhaseCompleted one => one.Phase,
        TransitionSigned one => one.Transition,
        WayDecided one => one.Node,
        SafeStateReached one => one.Element,
        _ => OfMaterial(fact),
    };

    private static string? OfMaterial(IFact? fact) => fact switch
    {
        MaterialCharged one => one.Step,
        MaterialReturned one => one.Step,
        MaterialHeld one => one.Step,
        ContainerTared one => one.Step,
        ContainerDispensed one => one.Step,
        ContainerVoided one => one.Step,
        ContainerLabelPrinted one => one.Step,
        _ => null,
    };

    /// <summary>Why a value is another one than before.</summary>
    public static string? ReasonOf(IFact? fact) => fact switch
    {
        ValueCorrected one => one.Reason,
        TableCellCorrected one => one.Reason,
        _ => null,
    };
}
