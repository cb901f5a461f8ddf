using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>Walks from a batch to those whose goods are in it, each of them once.</summary>
internal sealed class BatchSources(IStreams streams, ILots lots)
{
    public async Task<IReadOnlyList<BatchSource>> OfAsync(BatchState batch, CancellationToken cancellation)
    {
        Dictionary<string, BatchSource> found = new(StringComparer.OrdinalIgnoreCase);
        Queue<BatchState> open = new([batch]);
        while (open.TryDequeue(out var state))
        {
            foreach (var (source, lot) in await NextAsync(state, cancellation))
            {
                var isKnown = found.TryGetValue(source, out var known);
                if (string.Equals(source, batch.Id, StringComparison.OrdinalIgnoreCase) || (isKnown && (known!.Lot is not null || lot is null))
                    || !BatchStreams.TryOf(source, out var stream))
                    continue;
                var folded = await streams.LoadAsync<BatchState>(stream, cancellation);
                found[source] = new BatchSource(folded.State.Id, lot, folded.State.Disposition, folded.At);
                if (!isKnown)
                    open.Enqueue(folded.State);
            }
        }

        return [.. found.Values];
    }

    private async Task<IReadOnlyList<(string Batch, string? Lot)>> NextAsync(BatchState state, CancellationToken cancellation)
    {
        List<(string Batch, string? Lot)> next = [];
        List<string> charged = [.. ChargedLots(state)];
        foreach (var (id, lot) in charged.Zip(await lots.LoadAsync(charged, cancellation)))
        {
            if (lot.State.MadeBy is { } maker)
                next.Add((maker, id));
        }

        if (state.Order?.ReworkOf is { } reworked)
            next.Add((reworked.Batch, null));
        return next;
    }

    /// <summary>Lots of which something stayed in the batch, in the runs that count and in those before.</summary>
    private static IEnumerable<string> ChargedLots(BatchState state) =>
        state.Steps.Values.SelectMany(step => step.Earlier.Select(run => run.Was).Append(step))
            .SelectMany(step => step.Charges).Where(charge => charge.Net.Value > 0)
            .Select(charge => charge.Lot).Distinct(StringComparer.OrdinalIgnoreCase);
}
