using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>The batches whose goods are in one, each of them once with how it stands.</summary>
internal sealed class BatchSources(IStreams streams, Goods goods)
{
    public async Task<IReadOnlyList<BatchSource>> OfAsync(BatchState batch, CancellationToken cancellation)
    {
        Dictionary<string, Folded<BatchState>> reached = new(StringComparer.OrdinalIgnoreCase);
        var walk = await goods.WalkAsync(batch.Id, GoodsWay.ToMakers, reach: ReachAsync, cancellation: cancellation);
        return [.. walk.Edges.GroupBy(edge => edge.Maker, StringComparer.OrdinalIgnoreCase).Where(same => reached.ContainsKey(same.Key)).Select(same =>
        {
            var folded = reached[same.Key];
            return new BatchSource(folded.State.Id, same.Select(edge => edge.Charged).OfType<string>().FirstOrDefault(), folded.State.Disposition, folded.At);
        })];

        async Task ReachAsync(string id)
        {
            if (!string.Equals(id, batch.Id, StringComparison.OrdinalIgnoreCase) && BatchStreams.TryOf(id, out var stream))
                reached[id] = await streams.LoadAsync<BatchState>(stream, cancellation);
        }
    }
}
