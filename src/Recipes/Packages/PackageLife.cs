using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>The life that a package tells: every entry of the version's stream, in order, proved under the sender's key.</summary>
internal static class PackageLife
{
    // Who wrote any of it neither checks nor approves it, wherever it goes.
    private static readonly HashSet<string> Writing =
    [
        "recipe-imported.v1", "recipe-arrived.v1", "recipe-saved.v1", "recipe-completed.v1", "recipe-copied.v1", "recipe-edited.v1",
        "recipe-sent-to-review.v1",
    ];

    public static Refusal? Check(PackageManifest manifest, byte[] key)
    {
        if (manifest.Life.Count is 0 or > RecipePackage.LifeMax) return PackageRefusals.Altered("its history");
        var stream = RecipeStreams.Version(manifest.Id, manifest.Version);
        string? recipe = null;
        for (var i = 0; i < manifest.Life.Count; i++)
        {
            var proof = manifest.Life[i];
            if (EntryProof.Check(JsonSerializer.SerializeToUtf8Bytes(proof, KernelJson.Strict), key) is not null) return PackageRefusals.Altered("its history");
            using var entry = JsonDocument.Parse(proof.Entry);
            if (entry.RootElement.GetProperty("stream").GetString() != stream || entry.RootElement.GetProperty("version").GetInt64() != i + 1
                || proof.Head.LedgerId != manifest.Instance.LedgerId)
                return PackageRefusals.Altered("its history");
            if (entry.RootElement.GetProperty("payload").TryGetProperty("recipe", out var said) && said.ValueKind == JsonValueKind.String) recipe = said.GetString();
        }
        return recipe == manifest.Recipe ? null : PackageRefusals.Altered("its history");
    }

    public static IReadOnlyList<string> Authors(PackageManifest manifest)
    {
        var authors = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var proof in manifest.Life)
        {
            using var entry = JsonDocument.Parse(Encoding.UTF8.GetBytes(proof.Entry));
            if (Writing.Contains(entry.RootElement.GetProperty("type").GetString()!)) authors.Add(entry.RootElement.GetProperty("actor").GetString()!);
        }
        return [.. authors];
    }
}
