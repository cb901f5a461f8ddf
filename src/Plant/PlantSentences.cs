using Theriac.Edge;
using Theriac.Ledger;
using Theriac.Plant.Balances;
using Theriac.Plant.Documents;
using Theriac.Plant.Equipment;
using Theriac.Plant.Lots;
using Theriac.Plant.Materials;
using Theriac.Plant.Sites;
using Theriac.Plant.Terminals;

namespace Theriac.Plant;

/// <summary>Facts of the plant, for the activity trace.</summary>
internal sealed class PlantSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => OfPlaces(fact) ?? OfEquipment(fact) ?? OfLots(fact);

    private static Sentence? OfPlaces(IFact fact) => fact switch
    {
        EnterpriseNamed one => Sentence.Of("fact.enterprise-named", ("name", one.Name)),
        SiteAdded one => Sentence.Of("fact.site-added", ("id", one.Id), ("name", one.Name), ("zone", one.Zone)),
        AreaAdded one => Sentence.Of("fact.area-added", ("id", one.Id), ("name", one.Name), ("site", one.Site)),
        SiteShiftsSet one => Sentence.Of(
            "fact.site-shifts-set", ("id", one.Id), ("shifts", string.Join(", ", one.Shifts.Select(shift => $"{shift.Name} {shift.From}–{shift.To}"))),
            ("reason", one.Reason)),
        DocumentRegistered one => Sentence.Of(
            "fact.document-registered", ("id", one.Id), ("version", one.Version), ("title", one.Title), ("on", $"{one.EffectiveOn:yyyy-MM-dd}")),
        DocumentRetired one => Sentence.Of("fact.document-retired", ("id", one.Id), ("version", one.Version), ("reason", one.Reason)),
        TerminalOffered one => Sentence.Of(
            "fact.terminal-offered", ("id", one.Id), ("name", one.Name), ("site", one.Site), ("area", one.Area)),
        TerminalEnrolled one => Sentence.Of("fact.terminal-enrolled", ("id", one.Id)),
        TerminalRevoked one => Sentence.Of("fact.terminal-revoked", ("id", one.Id)),
        _ => null,
    };

    private static Sentence? OfEquipment(IFact fact) => fact switch
    {
        EquipmentAdded one => Sentence.Of("fact.equipment-added", ("id", one.Id), ("name", one.Name), ("site", one.Site)),
        EquipmentCalibrated one => Sentence.Of(
            "fact.equipment-calibrated", ("id", one.Id), ("done", $"{one.DoneOn:yyyy-MM-dd}"), ("due", $"{one.DueOn:yyyy-MM-dd}")),
        EquipmentConditionChanged one => Sentence.Of(
            one.Batch is null ? "fact.equipment-condition-changed" : "fact.equipment-condition-changed-batch", ("id", one.Id),
            ("from", $"{one.From}"), ("to", $"{one.To}"), ("batch", one.Batch)),
        EquipmentUsed one => Sentence.Of("fact.equipment-used", ("id", one.Id), ("batch", one.Batch), ("phase", one.Use.Phase)),
        EquipmentPhaseEnded one => Sentence.Of("fact.equipment-phase-ended", ("id", one.Id), ("batch", one.Batch), ("phase", one.Phase)),
        EquipmentProcedureBegun one => Sentence.Of("fact.equipment-procedure-begun", ("id", one.Id), ("record", one.Record)),
        EquipmentProcedureEnded one => Sentence.Of("fact.equipment-procedure-ended", ("id", one.Id), ("record", one.Record)),
        EquipmentChecked one => Sentence.Of("fact.equipment-checked", ("id", one.Id), ("on", $"{one.On:yyyy-MM-dd}"), ("record", one.Record)),
        EquipmentAllocated one => Sentence.Of("fact.equipment-allocated", ("id", one.Id), ("batch", one.Batch)),
        EquipmentAllocationFreed one => Sentence.Of("fact.equipment-allocation-freed", ("id", one.Id), ("batch", one.Batch)),
        EquipmentTagged one => Sentence.Of("fact.equipment-tagged", ("id", one.Id), ("reason", one.Reason)),
        EquipmentReturnedToService one => Sentence.Of("fact.equipment-returned-to-service", ("id", one.Id), ("reason", one.Reason)),
        EquipmentFellDue one => Sentence.Of("fact.equipment-fell-due", ("id", one.Id), ("what", $"{one.What}"), ("until", one.Until)),
        EquipmentHoldTimesSet one => Sentence.Of(
            "fact.equipment-hold-times-set", ("class", one.Rule.Class), ("clean", $"{one.Rule.CleanHoldHours?.ToString() ?? "–"}"),
            ("dirty", $"{one.Rule.DirtyHoldHours?.ToString() ?? "–"}"), ("reason", one.Reason)),
        DeviceRegistered one => Sentence.Of("fact.device-registered", ("id", one.Id), ("address", one.Device.Address ?? "–")),
        DeviceApproved one => Sentence.Of("fact.device-approved", ("id", one.Id), ("reason", one.Reason)),
        BalanceTestWeighed one => Sentence.Of(
            one.Reading.Passed ? "fact.balance-test-weighed" : "fact.balance-test-weighed-outside", ("id", one.Id),
            ("reading", $"{one.Reading.Reading}"), ("nominal", $"{one.Reading.Nominal}"), ("tolerance", $"{one.Reading.Tolerance}")),
        BalanceDoubted one => Sentence.Of(
            "fact.balance-doubted", ("id", one.Id), ("containers", string.Join(", ", one.Weighings.Select(weighing => weighing.Container)))),
        BalanceChecked one => Sentence.Of(
            one.Passed ? "fact.balance-checked" : "fact.balance-check-failed", ("id", one.Id), ("on", $"{one.On:yyyy-MM-dd}")),
        _ => null,
    };

    private static Sentence? OfLots(IFact fact) => fact switch
    {
        MaterialAdded one => Sentence.Of("fact.material-added", ("code", one.Code), ("name", one.Name), ("unit", one.Unit.Symbol)),
        LotReceived one => Sentence.Of(
            "fact.lot-received", ("id", one.Id), ("material", one.Material), ("quantity", $"{one.Quantity}"), ("supplier", one.Supplier),
            ("supplierLot", one.SupplierLot)),
        LotReleased { Assay: { } assay } one => Sentence.Of("fact.lot-released-assay", ("id", one.Id), ("assay", assay.Shown)),
        LotReleased one => Sentence.Of("fact.lot-released", ("id", one.Id)),
        LotAssayed one => Sentence.Of("fact.lot-assayed", ("id", one.Id), ("assay", one.Assay.Shown)),
        LotRejected one => Sentence.Of("fact.lot-rejected", ("id", one.Id)),
        LotExpiryChanged one => Sentence.Of(
            "fact.lot-expiry-changed", ("id", one.Id), ("from", one.From is { } from ? $"{from:yyyy-MM-dd}" : "–"),
            ("to", $"{one.To:yyyy-MM-dd}")),
        LotMoved one => Sentence.Of(
            one.Batch is null ? "fact.lot-moved" : "fact.lot-moved-batch", ("id", one.Id), ("movement", $"{one.Movement}"),
            ("quantity", $"{one.Quantity}"), ("onHand", $"{one.OnHand}"), ("batch", one.Batch)),
        LotProduced one => Sentence.Of(
            "fact.lot-produced", ("id", one.Id), ("material", one.Material), ("quantity", $"{one.Quantity}"), ("batch", one.Batch)),
        LotGoverned one => Sentence.Of("fact.lot-governed", ("id", one.Id), ("status", $"{one.Status}"), ("batch", one.Batch)),
        LotSampled one => Sentence.Of(
            "fact.lot-sampled", ("sample", one.Sample), ("quantity", $"{one.Quantity}"), ("id", one.Container ?? one.Id), ("use", $"{one.Use}")),
        LotRetested one => Sentence.Of(
            one.Passed ? "fact.lot-retested" : "fact.lot-retest-failed", ("id", one.Id), ("result", one.Result),
            ("next", one.RetestOn is { } next ? $"{next:yyyy-MM-dd}" : "–"), ("expiry", one.ExpiryOn is { } expiry ? $"{expiry:yyyy-MM-dd}" : "–")),
        LotCounted one => Sentence.Of(
            one.Waits ? "fact.lot-counted-waits" : "fact.lot-counted", ("id", one.Id), ("counted", $"{one.Counted}"),
            ("difference", $"{one.Difference}"), ("reason", one.Reason)),
        LotLabelsPrinted one => Sentence.Of(
            one.Reason is null ? "fact.lot-labels-printed" : "fact.lot-labels-printed-again", ("id", one.Id), ("printer", one.Printer),
            ("codes", string.Join(", ", one.Labels.Select(label => $"{label.Code} ({label.Copy})"))), ("reason", one.Reason)),
        LotStored one => Sentence.Of("fact.lot-stored", ("id", one.Id), ("from", one.From ?? "–"), ("to", one.To)),
        LotSent one => Sentence.Of("fact.lot-sent", ("id", one.Id), ("from", one.From), ("to", one.To), ("reason", one.Reason)),
        LotArrived one => Sentence.Of("fact.lot-arrived", ("id", one.Id), ("site", one.Site)),
        LotReserved one => Sentence.Of(
            "fact.lot-reserved", ("id", one.Id), ("quantity", $"{one.Quantity}"), ("batch", one.Batch)),
        LotReservationFreed one => Sentence.Of(
            "fact.lot-reservation-freed", ("id", one.Id), ("quantity", $"{one.Quantity}"), ("batch", one.Batch)),
        _ => null,
    };
}
