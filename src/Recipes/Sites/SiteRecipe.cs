using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>From which day a version is the one that new batches are made by.</summary>
internal sealed record EffectiveDate(string Version, DateOnly From, string Reason, long At, string Zone, Signature Signature);

/// <summary>A parameter set of a version at a site, prepared and perhaps approved.</summary>
internal sealed record SiteSet(string Version, string Hash, string Reason, long At, string Zone, Signature Prepared)
{
    public Signature? Approved { get; init; }

    public long? ApprovedAt { get; init; }
}

/// <summary>One recipe at one site: which version from when, and what the site sets for each.</summary>
internal sealed record SiteRecipe : IStreamState<SiteRecipe>
{
    /// <summary>By rising day. A later word replaces every date that was planned for its day or after it.</summary>
    public ImmutableList<EffectiveDate> Dates { get; private init; } = [];

    /// <summary>Everything that was ever said about dates, in order.</summary>
    public ImmutableList<EffectiveDate> Said { get; private init; } = [];

    public ImmutableList<SiteSet> Sets { get; private init; } = [];

    public static SiteRecipe Empty(string stream) => new();

    /// <summary>The version that is effective on a day by this site's own dates, or null.</summary>
    public EffectiveDate? On(DateOnly day) => Dates.LastOrDefault(date => date.From <= day);

    /// <summary>What batches of the version take: the set that was approved last.</summary>
    public SiteSet? ApprovedSet(string version) => Sets.LastOrDefault(set => Is(set.Version, version) && set.Approved is not null);

    /// <summary>The set that waits for its approval: the last one prepared.</summary>
    public SiteSet? WaitingSet(string version) =>
        Sets.LastOrDefault(set => Is(set.Version, version)) is { Approved: null } last ? last : null;

    public SiteRecipe Apply(Entry entry, IFact fact) => fact switch
    {
        RecipeMadeEffective made => Dated(new EffectiveDate(made.Version, made.From, made.Reason, entry.At, entry.Zone, made.Signature)),
        ParameterSetPrepared set => this with
        {
            Sets = Sets.Add(new SiteSet(set.Version, set.Set, set.Reason, entry.At, entry.Zone, set.Signature)),
        },
        ParameterSetApproved set => this with { Sets = Approve(set, entry) },
        _ => this,
    };

    private SiteRecipe Dated(EffectiveDate date) => this with
    {
        Dates = Dates.RemoveAll(planned => planned.From >= date.From).Add(date),
        Said = Said.Add(date),
    };

    // The approved set becomes the last of its version.
    private ImmutableList<SiteSet> Approve(ParameterSetApproved set, Entry entry)
    {
        var at = Sets.FindLastIndex(one => Is(one.Version, set.Version) && one.Hash == set.Set);
        return Sets.RemoveAt(at).Add(Sets[at] with { Approved = set.Signature, ApprovedAt = entry.At });
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
