using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What kind of event a fact is in the words of ISA-88 part 4; what its list does not have is told by the fact's own name.</summary>
internal static class EventKinds
{
    private const string Operator = "Operator";
    private const string Procedural = "Procedural Execution";
    private const string Material = "Material";
    private const string StateChange = "State Change";
    private const string Response = "Prompt Response";
    private const string Security = "Security";

    public static (string Type, string SubType) Of(IFact? fact) => fact switch
    {
        ValueRecorded { Kind: InstructionKind.Reconciliation } => (Material, "Reconciliation"),
        ValueRecorded { Kind: InstructionKind.Calculation or InstructionKind.MassBalance } => (Operator, "Process Data"),
        ValueRecorded or TableRowRecorded or StepNotDone => (Operator, Response),
        ValueCorrected or TableCellCorrected or StepRepeated or StepReopened => (Operator, "Modification"),
        MaterialCharged => (Material, "Consume"),
        ContainerTared or ContainerDispensed or ContainerVoided or ContainerLabelPrinted or MaterialReturned => (Material, "Movement"),
        PacksReported or LotsProduced => (Material, "Produce"),
        ReservationsChanged => (Material, "Allocation"),
        MaterialHeld or MaterialDecided => (Material, "Status Change"),
        EquipmentCheckedIn or UnitAllocated => ("Equipment", "Allocation"),
        UnitAllocationFreed => ("Equipment", "Deallocation"),
        AlarmRaised or AlarmContinued or AlarmAcknowledged => ("Alarm", "Status Change"),
        CommentAdded or ReviewQuestionAsked or ReviewQuestionAnswered => ("Message", "Message"),
        StepSigned or StepVerified or BlockSigned or TransitionSigned or ShiftHandedOver or ShiftTakenOver or AttemptRefused
            => (Operator, Security),
        OrderReleased or ProcedureAccepted => ("Control Recipe", "Application"),
        ChangeRequested or ChangeAuthorised or ChangeDeclined => ("Control Recipe", "Modification"),
        ModeChanged => (Procedural, "Mode Change"),
        LabResultRecorded => ("General", "Process Data"),
        _ => Work(fact),
    };

    private static (string Type, string SubType) Work(IFact? fact) => fact switch
    {
        BatchStarted or BatchHolding or SafeStateReached or BatchHeld or BatchResumed or BatchPausing or BatchPaused or BatchStopped or BatchAborted
            or BatchCompleted or PhaseStarted or PhaseCompleted or StepCompleted or StepDecided or WayDecided or ProcedureAdvanced or TimerStarted
            => (Procedural, StateChange),
        ExceptionOpened or ExceptionJustified or ExceptionGraded or ExceptionAcknowledged or ExceptionAssessed or ExceptionConcluded
            or ExceptionReopened or ExceptionCapaReferred or ExceptionCapaClosed or ExceptionFileAttached or ExceptionOverdue
            or ReviewStarted or ReviewItemSeen or RecordReviewed or AuditTrailReviewed or QcReviewed or BatchCertified or BatchRejected
            or DispositionHeld or DispositionHoldLifted or BatchReworked
            or PaperFormIssued or PaperFormClosed or PaperFormTranscribed or PaperFormVerified => ("General", "Status Change"),
        _ => ("General", "Other"),
    };

    /// <summary>What was entered or found, with its unit: one for most, one for each cell of a row.</summary>
    public static IReadOnlyList<EventValue> ValuesOf(IFact? fact) => fact switch
    {
        ValueRecorded one => [new(one.Value, one.Unit?.Symbol)],
        ValueCorrected one => [new(one.New, one.Unit?.Symbol, one.Old)],
        TableRowRecorded one => [.. one.Cells.Select(cell => new EventValue(cell.Value, null, null, cell.Column))],
        TableCellCorrected one => [new(one.New.Value, null, one.Old, one.Column)],
        MaterialCharged one => [new(Number(one.Quantity), one.Quantity.Unit.Symbol)],
        ContainerTared one => [new(Number(one.Tare), one.Tare.Unit.Symbol)],
        ContainerDispensed one => [new(Number(one.Weight.Net), one.Weight.Net.Unit.Symbol)],
        MaterialReturned one => [new(Number(one.Quantity), one.Quantity.Unit.Symbol)],
        LotsProduced one => [.. one.Lots.Select(lot => new EventValue(Number(lot.Quantity), lot.Quantity.Unit.Symbol, null, lot.Lot))],
        PacksReported one => [new($"{one.Count}", null)],
        LabResultRecorded one => [new(one.Value, one.Unit?.Symbol, null, one.Test)],
        _ => [],
    };

    public static string? EquipmentOf(IFact? fact) => fact switch
    {
        EquipmentCheckedIn one => one.Equipment,
        ContainerTared one => one.Balance,
        ContainerDispensed one => one.Weight.Balance,
        _ => null,
    };

    private static string Number(Kernel.Quantity quantity) =>
        quantity.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Key">Which of several it is: the column, the lot, the test.</param>
internal sealed record EventValue(string Text, string? Unit, string? Before = null, string? Key = null);
