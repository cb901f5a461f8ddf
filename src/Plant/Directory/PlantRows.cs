using Theriac.Kernel;

namespace Theriac.Plant.Directory;

internal sealed class EnterpriseRow
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";
}

internal sealed class SiteRow
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Zone { get; set; } = "";

    public string Enterprise { get; set; } = "";

    public SiteInfo ToInfo() => new(Id, Name, Zone, Enterprise);
}

internal sealed class AreaRow
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Site { get; set; } = "";

    public AreaInfo ToInfo() => new(Id, Name, Site);
}

internal sealed class EquipmentRow
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Level { get; set; } = "";

    public string Class { get; set; } = "";

    public string Site { get; set; } = "";

    public string Area { get; set; } = "";

    public string? Parent { get; set; }

    public string Condition { get; set; } = "";

    public string? Batch { get; set; }

    public string? CalibrationDueOn { get; set; }

    public long Since { get; set; }

    public string? OutOfService { get; set; }

    public string? AllocatedTo { get; set; }

    public EquipmentInfo ToInfo() => new(
        Id, Name, EnumWords.Read<EquipmentLevel>(Level), Class, Site, Area, Parent, EnumWords.Read<EquipmentCondition>(Condition), Batch,
        Words.Day(CalibrationDueOn))
    { Since = Since, OutOfService = OutOfService, AllocatedTo = AllocatedTo };
}

internal sealed class MaterialRow
{
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Unit { get; set; } = "";

    public string? Gtin { get; set; }

    public MaterialInfo ToInfo() => new(Code, Name, EnumWords.Read<MaterialKind>(Kind), Words.Unit(Unit), Gtin);
}

internal sealed class LotRow
{
    public string Id { get; set; } = "";

    public string Material { get; set; } = "";

    public string MaterialName { get; set; } = "";

    public string Site { get; set; } = "";

    public string Status { get; set; } = "";

    public string Unit { get; set; } = "";

    public long OnHandUnscaled { get; set; }

    public long OnHandScale { get; set; }

    public long ReservedUnscaled { get; set; }

    public long ReservedScale { get; set; }

    public long Containers { get; set; }

    public string? StorageZone { get; set; }

    public string? RetestOn { get; set; }

    public string? MadeBy { get; set; }

    public string? UnderWayTo { get; set; }

    public long CountWaits { get; set; }

    public long ReceivedUnscaled { get; set; }

    public long ReceivedScale { get; set; }

    public string Supplier { get; set; } = "";

    public string SupplierLot { get; set; } = "";

    public string? ExpiryOn { get; set; }

    public long ReceivedAt { get; set; }

    public string Zone { get; set; } = "";

    public LotInfo ToInfo(long nowMicros)
    {
        var unit = Words.Unit(Unit);
        var expiry = Words.Day(ExpiryOn);
        var today = Micros.ToDate(nowMicros, Zone);
        var expired = LotGate.IsExpired(expiry, today);
        return new LotInfo(
            Id, Material, MaterialName, Site, EnumWords.Read<LotStatus>(Status),
            new Quantity(new DecimalParts(OnHandUnscaled, (int)OnHandScale).ToDecimal(), unit),
            new Quantity(new DecimalParts(ReceivedUnscaled, (int)ReceivedScale).ToDecimal(), unit),
            Supplier, SupplierLot, expiry, expired, !expired && LotGate.IsExpired(expiry, today.AddDays(LotInfo.SoonDays)),
            ReceivedAt, Zone)
        {
            Reserved = new Quantity(new DecimalParts(ReservedUnscaled, (int)ReservedScale).ToDecimal(), unit),
            Containers = (int)Containers,
            StorageZone = StorageZone,
            RetestOn = Words.Day(RetestOn),
            MadeBy = MadeBy,
            UnderWayTo = UnderWayTo,
            CountWaits = CountWaits > 0,
        };
    }
}

/// <summary>Days and units as tables hold them.</summary>
internal static class Words
{
    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd");

    public static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static Unit Unit(string symbol) => Kernel.Unit.Parse(symbol).Value;
}
