using Theriac.Activity.Export;
using Theriac.Activity.Queries;
using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Activity;

/// <summary>What the trace tells of itself.</summary>
internal sealed class ActivitySentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => fact switch
    {
        ActivityQuerySaved one => Sentence.Of("fact.activity-query-saved", ("name", one.Name)),
        ActivityQueryRetired one => Sentence.Of("fact.activity-query-retired", ("name", one.Name), ("reason", one.Reason)),
        ActivityQueryReviewed one => Sentence.Of(
            "fact.activity-query-reviewed", ("name", one.Name), ("through", one.Through), ("rows", one.NewRows), ("outcome", $"{one.Outcome}")),
        ActivityExportBegun one => Sentence.Of("fact.activity-export-begun", ("format", one.Format), ("through", one.Through)),
        ActivityExported one => Sentence.Of("fact.activity-exported", ("rows", one.Rows), ("format", one.Format), ("hash", Short(one.Sha256))),
        _ => null,
    };

    private static string Short(string hash) => hash.Length > 16 ? hash[..16] : hash;
}
