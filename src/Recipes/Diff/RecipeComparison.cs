using System.Security.Cryptography;
using System.Text;

namespace Theriac.Recipes;

/// <summary>How a block of the newer version stands to the older one.</summary>
internal enum BlockState
{
    Unchanged,
    Added,
    Changed,
    Moved,

    /// <summary>It says the same, and depends on something that changed.</summary>
    Dependant,
}

/// <summary>A change with the blocks that depend on it.</summary>
internal sealed record ComparedChange(RecipeChange Change, IReadOnlyList<Dependant> Affected);

/// <param name="Changes">What changed in it.</param>
/// <param name="Because">Changes elsewhere that it depends on.</param>
internal sealed record ComparedBlock(
    RecipeBlock Block, BlockState State, IReadOnlyList<ComparedChange> Changes, IReadOnlyList<(ComparedChange Change, Dependant Why)> Because)
{
    /// <summary>Of what it says and of the blocks whose changes it depends on: what a reviewer confirms.</summary>
    public required string Hash { get; init; }
}

/// <summary>Two versions compared block by block; without an older one everything is new. Pure.</summary>
/// <param name="Before">The older version by the ids of the newer.</param>
internal sealed record RecipeComparison(IReadOnlyList<ComparedBlock> Blocks, RecipeAlignment? Before = null)
{
    public IEnumerable<ComparedChange> Changes => Blocks.SelectMany(block => block.Changes);

    /// <summary>What a reviewer has to look at: changed blocks, and those that depend on a change.</summary>
    public IEnumerable<ComparedBlock> ToReview => Blocks.Where(block => block.State != BlockState.Unchanged);

    public static RecipeComparison Of(MasterRecipe? before, MasterRecipe after, RecipeValues values)
    {
        var blocks = RecipeBlocks.Of(after);
        if (before is null)
            return new RecipeComparison([.. blocks.Select(block => new ComparedBlock(block, BlockState.Added, [], []) { Hash = block.Hash })]);
        var aligned = RecipeAlignment.Of(before, after);
        var old = RecipeBlocks.Of(aligned.Before).GroupBy(block => block.Id).ToDictionary(block => block.Key, block => block.First().Hash);
        var dependants = new RecipeDependants(aligned.Before, after);
        var changes = RecipeDiff.Between(aligned, after, values).Select(change => new ComparedChange(change, dependants.Of(change))).ToList();
        var known = blocks.Select(block => block.Id).ToHashSet();
        // Of what was removed together with its parent the nearest that is still there tells.
        var told = changes.ToLookup(one => RecipeBlocks.Of(one.Change) is var id && known.Contains(id) ? id : after.Procedure.Id);
        var because = changes.SelectMany(change => change.Affected.Select(why => (Change: change, Why: why))).ToLookup(one => one.Why.Block);
        var hashes = blocks.GroupBy(block => block.Id).ToDictionary(block => block.Key, block => block.First().Hash);
        return new RecipeComparison(
        [
            .. blocks.Select(block => new ComparedBlock(
                block, StateOf(block, old, told[block.Id], because.Contains(block.Id)), [.. told[block.Id]], [.. because[block.Id]])
            {
                Hash = HashOf(block, because[block.Id].Select(one => hashes.GetValueOrDefault(RecipeBlocks.Of(one.Change.Change), ""))),
            }),
        ], aligned);
    }

    private static string HashOf(RecipeBlock block, IEnumerable<string> because)
    {
        var all = string.Join(' ', because.Distinct().Order(StringComparer.Ordinal));
        return all.Length == 0 ? block.Hash : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{block.Hash} {all}")));
    }

    private static BlockState StateOf(RecipeBlock block, Dictionary<string, string> old, IEnumerable<ComparedChange> changes, bool isAffected) =>
        !old.TryGetValue(block.Id, out var hash) ? BlockState.Added
        : hash != block.Hash ? BlockState.Changed
        : changes.Any(one => one.Change.Kind == RecipeChangeKind.Moved) ? BlockState.Moved
        : changes.Any() ? BlockState.Changed
        : isAffected ? BlockState.Dependant
        : BlockState.Unchanged;
}
