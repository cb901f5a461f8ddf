using Theriac.Edge;
using Theriac.Ledger;
using Theriac.Serials.Numbers;
using Theriac.Serials.Pack;
using Theriac.Serials.Recall;

namespace Theriac.Serials.Units;

/// <summary>What is done with packs, for the activity trace.</summary>
internal sealed class UnitSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => OfNumbers(fact) ?? OfPacks(fact) ?? OfContainers(fact);

    private static Sentence? OfNumbers(IFact fact) => fact switch
    {
        SerialsLeased one => Sentence.Of("fact.serials-leased", ("count", one.Count), ("gtin", one.Gtin), ("batch", one.Batch)),
        SerialPoolOpened one => Sentence.Of("fact.serial-pool-opened", ("gtin", one.Gtin)),
        SsccLeased one => Sentence.Of("fact.sscc-leased", ("reference", one.Reference), ("prefix", one.Prefix)),
        _ => null,
    };

    private static Sentence? OfPacks(IFact fact) => fact switch
    {
        PacksCommissioned one => Sentence.Of(
            "fact.packs-commissioned", ("count", one.Count), ("batch", one.Batch), ("product", one.ProductName), ("lot", one.Lot)),
        PacksPutInto one => Sentence.Of("fact.packs-put-into", ("count", one.Count), ("sscc", one.Sscc)),
        PacksGone { Count: < 0 } one => Sentence.Of("fact.packs-back", ("count", -one.Count), ("market", one.Market), ("by", one.By)),
        PacksGone one => Sentence.Of("fact.packs-gone", ("count", one.Count), ("market", one.Market), ("by", one.By)),
        PackStateChanged one => Sentence.Of(
            "fact.pack-state-changed", ("serial", one.Serial), ("gtin", one.Gtin), ("from", $"{one.From}"), ("to", $"{one.To}"),
            ("location", one.Location)),
        BatchRecalled one => Sentence.Of("fact.batch-recalled", ("batch", one.Batch), ("reason", one.Reason)),
        _ => null,
    };

    private static Sentence? OfContainers(IFact fact) => fact switch
    {
        ContainerPacked one => Sentence.Of("fact.container-packed", ("count", one.Count), ("sscc", one.Sscc)),
        ContainerPutInto one => Sentence.Of("fact.container-put-into", ("sscc", one.Sscc), ("parent", one.Parent)),
        ContainerShipped one => Sentence.Of(
            one.Quarantine ? "fact.container-shipped-quarantine" : "fact.container-shipped", ("sscc", one.Sscc), ("from", one.From),
            ("to", one.To)),
        ContainerReceived one => Sentence.Of("fact.container-received", ("sscc", one.Sscc), ("at", one.At)),
        _ => null,
    };
}
