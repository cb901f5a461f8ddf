using System.Globalization;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Recipes;

/// <summary>Where a building block is used.</summary>
internal sealed record BlockUseView(string Recipe, string Version, string State, LocalizedText Title, string Element, string BlockVersion);

/// <summary>A newer approved version of a block that an element came from, with what would change. Nobody has to take it.</summary>
internal sealed record BlockUpdateView(
    string Element, string Title, string Block, string From, string To, IReadOnlyList<string> Sentences, BlockHindrance? Hindrance);

/// <summary>Why an update cannot be taken as it is.</summary>
internal sealed record BlockHindrance(string Code, string Detail);

/// <summary>The library of building blocks: where one is used, and which elements of a version could be brought to a newer one.</summary>
internal sealed class ReadBlocks(Database database, RecipeVersions versions, RecipeContents contents, TakeBlock blocks, Phrases phrases)
{
    private const int PageSize = 500;

    private static readonly Sql WhereUsed = Sql.Of<ReadBlocks>("Blocks/WhereUsed");

    /// <param name="after">Cursor of the page before: how many were shown.</param>
    public async Task<Page<BlockUseView>> UsesAsync(string block, string? after, CancellationToken cancellation)
    {
        var skip = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : 0;
        var rows = await database.QueryAsync<Row>(
            WhereUsed, new { block_key = block.ToUpperInvariant(), count = PageSize + 1L, skip = (long)skip }, cancellation);
        return new Page<BlockUseView>(
            [.. rows.Take(PageSize).Select(ToView)], rows.Count > PageSize ? (skip + PageSize).ToString(CultureInfo.InvariantCulture) : null);
    }

    private static BlockUseView ToView(Row row) => new(
        row.Id, row.Version, row.State, new LocalizedText { En = row.TitleEn, Vi = row.TitleVi, Zh = row.TitleZh }, row.Element, row.BlockVersion);

    public async Task<Outcome<IReadOnlyList<BlockUpdateView>>> UpdatesAsync(string id, string version, string language, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is null) return RecipeRefusals.Unknown();
        var recipe = await contents.RecipeAsync(found.State.Recipe, cancellation);
        List<BlockUpdateView> updates = [];
        foreach (var element in recipe.Procedure.SelfAndBelow().Where(one => one.Block is not null))
        {
            var newest = await blocks.FindAsync(element.Block!.Id, null, cancellation);
            if (!newest.Try(out var block, out _) || block.Hash == element.Block.Hash) continue;
            updates.Add(ToView(recipe, element, block, await blocks.FormerAsync(element.Block, cancellation), language));
        }

        return updates;
    }

    private BlockUpdateView ToView(MasterRecipe recipe, RecipeElement element, TakenBlock block, TakenBlock? before, string language)
    {
        var taken = BlockInsertion.Update(recipe, block, element.Id, before);
        var after = taken.IsOk ? taken.Value.Recipe : recipe;
        return new BlockUpdateView(
            element.Id, element.Title.In(language), block.Id, element.Block!.Version, block.Version,
            ChangeSentences.All(phrases, language, recipe, after), HindranceOf(taken, language));
    }

    private BlockHindrance? HindranceOf<T>(Outcome<T> taken, string language) => taken.IsOk
        ? null
        : new BlockHindrance(taken.Refusal.Code, phrases.Retell(language, Problems.SaidBy(taken.Refusal.Code), taken.Refusal.Detail));

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Version { get; set; } = "";

        public string State { get; set; } = "";

        public string TitleEn { get; set; } = "";

        public string? TitleVi { get; set; }

        public string? TitleZh { get; set; }

        public string Element { get; set; } = "";

        public string BlockVersion { get; set; } = "";
    }
}
