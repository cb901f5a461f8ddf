using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Recipes;

/// <summary>
/// Content of drafts that nobody stored whole: an edit keeps its changes in the ledger, and the state behind it is made again from
/// the last stored content.
/// </summary>
internal sealed class EditedContents(Database database, ILedger ledger, FactTypes types, IContentStore store)
{
    /// <summary>After so many edits the content is stored whole again.</summary>
    public const int EditsMax = 50;

    private static readonly Sql FindEdit = Sql.Of<EditedContents>("Versions/FindEdit");
    private static readonly Sql ReadEdits = Sql.Of<EditedContents>("Versions/ReadEdits");

    /// <summary>The recipe with this hash, or null when no edit made it.</summary>
    /// <param name="known">Gives a recipe that is in memory.</param>
    public async Task<EditedRecipe?> FindAsync(string hash, Func<string, EditedRecipe?> known, CancellationToken cancellation)
    {
        var wanted = await database.FindAsync<EditRow>(FindEdit, new { recipe = hash }, cancellation);
        if (wanted is null) return null;
        var rows = await database.QueryAsync<EditRow>(
            ReadEdits, new { stream = wanted.Stream, version = wanted.Version, count = 4L * EditsMax }, cancellation);
        foreach (var row in rows)
        {
            if (await BeforeAsync(row.Previous, known, cancellation) is { } from)
                return await ReplayAsync(from, row, wanted, cancellation);
        }
        return null;
    }

    private async Task<EditedRecipe?> BeforeAsync(string hash, Func<string, EditedRecipe?> known, CancellationToken cancellation)
    {
        if (known(hash) is { } kept) return kept;
        return await store.FindAsync(hash, cancellation) is { } stored ? EditedRecipe.Of(RecipeContents.Read<MasterRecipe>(stored.Bytes)) : null;
    }

    private async Task<EditedRecipe> ReplayAsync(EditedRecipe recipe, EditRow first, EditRow last, CancellationToken cancellation)
    {
        foreach (var entry in await ledger.ReadStreamAsync(first.Stream, first.Version, cancellation))
        {
            if (entry.Version > last.Version) break;
            if (types.Read(entry) is RecipeEdited edited) recipe = RecipeEdits.Replay(recipe, edited.Changes);
        }
        return recipe;
    }

    private sealed class EditRow
    {
        public string Stream { get; set; } = "";

        public long Version { get; set; }

        public string Previous { get; set; } = "";
    }
}
