using System.Security.Cryptography;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What a printed version shows beside its content.</summary>
/// <param name="History">What happened to the version, oldest first, in words.</param>
/// <param name="Before">The version that it was compared with, or null for the first.</param>
/// <param name="Changes">What is different, as sentences in the reader's language.</param>
internal sealed record PrintedVersion(
    MasterRecipe Recipe, string Hash, RecipeState State, InstanceKind Instance, IReadOnlyList<PrintedSignature> Signatures,
    IReadOnlyList<PrintedEvent> History, string? Before, IReadOnlyList<string> Changes)
{
    /// <summary>Pictures of steps and specimens by their hash, those that are stored here.</summary>
    public IReadOnlyDictionary<string, byte[]> Pictures { get; init; } = new Dictionary<string, byte[]>();
}

internal sealed record PrintedSignature(RecipeSignature Made, string Role, SignatureState State);

internal sealed record PrintedEvent(long At, int OffsetMinutes, string Actor, string Text);

/// <summary>A version as pages, to read, to sign by hand where a plant still does, and to file (211.186).</summary>
internal sealed class PrintRecipe(
    RecipeVersions versions, RecipeContents contents, ReviewScenes scenes, ILedger ledger, FactTypes types, IContentStore store, Theriac.Edge.Phrases phrases)
{
    private static readonly RecipeSentences Sentences = new();

    public async Task<Outcome<byte[]>> HandleAsync(string id, string version, string language, CancellationToken cancellation) =>
        (await LoadAsync(id, version, language, cancellation)).Map(printed => new RecipePrinter(printed, language).Print());

    public async Task<Outcome<PrintedVersion>> LoadAsync(string id, string version, string language, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is null) return RecipeRefusals.Unknown();
        var state = found.State;
        var recipe = await contents.RecipeAsync(state.Recipe, cancellation);
        var (before, changes) = await ChangesAsync(state, recipe, language, cancellation);
        return new PrintedVersion(
            recipe, state.Recipe, state.State, (await ledger.HeadAsync(cancellation)).Kind, await SignaturesAsync(state, language, cancellation),
            await HistoryAsync(found, language, cancellation), before, changes)
        { Pictures = await PicturesAsync(recipe, cancellation) };
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> PicturesAsync(MasterRecipe recipe, CancellationToken cancellation)
    {
        var pictures = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var named = recipe.Procedure.SelfAndBelow().SelectMany(element => element.Instructions).SelectMany(one => one.Pictures).Select(one => one.Content);
        foreach (var hash in named.Concat(recipe.Specimens.Select(one => one.Content)).Distinct())
        {
            if (await store.FindAsync(hash, cancellation) is { } file) pictures[hash] = file.Bytes;
        }

        return pictures;
    }

    private async Task<IReadOnlyList<PrintedSignature>> SignaturesAsync(RecipeVersion version, string language, CancellationToken cancellation)
    {
        var bytes = await contents.BytesAsync(version.Recipe, cancellation);
        var isWhole = Convert.ToHexStringLower(SHA256.HashData(bytes)) == version.Recipe;
        var printed = new List<PrintedSignature>();
        foreach (var one in version.Signatures)
        {
            var current = one.Recipe == version.Recipe ? one.Signature.DocumentHash : null;
            var state = isWhole ? await SignatureStates.OfAsync(store, one.Signature, current, cancellation) : SignatureState.Void;
            printed.Add(new PrintedSignature(one, phrases.Word(language, "role", RoleNames.Of(one.Signature.Role)), state));
        }
        return printed;
    }

    private async Task<IReadOnlyList<PrintedEvent>> HistoryAsync(Folded<RecipeVersion> found, string language, CancellationToken cancellation)
    {
        var entries = await ledger.ReadStreamAsync(found.At.Stream, cancellation: cancellation);
        List<(PrintedEvent Event, bool IsEdit)> events = [];
        foreach (var entry in entries.Take((int)found.At.Version))
        {
            if (types.Read(entry) is not { } fact || Sentences.Say(entry, fact) is not { } sentence) continue;
            var one = new PrintedEvent(entry.At, entry.OffsetMinutes, entry.Actor, phrases.Say(language, sentence));
            // An editor saves every few seconds: of what one person wrote in a row the last stands for all.
            if (fact is RecipeEdited && events.Count > 0 && events[^1] is { IsEdit: true } last && last.Event.Actor == one.Actor) events.RemoveAt(events.Count - 1);
            events.Add((one, fact is RecipeEdited));
        }

        return [.. events.Select(one => one.Event)];
    }

    /// <summary>Compared with what its review compared it with.</summary>
    private async Task<(string? Before, IReadOnlyList<string> Changes)> ChangesAsync(
        RecipeVersion version, MasterRecipe recipe, string language, CancellationToken cancellation)
    {
        var family = await versions.FamilyAsync(version.Summary!.Id, cancellation);
        return await scenes.FindPredecessorAsync(version, family.State, cancellation) is { } before
            ? (before.Version, ChangeSentences.All(phrases, language, before.Recipe, recipe))
            : (null, []);
    }
}
