using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>With the end of the batch its lots are free for others, in the same append.</summary>
internal static class FreeAtEnd
{
    public static async Task TellAsync(Telling telling, ILots lots, CancellationToken cancellation)
    {
        if (!telling.Facts.Any(fact => fact is BatchCompleted or BatchStopped or BatchAborted))
            return;
        foreach (var id in telling.State.Reserved.Select(one => one.Lot).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var lot = await lots.LoadAsync(id, cancellation);
            if (LotGate.Free(telling.Foreseen(lot), telling.State.Id) is { } freed)
                telling.TellOf(lot.At, freed);
        }
    }
}
