using System.Collections.Immutable;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>One value of a step's history; the last is the one that counts, all earlier ones stay readable (P11-10e2).</summary>
/// <param name="Charge">The charge it belongs to, or null.</param>
/// <param name="Reason">Why it replaced the one before; null for the first.</param>
internal sealed record ValueState(
    Stamp Stamp,
    By By,
    int? Charge,
    string Value,
    Unit? Unit,
    EntrySource Source,
    IReadOnlyList<Check> Checks,
    Verdict Verdict,
    RoundedShare? Share,
    LateEntry? Late,
    string? Reason)
{
    public ValueDetail? Detail { get; init; }
}

/// <summary>A row of a table, with its cells as they are now and everything that stood there before.</summary>
internal sealed record RowState(Stamp Stamp, By By, int Row, EntrySource Source, LateEntry? Late)
{
    public ImmutableDictionary<string, TableCell> Cells { get; init; } = ImmutableDictionary.Create<string, TableCell>(StringComparer.Ordinal);

    public ImmutableList<CellChange> Changes { get; init; } = [];

    public TableCell? Cell(string column) => Cells.GetValueOrDefault(column);
}

internal sealed record CellChange(Stamp Stamp, By By, string Column, string Old, string New, string Reason);

/// <summary>A signature of a block, by the place of its rule there.</summary>
internal sealed record BlockSignature(int Signer, SignatureState State);

/// <summary>A charge of material; its quantities with their corrections are among the step's values.</summary>
internal sealed record ChargeState(
    Stamp Stamp,
    By By,
    int Index,
    string Lot,
    string MaterialCode,
    string MaterialName,
    Quantity Quantity,
    Quantity? Target,
    EntrySource LotSource,
    long LotVersion,
    string? LotExpiresOn,
    IReadOnlyList<Check> Checks)
{
    public LateEntry? Late { get; init; }

    /// <summary>What went back into stock of it, in the unit of the charge; null when nothing did.</summary>
    public Quantity? Returned { get; init; }

    /// <summary>Who put some of it back last, and in which condition it was.</summary>
    public Remark? Return { get; init; }

    /// <summary>What the batch has of it.</summary>
    public Quantity Net => Returned is { } back ? new Quantity(Quantity.Value - back.Value, Quantity.Unit) : Quantity;

    /// <summary>The container that was weighed for the batch before, or the one of the lot that was scanned.</summary>
    public string? Container { get; init; }
}

internal sealed record EquipmentUse(
    Stamp Stamp, By By, string Equipment, string Name, string? Class, EntrySource Source, IReadOnlyList<Check> Checks)
{
    public LateEntry? Late { get; init; }
}

/// <summary>A signature with the version of the data that it was given for.</summary>
internal sealed record SignatureState(Stamp Stamp, Signature Signature, int Data, IReadOnlyList<Check> Checks);

internal sealed record NotDoneState(Stamp Stamp, By By, NotDone How, string Reason, string ExceptionId);

internal sealed record PacksState(Stamp Stamp, By By, int Count, bool Last, LateEntry? Late = null);

internal enum Redo
{
    Repeated,
    Reopened,
}

/// <summary>What a step was before it was done again: complete, with its values and signatures, and why.</summary>
internal sealed record EarlierRun(Stamp Stamp, By By, Redo How, string Reason, string ExceptionId, Signature? Signature, StepState Was);

/// <summary>What is on record for one step.</summary>
internal sealed record StepState(string Id, string Number)
{
    public ImmutableList<ValueState> Values { get; init; } = [];

    public ImmutableList<ChargeState> Charges { get; init; } = [];

    public ImmutableList<PacksState> Packs { get; init; } = [];

    /// <summary>An empty container that was tared, until something is weighed into it.</summary>
    public TareState? Tare { get; init; }

    /// <summary>Containers that were weighed here, those that are not used included.</summary>
    public ImmutableList<DispensedState> Dispensed { get; init; } = [];

    public EquipmentUse? Equipment { get; init; }

    public ImmutableList<RowState> Rows { get; init; } = [];

    /// <summary>When its clock began to run, and who started it.</summary>
    public Stamp? TimerStarted { get; init; }

    public By? TimerStartedBy { get; init; }

    /// <summary>When it was started, if that was claimed to be before its clock began to run.</summary>
    public LateEntry? TimerLate { get; init; }

    public ImmutableList<BlockSignature> Block { get; init; } = [];

    /// <summary>How its condition was decided; null while it was not, and for steps without one.</summary>
    public StepDecided? Decided { get; init; }

    /// <summary>The master leaves it out for this batch.</summary>
    public bool IsLeftOut => Decided is { Applies: false };

    /// <summary>What was done before, oldest first; empty unless the step was repeated or reopened.</summary>
    public ImmutableList<EarlierRun> Earlier { get; init; } = [];

    public NotDoneState? NotDone { get; init; }

    public ImmutableList<SignatureState> Signatures { get; init; } = [];

    public Stamp? Completed { get; init; }

    /// <summary>Grows with every change of what a signature would cover.</summary>
    public int Data { get; init; }

    /// <summary>Set by a correction elsewhere that this step depends on; cleared when it is signed again.</summary>
    public bool Stale { get; init; }

    public ValueState? Value => Values.LastOrDefault();

    /// <summary>The signature of that meaning for the data as they are now.</summary>
    public SignatureState? Current(SignatureMeaning meaning) =>
        Stale ? null : Signatures.LastOrDefault(one => one.Signature.Meaning == meaning && one.Data == Data);

    /// <summary>True when it was signed once and changed since.</summary>
    public bool IsSuperseded(SignatureMeaning meaning) =>
        Current(meaning) is null && Signatures.Any(one => one.Signature.Meaning == meaning);

    /// <summary>What was entered later than it happened, with where it stands.</summary>
    public IEnumerable<(string Key, string Shown, LateEntry Late, Stamp Stamp)> LateEntries =>
    [
        .. Values.Select((value, index) => ($"{index}", $"{value.Value} {value.Unit?.Symbol}".TrimEnd(), value.Late, value.Stamp))
            .Concat(Rows.Select(row => ($"row-{row.Row}", string.Join(" · ", row.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => cell.Value.Value)), row.Late, row.Stamp)))
            .Concat(Equipment is { } used ? [("equipment", used.Equipment, used.Late, used.Stamp)] : [])
            .Concat(TimerStarted is { } started ? [("timer", Kernel.Micros.ToText(started.At), TimerLate, started)] : [])
            .Concat(Packs.Select((packs, index) => ($"packs-{index}", $"{packs.Count}", packs.Late, packs.Stamp)))
            .Where(one => one.Item3 is not null).Select(one => (one.Item1, one.Item2, one.Item3!, one.Item4)),
    ];

    /// <summary>All that is entered was copied from paper, where its signatures stand; nothing was changed here since.</summary>
    public bool IsFromPaper => HasData
        && Values.All(value => value.Late?.Paper is not null)
        && Charges.All(charge => charge.Late?.Paper is not null)
        && Rows.All(row => row.Late?.Paper is not null && row.Changes.Count == 0)
        && Equipment is null or { Late.Paper: not null }
        && Packs.Count == 0;

    /// <summary>Every run of the step with the one that counts as the last.</summary>
    public IEnumerable<StepState> Runs => Earlier.Select(run => run.Was).Append(this);

    public bool HasData => Values.Count > 0 || Charges.Count > 0 || Equipment is not null || Packs.Count > 0 || Rows.Count > 0;

    /// <summary>Who made its newest entry; null before the first one.</summary>
    public By? LastBy => Values.Select(one => (one.Stamp, one.By)).Concat(Charges.Select(one => (one.Stamp, one.By)))
        .Concat(Rows.Select(one => (one.Stamp, one.By))).Concat(Dispensed.Select(one => (one.Stamp, one.Fact.By)))
        .Concat(Equipment is { } used ? [(used.Stamp, used.By)] : []).Concat(TimerStarted is { } at && TimerStartedBy is { } who ? [(at, who)] : [])
        .OrderBy(one => one.Stamp.Number).LastOrDefault().By;

    /// <summary>Somebody worked on it, and it is not complete.</summary>
    public bool IsBegun => Completed is null && (HasData || TimerStarted is not null || Block.Count > 0 || Signatures.Count > 0);

    public IEnumerable<Check> Checks =>
        Values.SelectMany(value => value.Checks).Concat(Charges.SelectMany(charge => charge.Checks))
            .Concat(Dispensed.SelectMany(one => one.Fact.Checks)).Concat(Equipment?.Checks ?? []).Concat(Rows.SelectMany(row => row.Cells.Values).SelectMany(cell => cell.Checks))
            .Concat(Block.SelectMany(one => one.State.Checks)).Concat(Signatures.SelectMany(signature => signature.Checks));
}

/// <summary>What is on record for a phase or a manual transition.</summary>
internal sealed record WorkState(string Id, string Number)
{
    public Stamp? Started { get; init; }

    public By? StartedBy { get; init; }

    /// <summary>Why a supervisor picked it, in manual mode.</summary>
    public string? StartReason { get; init; }

    public Stamp? Ended { get; init; }

    public SignatureState? Signature { get; init; }

    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>Ended, or signed, later than it happened.</summary>
    public LateEntry? Late { get; init; }
}
