using Theriac.Serials.States;

namespace Theriac.Serials;

/// <summary>Reads packs, cases and pallets as they are now.</summary>
public interface IPackDirectory
{
    Task<PackInfo?> FindPackAsync(string gtin, string serial, CancellationToken cancellation = default);

    /// <summary>Packs with this serial, of whatever product; twenty at most.</summary>
    Task<IReadOnlyList<PackInfo>> FindBySerialAsync(string serial, CancellationToken cancellation = default);

    Task<ContainerInfo?> FindContainerAsync(string sscc, CancellationToken cancellation = default);

    /// <summary>The case, pallet and so on that <paramref name="sscc"/> stands in, from the inside out, itself first.</summary>
    Task<IReadOnlyList<ContainerInfo>> ChainAsync(string sscc, CancellationToken cancellation = default);

    /// <summary>
    /// What stands directly in a case or pallet, as paths (<c>/01/…/21/…</c>, <c>/00/…</c>), in the order of packing.
    /// <paramref name="after"/> is the cursor of the page before.
    /// </summary>
    Task<ChildPage> ChildrenAsync(string sscc, string? after = null, int countMax = SerialsLimits.PageMax, CancellationToken cancellation = default);

    /// <summary>Packs, newest commissioning first.</summary>
    Task<PackPage> PacksAsync(string? batch, string? after = null, int countMax = SerialsLimits.PageMax, CancellationToken cancellation = default);

    Task<IReadOnlyList<ContainerInfo>> ContainersAsync(
        string? batch, string? before = null, int countMax = SerialsLimits.PageMax, CancellationToken cancellation = default);

    /// <summary>Null while the batch has no packs.</summary>
    Task<BatchPacks?> BatchPacksAsync(string batch, CancellationToken cancellation = default);

    /// <summary>Batches whose packs carry this lot number.</summary>
    Task<IReadOnlyList<string>> BatchesByLotAsync(string lot, CancellationToken cancellation = default);

    Task<RecallInfo?> FindRecallAsync(string batch, CancellationToken cancellation = default);
}

/// <summary>A pack. Times are microseconds UTC.</summary>
/// <param name="Expiry">As printed: yyyy-MM-dd.</param>
/// <param name="Parent">SSCC of the case it was put into, or null.</param>
/// <param name="State">Its own state; recall and expiry of the batch stand above it.</param>
/// <param name="Number">Entry that commissioned it.</param>
/// <param name="Symbol">Element string for the Data Matrix, with FNC1 as U+001D.</param>
public sealed record PackInfo(
    string Gtin,
    string Serial,
    string Batch,
    string Lot,
    string Expiry,
    string ProductName,
    string Site,
    PackState State,
    long StateSince,
    string? StateLocation,
    string? Parent,
    long Number,
    long CommissionedAt,
    string Zone,
    string Operator,
    string Symbol)
{
    public string Path => $"/01/{Gtin}/21/{Serial}";
}

/// <summary>A case or pallet.</summary>
/// <param name="PlaceKind"><c>site</c> or <c>partner</c>.</param>
/// <param name="Status"><c>here</c> or <c>in-transit</c>.</param>
public sealed record ContainerInfo(
    string Sscc,
    string? Parent,
    string PlaceKind,
    string Place,
    string Status,
    string? DestinationKind,
    string? Destination,
    bool Quarantine,
    long Count,
    long Number,
    long At,
    string Zone,
    IReadOnlyList<string> Batches);

public sealed record ChildPage(IReadOnlyList<string> Paths, string? Next);

public sealed record PackPage(IReadOnlyList<PackInfo> Packs, string? Next);

public sealed record BatchPacks(
    string Batch, string Gtin, string Lot, string Expiry, string ProductName, string Site, long Packs, long FirstAt, long LastAt, string Zone);

public sealed record RecallInfo(string Batch, string Reason, long At, long Number);
