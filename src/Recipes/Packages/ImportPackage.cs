using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Where a version came from.</summary>
/// <param name="Key">Id of the key that signed the package.</param>
/// <param name="State">Where it stood there; here it is a draft.</param>
internal sealed record PackageOrigin(Guid LedgerId, string Name, string Kind, string Key, string State, string MadeAt, string MadeBy)
{
    /// <summary>Who signed it there, over just this content; they approve nothing here. Absent in entries that are older.</summary>
    public IReadOnlyList<OriginSignature>? Signatures { get; init; }
}

/// <param name="At">When, as the sender's ledger has it.</param>
internal sealed record OriginSignature(string Signer, string PrintedName, SignatureMeaning Meaning, string At);

/// <summary>What became of a building block that came along.</summary>
internal enum BlockArrival
{
    /// <summary>It is a version of the library now, and a draft like everything that arrives.</summary>
    Registered,

    /// <summary>The library has it already, just so.</summary>
    Known,

    /// <summary>The library has a version of that name which says something else. That one stays.</summary>
    Differs,
}

internal sealed record ArrivedBlock(string Id, string Version, string Recipe, BlockArrival What);

/// <summary>A version arrived as a signed package from another instance. It is a draft: this instance checks and approves for itself.</summary>
/// <param name="Package">Hash of the whole package, as it arrived.</param>
/// <param name="Authors">Who wrote it there.</param>
[Fact("recipe-arrived.v1")]
internal sealed record RecipeArrived(
    RecipeSummary Summary, string Recipe, string Findings, string Package, PackageOrigin Origin, IReadOnlyList<string> Authors) : IFact, IWritesRecipe
{
    /// <summary>The building blocks that came with it; absent where none did.</summary>
    public IReadOnlyList<ArrivedBlock>? Blocks { get; init; }
}

/// <summary>Takes a package whose every byte is what it says, from an instance whose key an administrator trusted.</summary>
internal sealed class ImportPackage(WriteVersion write, RecipeVersions versions, RecipeContents contents, IStreams streams)
{
    public async Task<Outcome<VersionInfo>> HandleAsync(ReadOnlyMemory<byte> bytes, Caller caller, CancellationToken cancellation)
    {
        var keys = (await streams.LoadAsync<TrustedKeys>(TrustedKeys.Stream, cancellation)).State;
        if (!PackageReader.Open(bytes, keys.Find).Try(out var opened, out var refusal)) return refusal;
        var manifest = opened.Manifest;
        foreach (var part in manifest.Contents.Where(part => part.Role != PackageRole.Recipe))
            await contents.PutAsync(part.ContentType, opened.Parts[part.Hash], cancellation);
        var package = await contents.PutAsync(RecipePackage.MediaType, bytes, cancellation);
        var origin = new PackageOrigin(
            manifest.Instance.LedgerId, manifest.Instance.Name, EnumWords.Of(manifest.Instance.Kind), opened.KeyId, EnumWords.Of(manifest.State),
            manifest.MadeAt, manifest.MadeBy)
        {
            Signatures = PackageLife.Signatures(manifest.Life, manifest.Recipe),
        };
        return await write.HandleAsync(
            manifest.Id, manifest.Version, "import-recipe", caller,
            async now => now.Exists
                ? RecipeRefusals.Exists(manifest.Id, manifest.Version)
                : await WritingAsync(opened, package, origin, cancellation),
            cancellation);
    }

    private async Task<Writing> WritingAsync(OpenedPackage opened, string package, PackageOrigin origin, CancellationToken cancellation)
    {
        List<Draft> drafts = [];
        List<StreamVersion> relies = [];
        List<ArrivedBlock> blocks = [];
        foreach (var block in opened.Blocks)
        {
            var there = await versions.LoadAsync(block.Recipe.Id, block.Recipe.Version, cancellation);
            relies.Add(there.At);
            var what = !there.Exists ? BlockArrival.Registered : there.State.Recipe == block.Hash ? BlockArrival.Known : BlockArrival.Differs;
            blocks.Add(new ArrivedBlock(block.Recipe.Id, block.Recipe.Version, block.Hash, what));
            if (what == BlockArrival.Registered) drafts.Add(new Draft(there.Stream, await ArrivedAsync(block, package, origin, cancellation)));
        }

        return new Writing(
            new ImportedDraft(opened.Recipe, []),
            (summary, hash, _, findings) => new RecipeArrived(summary, hash, findings, package, origin, opened.Authors)
            {
                Blocks = blocks.Count > 0 ? blocks : null,
            })
        {
            Beside = drafts,
            ReliesOn = relies,
        };
    }

    private async Task<RecipeArrived> ArrivedAsync(OpenedBlock block, string package, PackageOrigin origin, CancellationToken cancellation) => new(
        Summaries.Of(block.Recipe, []), await contents.PutAsync(block.Recipe, cancellation), await contents.PutAsync((IReadOnlyList<Finding>)[], cancellation), package,
        origin with { State = EnumWords.Of(block.State), Signatures = block.Signatures }, block.Authors);
}
