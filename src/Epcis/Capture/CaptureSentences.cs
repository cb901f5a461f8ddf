using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Epcis.Capture;

/// <summary>Captures, for the activity trace. What an EPCIS document has wrong is told as it was answered: to a machine.</summary>
internal sealed class CaptureSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => fact switch
    {
        EpcisCaptured one => Sentence.Of("fact.epcis-captured", ("count", one.Count)),
        EpcisCaptureRefused one => Sentence.Of(
            "fact.epcis-capture-refused", ("details", string.Join(" ", one.Errors.Select(error => error.Detail)))),
        _ => null,
    };
}
