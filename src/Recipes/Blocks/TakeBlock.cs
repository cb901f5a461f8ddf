using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <param name="Version">Null takes the newest approved one.</param>
/// <param name="Into">Element that gets it; null: the procedure.</param>
/// <param name="After">Element before it; null: it comes last.</param>
/// <param name="IsFirst">It comes before everything else there.</param>
/// <param name="Element">To take an update: the element that came from the block.</param>
/// <param name="Base">Hash of the draft that the author looked at.</param>
internal sealed record TakeBlockInput(
    string? Block = null, string? Version = null, string? Into = null, string? After = null, string? Element = null, string? Base = null,
    bool IsFirst = false);

/// <summary>An element of a building block came into a draft, or was brought to another version of it, by an author's decision.</summary>
/// <param name="BlockRecipe">Hash of the block's version.</param>
[Fact("recipe-block-taken.v1")]
internal sealed record RecipeBlockTaken(
    RecipeSummary Summary, string Recipe, string Previous, string Findings, string Block, string BlockVersion, string BlockRecipe, string Element,
    bool IsUpdate) : IFact, IWritesRecipe;

/// <summary>Copies the element of an approved building block into a draft, or brings one that is there to another version. Never by itself.</summary>
internal sealed class TakeBlock(WriteVersion write, RecipeVersions versions, RecipeContents contents)
{
    public async Task<Outcome<VersionInfo>> InsertAsync(string id, string version, TakeBlockInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.Block is null) return Refusal.Input("/block", "block-missing", "Say which building block.");
        if (!(await FindAsync(input.Block, input.Version, cancellation)).Try(out var block, out var refusal)) return refusal;
        var place = new BlockPlace(input.Into, input.After, input.IsFirst);
        return await WriteAsync(id, version, input.Base, caller, block, isUpdate: false, recipe => BlockInsertion.Insert(recipe, block, place), cancellation);
    }

    public async Task<Outcome<VersionInfo>> UpdateAsync(string id, string version, TakeBlockInput input, Caller caller, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is null) return RecipeRefusals.Unknown();
        var recipe = await contents.RecipeAsync(found.State.Recipe, cancellation);
        if (input.Element is not { } element) return RecipeRefusals.NotFromBlock("");
        var origin = recipe.Procedure.SelfAndBelow().FirstOrDefault(one => one.Id == element)?.Block;
        if (origin is null) return RecipeRefusals.NotFromBlock(element);
        if (!(await FindAsync(origin.Id, input.Version, cancellation)).Try(out var block, out var refusal)) return refusal;
        var before = await FormerAsync(origin, cancellation);
        return await WriteAsync(
            id, version, input.Base, caller, block, isUpdate: true, now => BlockInsertion.Update(now, block, element, before), cancellation);
    }

    /// <summary>An approved version of a block, the newest where none is named.</summary>
    public async Task<Outcome<TakenBlock>> FindAsync(string block, string? version, CancellationToken cancellation)
    {
        var family = await versions.FamilyAsync(block, cancellation);
        if ((version ?? family.State.Newest) is not { } wanted) return RecipeRefusals.BlockUnknown(block);
        var found = await versions.FindVersionAsync(block, wanted, cancellation);
        return found is { State: RecipeState.Approved, Recipe: { IsBlock: true, Procedure.Elements: [var element] } }
            ? new TakenBlock(found.Id, found.Version, found.Hash, found.Recipe, element)
            : RecipeRefusals.BlockUnknown(block);
    }

    /// <summary>The version that an element came from, whatever became of it; null when this instance never had it so.</summary>
    public async Task<TakenBlock?> FormerAsync(BlockOrigin origin, CancellationToken cancellation) =>
        await versions.FindVersionAsync(origin.Id, origin.Version, cancellation) is { Recipe: { IsBlock: true, Procedure.Elements: [var element] } } found
            ? new TakenBlock(found.Id, found.Version, found.Hash, found.Recipe, element)
            : null;

    private async Task<Outcome<VersionInfo>> WriteAsync(
        string id, string version, string? @base, Caller caller, TakenBlock block, bool isUpdate,
        Func<MasterRecipe, Outcome<(MasterRecipe Recipe, string Element)>> take, CancellationToken cancellation) =>
        await write.HandleAsync(
            id, version, isUpdate ? "update-block" : "insert-block", caller,
            async now =>
            {
                if (!now.Exists) return RecipeRefusals.Unknown();
                if (Drafts.Fault(now, @base) is { } fault) return fault;
                var findings = await contents.FindingsAsync(now.State.Findings, cancellation);
                return take(await contents.RecipeAsync(now.State.Recipe, cancellation)).Map(taken => new Writing(
                    new ImportedDraft(taken.Recipe, findings),
                    (summary, hash, before, kept) => new RecipeBlockTaken(
                        summary, hash, before.Recipe, kept, block.Id, block.Version, block.Hash, taken.Element, isUpdate)));
            },
            cancellation);
}

/// <summary>An approved version of a block and its one element.</summary>
internal sealed record TakenBlock(string Id, string Version, string Hash, MasterRecipe Recipe, RecipeElement Element);
