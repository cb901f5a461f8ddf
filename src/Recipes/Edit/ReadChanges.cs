using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What became of a draft since a client last saw it.</summary>
/// <param name="Reload">True when that content is not known any more: the client reads the whole again.</param>
internal sealed record ChangesView(string Hash, RecipeState State, IReadOnlyList<OtherChange> Others, bool Reload);

internal sealed class ReadChanges(RecipeVersions versions, EditPeople people)
{
    public async Task<Outcome<ChangesView>> HandleAsync(string id, string version, string? since, CancellationToken cancellation)
    {
        var now = await versions.LoadAsync(id, version, cancellation);
        if (now.State.Summary is null) return RecipeRefusals.Unknown();
        var edits = EditsSince.Of(now.State.Edits, since ?? "", now.State.Recipe);
        return new ChangesView(now.State.Recipe, now.State.State, await people.TellAsync(edits.Made, cancellation), !edits.IsKnown);
    }
}
