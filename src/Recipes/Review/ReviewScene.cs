using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Everything that a signed step in the life of a version looks at.</summary>
/// <param name="Predecessor">The newest approved version, or the one that was it when this one was approved; null of a first version.</param>
/// <param name="Register">Routes by product now; a version under review keeps the one that it began with.</param>
internal sealed record ReviewScene(
    Folded<RecipeVersion> Loaded,
    MasterRecipe Recipe,
    IReadOnlyList<Finding> Findings,
    Folded<RecipeFamily> Family,
    (string Version, string Hash, MasterRecipe Recipe)? Predecessor,
    Folded<RouteRegister> Register)
{
    private RecipeComparison? _compared;

    /// <summary>Plant and people, for the rules that ask whether anybody could carry it out.</summary>
    public LintSurroundings Around { get; init; } = LintSurroundings.None;

    /// <summary>What was said about the version; while one is open nobody signs on the way.</summary>
    public RecipeComments Comments { get; init; } = RecipeComments.Empty("");

    public RecipeVersion Version => Loaded.State;

    public IReadOnlyList<RouteStep> Route =>
        Version.State == RecipeState.Draft ? Register.State.For(Recipe.Product?.Code) : Version.Route;

    /// <summary>The signature that is next; null once all of them are made.</summary>
    public RouteStep? Next => Version.Checks.Count < Route.Count ? Route[Version.Checks.Count] : null;

    public RecipeComparison Compared => _compared ??= RecipeComparison.Of(Predecessor?.Recipe, Recipe, RecipeValues.Plain);

    /// <summary>Blocks that changed or depend on a change, and that a person has not confirmed as they are.</summary>
    public IEnumerable<ComparedBlock> NotSeenBy(string person) =>
        Compared.ToReview.Where(block => Version.Seen.GetValueOrDefault((person, block.Block.Id)) != block.Hash);

    public static bool IsOnRoute(Caller caller) => caller.Roles.Any(grant => RecipeRoute.Roles.Contains(grant.Role));
}

/// <summary>Loads what a step looks at.</summary>
internal sealed class ReviewScenes(RecipeVersions versions, RecipeContents contents, LintSurroundingsReader surroundings, IStreams streams)
{
    /// <summary>Null when there is no such version.</summary>
    public async Task<ReviewScene?> FindAsync(string id, string version, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is null) return null;
        var recipe = await contents.RecipeAsync(found.State.Recipe, cancellation);
        var findings = await contents.FindingsAsync(found.State.Findings, cancellation);
        var family = await versions.FamilyAsync(id, cancellation);
        var register = await streams.LoadAsync<RouteRegister>(RouteRegister.Stream, cancellation);
        return new ReviewScene(found, recipe, findings, family, await FindPredecessorAsync(found.State, family.State, cancellation), register)
        {
            Around = await surroundings.ReadAsync(recipe, cancellation),
            Comments = (await streams.LoadAsync<RecipeComments>(found.At.Stream, cancellation)).State,
        };
    }

    /// <summary>What a version is compared with; null of a first one.</summary>
    public async Task<(string Version, string Hash, MasterRecipe Recipe)?> FindPredecessorAsync(RecipeVersion version, RecipeFamily family, CancellationToken cancellation)
    {
        var summary = version.Summary!;
        // While it may still change it is compared with what is newest now; once approved, with what it was approved against.
        var isOpen = version.State is RecipeState.Draft or RecipeState.InReview;
        if ((isOpen ? family.Newest : version.Predecessor) is not { } newest || string.Equals(newest, summary.Version, StringComparison.OrdinalIgnoreCase)) return null;
        var before = await versions.LoadAsync(summary.Id, newest, cancellation);
        return (before.State.Summary!.Version, before.State.Recipe, await contents.RecipeAsync(before.State.Recipe, cancellation));
    }
}
