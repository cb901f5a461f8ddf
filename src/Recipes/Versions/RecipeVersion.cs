using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>A signature on a version, with when it was made and what content it was made over.</summary>
internal sealed record RecipeSignature(string Recipe, long At, string Zone, int OffsetMinutes, long Entry, Signature Signature, RecipeAct Act);

/// <summary>What was done by a signature; its meaning alone does not say it.</summary>
internal enum RecipeAct
{
    SentToReview,

    /// <summary>A signature on the way that was not the last.</summary>
    Checked,
    Approved,
    Returned,
    Retired,
}

/// <summary>An edit of a draft: what content it made of which, and how.</summary>
/// <param name="Bytes">Of the entry.</param>
internal sealed record RecipeEditMade(
    string Actor, long At, string Previous, string Recipe, IReadOnlyList<EditChange> Changes, int Bytes = 0);

/// <summary>One version of a recipe, folded from its stream.</summary>
internal sealed record RecipeVersion : IStreamState<RecipeVersion>
{
    private const int EditsKeptMax = 500;
    private const int EditsBytesMax = 8 * 1024 * 1024;

    public RecipeSummary? Summary { get; private init; }

    public RecipeState State { get; private init; }

    /// <summary>Hash of the recipe as it is now.</summary>
    public string Recipe { get; private init; } = "";

    public string Findings { get; private init; } = "";

    public string? Source { get; private init; }

    public string? SourceFormat { get; private init; }

    public string? SourceName { get; private init; }

    /// <summary>The instance that it came from, and who signed it there; null of a version that was written here.</summary>
    public PackageOrigin? Origin { get; private init; }

    /// <summary>Everybody who wrote any of it: none of them checks or approves it.</summary>
    public ImmutableSortedSet<string> Authors { get; private init; } = [];

    /// <summary>Signatures on the way that were made over the content as it is now, in the order of the route; the approval is the last.</summary>
    public ImmutableList<Signature> Checks { get; private init; } = [];

    /// <summary>Who signs on the way; fixed when the review began.</summary>
    public IReadOnlyList<RouteStep> Route { get; private init; } = RecipeRoute.Default;

    /// <summary>The version that it was compared with when it was approved, or is in review; null of a first one.</summary>
    public string? Predecessor { get; private init; }

    /// <summary>Why it was changed, as its author said when he sent it to review.</summary>
    public string? ReasonForChange { get; private init; }

    /// <summary>By reviewer and block, what it was like when he confirmed it.</summary>
    public ImmutableDictionary<(string Person, string Block), string> Seen { get; private init; } =
        ImmutableDictionary<(string Person, string Block), string>.Empty;

    /// <summary>True when all but the approval is signed for the content as it is now.</summary>
    public bool IsChecked => Checks.Count >= Route.Count - 1;

    public ImmutableList<RecipeSignature> Signatures { get; private init; } = [];

    /// <summary>The newest edits without a gap, oldest first: what an editor has not seen yet is found among them.</summary>
    public ImmutableList<RecipeEditMade> Edits { get; private init; } = [];

    public int EditsBytes { get; private init; }

    /// <summary>Edits since the content was stored whole.</summary>
    public int EditsUnstored { get; private init; }

    public static RecipeVersion Empty(string stream) => new();

    public RecipeVersion Apply(Entry entry, IFact fact) => fact switch
    {
        RecipeImported imported => Written(entry, imported.Summary, imported.Recipe, imported.Findings) with
        {
            Source = imported.Source,
            SourceFormat = imported.SourceFormat,
            SourceName = imported.SourceName,
        },
        RecipeArrived arrived => Written(entry, arrived.Summary, arrived.Recipe, arrived.Findings) with
        {
            Source = arrived.Package,
            SourceFormat = "theriac-recipe-package-1",
            SourceName = arrived.Origin.Name,
            Origin = arrived.Origin,
            Authors = Authors.Add(entry.Actor).Union(arrived.Authors),
        },
        RecipeSaved saved => Written(entry, saved.Summary, saved.Recipe, saved.Findings),
        RecipeCompleted completed => Written(entry, completed.Summary, completed.Recipe, completed.Findings),
        RecipeCopied copied => Written(entry, copied.Summary, copied.Recipe, copied.Findings) with
        {
            Authors = Authors.Add(entry.Actor).Union(copied.Authors ?? []),
        },
        RecipeEdited edited => Edited(entry, edited),
        RecipeSuggestionApplied applied => this with { Authors = Authors.Add(applied.SuggestedBy) },
        RecipeBlockTaken taken => Written(entry, taken.Summary, taken.Recipe, taken.Findings),
        RecipeSentToReview sent => Signed(entry, sent.Recipe, sent.Signature, RecipeAct.SentToReview) with
        {
            State = RecipeState.InReview,
            Authors = Authors.Add(entry.Actor),
        },
        RecipeReviewBegun begun => this with { Route = begun.Route, ReasonForChange = begun.Reason, Predecessor = begun.Predecessor },
        RecipeBlocksReviewed seen => this with
        {
            Seen = Seen.SetItems(seen.Blocks.Select(block => KeyValuePair.Create((entry.Actor, block.Id), block.Hash))),
        },
        RecipeChecked done => Signed(entry, done.Recipe, done.Signature, RecipeAct.Checked) with { Checks = Checks.Add(done.Signature) },
        RecipeApproved approved => Signed(entry, approved.Recipe, approved.Signature, RecipeAct.Approved) with
        {
            Predecessor = approved.Predecessor ?? Predecessor,
            State = RecipeState.Approved,
            Checks = Checks.Add(approved.Signature),
        },
        RecipeReturnedToDraft { Signature: { } signature } back => Signed(entry, back.Recipe, signature, RecipeAct.Returned) with
        {
            State = RecipeState.Draft,
            Checks = [],
        },
        RecipeReturnedToDraft => this with { State = RecipeState.Draft, Checks = [] },
        RecipeSuperseded => this with { State = RecipeState.Superseded },
        RecipeRetired retired => Signed(entry, retired.Recipe, retired.Signature, RecipeAct.Retired) with { State = RecipeState.Retired },
        _ => this,
    };

    private RecipeVersion Written(Entry entry, RecipeSummary summary, string recipe, string findings) => this with
    {
        Summary = summary,
        State = RecipeState.Draft,
        Recipe = recipe,
        Findings = findings,
        Authors = Authors.Add(entry.Actor),
        Checks = [],
        Edits = [],
        EditsBytes = 0,
        EditsUnstored = 0,
    };

    private RecipeVersion Edited(Entry entry, RecipeEdited edited)
    {
        var made = new RecipeEditMade(entry.Actor, entry.At, edited.Previous, edited.Recipe, edited.Changes, entry.Payload.Length);
        var (kept, bytes) = (Edits, EditsBytes + made.Bytes);
        while (kept.Count > 0 && (kept.Count >= EditsKeptMax || bytes > EditsBytesMax))
        {
            bytes -= kept[0].Bytes;
            kept = kept.RemoveAt(0);
        }
        return Written(entry, edited.Summary, edited.Recipe, edited.Findings) with
        {
            Edits = kept.Add(made),
            EditsBytes = bytes,
            EditsUnstored = edited.IsStored ? 0 : EditsUnstored + 1,
        };
    }

    private RecipeVersion Signed(Entry entry, string recipe, Signature signature, RecipeAct act) => this with
    {
        Signatures = Signatures.Add(new RecipeSignature(recipe, entry.At, entry.Zone, entry.OffsetMinutes, entry.Number, signature, act)),
    };
}

/// <summary>A recipe over all its versions.</summary>
internal sealed record RecipeFamily : IStreamState<RecipeFamily>
{
    /// <summary>The version that new batches are made by where no site says otherwise, or null.</summary>
    public string? Effective { get; private init; }

    /// <summary>The version that was approved last: what the next one is compared with.</summary>
    public string? Newest { get; private init; }

    /// <summary>True once any site has a date of its own: from then on an approval changes nothing at any site.</summary>
    public bool SitesDecide { get; private init; }

    public static RecipeFamily Empty(string stream) => new();

    public RecipeFamily Apply(Entry entry, IFact fact) => fact switch
    {
        RecipeEffective effective => this with { Effective = effective.Version, Newest = effective.Version },
        RecipeNewest newest => this with { Newest = newest.Version },
        RecipeSitesDecide => this with { SitesDecide = true },
        _ => this,
    };
}
