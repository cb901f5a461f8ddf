using Theriac.Activity.Search;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Activity.Queries;

/// <summary>A question that is asked again and again, under a name; stream <c>activity-query/{id}</c>. It is never changed.</summary>
[Fact("activity-query-saved.v1")]
internal sealed record ActivityQuerySaved(string Name, ActivityQuery Query) : IFact;

[Fact("activity-query-retired.v1")]
internal sealed record ActivityQueryRetired(string Name, string Reason) : IFact;

/// <summary>What a review of the trail came to.</summary>
internal enum ReviewOutcome
{
    NothingUnusual,
    FollowedUp,
}

/// <summary>Somebody ran the query, looked at what it found and signed the outcome (A11D-12c, A11-9).</summary>
/// <param name="After">The entry through which it was reviewed before; 0 the first time.</param>
/// <param name="Through">The entry through which it is reviewed now.</param>
/// <param name="Rows">What the query finds through that entry.</param>
/// <param name="NewRows">Of these, what stands after <paramref name="After"/>.</param>
[Fact("activity-query-reviewed.v1")]
internal sealed record ActivityQueryReviewed(
    string Name, ActivityQuery Query, long After, long Through, long Rows, long NewRows, ReviewOutcome Outcome, string Text, Signature Signature) : IFact;
