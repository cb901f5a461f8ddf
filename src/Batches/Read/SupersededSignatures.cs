using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Signatures of a batch that a later correction or entry left behind (A11D-13b).</summary>
internal sealed class SupersededSignatures(IStreams streams) : ISupersededSignatures
{
    public async Task<IReadOnlySet<long>?> FindAsync(string stream, CancellationToken cancellation = default)
    {
        if (!stream.StartsWith(BatchStreams.Of(""), StringComparison.Ordinal))
            return null;
        return Of((await streams.LoadAsync<BatchState>(stream, cancellation)).State);
    }

    public static IReadOnlySet<long> Of(BatchState state)
    {
        var steps = state.Steps.Values.SelectMany(step => step.Signatures.Where(one => step.Stale || one.Data != step.Data)
            .Concat(step.Block.Where(one => !SignatureBlock.IsCurrent(step, one)).Select(one => one.State))
            .Select(one => one.Stamp.Number));
        var reviews = new[] { state.ReviewIsCurrent ? null : state.Review, state.TrailReviewIsCurrent ? null : state.TrailReview }
            .OfType<ReviewState>().Select(one => one.Stamp.Number);
        return steps.Concat(reviews).ToHashSet();
    }
}
