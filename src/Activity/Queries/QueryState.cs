using System.Collections.Immutable;
using Theriac.Activity.Search;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Activity.Queries;

internal sealed record QueryReview(Entry Entry, ActivityQueryReviewed Fact);

/// <summary>A saved query with its reviews, oldest first.</summary>
internal sealed record QueryState : IStreamState<QueryState>
{
    public required string Id { get; init; }

    public ActivityQuerySaved? Saved { get; init; }

    public Entry? SavedBy { get; init; }

    public ActivityQueryRetired? Retired { get; init; }

    public ImmutableList<QueryReview> Reviews { get; init; } = [];

    /// <summary>The entry through which everything was reviewed.</summary>
    public long Through => Reviews.IsEmpty ? 0 : Reviews[^1].Fact.Through;

    public static string StreamOf(string id) => "activity-query/" + id;

    public static QueryState Empty(string stream) => new() { Id = stream[(stream.IndexOf('/') + 1)..] };

    public QueryState Apply(Entry entry, IFact fact) => fact switch
    {
        ActivityQuerySaved one => this with { Saved = one, SavedBy = entry },
        ActivityQueryRetired one => this with { Retired = one },
        ActivityQueryReviewed one => this with { Reviews = Reviews.Add(new QueryReview(entry, one)) },
        _ => this,
    };
}
