using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What an instruction asks for. A closed list: each kind is carried out, checked and printed by rules of its own.</summary>
public enum InstructionKind
{
    /// <summary>Do it, then say that it is done.</summary>
    Instruction,

    /// <summary>A measured or counted value with unit, limits, alert limits and a plausible range.</summary>
    Number,

    Text,

    /// <summary>One of <see cref="Instruction.Choices"/>.</summary>
    Choice,

    /// <summary>Answered "yes" or "no".</summary>
    YesNo,

    DateTime,

    /// <summary>A material lot is scanned and its quantity entered.</summary>
    ChargeIn,

    /// <summary>A piece of equipment of <see cref="Instruction.EquipmentClass"/> is scanned into use.</summary>
    Equipment,

    /// <summary>Area and line are free of what came before; two people say so.</summary>
    LineClearance,

    /// <summary>Serial numbers are given to the packs of this batch.</summary>
    CommissionPacks,

    /// <summary>The actual yield is entered and judged by the recipe's <see cref="YieldRule"/>.</summary>
    Yield,

    /// <summary>A photo or a file is attached.</summary>
    Attachment,

    /// <summary>A code of <see cref="Instruction.Scan"/> is scanned, and is what it should be.</summary>
    Scan,

    /// <summary>A material is weighed: tare, gross, net against <see cref="Instruction.Quantity"/>.</summary>
    Weigh,

    /// <summary>Time runs for <see cref="Instruction.Duration"/>; ended before or after its range is off the master.</summary>
    Timer,

    /// <summary><see cref="Instruction.Expression"/> is calculated and shown with its inputs.</summary>
    Calculation,

    /// <summary>Rows of <see cref="Instruction.Columns"/>: in-process checks over time or samples.</summary>
    Table,

    /// <summary>A sample is taken and goes to the laboratory.</summary>
    Sample,

    /// <summary>The laboratory's result for the sample of <see cref="Instruction.SampleOf"/>.</summary>
    SampleResult,

    /// <summary>What came out against what went in, in percent: <see cref="Instruction.Expression"/> within <see cref="Instruction.Limits"/>.</summary>
    MassBalance,

    /// <summary>Labels or printed materials: issued = used + returned + destroyed + sampled, within <see cref="Instruction.Limits"/> (211.125).</summary>
    Reconciliation,

    /// <summary>Temperature, humidity, pressure difference of a room: a number with the place it was read at.</summary>
    EnvironmentalReading,

    /// <summary>A piece of equipment is cleaned.</summary>
    EquipmentCleaning,

    /// <summary>The calibration of a piece of equipment is checked.</summary>
    CalibrationCheck,

    /// <summary>People of <see cref="Instruction.Signers"/> sign, each another person.</summary>
    Signature,
}

/// <summary>One thing that one operator does or enters within a phase.</summary>
public sealed record Instruction
{
    [Id]
    public required string Id { get; init; }

    public required InstructionKind Kind { get; init; }

    public required LocalizedText Title { get; init; }

    public LocalizedText? Text { get; init; }

    /// <summary>Unit of the value and of all its limits.</summary>
    public Unit? Unit { get; init; }

    /// <summary>Digits after the decimal mark that are asked for.</summary>
    [WholeRange(0, 9)]
    public int? Decimals { get; init; }

    /// <summary>Outside of these an exception opens.</summary>
    public Limits? Limits { get; init; }

    /// <summary>Outside of these the value is shown as one to look at.</summary>
    public Limits? Alert { get; init; }

    /// <summary>Outside of these the value is not accepted: it must be a slip (draft Annex 11, plausibility).</summary>
    public Limits? Plausible { get; init; }

    [CountMax(100)]
    public IReadOnlyList<ChoiceOption> Choices { get; init; } = [];

    /// <summary>Answers that need no exception: codes of choices, or "yes" and "no". Empty: any answer will do.</summary>
    [CountMax(100)]
    [TextMax(64)]
    public IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>The material to charge; its code is one of the formula's.</summary>
    [TextMax(64)]
    public string? MaterialCode { get; init; }

    /// <summary>How much to charge, for the nominal batch size.</summary>
    public Quantity? Quantity { get; init; }

    public Tolerance? Tolerance { get; init; }

    [TextMax(64)]
    public string? EquipmentClass { get; init; }

    /// <summary>A truth of the expression language. While it is false when the step's turn comes, the step is left out.</summary>
    [TextMax(2_000)]
    public string? When { get; init; }

    /// <summary>What is calculated; with <see cref="InstructionKind.Calculation"/> and <see cref="InstructionKind.MassBalance"/>.</summary>
    [TextMax(2_000)]
    public string? Expression { get; init; }

    /// <summary>A truth that must hold for what was recorded, beside the limits; false opens an exception.</summary>
    [TextMax(2_000)]
    public string? Rule { get; init; }

    /// <summary>Id of a formula parameter whose range, at this site and batch size, are the limits.</summary>
    [Id]
    public string? Parameter { get; init; }

    [CountMax(50)]
    [AbsentWhenEmpty]
    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    /// <summary>Ids of the recipe's documents.</summary>
    [Id]
    [CountMax(50)]
    [AbsentWhenEmpty]
    public IReadOnlyList<string> Documents { get; init; } = [];

    public ScanTarget? Scan { get; init; }

    /// <summary>Of a timer: how long, in a unit of time.</summary>
    public Quantity? Duration { get; init; }

    /// <summary>Of a timer: how much shorter or longer is allowed.</summary>
    public Tolerance? DurationTolerance { get; init; }

    /// <summary>Of a table, its columns; of a sample, the laboratory's tests with their specification.</summary>
    [CountMax(50)]
    [AbsentWhenEmpty]
    public IReadOnlyList<TableColumn> Columns { get; init; } = [];

    /// <summary>Of a table: how many rows it has at least and at most.</summary>
    public RowRule? Rows { get; init; }

    /// <summary>Of a sample: what is taken for which tests.</summary>
    public SampleRule? Sample { get; init; }

    /// <summary>Of a result: id of the step that took the sample.</summary>
    [Id]
    public string? SampleOf { get; init; }

    [CountMax(20)]
    [AbsentWhenEmpty]
    public IReadOnlyList<SignerRule> Signers { get; init; } = [];

    /// <summary>Who verifies, where it is not just anybody of the floor: QA as a witness.</summary>
    public Role? Verifier { get; init; }

    /// <summary>A second person verifies.</summary>
    public bool Verification { get; init; }

    public bool Critical { get; init; }

    /// <summary>Name of the qualification that whoever does this needs, if any.</summary>
    [TextMax(64)]
    public string? Qualification { get; init; }
}

/// <summary>Lowest and highest value, both included; either may be absent.</summary>
public sealed record Limits
{
    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public bool Contain(decimal value) => !(value < Low) && !(value > High);
}

/// <summary>One answer of a choice; the code is what the record keeps.</summary>
public sealed record ChoiceOption
{
    [TextMax(64)]
    public required string Code { get; init; }

    public required LocalizedText Label { get; init; }
}

/// <summary>A picture that the operator sees, kept as immutable content.</summary>
public sealed record Picture
{
    /// <summary>SHA-256 of its bytes.</summary>
    [Pattern("^[0-9a-f]{64}$")]
    public required string Content { get; init; }

    [TextMax(100)]
    public required string ContentType { get; init; }

    /// <summary>What it shows, for whoever does not see it.</summary>
    public required LocalizedText Alt { get; init; }
}

public enum ScanTarget
{
    Material,
    Container,
    Equipment,
    Person,
}

/// <summary>One column of a table.</summary>
public sealed record TableColumn
{
    [Id]
    public required string Id { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>Absent: a column of texts.</summary>
    public Unit? Unit { get; init; }

    [WholeRange(0, 9)]
    public int? Decimals { get; init; }

    public Limits? Limits { get; init; }

    public Limits? Alert { get; init; }

    public Limits? Plausible { get; init; }
}

/// <summary>How many rows a table has, and how often one is due.</summary>
public sealed record RowRule
{
    [WholeRange(1, 10_000)]
    public int? Min { get; init; }

    [WholeRange(1, 10_000)]
    public int? Max { get; init; }

    /// <summary>A row is due again after this time.</summary>
    public Quantity? Every { get; init; }
}

/// <summary>A sample that goes to the laboratory.</summary>
public sealed record SampleRule
{
    public Quantity? Quantity { get; init; }

    [TextMax(200)]
    public string? Container { get; init; }

    [CountMax(100)]
    [TextMax(200)]
    public IReadOnlyList<string> Tests { get; init; } = [];
}

/// <summary>One signer of a signature block. All signers of a block are distinct people.</summary>
public sealed record SignerRule
{
    public required SignatureMeaning Meaning { get; init; }

    public required Role Role { get; init; }

    [TextMax(64)]
    public string? Qualification { get; init; }

    /// <summary>How many people; absent: one.</summary>
    [WholeRange(1, 10)]
    public int? Count { get; init; }
}
