using System.Text.Json;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Serials.Units;

/// <summary>Makes staged packs and packings visible, and keeps where containers are.</summary>
internal sealed class UnitProjection : IProjection
{
    private static readonly Sql PutSet = Sql.Of<UnitProjection>("Units/PutSet");
    private static readonly Sql PutLinkSet = Sql.Of<UnitProjection>("Units/PutLinkSet");
    private static readonly Sql PutContainer = Sql.Of<UnitProjection>("Units/PutContainer");
    private static readonly Sql PutContainerBatch = Sql.Of<UnitProjection>("Units/PutContainerBatch");
    private static readonly Sql SetParent = Sql.Of<UnitProjection>("Units/SetParent");
    private static readonly Sql ShipContainer = Sql.Of<UnitProjection>("Units/ShipContainer");
    private static readonly Sql ReceiveContainer = Sql.Of<UnitProjection>("Units/ReceiveContainer");
    private static readonly Sql PutPackState = Sql.Of<UnitProjection>("Units/PutPackState");
    private static readonly Sql PutRecall = Sql.Of<UnitProjection>("Units/PutRecall");

    public IReadOnlyList<string> Tables { get; } =
    [
        "serials_set", "serials_link_set", "serials_container", "serials_container_batch", "serials_pack_state", "serials_recall",
    ];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        switch (fact)
        {
            case PacksCommissioned commissioned:
                statements.Add(Commissioned(entry, commissioned));
                break;
            case ContainerPacked packed:
                Packed(entry, packed, statements);
                break;
            case ContainerShipped shipped:
                statements.Add(new Statement(
                    ShipContainer, ("sscc", shipped.Sscc), ("destination_kind", shipped.ToKind), ("destination", shipped.To),
                    ("quarantine", shipped.Quarantine ? 1L : 0L), ("number", entry.Number), ("at", entry.At), ("zone", entry.Zone)));
                break;
            case ContainerReceived received:
                statements.Add(new Statement(
                    ReceiveContainer, ("sscc", received.Sscc), ("place_kind", received.AtKind), ("place", received.At),
                    ("number", entry.Number), ("at", entry.At), ("zone", entry.Zone)));
                break;
            case PackStateChanged changed:
                statements.Add(new Statement(
                    PutPackState, ("gtin", changed.Gtin), ("serial", changed.Serial), ("state", changed.To.ToString()),
                    ("since", entry.At), ("location", changed.Location), ("number", entry.Number)));
                break;
            case Recall.BatchRecalled recalled:
                statements.Add(new Statement(
                    PutRecall, ("batch", recalled.Batch), ("reason", recalled.Reason), ("at", entry.At), ("number", entry.Number)));
                break;
        }
    }

    private static Statement Commissioned(Entry entry, PacksCommissioned fact) =>
        new(PutSet,
            ("set_id", fact.SetId), ("batch", fact.Batch), ("gtin", fact.Gtin), ("lot", fact.Lot), ("expiry", fact.Expiry),
            ("product_name", fact.ProductName), ("site", fact.Site), ("count", fact.Count), ("number", entry.Number), ("at", entry.At),
            ("zone", entry.Zone), ("actor", entry.Actor));

    private static void Packed(Entry entry, ContainerPacked fact, ICollection<Statement> statements)
    {
        statements.Add(new Statement(
            PutContainer, ("sscc", fact.Sscc), ("site", fact.Site), ("count", fact.Count), ("number", entry.Number), ("at", entry.At),
            ("zone", entry.Zone)));
        statements.Add(new Statement(
            PutLinkSet, ("set_id", fact.SetId), ("parent", fact.Sscc), ("number", entry.Number), ("at", entry.At)));
        foreach (var batch in fact.Batches)
            statements.Add(new Statement(PutContainerBatch, ("sscc", fact.Sscc), ("batch", batch)));
        if (fact.Containers.Count > 0)
            statements.Add(new Statement(SetParent, ("parent", fact.Sscc), ("ssccs", JsonSerializer.Serialize(fact.Containers))));
    }
}
