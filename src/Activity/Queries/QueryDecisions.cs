using Theriac.Activity.Search;
using Theriac.Kernel;

namespace Theriac.Activity.Queries;

/// <summary>What may be done with a saved query. Pure.</summary>
internal static class QueryDecisions
{
    public const int NameLengthMax = 80;
    public const int TextLengthMax = 2_000;

    public static IEnumerable<FieldError> Check(string name, ActivityQuery query)
    {
        if (name.Length == 0)
            yield return new FieldError("/name", "name-missing", "Give the query a name.");
        if (name.Length > NameLengthMax)
            yield return new FieldError("/name", "name-long", $"A name has at most {NameLengthMax} characters.");
        if (!query.Filters().Any())
            yield return new FieldError("/query", "query-empty", "Choose at least one filter.");
        foreach (var error in query.Check("/query"))
            yield return error;
    }

    public static IReadOnlyList<FieldError> Check(ReviewQueryInput input)
    {
        List<FieldError> errors = [];
        if (input.Through is not > 0)
            errors.Add(new FieldError("/through", "through-missing", "Say through which entry it was looked at."));
        if (input.Outcome is null)
            errors.Add(new FieldError("/outcome", "outcome-missing", "Say what the review came to."));
        if (input.Text is { Length: > TextLengthMax })
            errors.Add(new FieldError("/text", "outcome-long", $"At most {TextLengthMax} characters."));
        if (input.Outcome == ReviewOutcome.FollowedUp && string.IsNullOrWhiteSpace(input.Text))
            errors.Add(new FieldError("/text", "outcome-text-missing", "Say what was found and what is done about it."));
        return errors;
    }

    public static Refusal? Open(QueryState state) => state switch
    {
        { Saved: null } => ActivityRefusals.QueryUnknown(state.Id),
        { Retired: not null } => ActivityRefusals.QueryRetired(state.Saved.Name),
        _ => null,
    };

    public static Refusal? Review(QueryState state, long through) =>
        Open(state) ?? (through <= state.Through ? ActivityRefusals.NothingNew(state.Saved!.Name) : null);
}
