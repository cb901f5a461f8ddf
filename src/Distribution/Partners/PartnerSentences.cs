using Theriac.Distribution.Scans;
using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Distribution.Partners;

/// <summary>Partners and public scans in words, for the activity trace.</summary>
internal sealed class PartnerSentences : IFactSentences
{
    public string? Say(Entry entry, IFact fact) => fact switch
    {
        PartnerAdded added => $"added the partner {added.Name} ({added.Id}, {added.Region})",
        ScansRecorded scans => $"noted {scans.Scans.Count} public checks of packs",
        _ => null,
    };
}
