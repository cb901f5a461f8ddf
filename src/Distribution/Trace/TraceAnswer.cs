using Theriac.Batches;
using Theriac.Kernel;

namespace Theriac.Distribution.Trace;

/// <summary>One answer to one question: where something came from and where it went.</summary>
/// <param name="Kind">pack, container, batch or material-lot.</param>
/// <param name="Complete">False when a limit cut something off; <paramref name="Cut"/> says what.</param>
internal sealed record TraceAnswer(
    string Code, string Kind, string Id, string AskedAt, bool Complete, IReadOnlyList<string> Cut, TraceBack Back, TraceForward Forward);

/// <summary>From the pack over case and pallet to the batch, its steps, its lots and their suppliers.</summary>
internal sealed record TraceBack(
    TracedPack? Pack, IReadOnlyList<TracedContainer> Containers, IReadOnlyList<TracedBatch> Batches, TracedLot? Lot);

internal sealed record TracedPack(
    string Gtin, string Serial, string Batch, string Lot, string Expiry, string Product, string State, string Verdict, string CommissionedAt,
    string Zone, string Operator, long EntryNumber, string Symbol);

internal sealed record TracedContainer(
    string Sscc, string PlaceKind, string Place, string? PlaceName, string? Region, string Status, string? Destination, bool Quarantine, long Count,
    string Since, string Zone, long EntryNumber);

/// <param name="Lots">What was charged, by lot; their totals are the sums of their charges (U14).</param>
internal sealed record TracedBatch(
    string Id, string LotNumber, string? Product, string? Gtin, string Site, string Zone, string? ManufacturedOn, string? ExpiresOn, string State,
    string Disposition, string? RegisterNumber, string RecipeId, string RecipeVersion, long Packs, TracedRecall? Recall,
    IReadOnlyList<TraceStep> Steps, IReadOnlyList<TracedInput> Lots, IReadOnlyList<TraceException> Exceptions)
{
    /// <summary>Of a rework: the batch whose lot was worked on again, with its own lots.</summary>
    public TracedBatch? ReworkOf { get; init; }

    /// <summary>Batches that worked on this lot again.</summary>
    public IReadOnlyList<string> ReworkedAs { get; init; } = [];
}

internal sealed record TracedRecall(string At, string Reason, long EntryNumber);

/// <summary>A material lot with every charge of it into the batch, and who supplied it.</summary>
internal sealed record TracedInput(
    string Lot, string MaterialCode, string MaterialName, Quantity Total, IReadOnlyList<ConsumedLot> Charges, string? Supplier, string? SupplierLot,
    string? LotStatus, string? LotExpiryOn)
{
    /// <summary>The batch that made the lot, with its own lots; null for a delivery.</summary>
    public TracedBatch? MadeBy { get; init; }
}

internal sealed record TracedLot(
    string Id, string Material, string Site, string Status, Quantity Received, Quantity OnHand, string Supplier, string SupplierLot, string? ExpiryOn);

/// <summary>What happened since, in order, where it is now, and what is in it.</summary>
internal sealed record TraceForward(
    IReadOnlyList<TracedEvent> Events, TracedPlace? Place, IReadOnlyList<string> Contents, string? ContentsNext, IReadOnlyList<TracedUse> Uses,
    IReadOnlyList<TracedContainer> Containers);

internal sealed record TracedEvent(
    string At, string RecordedAt, string Type, string? Action, string? BizStep, string? Disposition, string? ReadPoint, string? BizLocation,
    string? Destination, long Things, long EntryNumber);

/// <param name="Kind">site, partner or in-transit.</param>
internal sealed record TracedPlace(string Kind, string Id, string? Name, string? Region, string Since);

/// <summary>A batch that a material lot went into.</summary>
internal sealed record TracedUse(string Batch, string Step, Quantity Quantity, string At, long Packs)
{
    /// <summary>Which lot was used.</summary>
    public string Lot { get; init; } = "";

    /// <summary>Where the lots went that this batch made of it.</summary>
    public IReadOnlyList<TracedUse> Further { get; init; } = [];
}
