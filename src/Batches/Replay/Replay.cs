using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>A value of a past batch that this version's limits and rules would judge otherwise.</summary>
/// <param name="Was">As it was judged then.</param>
/// <param name="Would">As it would be judged now; "refused" when it would not have been accepted.</param>
internal sealed record ReplayChange(
    string Batch, string Version, string Step, string Number, LocalizedText Title, string Value, string Was, string Would, string Expected);

/// <param name="NewlyFlagged">Values that were in order and would have been an exception, or not accepted.</param>
/// <param name="NoLongerFlagged">Values that were an exception and would have been in order.</param>
internal sealed record ReplayAnswer(
    int Batches, int Values, int NotInThisVersion, int NewlyFlagged, int NoLongerFlagged, int StillFlagged, bool More,
    IReadOnlyList<ReplayChange> Changes);

/// <summary>Runs a version's limits and rules over what past batches of the recipe recorded, before anybody approves it.</summary>
internal sealed class Replay(
    Database database, IStreams streams, IRecipeDirectory recipes, ISiteParameters parameters, ControlRecipes controls)
{
    public const int BatchesMax = 500;
    public const int ChangesMax = 2_000;

    private static readonly Sql Past = Sql.Of<Replay>("Replay/Past");

    public async Task<Outcome<ReplayAnswer>> RunAsync(string id, string version, Caller caller, CancellationToken cancellation)
    {
        if (await recipes.FindAnyAsync(id, version, cancellation) is not { } master)
            return BatchesRefusals.RecipeUnknown(id, version);
        var hash = RecipeHash.Of(master);
        Dictionary<(string Site, string? Size, string? Parameters), ControlRecipe> here = [];
        var ids = await database.QueryAsync<string>(Past, new { recipe = master.Id, count = (long)BatchesMax }, cancellation);
        var count = new ReplayCount();
        foreach (var batch in ids)
        {
            if (!BatchStreams.TryOf(batch, out var stream))
                continue;
            var state = (await streams.LoadAsync<BatchState>(stream, cancellation)).State;
            if (state.Order is not { } order)
                continue;
            var key = (order.Site, order.Control?.BatchSize, order.Control?.Parameters);
            if (!here.TryGetValue(key, out var recipe))
            {
                var set = await ParametersAsync(master.Id, version, order, cancellation);
                if (!ControlRecipe.Of(hash, master, set, order.Control?.BatchSize).Try(out recipe, out var refusal))
                    return refusal;
                here.Add(key, recipe);
            }

            var then = await controls.FindAsync(state, cancellation);
            foreach (var result in Replaying.Of(state, recipe, then.IsOk ? then.Value : null))
                count.Add(result);
        }

        return count.Answer(ids.Count);
    }

    // A draft has no parameters of its own yet: the batch is judged by those it was made by.
    private async Task<ParameterSet?> ParametersAsync(string id, string version, OrderReleased order, CancellationToken cancellation) =>
        (await parameters.FindAsync(id, version, order.Site, cancellation))?.Set
        ?? (order.Control?.Parameters is { } made ? await parameters.FindByHashAsync(id, order.Site, made, cancellation) : null);
}

/// <summary>Counts results as they come, and keeps only those that are shown: past batches have millions of values.</summary>
internal sealed class ReplayCount
{
    private readonly List<ReplayChange> _changes = [];
    private int _values, _notHere, _newly, _noLonger, _still;

    public ReplayAnswer Answer(int batches) => new(
        batches, _values, _notHere, _newly, _noLonger, _still, _newly + _noLonger > _changes.Count, _changes);

    public void Add(ReplayResult result)
    {
        if (result.Change is not { } change)
        {
            _notHere++;
            return;
        }

        _values++;
        if (result is { WasFlagged: true, WouldBeFlagged: true })
            _still++;
        if (result.WasFlagged == result.WouldBeFlagged)
            return;
        if (result.WouldBeFlagged)
            _newly++;
        else
            _noLonger++;
        if (_changes.Count < Replay.ChangesMax)
            _changes.Add(change);
    }
}
