using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Who and when, beside every value: time in UTC, the site's zone and offset, and the entry's number.</summary>
internal sealed record WhenView(string At, string Zone, int OffsetMinutes, long Entry, string? Terminal)
{
    public static WhenView Of(Stamp stamp) => new(Micros.ToText(stamp.At), stamp.Zone, stamp.OffsetMinutes, stamp.Number, stamp.Terminal);
}

internal sealed record RemarkView(WhenView When, By By, string Text);

internal sealed record ValueView(
    string Value, Unit? Unit, WhenView When, By By, EntrySource Source, Verdict Verdict, RoundedShare? Share, string? LateHappenedAt,
    string? LateReason, string? Reason, int? Charge, bool Current)
{
    public ValueDetail? Detail { get; init; }

    /// <summary>The form that it was copied from, and who wrote it there.</summary>
    public OnPaper? Paper { get; init; }
}

/// <summary>A condition as it was decided.</summary>
internal sealed record ConditionView(bool Applies, Judgement Judgement);

/// <summary>What a calculation would come out as now; without a result, what is missing.</summary>
internal sealed record CalculationView(string Expression, string? Result, Unit? Unit, Verdict? Verdict, string? Missing, IReadOnlyList<ReadInput> Inputs);

internal sealed record RowView(int Row, IReadOnlyDictionary<string, TableCell> Cells, IReadOnlyList<CellChangeView> Changes, WhenView When, By By);

internal sealed record CellChangeView(string Column, string Old, string New, string Reason, WhenView When, By By);

internal sealed record TableView(IReadOnlyList<TableColumn> Columns, int? Min, int? Max, Quantity? Every, IReadOnlyList<RowView> Rows)
{
    /// <summary>Of each measured column that has a row.</summary>
    public IReadOnlyList<ColumnStatistics> Statistics { get; init; } = [];
}

internal sealed record StepTimerView(Quantity? Duration, Quantity? Min, Quantity? Max, WhenView? Started, By? StartedBy)
{
    public LateView? Late { get; init; }
}

/// <summary>What was claimed about an entry that came later than it happened.</summary>
internal sealed record LateView(string HappenedAt, string Reason)
{
    public static LateView? Of(LateEntry? late) => late is null ? null : new LateView(Micros.ToText(late.HappenedAt), late.Reason);
}

internal sealed record SignerView(SignatureMeaning Meaning, Role Role, string? Qualification, int Count, IReadOnlyList<SignatureView> Signed);

/// <summary>What only some kinds of step have; absent members are of other kinds.</summary>
internal sealed record StepExtra
{
    public ConditionView? Condition { get; init; }

    public CalculationView? Calculation { get; init; }

    public TableView? Table { get; init; }

    public StepTimerView? Timer { get; init; }

    /// <summary>Of packs that were counted later than they were made.</summary>
    public IReadOnlyList<LateView>? LatePacks { get; init; }

    public IReadOnlyList<SignerView>? Signers { get; init; }

    public SampleRule? Sample { get; init; }

    /// <summary>Number of the sample that a result is for.</summary>
    public string? SampleOf { get; init; }

    public ScanTarget? Scan { get; init; }

    /// <summary>Of a step at which lots are weighed.</summary>
    public WeighingView? Weighing { get; init; }

    public string? Rule { get; init; }

    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    public IReadOnlyList<DocumentReference> Documents { get; init; } = [];
}

/// <summary>Containers that were weighed, and an empty one that was tared.</summary>
internal sealed record WeighingView(
    TareView? Tare, IReadOnlyList<ContainerView> Containers, Quantity? Total, string? Potency, string? Compensates);

internal sealed record TareView(string Balance, Quantity Tare, EntrySource Source, WhenView When, By By);

internal sealed record ContainerView(
    string Id, int Index, WeighedLot From, Weight Weight, string? Potency, Quantity? Target, ValueDetail Detail, bool SourceEmptied, WhenView When, By By,
    RemarkView? Voided, string? ChargedAt, int Labels, Devices.Label Label);

internal sealed record TurnView(string Loop, int Number, int Count);

internal sealed record ChargeView(
    int Index, string Lot, string MaterialCode, string MaterialName, Quantity Quantity, Quantity? Target, string? LotExpiresOn,
    EntrySource LotSource, WhenView When, By By)
{
    /// <summary>The container that was weighed before, or the one of the lot that was scanned.</summary>
    public string? Container { get; init; }

    /// <summary>What went back into stock of it; null when nothing did.</summary>
    public Quantity? Returned { get; init; }
}

internal sealed record EquipmentView(string Id, string Name, string? Class, EntrySource Source, WhenView When, By By);

internal enum SignatureStanding
{
    Valid,
    Superseded,

    /// <summary>What is stored is not what was signed (P11-70).</summary>
    Void,
}

internal sealed record SignatureView(
    SignatureMeaning Meaning, string Signer, string PrintedName, Role Role, WhenView When, string Authentication, string? Comment,
    string DocumentHash, SignatureStanding State)
{
    public static SignatureView Of(Scene scene, Stamp stamp, Signature one, bool superseded = false) => new(
        one.Meaning, one.Signer, one.PrintedName, one.Role, WhenView.Of(stamp), one.Authentication, one.Comment, one.DocumentHash,
        StandingOf(scene, one, superseded));

    public static SignatureStanding StandingOf(Scene scene, Signature one, bool superseded) =>
        scene.Void.Contains(one.DocumentHash) ? SignatureStanding.Void
        : superseded ? SignatureStanding.Superseded : SignatureStanding.Valid;
}

internal enum StepStanding
{
    Waiting,
    Open,
    Recorded,
    Signed,
    Done,
    LeftOut,

    /// <summary>Complete, and changed since: it is signed again.</summary>
    SignAgain,
}

internal sealed record ToleranceView(string Expected, string Total, bool Within);

/// <summary>What a step asks for next.</summary>
internal enum Need
{
    Value,
    Charge,
    Equipment,
    Packs,

    /// <summary>A signature block lacks somebody.</summary>
    Signers,
    Performed,
    Verified,
}

internal sealed record StepView(
    string Id, string Number, InstructionKind Kind, LocalizedText Title, LocalizedText? Text, StepStanding State, IReadOnlyList<Need> Needs,
    Unit? Unit, int? Decimals, Limits? Limits, Limits? Alert, Limits? Plausible, IReadOnlyList<ChoiceOption> Choices,
    IReadOnlyList<string> Expected, string? MaterialCode, string? MaterialName, Quantity? Target, ToleranceView? Tolerance,
    string? EquipmentClass, bool Verification, bool Critical, string? Qualification, ValueView? Value, IReadOnlyList<ValueView> History,
    IReadOnlyList<ChargeView> Charges, EquipmentView? Equipment, int? Packs, IReadOnlyList<SignatureView> Signatures, RemarkView? LeftOut,
    WhenView? Completed, IReadOnlyList<string> Exceptions, int Corrections)
{
    public StepExtra? Extra { get; init; }

    /// <summary>What was done before the step was repeated or reopened, oldest first.</summary>
    public IReadOnlyList<EarlierView> Earlier { get; init; } = [];
}

/// <summary>One time that a step was done, before it was done again.</summary>
internal sealed record EarlierView(
    Redo How, string Reason, string Exception, WhenView When, By By, SignatureView? Signature, StepView Step);

internal enum WorkStanding
{
    Waiting,
    Enabled,
    Running,
    Done,
    Skipped,
}

/// <summary>A phase with its steps, or a manual transition.</summary>
internal sealed record WorkView(
    string Id, string Kind, string Number, LocalizedText Title, string Operation, IReadOnlyList<PathView> Path, WorkStanding State,
    WhenView? Started, By? StartedBy, WhenView? Ended, SignatureView? Signature, string? CurrentStep, IReadOnlyList<StepView> Steps)
{
    /// <summary>Which turns of which loops it is; empty outside of loops.</summary>
    public IReadOnlyList<TurnView> Turns { get; init; } = [];

    /// <summary>Why a supervisor picked it, in manual mode.</summary>
    public string? StartReason { get; init; }

    /// <summary>Ended, or signed, later than it happened.</summary>
    public LateView? Late { get; init; }
}

internal sealed record PathView(string Id, RecipeElementKind Kind, LocalizedText Title);

internal sealed record TimerView(
    string Kind, string After, string Before, Quantity Limit, string EndedAt, string DueAt, string Elapsed, bool Overrun, IReadOnlyList<string> Limits);

internal sealed record ExceptionView(
    string Id, string Batch, string Site, ExceptionKind Kind, Grade Grade, Grade ProposedGrade, string? Step, string? Number, string Description,
    IReadOnlyDictionary<string, string> Facts, bool ByRule, bool Open, WhenView When, By By, IReadOnlyList<RemarkView> Justifications,
    IReadOnlyList<GradeView> GradeChanges, RemarkView? Acknowledged, ConclusionView? Conclusion)
{
    /// <summary>Who signs, who has signed, and by when the next does.</summary>
    public RouteView? Route { get; init; }

    public AssessmentView? Assessment { get; init; }

    public IReadOnlyList<ConclusionView> EarlierConclusions { get; init; } = [];

    public IReadOnlyList<CapaView> Capas { get; init; } = [];

    public IReadOnlyList<FileView> Files { get; init; } = [];

    public IReadOnlyList<string> Equipment { get; init; } = [];
}

/// <param name="Signatures">Roles of each signature, in their order.</param>
/// <param name="Next">Roles of the next one; empty when it is concluded.</param>
/// <param name="NotYou">True when the reader gave the signature before: another person is needed.</param>
internal sealed record RouteView(
    int Policy, IReadOnlyList<IReadOnlyList<Role>> Signatures, IReadOnlyList<Role> Next, string DueAt, bool Overdue, bool NotYou);

internal sealed record AssessmentView(bool ProductImpact, string Impact, SignatureView Signature);

internal sealed record CapaView(string Capa, string What, string Owner, string DueOn, WhenView When, By By, RemarkView? Closed);

internal sealed record FileView(AttachedFile File, string? Note, WhenView When, By By);

internal sealed record GradeView(WhenView When, By By, Grade From, Grade To, string Reason);

internal sealed record ConclusionView(
    string Impact, string Cause, string Conclusion, IReadOnlyList<string> AssociatedBatches, SignatureView Signature)
{
    public RootCause? RootCause { get; init; }

    public bool? ProductImpact { get; init; }

    /// <summary>Why it does not count any more.</summary>
    public RemarkView? Reopened { get; init; }
}

internal sealed record AttemptView(WhenView When, string Actor, string Command, string Code, string Detail, IReadOnlyDictionary<string, string> Facts);

internal sealed record ProgressView(string Id, LocalizedText Title, int Done, int Total);

/// <summary>Something that this caller may do now.</summary>
internal sealed record ActionView(string Action, string? Step, string? Id);

/// <summary>The whole of a batch, as the floor screen and the office need it.</summary>
internal sealed record BatchView(
    string Id, string OrderId, string LotNumber, string Site, string Zone, string? Line, Lifecycle State, Disposition Disposition, long Version,
    RecipeBinding Recipe, RecipeProduct? Product, Quantity? Planned, string? ManufacturedOn, string? ExpiresOn, string? PlannedStart,
    WhenView Released, SignatureView Issued, WhenView? Started, WhenView? Ended, RemarkView? Interruption, IReadOnlyList<string> Now,
    IReadOnlyList<WorkView> Work, IReadOnlyList<ProgressView> Progress, IReadOnlyList<TimerView> Timers,
    IReadOnlyList<ExceptionView> Exceptions, IReadOnlyList<AttemptView> Attempts, IReadOnlyList<RemarkView> Comments,
    SignatureView? Review, SignatureView? AuditTrailReview, DecisionView? Decision, IReadOnlyList<ActionView> Actions, string ServerTime)
{
    public BatchMode Mode { get; init; }

    public string? PlannedEnd { get; init; }

    /// <summary>The campaign that it belongs to, and its place in it.</summary>
    public CampaignPlace? Campaign { get; init; }

    /// <summary>Every hold time whose clock began, also those that are over.</summary>
    public IReadOnlyList<HoldTimeView> Holds { get; init; } = [];

    /// <summary>Every time that work stood still, oldest first.</summary>
    public IReadOnlyList<InterruptionView> Interruptions { get; init; } = [];

    /// <summary>Changes of the running batch that were asked for, oldest first.</summary>
    public IReadOnlyList<ChangeView> Changes { get; init; } = [];

    /// <summary>Questions of reviewers to people of the batch.</summary>
    public IReadOnlyList<QuestionView> Questions { get; init; } = [];

    /// <summary>Of a procedure without a batch; null for a batch.</summary>
    public ProcedureView? Procedure { get; init; }

    public string? ReworkOf { get; init; }

    public IReadOnlyList<string> ReworkedAs { get; init; } = [];

    /// <summary>Lots that are kept for the batch.</summary>
    public IReadOnlyList<ReservedLot> Reserved { get; init; } = [];

    /// <summary>Lots that the batch made.</summary>
    public IReadOnlyList<ProducedLot> Produced { get; init; } = [];

    /// <summary>What was missing when the order was released, and why it was released.</summary>
    public IReadOnlyList<Shortage> Shortages { get; init; } = [];

    public string? ShortageReason { get; init; }

    /// <summary>True for a dry run: nothing of it is a record, and nothing in it is a signature.</summary>
    public bool Sandbox { get; init; }

    public IReadOnlyList<PaperFormView> PaperForms { get; init; } = [];

    /// <summary>In-process material that was put on hold, oldest first.</summary>
    public IReadOnlyList<MaterialHoldView> Material { get; init; } = [];

    /// <summary>Shift hand-overs, oldest first.</summary>
    public IReadOnlyList<HandoverView> Handovers { get; init; } = [];

    /// <summary>What had to be made safe, of every hold that asked for it; the last stands first.</summary>
    public IReadOnlyList<HoldingView> Holdings { get; init; } = [];
}

/// <summary>A procedure on equipment, and who accepted its record.</summary>
internal sealed record ProcedureView(EquipmentProcedureKind Kind, string Equipment, string Name, int? IntervalDays, SignatureView? Accepted);

internal sealed record HoldingView(RemarkView Why, string? Exception, IReadOnlyList<SafeStateView> Places);

/// <param name="Reached">Who confirmed it, and when; null while it is not safe.</param>
internal sealed record SafeStateView(string Element, string Number, LocalizedText Title, LocalizedText Text, RemarkView? Reached);

/// <param name="State">What it led to: paused, held, stopped or aborted.</param>
internal sealed record InterruptionView(Lifecycle State, WhenView From, By By, string Reason, WhenView? To, RemarkView? Resumed);

internal sealed record DecisionView(Disposition Disposition, string? RegisterNumber, string? Reason, SignatureView Signature);
