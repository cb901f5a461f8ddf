using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Activity.Search;

/// <summary>What the signatures of entries are worth now: void by the document that is stored, superseded by what their modules say.</summary>
internal sealed class SignatureStandings(IContentStore contents, IEnumerable<ISupersededSignatures> modules)
{
    /// <summary>By number; entries without a signature are not in it.</summary>
    public async Task<IReadOnlyDictionary<long, SignatureState>> OfAsync(IReadOnlyList<Entry> entries, CancellationToken cancellation)
    {
        var signed = entries.Select(entry => (Entry: entry, Signature: SignatureOf(entry))).Where(one => one.Signature is not null).ToList();
        if (signed.Count == 0)
            return new Dictionary<long, SignatureState>();
        var broken = await SignatureStates.FindVoidAsync(contents, [.. signed.Select(one => one.Signature!)], cancellation);
        HashSet<long> superseded = [];
        foreach (var stream in signed.Select(one => one.Entry.Stream).Distinct())
            superseded.UnionWith(await SupersededAsync(stream, cancellation));
        return signed.ToDictionary(one => one.Entry.Number, one =>
            broken.Contains(one.Signature!.DocumentHash) ? SignatureState.Void
            : superseded.Contains(one.Entry.Number) ? SignatureState.Superseded : SignatureState.Valid);
    }

    public static string NameOf(SignatureState state) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{state}");

    private async Task<IEnumerable<long>> SupersededAsync(string stream, CancellationToken cancellation)
    {
        foreach (var module in modules)
        {
            if (await module.FindAsync(stream, cancellation) is { } found)
                return found;
        }

        return [];
    }

    private static Signature? SignatureOf(Entry entry)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        return payload.RootElement.TryGetProperty("signature", out var signature) && signature.ValueKind == JsonValueKind.Object
            && signature.TryGetProperty("documentHash", out _)
            ? signature.Deserialize<Signature>(KernelJson.Options)
            : null;
    }
}
