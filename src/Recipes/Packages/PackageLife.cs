using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>The life that a package tells: every entry of the version's stream, in order, proved under the sender's key.</summary>
internal static class PackageLife
{
    // Who wrote any of it neither checks nor approves it, wherever it goes.
    private static readonly HashSet<string> Writing =
    [
        "recipe-imported.v1", "recipe-arrived.v1", "recipe-saved.v1", "recipe-completed.v1", "recipe-copied.v1", "recipe-edited.v1", "recipe-block-taken.v1",
        "recipe-sent-to-review.v1",
    ];

    private static readonly HashSet<string> Signed = ["recipe-sent-to-review.v1", "recipe-checked.v1", "recipe-approved.v1"];

    /// <param name="recipe">Hash that the life must end with.</param>
    public static Refusal? Check(string id, string version, string recipe, Guid ledgerId, IReadOnlyList<EntryProof> life, byte[] key)
    {
        if (life.Count is 0 or > RecipePackage.LifeMax) return PackageRefusals.Altered("its history");
        var stream = RecipeStreams.Version(id, version);
        string? last = null;
        for (var i = 0; i < life.Count; i++)
        {
            var proof = life[i];
            if (EntryProof.Check(JsonSerializer.SerializeToUtf8Bytes(proof, KernelJson.Strict), key) is not null) return PackageRefusals.Altered("its history");
            using var entry = JsonDocument.Parse(proof.Entry);
            if (entry.RootElement.GetProperty("stream").GetString() != stream || entry.RootElement.GetProperty("version").GetInt64() != i + 1
                || proof.Head.LedgerId != ledgerId)
                return PackageRefusals.Altered("its history");
            if (entry.RootElement.GetProperty("payload").TryGetProperty("recipe", out var said) && said.ValueKind == JsonValueKind.String) last = said.GetString();
        }
        return last == recipe ? null : PackageRefusals.Altered("its history");
    }

    public static IReadOnlyList<string> Authors(IReadOnlyList<EntryProof> life)
    {
        var authors = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var proof in life)
        {
            using var entry = JsonDocument.Parse(Encoding.UTF8.GetBytes(proof.Entry));
            if (Writing.Contains(entry.RootElement.GetProperty("type").GetString()!)) authors.Add(entry.RootElement.GetProperty("actor").GetString()!);
            authors.UnionWith(Named(entry.RootElement.GetProperty("payload")));
        }
        return [.. authors];
    }

    /// <summary>Who signed just this content, in order.</summary>
    public static IReadOnlyList<OriginSignature> Signatures(IReadOnlyList<EntryProof> life, string recipe)
    {
        List<OriginSignature> signatures = [];
        foreach (var proof in life)
        {
            using var entry = JsonDocument.Parse(Encoding.UTF8.GetBytes(proof.Entry));
            var payload = entry.RootElement.GetProperty("payload");
            if (!Signed.Contains(entry.RootElement.GetProperty("type").GetString()!) || payload.GetProperty("recipe").GetString() != recipe) continue;
            var made = payload.GetProperty("signature").Deserialize<Signature>(KernelJson.Options)!;
            signatures.Add(new OriginSignature(made.Signer, made.PrintedName, made.Meaning, Micros.ToText(entry.RootElement.GetProperty("at").GetInt64())));
        }

        return signatures;
    }

    /// <summary>Those that an entry names: whose suggestion was taken over, and who wrote it in the instance before that one.</summary>
    private static IEnumerable<string> Named(JsonElement payload)
    {
        if (payload.TryGetProperty("suggestedBy", out var one) && one.GetString() is { } person) yield return person;
        if (!payload.TryGetProperty("authors", out var all) || all.ValueKind != JsonValueKind.Array) yield break;
        foreach (var author in all.EnumerateArray()) yield return author.GetString()!;
    }
}
