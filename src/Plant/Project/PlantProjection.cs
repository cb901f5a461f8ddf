using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Balances;
using Theriac.Plant.Directory;
using Theriac.Plant.Documents;
using Theriac.Plant.Equipment;
using Theriac.Plant.Lots;
using Theriac.Plant.Materials;
using Theriac.Plant.Sites;
using Theriac.Plant.Terminals;
using Theriac.Storage;

namespace Theriac.Plant.Project;

/// <summary>The tables behind the plant's lists.</summary>
internal sealed class PlantProjection : IProjection
{
    private static readonly Sql PutEnterprise = Sql.Of<PlantProjection>("Project/PutEnterprise");
    private static readonly Sql PutSite = Sql.Of<PlantProjection>("Project/PutSite");
    private static readonly Sql PutArea = Sql.Of<PlantProjection>("Project/PutArea");
    private static readonly Sql PutEquipment = Sql.Of<PlantProjection>("Project/PutEquipment");
    private static readonly Sql SetEquipmentCondition = Sql.Of<PlantProjection>("Project/SetEquipmentCondition");
    private static readonly Sql SetEquipmentService = Sql.Of<PlantProjection>("Project/SetEquipmentService");
    private static readonly Sql SetEquipmentAllocated = Sql.Of<PlantProjection>("Project/SetEquipmentAllocated");
    private static readonly Sql SetCalibration = Sql.Of<PlantProjection>("Project/SetCalibration");
    private static readonly Sql PutDevice = Sql.Of<PlantProjection>("Project/PutDevice");
    private static readonly Sql PutMaterial = Sql.Of<PlantProjection>("Project/PutMaterial");
    private static readonly Sql PutDocument = Sql.Of<PlantProjection>("Project/PutDocument");
    private static readonly Sql SetDocumentRetired = Sql.Of<PlantProjection>("Project/SetDocumentRetired");
    private static readonly Sql PutLot = Sql.Of<PlantProjection>("Project/PutLot");
    private static readonly Sql SetLotStatus = Sql.Of<PlantProjection>("Project/SetLotStatus");
    private static readonly Sql SetLotExpiry = Sql.Of<PlantProjection>("Project/SetLotExpiry");
    private static readonly Sql SetLotOnHand = Sql.Of<PlantProjection>("Project/SetLotOnHand");
    private static readonly Sql SetLotPlace = Sql.Of<PlantProjection>("Project/SetLotPlace");
    private static readonly Sql SetLotRetest = Sql.Of<PlantProjection>("Project/SetLotRetest");
    private static readonly Sql SetLotCount = Sql.Of<PlantProjection>("Project/SetLotCount");
    private static readonly Sql SetLotReserved = Sql.Of<PlantProjection>("Project/SetLotReserved");
    private static readonly Sql PutTerminal = Sql.Of<PlantProjection>("Project/PutTerminal");
    private static readonly Sql SetTerminalEnrolled = Sql.Of<PlantProjection>("Project/SetTerminalEnrolled");
    private static readonly Sql PutShift = Sql.Of<PlantProjection>("Project/PutShift");
    private static readonly Sql SetTerminalRevoked = Sql.Of<PlantProjection>("Project/SetTerminalRevoked");

    public IReadOnlyList<string> Tables { get; } =
    [
        "plant_enterprise", "plant_site", "plant_area", "plant_equipment", "plant_material", "plant_lot", "plant_terminal",
        "plant_shift", "plant_document", "plant_device",
    ];

    /// <summary>The type of People's entry about a sign-in; its terminal and actor say the rest.</summary>
    public const string SignedIn = "signed-in.v1";

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (Of(entry, fact) is { } statement)
        {
            statements.Add(statement);
            if (fact is LotMoved { Reserved: { } reserved } moved)
                statements.Add(SetReserved(moved.Id, reserved));
            if (fact is LotMoved { Movement: LotMovement.Adjust, Signature: not null } counted)
                statements.Add(new Statement(SetLotCount, ("id", counted.Id), ("waits", 0L)));
        }
        else if (entry is { Type: SignedIn, Terminal: { } terminal })
            statements.Add(new Statement(PutShift, ("terminal", terminal), ("person", entry.Actor), ("at", entry.At)));
    }


    private static Statement? Of(Entry entry, IFact fact) => fact switch
    {
        EnterpriseNamed named => new Statement(PutEnterprise, ("id", named.Id), ("name", named.Name)),
        SiteAdded site => new Statement(
            PutSite, ("id", site.Id), ("name", site.Name), ("zone", site.Zone), ("enterprise", site.Enterprise)),
        AreaAdded area => new Statement(PutArea, ("id", area.Id), ("name", area.Name), ("site", area.Site)),
        MaterialAdded material => new Statement(
            PutMaterial, ("code", material.Code), ("name", material.Name), ("kind", EnumWords.Of(material.Kind)),
            ("unit", material.Unit.Symbol), ("gtin", material.Gtin)),
        DocumentRegistered document => new Statement(
            PutDocument, ("id", document.Id), ("version", document.Version), ("title", document.Title),
            ("effective_on", Words.Of(document.EffectiveOn)), ("link", document.Link)),
        DocumentRetired document => new Statement(
            SetDocumentRetired, ("id", document.Id), ("version", document.Version), ("reason", document.Reason)),
        TerminalOffered terminal => new Statement(
            PutTerminal, ("id", terminal.Id), ("name", terminal.Name), ("site", terminal.Site), ("area", terminal.Area),
            ("state", EnumWords.Of(TerminalStatus.Offered)), ("offered_at", entry.At)),
        TerminalEnrolled terminal => new Statement(
            SetTerminalEnrolled, ("id", terminal.Id), ("state", EnumWords.Of(TerminalStatus.Enrolled)), ("at", entry.At)),
        TerminalRevoked terminal => new Statement(
            SetTerminalRevoked, ("id", terminal.Id), ("state", EnumWords.Of(TerminalStatus.Revoked)), ("at", entry.At)),
        _ => OfEquipment(entry, fact) ?? OfLot(entry, fact),
    };

    private static Statement? OfEquipment(Entry entry, IFact fact) => fact switch
    {
        EquipmentAdded added => new Statement(
            PutEquipment, ("id", added.Id), ("name", added.Name), ("level", EnumWords.Of(added.Level)), ("class", added.Class),
            ("site", added.Site), ("area", added.Area), ("parent", added.Parent),
            ("condition", EnumWords.Of(EquipmentCondition.ToBeCleaned)), ("calibration_due_on", Words.Of(added.CalibrationDueOn)),
            ("since", entry.At)),
        EquipmentConditionChanged changed => new Statement(
            SetEquipmentCondition, ("id", changed.Id), ("condition", EnumWords.Of(changed.To)), ("batch", changed.Batch), ("since", entry.At)),
        EquipmentTagged tagged => new Statement(SetEquipmentService, ("id", tagged.Id), ("reason", tagged.Reason)),
        EquipmentReturnedToService back => new Statement(SetEquipmentService, ("id", back.Id), ("reason", null)),
        EquipmentAllocated kept => new Statement(SetEquipmentAllocated, ("id", kept.Id), ("batch", kept.Batch)),
        EquipmentAllocationFreed freed => new Statement(SetEquipmentAllocated, ("id", freed.Id), ("batch", null)),
        DeviceRegistered registered => new Statement(
            PutDevice, ("id", registered.Id), ("driver", registered.Device.Driver), ("is_balance", registered.Device.Balance is not null)),
        EquipmentCalibrated calibrated => new Statement(
            SetCalibration, ("id", calibrated.Id), ("calibration_due_on", Words.Of(calibrated.DueOn))),
        _ => null,
    };

    private static Statement? OfLot(Entry entry, IFact fact) => fact switch
    {
        LotReceived received => Put(entry, received, null),
        LotProduced made => Put(
            entry, new LotReceived(made.Id, made.Material, made.Site, made.Quantity, made.Site, made.Batch, made.ExpiryOn), made.Batch),
        LotGoverned governed => new Statement(SetLotStatus, ("id", governed.Id), ("status", EnumWords.Of(governed.Status))),
        LotRetested tested => new Statement(
            SetLotRetest, ("id", tested.Id), ("retest_on", Words.Of(tested.RetestOn)), ("expiry_on", Words.Of(tested.ExpiryOn)),
            ("status", tested.Passed ? null : EnumWords.Of(LotStatus.Rejected))),
        LotCounted counted => new Statement(SetLotCount, ("id", counted.Id), ("waits", counted.Waits ? 1L : 0L)),
        LotStored stored => Place(stored.Id, null, stored.To, null),
        LotSent sent => Place(sent.Id, null, null, sent.To),
        LotArrived arrived => Place(arrived.Id, arrived.Site, null, null),
        LotReleased released => new Statement(SetLotStatus, ("id", released.Id), ("status", EnumWords.Of(LotStatus.Released))),
        LotRejected rejected => new Statement(SetLotStatus, ("id", rejected.Id), ("status", EnumWords.Of(LotStatus.Rejected))),
        LotExpiryChanged changed => new Statement(SetLotExpiry, ("id", changed.Id), ("expiry_on", Words.Of(changed.To))),
        LotMoved moved => SetOnHand(moved.Id, Split(moved.OnHand)),
        LotReserved reserved => SetReserved(reserved.Id, reserved.Reserved),
        LotReservationFreed freed => SetReserved(freed.Id, freed.Reserved),
        _ => null,
    };

    private static Statement Place(string id, string? site, string? zone, string? underWayTo) => new(
        SetLotPlace, ("id", id), ("site", site), ("storage_zone", zone), ("under_way_to", underWayTo));

    private static Statement Put(Entry entry, LotReceived received, string? madeBy)
    {
        var (unscaled, scale) = Split(received.Quantity);
        return new Statement(
            PutLot, ("id", received.Id), ("material", received.Material), ("site", received.Site),
            ("status", EnumWords.Of(LotStatus.Quarantine)), ("unit", received.Quantity.Unit.Symbol), ("unscaled", unscaled),
            ("scale", (long)scale), ("supplier", received.Supplier), ("supplier_lot", received.SupplierLot),
            ("expiry_on", Words.Of(received.ExpiryOn)), ("received_at", entry.At), ("zone", entry.Zone),
            ("containers", (long)(received.Containers?.Count ?? 0)), ("retest_on", Words.Of(received.RetestOn)),
            ("storage_zone", received.StorageZone), ("made_by", madeBy));
    }

    private static Statement SetOnHand(string id, DecimalParts onHand) =>
        new(SetLotOnHand, ("id", id), ("unscaled", onHand.Unscaled), ("scale", (long)onHand.Scale));

    private static Statement SetReserved(string id, Quantity reserved)
    {
        var parts = Split(reserved);
        return new Statement(SetLotReserved, ("id", id), ("unscaled", parts.Unscaled), ("scale", (long)parts.Scale));
    }

    private static DecimalParts Split(Quantity quantity) =>
        DecimalParts.TrySplit(quantity.Value, out var parts)
            ? parts
            : throw new InvalidOperationException("A quantity of a lot has at most 18 digits; the handlers hold that.");
}
