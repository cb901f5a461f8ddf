using Theriac.Edge;
using Theriac.Ledger;
using Theriac.Serials.Numbers;
using Theriac.Serials.Recall;

namespace Theriac.Serials.Units;

/// <summary>What is done with packs, in words, for the activity trace.</summary>
internal sealed class UnitSentences : IFactSentences
{
    public string? Say(Entry entry, IFact fact) => fact switch
    {
        SerialsLeased leased => $"took {leased.Count} serial numbers of {leased.Gtin} for batch {leased.Batch}",
        SerialPoolOpened opened => $"opened the serial numbers of {opened.Gtin}",
        PacksCommissioned made => $"commissioned {made.Count} packs of batch {made.Batch} ({made.ProductName}, lot {made.Lot})",
        ContainerPacked packed => $"packed {packed.Count} pieces into {packed.Sscc}",
        PacksPutInto put => $"put {put.Count} packs into {put.Sscc}",
        ContainerPutInto put => $"put {put.Sscc} into {put.Parent}",
        ContainerShipped { Quarantine: true } shipped => $"shipped {shipped.Sscc} from {shipped.From} to {shipped.To} under quarantine",
        ContainerShipped shipped => $"shipped {shipped.Sscc} from {shipped.From} to {shipped.To}",
        ContainerReceived received => $"received {received.Sscc} at {received.At}",
        PackStateChanged changed => $"changed pack {changed.Serial} of {changed.Gtin} from {changed.From} to {changed.To} at {changed.Location}",
        BatchRecalled recalled => $"recalled batch {recalled.Batch}: {recalled.Reason}",
        _ => null,
    };
}
