using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>
/// A version on its way to another instance: one canonical JSON document. Its manifest names every part by hash and is signed by the key of
/// the instance that made it; parts and manifest can each be checked alone, and not one byte can change unseen.
/// </summary>
internal sealed record RecipePackage(PackageManifest Manifest, IReadOnlyList<PackagePart> Parts, PackageSignature Signature)
{
    public const string FormatName = "theriac-recipe-package/1";
    public const string MediaType = "application/vnd.theriac.recipe-package+json";

    /// <summary>What the instance signs, so that no other signature of its key is taken for this one.</summary>
    public const string Purpose = "theriac-recipe-package.v1";

    /// <summary>Bytes of a package, pictures included.</summary>
    public const int BytesMax = 30 * 1024 * 1024;

    /// <summary>Entries of a life that a package takes along.</summary>
    public const int LifeMax = 5_000;
}

/// <param name="Recipe">SHA-256 of the version's canonical JSON, one of the parts.</param>
/// <param name="State">Where it stood in the instance that it comes from. It approves nothing anywhere else.</param>
/// <param name="Blocks">The versions of building blocks that elements were taken from, those that the sender has.</param>
/// <param name="Life">Every entry of the version's stream, each with its proof under a tree head of the sender's ledger.</param>
internal sealed record PackageManifest(
    string Format, string Id, string Version, string Recipe, RecipeState State, PackageInstance Instance, string MadeAt, string MadeBy,
    IReadOnlyList<PackageContent> Contents, IReadOnlyList<PackageBlock> Blocks, IReadOnlyList<EntryProof> Life);

/// <summary>A version of a building block that comes along, with its own life.</summary>
/// <param name="Recipe">SHA-256 of its canonical JSON, one of the parts.</param>
internal sealed record PackageBlock(string Id, string Version, string Recipe, RecipeState State, IReadOnlyList<EntryProof> Life);

internal sealed record PackageInstance(Guid LedgerId, string Name, InstanceStage Kind);

internal enum PackageRole
{
    Recipe,
    Picture,
    Specimen,

    /// <summary>The version of a building block that an element was taken from.</summary>
    Block,
}

internal sealed record PackageContent(string Hash, string ContentType, long Size, PackageRole Role);

/// <param name="Bytes">Base64.</param>
internal sealed record PackagePart(string Hash, string Bytes);

/// <param name="Value">Over the canonical JSON of the manifest, hexadecimal.</param>
internal sealed record PackageSignature(string Algorithm, string KeyId, string Value);

/// <summary>A package whose every byte was found to be what it says.</summary>
/// <param name="Authors">Who wrote any of it, in the instance that it comes from.</param>
internal sealed record OpenedPackage(
    PackageManifest Manifest, string KeyId, MasterRecipe Recipe, IReadOnlyDictionary<string, byte[]> Parts, IReadOnlyList<string> Authors,
    IReadOnlyList<OpenedBlock> Blocks);

/// <summary>A building block of a package.</summary>
internal sealed record OpenedBlock(MasterRecipe Recipe, string Hash, RecipeState State, IReadOnlyList<string> Authors, IReadOnlyList<OriginSignature> Signatures);
