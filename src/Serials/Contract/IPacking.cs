using Theriac.Batches;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Serials;

/// <summary>Commissions, packs, ships and receives: the same handlers that HTTP reaches, for the demo plant and tests.</summary>
public interface IPacking
{
    Task<Outcome<CommissionedPacks>> CommissionAsync(Caller caller, string batch, CommissionPacks command, CancellationToken cancellation = default);

    Task<Outcome<PackedContainer>> PackAsync(Caller caller, PackUnits command, CancellationToken cancellation = default);

    Task<Outcome<MovedContainer>> ShipAsync(Caller caller, ShipContainer command, CancellationToken cancellation = default);

    Task<Outcome<MovedContainer>> ReceiveAsync(Caller caller, ReceiveContainer command, CancellationToken cancellation = default);

    Task<Outcome<ChangedPack>> ChangeStateAsync(Caller caller, ChangePackState command, CancellationToken cancellation = default);
}

/// <param name="Last">True with the last packs of the batch: the TransformationEvent from its lots is written with them.</param>
/// <param name="Late">Counted without network, and sent long after.</param>
public sealed record CommissionPacks(int Count, bool Last = false, LateClaim? Late = null);

/// <param name="Serials">In the order of the symbols that are printed.</param>
/// <param name="NotReported">
/// Null when the batch record has counted the packs. Otherwise why it has not: they exist all the same, and the packaging
/// step must be reconciled.
/// </param>
public sealed record CommissionedPacks(
    string Batch, string Gtin, string Lot, string Expiry, int Count, string SetId, string CaptureId, IReadOnlyList<string> Serials,
    string? NotReported = null)
{
    public IEnumerable<string> Paths => Serials.Select(serial => $"/01/{Gtin}/21/{serial}");
}

/// <param name="Parent">An SSCC in any form, or null for a new one.</param>
/// <param name="Children">Packs and containers, in any form of GS1 code or as paths.</param>
/// <param name="Site">Where it is done.</param>
public sealed record PackUnits(string? Parent, IReadOnlyList<string> Children, string Site);

public sealed record PackedContainer(string Sscc, int Count, IReadOnlyList<string> Batches, string CaptureId);

public sealed record ShipContainer(string Sscc, string To);

public sealed record ReceiveContainer(string Sscc, string At);

public sealed record MovedContainer(string Sscc, string To, bool Quarantine, string CaptureId);

/// <param name="Action">A word of <see cref="States.PackAction"/>, for example <c>supply</c>.</param>
/// <param name="By">A word of <see cref="States.PackActor"/>.</param>
/// <param name="Location">Premises: a site or partner id.</param>
/// <param name="Country">Where an exported pack goes, by its two letters; asked for with <c>export</c> only.</param>
public sealed record ChangePackState(string Code, string Action, string By, string Location, string? Country = null);

public sealed record ChangedPack(string Path, string State, string CaptureId);
