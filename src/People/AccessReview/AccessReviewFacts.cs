using Theriac.Ledger;

namespace Theriac.People.AccessReview;

/// <summary>Somebody looked at everybody who holds a role and signed that they still need it (A11D-11e).</summary>
[Fact("access-reviewed.v1")]
internal sealed record AccessReviewed(Role Role, IReadOnlyList<ReviewedHolder> Holders, Signature Signature) : IFact;

internal sealed record ReviewedHolder(string UserId, string Site);

/// <summary>The last review of one role; stream <c>access-review/{role}</c>.</summary>
internal sealed record AccessReviewState : IStreamState<AccessReviewState>
{
    public long? At { get; init; }

    public Entry? Entry { get; init; }

    public Signature? Signature { get; init; }

    public static string StreamOf(Role role) => "access-review/" + RoleNames.Of(role);

    public static AccessReviewState Empty(string stream) => new();

    public AccessReviewState Apply(Entry entry, IFact fact) =>
        fact is AccessReviewed reviewed ? new AccessReviewState { At = entry.At, Entry = entry, Signature = reviewed.Signature } : this;
}
