using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <param name="Fact">Null when nothing changed.</param>
internal sealed record EditMade(string Hash, int FindingsOpen, EditOutcome Outcome, EditsSince Since, RecipeEdited? Fact);

/// <summary>Makes the fact of an edit. The content is stored whole only now and then: a save costs what was changed.</summary>
internal sealed class WriteEdit(RecipeContents contents)
{
    /// <param name="base">Hash of the content that the changes were made from.</param>
    public async Task<Outcome<EditMade>> MakeAsync(
        Folded<RecipeVersion> now, string @base, IReadOnlyList<EditChange> changes, CancellationToken cancellation)
    {
        if (Drafts.Fault(now, null) is { } fault) return fault;
        var since = EditsSince.Of(now.State.Edits, @base, now.State.Recipe);
        var outcome = RecipeEdits.Apply(await contents.EditedAsync(now.State.Recipe, cancellation), changes, since);
        if (outcome.Effective.Count == 0) return new EditMade(now.State.Recipe, now.State.Summary!.FindingsOpen, outcome, since, null);
        var recipe = outcome.Recipe.Recipe;
        var (hash, length) = RecipeBytes.Hash(recipe);
        if (length > RecipeLimits.BytesMax) return RecipeRefusals.TooLarge(length);
        contents.Keep(hash, outcome.Recipe);
        var isStored = now.State.EditsUnstored + 1 >= EditedContents.EditsMax;
        if (isStored) await contents.PutAsync(recipe, cancellation);
        var summary = Summaries.Of(recipe, await contents.FindingsAsync(now.State.Findings, cancellation));
        var fact = new RecipeEdited(summary, hash, now.State.Recipe, now.State.Findings, isStored, outcome.Effective);
        return new EditMade(hash, summary.FindingsOpen, outcome, since, fact);
    }
}
