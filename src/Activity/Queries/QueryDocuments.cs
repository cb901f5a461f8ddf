using Theriac.Edge;
using Theriac.People;

namespace Theriac.Activity.Queries;

/// <summary>What is signed when a query was reviewed: the question, how far, how many, and the outcome in words.</summary>
internal static class QueryDocuments
{
    private static readonly Phrases Texts = Phrases.Of(typeof(QueryDocuments).Assembly);

    public static SignDocument Of(PendingReview review, string language)
    {
        var reader = language is "vi" or "zh" ? language : Phrases.English;
        List<SignLine> lines = [Line("query", review.Name)];
        lines.AddRange(review.Query.Filters().Select(filter => Line(filter.Name, filter.Value)));
        lines.Add(Line("through", $"{review.Through}"));
        lines.Add(Line("rows", $"{review.Rows}"));
        lines.Add(Line("after", review.After == 0 ? "–" : $"{review.After}"));
        lines.Add(Line("new-rows", $"{review.NewRows}"));
        lines.Add(Line("outcome", Texts.Word(reader, "review-outcome", $"{review.Outcome}")));
        if (review.Text.Length > 0)
            lines.Add(Line("text", review.Text));
        return new SignDocument(
            reader, Say("document.title", ("name", review.Name)), SignatureMeaning.Reviewed,
            Say("document.statement", ("rows", review.Rows), ("through", review.Through)), lines);

        SignLine Line(string label, string value) => new(Texts.Word(reader, "query-line", label), value);
        string Say(string key, params ReadOnlySpan<(string, object?)> values) => Texts.Say(reader, Sentence.Of(key, values));
    }
}
