using Theriac.Batches;
using Theriac.Gs1;
using Theriac.Plant;
using Theriac.Serials;

namespace Theriac.Distribution.Trace;

/// <summary>What a code turned out to name.</summary>
internal abstract record TraceSubject(string Id)
{
    public sealed record Pack(PackInfo Info) : TraceSubject(Info.Path);

    public sealed record Container(ContainerInfo Info) : TraceSubject(Info.Sscc);

    public sealed record Batch(string BatchId) : TraceSubject(BatchId);

    public sealed record Lot(LotState State) : TraceSubject(State.Id);
}

/// <summary>
/// Finds what a code names, in any form: element string, Digital Link, EPC URN, bare serial or SSCC, lot on the pack, batch,
/// material lot.
/// </summary>
internal sealed class FindSubject(IPackDirectory packs, IBatchDirectory batches, ILots lots)
{
    public async Task<TraceSubject?> FindAsync(string code, CancellationToken cancellation)
    {
        var text = code.Trim();
        if (await ByGs1Async(text, cancellation) is { } found)
            return found;
        if (await batches.FindAsync(text, cancellation) is { } batch)
            return new TraceSubject.Batch(batch.Id);
        if (await lots.LoadAsync(text, cancellation) is { Exists: true } lot)
            return new TraceSubject.Lot(lot.State);
        if (await packs.FindBySerialAsync(text, cancellation) is [var pack, ..])
            return new TraceSubject.Pack(pack);
        return await packs.BatchesByLotAsync(text, cancellation) is [var id, ..] ? new TraceSubject.Batch(id) : null;
    }

    private async Task<TraceSubject?> ByGs1Async(string text, CancellationToken cancellation)
    {
        if (Sscc.TryParse(text, out var bare) && await packs.FindContainerAsync(bare.ToString(), cancellation) is { } typed)
            return new TraceSubject.Container(typed);
        var read = text is ['/', ..] ? DigitalLink.ParsePath(text).Then(link => link.Identify()) : Gs1Id.Parse(text);
        if (!read.Try(out var id, out _))
            return null;
        switch (id.Kind)
        {
            case Gs1IdKind.Sgtin:
                return await packs.FindPackAsync(id.Gtin!.Value.ToString(), id.Serial!, cancellation) is { } pack
                    ? new TraceSubject.Pack(pack)
                    : null;
            case Gs1IdKind.Sscc:
                return await packs.FindContainerAsync(id.Key, cancellation) is { } container ? new TraceSubject.Container(container) : null;
            case Gs1IdKind.Lgtin:
                foreach (var batch in await packs.BatchesByLotAsync(id.Serial!, cancellation))
                {
                    if ((await packs.BatchPacksAsync(batch, cancellation))?.Gtin == id.Gtin!.Value.ToString())
                        return new TraceSubject.Batch(batch);
                }

                return await lots.LoadAsync(id.Serial!, cancellation) is { Exists: true } lot ? new TraceSubject.Lot(lot.State) : null;
            default:
                return null;
        }
    }
}
