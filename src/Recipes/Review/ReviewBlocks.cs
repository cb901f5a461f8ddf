using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>A reviewer confirms blocks as he sees them. Which ones he has to, the comparison with the predecessor says.</summary>
internal sealed class ReviewBlocks(ILedger ledger, ReviewScenes scenes, RecipeDesk desk)
{
    public const int BlocksMax = 20_000;

    public async Task<Outcome<Done>> HandleAsync(
        string id, string version, IReadOnlyList<ReviewedBlock> blocks, Caller caller, CancellationToken cancellation)
    {
        if (blocks.Count is 0 or > BlocksMax || blocks.Any(block => block?.Id is null))
            return Refusal.Input("/blocks", "blocks-missing", "Name the blocks that were reviewed.");
        // What is known already is no entry.
        if (await scenes.FindAsync(id, version, cancellation) is not { } first) return RecipeRefusals.Unknown();
        var author = await desk.AuthorAsync(caller, RecipeRoute.Roles, cancellation);
        if (!Decide(first, blocks, caller.UserId).Try(out var unknown, out var fault))
        {
            if (fault.Status == 403) await ledger.RecordAsync(Record(id, version, author), fault, cancellation);
            return fault;
        }
        if (unknown.Count == 0) return Done.Ok;
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var scene = await scenes.FindAsync(id, version, token);
                if (scene is null) return RecipeRefusals.Unknown();
                if (!Decide(scene, blocks, caller.UserId).Try(out var news, out var refusal)) return refusal;
                var summary = scene.Version.Summary!;
                var fact = new RecipeBlocksReviewed(summary.Id, summary.Version, scene.Version.Recipe, news);
                return new Decision<Done>(
                    default, new AppendRequest(author, [new Draft(scene.Loaded.Stream, fact)], [scene.Loaded.At, scene.Family.At]));
            },
            Record(id, version, author), cancellation);
        return decided.Map(done => done.Result);
    }

    private static RefusalRecord Record(string id, string version, Author author) =>
        new(author, RecipeStreams.Version(id, version), "review-recipe-blocks");

    /// <summary>The blocks that are new to this person; refused when one is not as he saw it. Pure.</summary>
    internal static Outcome<IReadOnlyList<ReviewedBlock>> Decide(ReviewScene scene, IReadOnlyList<ReviewedBlock> blocks, string person)
    {
        if (scene.Version.State != RecipeState.InReview) return RecipeRefusals.NotInReview(scene.Version);
        if (scene.Version.Authors.Contains(person)) return RecipeRefusals.OwnWork(person);
        var byId = scene.Compared.Blocks.GroupBy(block => block.Block.Id)
            .ToDictionary(same => same.Key, same => same.First().Hash, StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (byId.GetValueOrDefault(block.Id) != block.Hash) return RecipeRefusals.BlockChanged(block.Id);
        }

        return Outcome<IReadOnlyList<ReviewedBlock>>.Ok(
            [.. blocks.DistinctBy(block => block.Id).Where(block => scene.Version.Seen.GetValueOrDefault((person, block.Id)) != block.Hash)]);
    }
}
