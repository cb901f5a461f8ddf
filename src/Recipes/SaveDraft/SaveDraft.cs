using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Saves a draft as its author wrote it. A version that does not exist yet begins here.</summary>
internal sealed class SaveDraft(WriteVersion write, RecipeContents contents)
{
    /// <param name="base">Hash of the content that the author began from; null does not ask.</param>
    public async Task<Outcome<VersionInfo>> HandleAsync(
        string id, string version, ReadOnlyMemory<byte> body, string? @base, Caller caller, CancellationToken cancellation)
    {
        if (!RecipeReader.Read(body).Try(out var recipe, out var refusal)) return refusal;
        if (recipe.Id != id || recipe.Version != version) return RecipeRefusals.NameDiffers(recipe, id, version);
        return await write.HandleAsync(
            id, version, "save-recipe", caller,
            async now => await DecideAsync(now, recipe, @base, cancellation), cancellation);
    }

    private async Task<Outcome<Writing>> DecideAsync(
        Folded<RecipeVersion> now, MasterRecipe recipe, string? @base, CancellationToken cancellation)
    {
        if (Drafts.Fault(now, @base) is { } fault) return fault;
        var findings = now.Exists ? await contents.FindingsAsync(now.State.Findings, cancellation) : [];
        return new Writing(
            new ImportedDraft(recipe, findings),
            (summary, hash, before, findingsHash) => new RecipeSaved(summary, hash, before.Recipe.Length > 0 ? before.Recipe : null, findingsHash));
    }
}

/// <summary>What holds for every change of a draft.</summary>
internal static class Drafts
{
    public static Refusal? Fault(Folded<RecipeVersion> now, string? @base)
    {
        if (now.Exists && now.State.State != RecipeState.Draft) return RecipeRefusals.NotDraft(now.State);
        return @base is not null && @base != now.State.Recipe ? RecipeRefusals.ChangedMeanwhile(now.State.Recipe) : null;
    }

    /// <summary>What this instance put together must read like what is sent: its shape, its size, its instructions.</summary>
    public static Refusal? Fault(MasterRecipe recipe) => RecipeReader.Read(RecipeBytes.Of(recipe)).Try(out _, out var refusal) ? null : refusal;
}
