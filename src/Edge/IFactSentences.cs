using Theriac.Ledger;

namespace Theriac.Edge;

/// <summary>
/// Tells a module's facts as sentences for the activity trace. Register one for each module that wants better words than
/// the name of the fact. Screens translate by type and payload; this is the English text and what search looks in.
/// </summary>
public interface IFactSentences
{
    /// <summary>Without the person: <c>granted operator at S1</c>; null when the fact is not of this module.</summary>
    string? Say(Entry entry, IFact fact);
}
