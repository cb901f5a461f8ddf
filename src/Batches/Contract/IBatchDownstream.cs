using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Tells the batches that hold goods of a batch what became of it.</summary>
public interface IBatchDownstream
{
    /// <summary>
    /// An exception on every batch, to the deepest, that was charged from what a recalled batch made or worked on it again, as far as
    /// its record may still change. The caller appends it with the recall itself.
    /// </summary>
    Task<DownstreamNews> OfRecallAsync(Caller caller, string batch, string reason, CancellationToken cancellation = default);
}

/// <param name="ReliesOn">Streams that were looked at.</param>
public sealed record DownstreamNews(IReadOnlyList<Draft> Drafts, IReadOnlyList<StreamVersion> ReliesOn)
{
    public static readonly DownstreamNews Nothing = new([], []);
}
