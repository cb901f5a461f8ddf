using Theriac.Edge;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Two versions compared, as sentences in the reader's language, block by block in the order of the newer one.</summary>
/// <param name="From">Null when there is none: then every block is new.</param>
/// <param name="Marks">For the drawings of both versions, by id of the node or of the element around it.</param>
internal sealed record RecipeDiffView(
    string Id, string? From, string To, string? FromHash, string ToHash, int Changes, IReadOnlyList<DiffBlockView> Blocks, DiffMarks Marks);

internal sealed record DiffMarks(IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After);

/// <param name="Id">Of the element; <c>$head</c> and <c>$formula</c> for what stands above the procedure.</param>
/// <param name="Path">Ids of the elements around it, procedure first.</param>
/// <param name="Hash">Of the block as it is in the newer version: what a reviewer confirms.</param>
internal sealed record DiffBlockView(
    string Id, string Title, IReadOnlyList<string> Path, string Hash, BlockState State, IReadOnlyList<DiffChangeView> Changes,
    IReadOnlyList<DiffBecauseView> Because)
{
    /// <summary>What a block that is new says, line by line; of one that changed its changes tell.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];
}

/// <param name="Before">Of a member that changed, or where a moved thing stood; null when it was not said.</param>
internal sealed record DiffChangeView(
    RecipeChangeKind Kind, RecipeItemKind Item, string Id, string? Element, string? Member, string? Language, string? Before, string? After, string Sentence,
    IReadOnlyList<DiffAffectedView> Affected);

/// <summary>A block that depends on a change.</summary>
internal sealed record DiffAffectedView(string Block, string Title, string Why, string? By);

/// <summary>A change elsewhere that a block depends on.</summary>
internal sealed record DiffBecauseView(string Block, string Sentence, string Why, string? By);

internal static class DiffViews
{
    public static RecipeDiffView Of(
        MasterRecipe? before, MasterRecipe after, string? from, string to, string? fromHash, string toHash, Phrases phrases, string language)
    {
        var compared = RecipeComparison.Of(before, after, ChangeSentences.Values(phrases, language));
        var say = new ChangeSentences(phrases, language, compared.Before?.Before, after);
        return new RecipeDiffView(
            after.Id, from, to, fromHash, toHash, compared.Changes.Count(),
            [
                .. compared.Blocks.Select(block => ToView(block, say) with
                {
                    Says = block.State == BlockState.Added ? BlockContents.Of(after, block.Block.Id, language) : [],
                }),
            ],
            before is null ? new DiffMarks(NoMarks, NoMarks) : DrawingMarks.Of(before, after, compared));
    }

    public static DiffBlockView ToView(ComparedBlock block, ChangeSentences say) => new(
        block.Block.Id, say.NameOf(block.Block.Id), block.Block.Path, block.Hash, block.State, [.. block.Changes.Select(one => ToView(one, say))],
        [
            .. block.Because.Select(one => new DiffBecauseView(
                RecipeBlocks.Of(one.Change.Change), say.Tell(one.Change.Change), say.Why(one.Why.Why), one.Why.By is { } by ? say.NameOf(by) : null))
                .Distinct(),
        ]);

    private static DiffChangeView ToView(ComparedChange one, ChangeSentences say)
    {
        var change = one.Change;
        return new DiffChangeView(
            change.Kind, change.Item, change.Id, change.Element, change.Member, change.Language, change.Before, change.After, say.Tell(change),
            [.. one.Affected.Select(why => new DiffAffectedView(why.Block, say.NameOf(why.Block), say.Why(why.Why), why.By is { } by ? say.NameOf(by) : null))]);
    }

    private static readonly Dictionary<string, string> NoMarks = [];
}
