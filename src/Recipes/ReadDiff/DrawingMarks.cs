using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What changed, for the drawings of both versions: each by the ids that its own version has.</summary>
/// <remarks>A line is called by what it joins: <c>from&gt;to</c>.</remarks>
internal static class DrawingMarks
{
    private static readonly string Added = EnumWords.Of(RecipeChangeKind.Added);
    private static readonly string Removed = EnumWords.Of(RecipeChangeKind.Removed);

    public static DiffMarks Of(MasterRecipe before, MasterRecipe after, RecipeComparison compared)
    {
        var aligned = compared.Before!;
        var (old, now) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var block in compared.Blocks.Where(block => block.State is BlockState.Added or BlockState.Changed or BlockState.Moved))
        {
            now[block.Block.Id] = EnumWords.Of(block.State);
            if (block.State != BlockState.Added) old[aligned.WasCalled(block.Block.Id)] = EnumWords.Of(block.State);
        }

        foreach (var change in compared.Changes.Select(one => one.Change))
        {
            var mark = EnumWords.Of(change.Kind);
            if (change.Item is not (RecipeItemKind.Element or RecipeItemKind.Transition or RecipeItemKind.Bar)) continue;
            if (change.Kind != RecipeChangeKind.Removed) now[change.Id] = mark;
            if (change.Kind != RecipeChangeKind.Added) old[aligned.WasCalled(change.Id)] = mark;
        }

        var kept = after.Procedure.SelfAndBelow().Select(element => element.Id).ToHashSet();
        foreach (var gone in aligned.Before.Procedure.SelfAndBelow().Where(element => !kept.Contains(element.Id)))
            old[aligned.WasCalled(gone.Id)] = Removed;
        AddLines(before, aligned.Before, after, old, now);
        return new DiffMarks(old, now);
    }

    /// <summary>Lines that only one of the drawings has; none where one of them cannot be drawn.</summary>
    private static void AddLines(
        MasterRecipe before, MasterRecipe aligned, MasterRecipe after, Dictionary<string, string> old, Dictionary<string, string> now)
    {
        if (LinesOf(before) is not { } was || LinesOf(aligned) is not { } named || LinesOf(after) is not { } becomes) return;
        // The same drawing twice, so its lines come in the same order.
        var kept = becomes.ToHashSet(StringComparer.Ordinal);
        foreach (var (line, _) in was.Zip(named).Where(line => !kept.Contains(line.Second))) old[line] = Removed;
        var there = named.ToHashSet(StringComparer.Ordinal);
        foreach (var line in becomes.Where(line => !there.Contains(line))) now[line] = Added;
    }

    private static List<string>? LinesOf(MasterRecipe recipe) =>
        RecipeDrawing.Of(recipe) is { } drawing ? [.. drawing.Edges.Select(edge => $"{edge.From}>{edge.To}")] : null;
}
