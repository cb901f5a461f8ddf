using System.Security.Cryptography;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>
/// Opens a package, or says why not. It is no archive: there are no paths that could lead anywhere, no sizes that could swell, and a document
/// that is not written in the one canonical way is refused, so that nothing hides beside what was signed.
/// </summary>
internal static class PackageReader
{
    /// <param name="bytes">The file.</param>
    /// <param name="keyOf">The public key that is trusted under an id, or null.</param>
    public static Outcome<OpenedPackage> Open(ReadOnlyMemory<byte> bytes, Func<string, byte[]?> keyOf)
    {
        if (bytes.Length > RecipePackage.BytesMax) return PackageRefusals.TooLarge(bytes.Length);
        if (!Parse(bytes).Try(out var package, out var refusal)) return refusal;
        if (keyOf(package.Signature.KeyId) is not { } key) return PackageRefusals.KeyNotTrusted(package.Signature.KeyId, package.Manifest.Instance.Name);
        if (!IsSigned(package, key)) return PackageRefusals.Altered("its signature");
        if (!Parts(package).Try(out var parts, out refusal)) return refusal;
        if (!RecipeOf(package.Manifest, parts).Try(out var recipe, out refusal)) return refusal;
        var manifest = package.Manifest;
        if (PackageLife.Check(manifest.Id, manifest.Version, manifest.Recipe, manifest.Instance.LedgerId, manifest.Life, key) is { } fault) return fault;
        if (!BlocksOf(manifest, recipe, parts, key).Try(out var blocks, out refusal)) return refusal;
        return new OpenedPackage(manifest, package.Signature.KeyId, recipe, parts, PackageLife.Authors(manifest.Life), blocks);
    }

    /// <summary>Building blocks are versions with a life of their own, and each is one that the recipe names.</summary>
    private static Outcome<IReadOnlyList<OpenedBlock>> BlocksOf(
        PackageManifest manifest, MasterRecipe recipe, IReadOnlyDictionary<string, byte[]> parts, byte[] key)
    {
        var named = recipe.Procedure.SelfAndBelow().Select(element => element.Block).OfType<BlockOrigin>().Select(one => (one.Id, one.Version, one.Hash)).ToHashSet();
        List<OpenedBlock> blocks = [];
        foreach (var one in manifest.Blocks)
        {
            if (!named.Remove((one.Id, one.Version, one.Recipe)) || !parts.TryGetValue(one.Recipe, out var bytes)) return PackageRefusals.Altered("its building blocks");
            if (!RecipeReader.Read(bytes).Try(out var block, out var refusal)) return refusal;
            if (!block.IsBlock || block.Id != one.Id || block.Version != one.Version || RecipeHash.Of(block) != one.Recipe)
                return PackageRefusals.Altered("its building blocks");
            if (PackageLife.Check(one.Id, one.Version, one.Recipe, manifest.Instance.LedgerId, one.Life, key) is { } fault) return fault;
            blocks.Add(new OpenedBlock(block, one.Recipe, one.State, PackageLife.Authors(one.Life), PackageLife.Signatures(one.Life, one.Recipe)));
        }

        return blocks;
    }

    /// <summary>The key that the package itself names; it proves nothing until somebody compares it.</summary>
    public static Outcome<byte[]> OwnKey(ReadOnlyMemory<byte> bytes) =>
        Parse(bytes).Then(package =>
            package.Manifest.Life.Count > 0 && TryBase64(package.Manifest.Life[0].PublicKey) is { } key && InstanceSignature.IdOf(key) == package.Signature.KeyId
                ? Outcome<byte[]>.Ok(key)
                : PackageRefusals.Altered("its key"));

    private static Outcome<RecipePackage> Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var package = JsonSerializer.Deserialize<RecipePackage>(bytes.Span, KernelJson.Strict);
            if (package?.Manifest is null || package.Signature is null || package.Parts is null || package.Parts.Any(part => part?.Bytes is null))
                return PackageRefusals.NotAPackage();
            if (package.Manifest.Format != RecipePackage.FormatName) return PackageRefusals.FormatUnknown(package.Manifest.Format);
            return CanonicalJson.Of(package, KernelJson.Strict).AsSpan().SequenceEqual(bytes.Span) ? package : PackageRefusals.Altered("its form");
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException or NotSupportedException)
        {
            return FormatOf(bytes) is { } format && format != RecipePackage.FormatName ? PackageRefusals.FormatUnknown(format) : PackageRefusals.NotAPackage();
        }
    }

    // A form of another release is told by its name, whatever else it says.
    private static string? FormatOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.TryGetProperty("manifest", out var manifest) && manifest.TryGetProperty("format", out var format) ? format.GetString() : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsSigned(RecipePackage package, byte[] key)
    {
        var signature = package.Signature;
        if (signature.Algorithm != TreeHead.Algorithm || InstanceSignature.IdOf(key) != signature.KeyId || !IsHex(signature.Value)) return false;
        var signed = CanonicalJson.Of(package.Manifest, KernelJson.Strict);
        return InstanceSignature.Holds(key, RecipePackage.Purpose, signed, Convert.FromHexString(signature.Value));
    }

    private static Outcome<IReadOnlyDictionary<string, byte[]>> Parts(RecipePackage package)
    {
        var listed = package.Manifest.Contents;
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var part in package.Parts)
        {
            var content = listed.FirstOrDefault(one => one.Hash == part.Hash);
            if (content is null || TryBase64(part.Bytes) is not { } bytes) return PackageRefusals.Altered($"part {part.Hash}");
            if (bytes.Length != content.Size || Convert.ToHexStringLower(SHA256.HashData(bytes)) != part.Hash || !found.TryAdd(part.Hash, bytes))
                return PackageRefusals.Altered($"part {part.Hash}");
            if (content.Role is PackageRole.Picture or PackageRole.Specimen && RecipePictures.TypeOf(bytes) != content.ContentType)
                return PackageRefusals.Altered($"part {part.Hash}");
        }
        var missing = listed.FirstOrDefault(one => !found.ContainsKey(one.Hash));
        return missing is null && listed.Count == found.Count ? found : PackageRefusals.Altered($"part {missing?.Hash}");
    }

    private static Outcome<MasterRecipe> RecipeOf(PackageManifest manifest, IReadOnlyDictionary<string, byte[]> parts)
    {
        if (!parts.TryGetValue(manifest.Recipe, out var bytes)) return PackageRefusals.Altered("its recipe");
        if (!RecipeReader.Read(bytes).Try(out var recipe, out var refusal)) return refusal;
        if (recipe.Id != manifest.Id || recipe.Version != manifest.Version || RecipeHash.Of(recipe) != manifest.Recipe) return PackageRefusals.Altered("its recipe");
        var missing = PackageContents.Of(recipe).FirstOrDefault(one => !parts.ContainsKey(one.Hash));
        return missing is null ? recipe : PackageRefusals.PartMissing(missing.Hash);
    }

    private static byte[]? TryBase64(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64String(text, bytes, out var written)) return null;
        // One way to write it, and no other: the last character has bits that say nothing.
        var exact = bytes.AsSpan(0, written).ToArray();
        return Convert.ToBase64String(exact) == text ? exact : null;
    }

    private static bool IsHex(string text) => text.Length == 128 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}

/// <summary>The files that a recipe names by their hashes.</summary>
internal static class PackageContents
{
    public static IEnumerable<(string Hash, PackageRole Role)> All(MasterRecipe recipe) =>
        recipe.Specimens.Select(one => (one.Content, PackageRole.Specimen))
            .Concat(recipe.Procedure.SelfAndBelow().SelectMany(element => element.Instructions).SelectMany(one => one.Pictures)
                .Select(picture => (picture.Content, PackageRole.Picture)))
            .DistinctBy(one => one.Content);

    public static IEnumerable<Named> Of(MasterRecipe recipe) => All(recipe).Select(one => new Named(one.Hash, one.Role));

    internal sealed record Named(string Hash, PackageRole Role);
}
