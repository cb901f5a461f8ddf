using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>An empty container stands on the balance and was tared. The next weighing of the step is less this.</summary>
/// <param name="Raw">The line that the balance sent; null when its display was read and typed.</param>
[Fact("container-tared.v1")]
internal sealed record ContainerTared(
    string Phase, string Step, string Number, string Balance, string BalanceName, Quantity Tare, EntrySource Source, string? Raw, By By) : IFact;

/// <summary>How a weight came into the record: with the balance's own lines beside what was read from them (DI-O).</summary>
internal sealed record Weight(
    string Balance, string BalanceName, Quantity Tare, Quantity Gross, Quantity Net, EntrySource Source, string? TareRaw, string? NetRaw)
{
    /// <summary>The balance is a simulated one.</summary>
    public bool IsSimulated { get; init; }
}

/// <summary>Where it was taken from: the lot as its stream stood, and the container of the lot.</summary>
internal sealed record WeighedLot(
    string Lot, string? Container, string Supplier, string SupplierLot, EntrySource Source, long Version, string? ExpiresOn);

/// <summary>
/// Something was weighed into a container of its own for this batch (211.101(b)). It stays identified by <paramref name="Container"/>
/// until it is charged.
/// </summary>
/// <param name="Index">Counts the step's containers from 1.</param>
/// <param name="Potency">Share of what the recipe counts in it, as a number; null where the recipe counts it as it is.</param>
/// <param name="Target">What was to be weighed into it at most: the rest of the step's quantity.</param>
/// <param name="Detail">How the target came about: formula, numbers, raw and rounded result.</param>
[Fact("container-dispensed.v1")]
internal sealed record ContainerDispensed(
    string Phase,
    string Step,
    string Number,
    int Index,
    string Container,
    string MaterialCode,
    string MaterialName,
    WeighedLot From,
    Weight Weight,
    string? Potency,
    Quantity? Target,
    ValueDetail Detail,
    bool SourceEmptied,
    IReadOnlyList<Check> Checks,
    Verdict Verdict,
    By By) : IFact;

/// <summary>A container is not used. What was weighed stays in the record (DI-Cm).</summary>
/// <param name="PutBack">True when it went back into its lot, else it is destroyed.</param>
[Fact("container-voided.v1")]
internal sealed record ContainerVoided(
    string Phase, string Step, string Number, int Index, string Container, bool PutBack, string Reason, IReadOnlyList<string> Stale, By By) : IFact;

/// <summary>A label was asked for. From the second on it has a reason, and the label says which copy it is.</summary>
[Fact("container-label-printed.v1")]
internal sealed record ContainerLabelPrinted(
    string Phase, string Step, string Number, string Container, int Copy, string Printer, string Job, string? Reason, By By) : IFact;
