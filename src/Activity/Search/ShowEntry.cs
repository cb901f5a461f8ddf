using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Activity.Search;

/// <summary>One entry as it is stored, its hash computed again, and its place in the signed tree.</summary>
internal sealed class ShowEntry(ILedger ledger, ITreeProofs proofs, ActivityLines lines)
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/ledger/entries/{number:long}", (long number, ShowEntry show, ReaderLanguage language, CancellationToken cancellation) =>
            show.HandleAsync(number, language.Code, cancellation)).WithTags("activity").Require(ActivityEndpoints.Readers).Produces<EntryView>();

    private async Task<IResult> HandleAsync(long number, string language, CancellationToken cancellation)
    {
        if (await ledger.FindAsync(number, cancellation) is not { } entry)
            return ActivityRefusals.EntryNotFound(number).ToResult();
        var head = await ledger.HeadAsync(cancellation);
        return Results.Json(
            new EntryView(
                (await lines.OfAsync([entry], language, cancellation))[0], head.LedgerId, Encoding.UTF8.GetString(entry.Payload.Span),
                Convert.ToHexStringLower(entry.PreviousHash), Convert.ToHexStringLower(entry.Hash),
                EntryHash.Of(head.LedgerId, entry).AsSpan().SequenceEqual(entry.Hash), await ProofAsync(number, cancellation)),
            KernelJson.Options);
    }

    private async Task<ProofView?> ProofAsync(long number, CancellationToken cancellation)
    {
        if (await proofs.CoveringAsync(number, cancellation) is not { } head)
            return null;
        var proof = await proofs.InclusionAsync(number, head.Size, cancellation);
        return new ProofView(
            number - 1, head.Size, [.. proof.Path.Select(Convert.ToHexStringLower)], Convert.ToHexStringLower(head.Root), Micros.ToText(head.At),
            head.KeyId, Convert.ToHexStringLower(head.Signature), TreeHead.Algorithm);
    }
}

/// <param name="Payload">The canonical bytes that were hashed, as text.</param>
/// <param name="HashMatches">The hash was computed again for this answer.</param>
/// <param name="Proof">Null while no tree head covers the entry.</param>
internal sealed record EntryView(
    ActivityLine Entry, Guid LedgerId, string Payload, string PreviousHash, string Hash, bool HashMatches, ProofView? Proof);

/// <summary>With these hashes the entry's own hash gives the root of the signed tree head (RFC 9162, 2.1.3).</summary>
internal sealed record ProofView(
    long LeafIndex, long TreeSize, IReadOnlyList<string> Path, string RootHash, string SealedAt, string KeyId, string Signature, string Algorithm);
