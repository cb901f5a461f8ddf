using Theriac.Ledger;

namespace Theriac.Edge;

/// <summary>
/// Tells a module's facts as sentences for the activity trace. Register one for each module that wants better words than the
/// name of the fact; the words stand in its <c>Texts</c>.
/// </summary>
public interface IFactSentences
{
    /// <summary>Without the person: <c>granted operator at S1</c>; null when the fact is not of this module.</summary>
    Sentence? Say(Entry entry, IFact fact);
}
