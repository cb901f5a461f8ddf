using Theriac.Distribution.Scans;
using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Distribution.Partners;

/// <summary>Partners and public scans, for the activity trace.</summary>
internal sealed class PartnerSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => fact switch
    {
        PartnerAdded one => Sentence.Of("fact.partner-added", ("name", one.Name), ("id", one.Id), ("region", one.Region)),
        ScansRecorded one => Sentence.Of("fact.scans-recorded", ("count", one.Scans.Count)),
        _ => null,
    };
}
