using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Makes packages, for the command line.</summary>
public interface IRecipePackages
{
    /// <param name="by">Who asked for it, as the package says.</param>
    Task<Outcome<byte[]>> ExportAsync(string id, string version, string by, CancellationToken cancellation = default);
}

/// <summary>What a package that holds says of itself.</summary>
/// <param name="KeyId">The key that signed it: SHA-256 of the public key.</param>
/// <param name="Entries">Entries of its life, each proved.</param>
public sealed record PackageReport(
    string Id, string Version, string Recipe, string State, string Instance, string Kind, Guid LedgerId, string KeyId, int Parts, int Entries,
    IReadOnlyList<string> Authors);

/// <summary>Checks a package without an instance.</summary>
public static class RecipePackageCheck
{
    /// <param name="bytes">The file.</param>
    /// <param name="pinned">The public key that the reader trusts (SubjectPublicKeyInfo), or null to trust the one in the package.</param>
    public static Outcome<PackageReport> Verify(ReadOnlyMemory<byte> bytes, byte[]? pinned)
    {
        var own = pinned is null ? PackageReader.OwnKey(bytes) : pinned;
        if (!own.Try(out var key, out var refusal)) return refusal;
        var id = Theriac.Ledger.InstanceSignature.IdOf(key);
        return PackageReader.Open(bytes, wanted => wanted == id ? key : null).Map(opened => new PackageReport(
            opened.Manifest.Id, opened.Manifest.Version, opened.Manifest.Recipe, EnumWords.Of(opened.Manifest.State), opened.Manifest.Instance.Name,
            EnumWords.Of(opened.Manifest.Instance.Kind), opened.Manifest.Instance.LedgerId, opened.KeyId, opened.Parts.Count, opened.Manifest.Life.Count,
            opened.Authors));
    }
}
