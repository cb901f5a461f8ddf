using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A rule that was evaluated, with its outcome. Replay copies it and never evaluates again.</summary>
internal sealed record Check(string Rule, bool Passed, string Expected, string Actual);

/// <summary>How a value got here; what was typed by hand says so for ever.</summary>
internal enum EntrySource
{
    Typed,
    Scanned,
    Picked,

    /// <summary>The server calculated it, or read it from its own clock.</summary>
    Calculated,

    /// <summary>A device told it the server itself; its own words stand beside it.</summary>
    Device,
}

internal static class EntrySources
{
    /// <summary>What a browser may say of an entry; that a device told it, or that it was calculated, only the server knows.</summary>
    public static EntrySource ByPerson(this EntrySource source) => source is EntrySource.Device or EntrySource.Calculated ? EntrySource.Typed : source;

    /// <summary>
    /// The same of a value by the kind of its step: only what has a code is scanned, and a measured value is never picked. Whoever says so all
    /// the same typed it, and a critical one is checked by a second person (Annex 11, 6).
    /// </summary>
    public static EntrySource ByPerson(this EntrySource source, InstructionKind kind) => source.ByPerson() switch
    {
        EntrySource.Scanned when !HasCode(kind) => EntrySource.Typed,
        EntrySource.Picked when IsWritten(kind) => EntrySource.Typed,
        var said => said,
    };

    private static bool HasCode(InstructionKind kind) =>
        kind is InstructionKind.Scan or InstructionKind.EquipmentCleaning or InstructionKind.CalibrationCheck or InstructionKind.Text;

    private static bool IsWritten(InstructionKind kind) => kind is InstructionKind.Number or InstructionKind.Text or InstructionKind.DateTime
        or InstructionKind.EnvironmentalReading or InstructionKind.SampleResult or InstructionKind.Weigh or InstructionKind.Yield
        or InstructionKind.Reconciliation;
}

/// <summary>What the rules said about a value.</summary>
internal enum Verdict
{
    /// <summary>No rule asks anything of it.</summary>
    Unlimited,
    Within,

    /// <summary>Inside the limits, outside the alert limits: look at it.</summary>
    Alert,

    /// <summary>Off the master: an exception was opened with it (C-100b).</summary>
    Outside,
}

/// <summary>Entered later than it happened: both times are kept (DI-C). The claimed time is data, never the record's time.</summary>
/// <param name="Gap">Since when there was no network, when that is why it is late.</param>
/// <param name="Exception">The exception that it stands under: the late entries of one gap, or of one outage, share one.</param>
internal sealed record LateEntry(long HappenedAt, string Reason, long? Gap = null, string? Exception = null, OnPaper? Paper = null);

/// <summary>Copied from a numbered paper form. Who wrote it there is data; who copied it is the entry's person.</summary>
internal sealed record OnPaper(string Form, string By);

/// <summary>A phase began, with the time rules that were evaluated at that moment (C-111).</summary>
/// <param name="Reason">Why a supervisor picked it, in manual mode.</param>
[Fact("phase-started.v1")]
internal sealed record PhaseStarted(string Phase, string Number, By By, IReadOnlyList<Check> Checks, string? Reason = null) : IFact;

/// <summary>A value, an answer, or that an instruction was carried out. Texts are as entered: <c>10.50</c> stays so.</summary>
[Fact("value-recorded.v1")]
internal sealed record ValueRecorded(
    string Phase,
    string Step,
    string Number,
    InstructionKind Kind,
    string Value,
    Unit? Unit,
    EntrySource Source,
    Limits? Limits,
    Limits? Alert,
    IReadOnlyList<Check> Checks,
    Verdict Verdict,
    RoundedShare? Share,
    LateEntry? Late,
    By By,
    ValueDetail? Detail = null) : IFact;

/// <summary>A part of a material lot went into the batch. <paramref name="Index"/> counts the step's charges from 1.</summary>
/// <param name="Container">The container that was weighed for the batch before, or the one of the lot that was scanned.</param>
[Fact("material-charged.v1")]
internal sealed record MaterialCharged(
    string Phase,
    string Step,
    string Number,
    int Index,
    string Lot,
    string MaterialCode,
    string MaterialName,
    Quantity Quantity,
    Quantity? Target,
    EntrySource LotSource,
    long LotVersion,
    string? LotExpiresOn,
    IReadOnlyList<Check> Checks,
    Verdict Verdict,
    By By,
    LateEntry? Late = null,
    string? Container = null) : IFact;

/// <summary>A piece of equipment is in use for the batch (C-105).</summary>
[Fact("equipment-checked-in.v1")]
internal sealed record EquipmentCheckedIn(
    string Phase,
    string Step,
    string Number,
    string Equipment,
    string Name,
    string? Class,
    EntrySource Source,
    IReadOnlyList<Check> Checks,
    By By,
    LateEntry? Late = null) : IFact;

/// <summary>
/// Performed. <paramref name="Data"/> is the version of the step's data that the signature is for; what was charged in all is
/// judged against its tolerance here.
/// </summary>
[Fact("step-signed.v1")]
internal sealed record StepSigned(
    string Phase, string Step, string Number, int Data, IReadOnlyList<Check> Checks, Signature Signature) : IFact;

/// <summary>A second person verified (C-101, A11-6).</summary>
[Fact("step-verified.v1")]
internal sealed record StepVerified(
    string Phase, string Step, string Number, int Data, IReadOnlyList<Check> Checks, Signature Signature) : IFact;

/// <summary>Everything that the step asks for is there; the next one may be worked on. A later correction does not undo it.</summary>
/// <param name="Operation">The element of the order's outline under which its progress counts.</param>
[Fact("step-completed.v1")]
internal sealed record StepCompleted(string Operation, string Phase, string Step, string Number) : IFact;

internal enum NotDone
{
    Skipped,
    NotApplicable,
}

/// <summary>A step was left out, which is a deviation from the master and has an exception.</summary>
[Fact("step-not-done.v1")]
internal sealed record StepNotDone(
    string Phase, string Step, string Number, NotDone How, string Reason, string ExceptionId, By By) : IFact;

/// <summary>
/// A value was wrong as entered. The old one stays readable for ever, the reason is mandatory (A11-9), signatures given for the
/// old one show as superseded, and what depended on it is named in <paramref name="Stale"/>.
/// </summary>
[Fact("value-corrected.v1")]
internal sealed record ValueCorrected(
    string Phase,
    string Step,
    string Number,
    int? Charge,
    string Old,
    string New,
    Unit? Unit,
    string Reason,
    IReadOnlyList<Check> Checks,
    Verdict Verdict,
    RoundedShare? Share,
    IReadOnlyList<string> Stale,
    By By,
    ValueDetail? Detail = null) : IFact;

/// <summary>Packs of the batch got their serial numbers, as the packaging line reports.</summary>
[Fact("packs-reported.v1")]
internal sealed record PacksReported(string Phase, string Step, string Number, int Count, bool Last, By By, LateEntry? Late = null) : IFact;

/// <summary>Somebody signed that a transition's condition is so.</summary>
[Fact("transition-signed.v1")]
internal sealed record TransitionSigned(
    string Operation, string Transition, string Number, LocalizedText Condition, IReadOnlyList<Check> Checks, Signature Signature,
    LateEntry? Late = null) : IFact;

[Fact("phase-completed.v1")]
internal sealed record PhaseCompleted(string Operation, string Phase, string Number, int Steps, By By, LateEntry? Late = null) : IFact;

/// <summary>Where the procedure stands now: transitions that fired by themselves, branches that were left, work that may begin.</summary>
[Fact("procedure-advanced.v1")]
internal sealed record ProcedureAdvanced(
    IReadOnlyList<string> Fired, IReadOnlyList<string> Skipped, IReadOnlyList<string> Enabled) : IFact;

/// <summary>
/// A condition was decided when its turn came, from what was recorded then. What is corrected later changes no way that was taken.
/// </summary>
/// <param name="Way">The node that follows; empty when a person has to decide.</param>
[Fact("way-decided.v1")]
internal sealed record WayDecided(
    string Node, DecisionKind Kind, LocalizedText Title, string Way, IReadOnlyList<Judgement> Judgements) : IFact;

/// <summary>Whether a step applies to this batch: when it does not, the master itself leaves it out, and that is no deviation.</summary>
[Fact("step-decided.v1")]
internal sealed record StepDecided(string Phase, string Step, string Number, bool Applies, Judgement Judgement) : IFact;

/// <summary>A row of a table. <paramref name="Row"/> counts from 1; texts are as entered.</summary>
[Fact("table-row-recorded.v1")]
internal sealed record TableRowRecorded(
    string Phase, string Step, string Number, int Row, IReadOnlyList<TableCell> Cells, EntrySource Source, LateEntry? Late, By By) : IFact;

/// <summary>One cell with the rules that were evaluated on it.</summary>
internal sealed record TableCell(string Column, string Value, IReadOnlyList<Check> Checks, Verdict Verdict);

/// <summary>A cell was wrong as entered; the old one stays readable.</summary>
[Fact("table-cell-corrected.v1")]
internal sealed record TableCellCorrected(
    string Phase, string Step, string Number, int Row, string Column, string Old, TableCell New, string Reason, IReadOnlyList<string> Stale,
    By By) : IFact;

/// <summary>The clock of a timer began to run.</summary>
[Fact("timer-started.v1")]
internal sealed record TimerStarted(string Phase, string Step, string Number, By By, LateEntry? Late = null) : IFact;

/// <summary>One of the people of a signature block signed; <paramref name="Signer"/> is the place of his rule in the block.</summary>
[Fact("block-signed.v1")]
internal sealed record BlockSigned(
    string Phase, string Step, string Number, int Signer, int Data, IReadOnlyList<Check> Checks, Signature Signature) : IFact;

[Fact("comment-added.v1")]
internal sealed record CommentAdded(string? Step, string? Number, string Text, By By) : IFact;
