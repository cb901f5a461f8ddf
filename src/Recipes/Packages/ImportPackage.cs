using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Where a version came from.</summary>
/// <param name="Key">Id of the key that signed the package.</param>
internal sealed record PackageOrigin(Guid LedgerId, string Name, string Kind, string Key, string State, string MadeAt, string MadeBy);

/// <summary>A version arrived as a signed package from another instance. It is a draft: this instance checks and approves for itself.</summary>
/// <param name="Package">Hash of the whole package, as it arrived.</param>
/// <param name="Authors">Who wrote it there.</param>
[Fact("recipe-arrived.v1")]
internal sealed record RecipeArrived(
    RecipeSummary Summary, string Recipe, string Findings, string Package, PackageOrigin Origin, IReadOnlyList<string> Authors) : IFact;

/// <summary>Takes a package whose every byte is what it says, from an instance whose key an administrator trusted.</summary>
internal sealed class ImportPackage(WriteVersion write, RecipeContents contents, IStreams streams)
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
            manifest.MadeAt, manifest.MadeBy);
        return await write.HandleAsync(
            manifest.Id, manifest.Version, "import-recipe", caller,
            now => Task.FromResult(now.Exists
                ? RecipeRefusals.Exists(manifest.Id, manifest.Version)
                : Outcome<Writing>.Ok(new Writing(
                    new ImportedDraft(opened.Recipe, []),
                    (summary, hash, _, findings) => new RecipeArrived(summary, hash, findings, package, origin, opened.Authors)))),
            cancellation);
    }
}
