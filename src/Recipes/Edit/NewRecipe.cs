using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <param name="From">The version to copy; null begins with one operation of one phase.</param>
internal sealed record NewRecipeInput(string Id, string Version, LocalizedText? Title = null, VersionName? From = null);

internal sealed record VersionName(string Id, string Version);

/// <summary>Begins a draft: from nothing, or as a copy of another version, which is how a version 2 begins.</summary>
internal sealed class NewRecipe(WriteVersion write, RecipeVersions versions, RecipeContents contents)
{
    public async Task<Outcome<VersionInfo>> HandleAsync(NewRecipeInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.From is null && input.Title is null) return Refusal.Input("/title", "member-missing", "\"title\" is needed.");
        if (!(await BeginAsync(input, cancellation)).Try(out var begun, out var refusal)) return refusal;
        // Id, version and title come from outside: the reader judges them.
        if (!RecipeReader.Read(RecipeBytes.Of(begun.Draft.Recipe)).Try(out _, out refusal)) return refusal;
        return await write.HandleAsync(
            input.Id, input.Version, "begin-recipe", caller,
            now => Task.FromResult(now.Exists ? RecipeRefusals.Exists(input.Id, input.Version) : Outcome<Writing>.Ok(begun)), cancellation);
    }

    private async Task<Outcome<Writing>> BeginAsync(NewRecipeInput input, CancellationToken cancellation)
    {
        if (input.From is not { } from)
            return new Writing(
                new ImportedDraft(Blank(input), []), (summary, hash, _, findings) => new RecipeSaved(summary, hash, null, findings));
        var found = await versions.LoadAsync(from.Id, from.Version, cancellation);
        if (found.State is not { Summary: { } source } state) return RecipeRefusals.Unknown();
        var copied = await contents.RecipeAsync(state.Recipe, cancellation);
        var recipe = copied with { Id = input.Id, Version = input.Version, Title = input.Title ?? copied.Title };
        // What a file left open stays open in a copy, and whoever wrote what nobody approved yet wrote the copy.
        IReadOnlyList<string>? authors = state.State is RecipeState.Draft or RecipeState.InReview ? [.. state.Authors] : null;
        return new Writing(
            new ImportedDraft(recipe, await contents.FindingsAsync(state.Findings, cancellation)),
            (summary, hash, _, findings) => new RecipeCopied(summary, hash, findings, source.Id, source.Version, state.Recipe) { Authors = authors });
    }

    private static MasterRecipe Blank(NewRecipeInput input) => new()
    {
        Id = input.Id,
        Version = input.Version,
        Title = input.Title!,
        Procedure = new RecipeElement
        {
            Id = "procedure",
            Kind = RecipeElementKind.Procedure,
            Title = new LocalizedText { En = "Procedure", Vi = "Quy trình", Zh = "规程" },
            Elements =
            [
                new RecipeElement
                {
                    Id = "operation-1",
                    Kind = RecipeElementKind.Operation,
                    Title = new LocalizedText { En = "Operation 1" },
                    Elements =
                    [
                        new RecipeElement
                        {
                            Id = "phase-1",
                            Kind = RecipeElementKind.Phase,
                            Title = new LocalizedText { En = "Phase 1" },
                        },
                    ],
                },
            ],
        },
    };
}
