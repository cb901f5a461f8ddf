using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What a reviewer sees of a version: why it was changed, what changed, who signed and who is next, what each has looked at.</summary>
/// <param name="Reason">Why it was changed, as its author said when he sent it; null of a first version.</param>
/// <param name="ReasonNeeded">True when sending it to review asks for a reason.</param>
/// <param name="ToReview">Ids of the blocks that changed or depend on a change.</param>
/// <param name="NotSeen">Those that the asking person has not confirmed as they are.</param>
/// <param name="OpenComments">Numbers of those that nobody resolved: while there is one, nobody signs.</param>
internal sealed record RecipeReviewView(
    string Id, string Version, RecipeState State, string? Predecessor, string? Reason, bool ReasonNeeded, IReadOnlyList<RouteStepView> Route,
    IReadOnlyList<string> ToReview, IReadOnlyList<string> NotSeen, IReadOnlyList<BlockSeenView> Seen, IReadOnlyList<int> OpenComments,
    RecipeDiffView Diff);

/// <param name="SignedBy">Printed name of who signed it for the content as it is; null while nobody did.</param>
internal sealed record RouteStepView(Role Role, SignatureMeaning Meaning, string? SignedBy, bool IsNext);

/// <summary>Who confirmed a block as it is.</summary>
internal sealed record BlockSeenView(string Block, string Person, string Name);

internal sealed class ReadReview(ReviewScenes scenes, IPeople people, Phrases phrases)
{
    public async Task<Outcome<RecipeReviewView>> HandleAsync(
        string id, string version, Caller caller, string language, CancellationToken cancellation)
    {
        if (await scenes.FindAsync(id, version, cancellation) is not { } scene) return RecipeRefusals.Unknown();
        var (state, before) = (scene.Version, scene.Predecessor);
        var diff = DiffViews.Of(
            before?.Recipe, scene.Recipe, before?.Version, state.Summary!.Version, before?.Hash, state.Recipe, phrases, language);
        var hashes = scene.Compared.ToReview.GroupBy(block => block.Block.Id).ToDictionary(same => same.Key, same => same.First().Hash);
        List<BlockSeenView> seen = [];
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, hash) in state.Seen.Where(one => hashes.GetValueOrDefault(one.Key.Block) == one.Value).OrderBy(one => one.Key))
        {
            if (!names.TryGetValue(key.Person, out var name))
                names[key.Person] = name = (await people.FindAsync(key.Person, cancellation))?.Name ?? key.Person;
            seen.Add(new BlockSeenView(key.Block, key.Person, name));
        }

        return new RecipeReviewView(
            state.Summary.Id, state.Summary.Version, state.State, before?.Version, state.ReasonForChange, before is not null, [.. RouteOf(scene)],
            [.. hashes.Keys], [.. scene.NotSeenBy(caller.UserId).Select(block => block.Block.Id)], seen,
            [.. scene.Comments.Open.Select(one => one.Number)], diff);
    }

    private static IEnumerable<RouteStepView> RouteOf(ReviewScene scene) => scene.Route.Select((step, at) => new RouteStepView(
        step.Role, step.Meaning, at < scene.Version.Checks.Count ? scene.Version.Checks[at].PrintedName : null,
        scene.Version.State == RecipeState.InReview && at == scene.Version.Checks.Count));
}
