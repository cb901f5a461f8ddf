using System.Globalization;
using Microsoft.Extensions.Options;
using Theriac.Epcis;
using Theriac.Gs1;
using Theriac.Kernel;
using Theriac.Serials.Batch;

namespace Theriac.Serials.Units;

/// <summary>The EPCIS events of what is done with packs.</summary>
internal sealed class EventMaker(TimeProvider clock, IOptions<SerialsOptions> options)
{
    public NewEvent Commissioned(PackagedBatch batch, string gtin, IReadOnlyList<string> serials) => At(batch.Zone, batch.Site) with
    {
        Type = "ObjectEvent",
        Action = "ADD",
        BizStep = "commissioning",
        Disposition = "active",
        EpcList = [.. serials.Select(serial => $"{DigitalLink.CanonicalDomain}/01/{gtin}/21/{serial}")],
        BizTransactionList = [new EventTransaction("prodorder", BatchUri(batch.Id))],
        Ilmd = new Dictionary<string, string>
        {
            ["cbvmda:lotNumber"] = batch.Lot,
            ["cbvmda:itemExpirationDate"] = batch.ExpiryOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        },
    };

    /// <summary>Joins the material lots to the batch.</summary>
    public NewEvent Transformed(PackagedBatch batch, string gtin, IReadOnlyList<BatchInput> inputs, long packs) => At(batch.Zone, batch.Site) with
    {
        Type = "TransformationEvent",
        BizStep = "creating_class_instance",
        TransformationId = BatchUri(batch.Id),
        InputQuantityList = [.. inputs.GroupBy(input => (input.Lot, input.Quantity.Unit)).Select(same => new EventQuantity(
            LotUri(same.First()), same.Sum(input => input.Quantity.Value), same.Key.Unit.Equals(Unit.Each) ? null : same.Key.Unit.CommonCode))],
        OutputQuantityList = [new EventQuantity(LotUri(gtin, batch.Lot), packs, null)],
        BizTransactionList = [new EventTransaction("prodorder", BatchUri(batch.Id))],
        Ilmd = new Dictionary<string, string> { ["cbvmda:lotNumber"] = batch.Lot },
    };

    public NewEvent ContainerMade(string sscc, string zone, string site) => At(zone, site) with
    {
        Type = "ObjectEvent",
        Action = "ADD",
        BizStep = "commissioning",
        Disposition = "active",
        EpcList = [SsccUri(sscc)],
    };

    public NewEvent Packed(string sscc, IReadOnlyList<UnitCode> children, string zone, string site) => At(zone, site) with
    {
        Type = "AggregationEvent",
        Action = "ADD",
        BizStep = "packing",
        Disposition = "in_progress",
        ParentId = SsccUri(sscc),
        ChildEpcs = [.. children.Select(child => child.Epc)],
    };

    public NewEvent Shipped(string sscc, string zone, EventPlace from, EventPlace to, bool quarantine) => At(zone, from) with
    {
        Type = "ObjectEvent",
        Action = "OBSERVE",
        BizStep = "shipping",
        Disposition = quarantine ? "non_sellable_other" : "in_transit",
        BizLocation = null,
        EpcList = [SsccUri(sscc)],
        SourceList = [new EventSource("location", from.Id)],
        DestinationList = [new EventDestination("location", to.Id)],
    };

    public NewEvent Received(string sscc, string zone, EventPlace at, bool quarantine) => At(zone, at) with
    {
        Type = "ObjectEvent",
        Action = "OBSERVE",
        BizStep = "receiving",
        Disposition = quarantine ? "non_sellable_other" : "in_progress",
        EpcList = [SsccUri(sscc)],
    };

    public NewEvent StateChanged(UnitCode pack, string zone, EventPlace at, string bizStep, string disposition, bool ends) => At(zone, at) with
    {
        Type = "ObjectEvent",
        Action = ends ? "DELETE" : "OBSERVE",
        BizStep = bizStep,
        Disposition = disposition,
        EpcList = [pack.Epc],
    };

    /// <summary>A site by its GLN, else by a URN of our own.</summary>
    public EventPlace Site(string site) => Place("site", site, options.Value.SiteGlns.GetValueOrDefault(site));

    public static EventPlace Place(string kind, string id, string? gln) => new(
        gln is not null && Gln.TryParse(gln, out var known)
            ? $"{DigitalLink.CanonicalDomain}/414/{known}"
            : $"urn:x-theriac:{kind}:{Uri.EscapeDataString(id)}");

    public static string BatchUri(string batch) => $"urn:x-theriac:batch:{Uri.EscapeDataString(batch)}";

    public static string SsccUri(string sscc) => $"{DigitalLink.CanonicalDomain}/00/{sscc}";

    /// <summary>A material lot by LGTIN where its material has a GTIN, else by a URN of our own.</summary>
    public static string LotUri(BatchInput input) =>
        input.Gtin is not null && Gtin.TryParse(input.Gtin, out var gtin) && Gs1Id.Lgtin(gtin, input.Lot) is { IsOk: true } lot
            ? lot.Value.ToDigitalLink()
            : $"urn:x-theriac:lot:{Uri.EscapeDataString(input.Lot)}";

    private static string LotUri(string gtin, string lot) =>
        Gs1Id.Lgtin(Gtin.Parse(gtin).Value, lot).Value.ToDigitalLink();

    private NewEvent At(string zone, string site) => At(zone, Site(site));

    private NewEvent At(string zone, EventPlace place)
    {
        var now = clock.GetUtcNow();
        var offset = TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(now);
        return new NewEvent
        {
            Type = "ObjectEvent",
            EventTime = Micros.ToText(Micros.From(now)),
            EventTimeZoneOffset = $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}",
            ReadPoint = place,
            BizLocation = place,
        };
    }
}
