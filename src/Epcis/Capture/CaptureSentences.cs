using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Epcis.Capture;

/// <summary>Captures in words, for the activity trace.</summary>
internal sealed class CaptureSentences : IFactSentences
{
    public string? Say(Entry entry, IFact fact) => fact switch
    {
        EpcisCaptured captured => $"captured {captured.Count} EPCIS events",
        EpcisCaptureRefused refused => $"sent EPCIS events that were not stored: {string.Join(" ", refused.Errors.Select(error => error.Detail))}",
        _ => null,
    };
}
