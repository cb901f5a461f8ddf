using Theriac.Kernel;

namespace Theriac.Plant;

/// <summary>Reads the plant as it is now. A decision relies on streams instead: see <see cref="ILots"/> and <see cref="IEquipment"/>.</summary>
public interface IPlantDirectory
{
    /// <summary>Null until the enterprise has a name.</summary>
    Task<EnterpriseInfo?> EnterpriseAsync(CancellationToken cancellation = default);

    Task<IReadOnlyList<SiteInfo>> SitesAsync(CancellationToken cancellation = default);

    Task<SiteInfo?> FindSiteAsync(string id, CancellationToken cancellation = default);

    Task<IReadOnlyList<AreaInfo>> AreasAsync(string? site = null, CancellationToken cancellation = default);

    Task<IReadOnlyList<EquipmentInfo>> EquipmentAsync(
        string? site = null, string? equipmentClass = null, CancellationToken cancellation = default);

    Task<IReadOnlyList<MaterialInfo>> MaterialsAsync(CancellationToken cancellation = default);

    Task<MaterialInfo?> FindMaterialAsync(string code, CancellationToken cancellation = default);

    /// <summary>At most <see cref="LotQuery.CountMax"/> lots in the order of their ids.</summary>
    Task<IReadOnlyList<LotInfo>> LotsAsync(LotQuery query, CancellationToken cancellation = default);
}

/// <summary>The company that owns the plant; level Enterprise of ISA-95.</summary>
public sealed record EnterpriseInfo(string Id, string Name);

/// <summary>A place with one time zone; level Site.</summary>
/// <param name="Zone">IANA name, for example <c>Asia/Ho_Chi_Minh</c>.</param>
public sealed record SiteInfo(string Id, string Name, string Zone, string Enterprise)
{
    /// <summary>The calendar day at the site.</summary>
    public DateOnly DateAt(long atMicros) => Micros.ToDate(atMicros, Zone);
}

/// <summary>A part of a site, for example a packaging hall; level Area.</summary>
public sealed record AreaInfo(string Id, string Name, string Site);

/// <summary>A thing with a role in the process.</summary>
/// <param name="Level">Its level in ISA-88/95, for example <see cref="EquipmentLevel.Unit"/>.</param>
/// <param name="Class">Equipment class that recipes ask for, for example <c>balance</c>.</param>
/// <param name="Parent">Equipment that it is a part of, or null when it stands directly in the area.</param>
/// <param name="CalibrationDueOn">Last day on which it may be read; null when it is not calibrated equipment.</param>
public sealed record EquipmentInfo(
    string Id,
    string Name,
    EquipmentLevel Level,
    string Class,
    string Site,
    string Area,
    string? Parent,
    EquipmentCondition Condition,
    string? Batch,
    DateOnly? CalibrationDueOn)
{
    /// <summary>When its condition changed last.</summary>
    public long Since { get; init; }

    /// <summary>Why it is out of service; null while it may be used.</summary>
    public string? OutOfService { get; init; }

    /// <summary>The batch that it is kept for.</summary>
    public string? AllocatedTo { get; init; }
}

/// <summary>A material definition.</summary>
/// <param name="Unit">The unit in which it is kept; every lot has its dimension.</param>
/// <param name="Gtin">Fourteen digits, for what is traded; else null.</param>
public sealed record MaterialInfo(string Code, string Name, MaterialKind Kind, Unit Unit, string? Gtin)
{
    public Dimension Dimension => Unit.Dimension;
}

/// <summary>A material lot as lists show it.</summary>
/// <param name="Quantity">On hand.</param>
/// <param name="Expired">By the calendar of its site, now.</param>
/// <param name="ExpiresSoon">Within <see cref="SoonDays"/>, and not expired.</param>
public sealed record LotInfo(
    string Id,
    string Material,
    string MaterialName,
    string Site,
    LotStatus Status,
    Quantity Quantity,
    Quantity Received,
    string Supplier,
    string SupplierLot,
    DateOnly? ExpiryOn,
    bool Expired,
    bool ExpiresSoon,
    long ReceivedAt,
    string Zone)
{
    public const int SoonDays = 30;

    /// <summary>What batches are promised of it.</summary>
    public Quantity Reserved { get; init; } = new(0, Quantity.Unit);

    /// <summary>The storage zone it stands in; null when nobody said.</summary>
    public string? StorageZone { get; init; }

    /// <summary>The last day before it is tested again; null when it is not.</summary>
    public DateOnly? RetestOn { get; init; }

    /// <summary>The batch that made it; null for a delivery.</summary>
    public string? MadeBy { get; init; }

    /// <summary>The site that it is on the way to.</summary>
    public string? UnderWayTo { get; init; }

    /// <summary>A count differs by so much that QA has to sign it.</summary>
    public bool CountWaits { get; init; }

    /// <summary>How many containers it came in; 0 for one that was received as a whole.</summary>
    public int Containers { get; init; }
}

/// <summary>Filters of a list of lots; null filters nothing.</summary>
public sealed record LotQuery(string? Site = null, string? Material = null, LotStatus? Status = null, string? After = null)
{
    public const int PageMax = 500;

    public int CountMax { get; init; } = 200;

    /// <summary>Part of the lot's id, of its material's name or of the supplier's lot number.</summary>
    public string? Text { get; init; }

    public string? StorageZone { get; init; }

    /// <summary>Only what is expired, or due for retest, or will be within <see cref="LotInfo.SoonDays"/>; by the day in UTC.</summary>
    public bool ExpiryNear { get; init; }
}

/// <summary>Levels below a site, in the words of ISA-88 and ISA-95.</summary>
public enum EquipmentLevel
{
    ProcessCell,
    ProductionLine,
    WorkCell,
    Unit,
    StorageZone,
    StorageUnit,
    EquipmentModule,
    ControlModule,
}

public enum EquipmentCondition
{
    Clean,
    InUse,
    ToBeCleaned,
}

public enum MaterialKind
{
    Raw,
    Packaging,
    Bulk,
    Finished,
}

/// <summary>Quality state of a lot. Expiry is a date, not a status: it blocks use but neither return nor scrap (U11).</summary>
public enum LotStatus
{
    Quarantine,
    Released,
    Rejected,
}

/// <summary>Why some of a lot moves.</summary>
public enum LotMovement
{
    /// <summary>Charged into a batch.</summary>
    Use,

    /// <summary>Back to the supplier.</summary>
    Return,

    /// <summary>Destroyed.</summary>
    Scrap,

    /// <summary>Counted again, or a charge was corrected: the quantity is what is added, and may be negative.</summary>
    Adjust,

    /// <summary>Back into stock from a batch.</summary>
    PutBack,

    /// <summary>Taken as a sample.</summary>
    Sample,
}
