using Theriac.Batches;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Serials.Units;

namespace Theriac.Serials.Batch;

/// <summary>A batch with all that says whether its packs may reach a customer: its verdict there, its recall, and what it was made of.</summary>
internal sealed record Supply(PackagedBatch Batch, Folded<RecallState> Recall, IReadOnlyList<(BatchSource Batch, Folded<RecallState> Recall)> Sources)
{
    /// <summary>The packs of the batch, where only so many may go to the market there.</summary>
    public Folded<BatchUnits>? Units { get; init; }

    public bool IsFree => Check("").IsOk;

    /// <summary>Streams that the answer relies on.</summary>
    public IEnumerable<StreamVersion> ReliesOn =>
        [.. Batch.ReliesOn, Recall.At, .. Sources.SelectMany(one => new[] { one.Batch.At, one.Recall.At }), .. Units is { } units ? [units.At] : Array.Empty<StreamVersion>()];

    /// <summary>What is counted when so many packs leave by this code; null where the certificate sets no limit.</summary>
    public Draft? Count(long packs, string code) =>
        Batch.Limit is { } limit && packs > 0 ? new Draft(BatchUnits.StreamOf(Batch.Id), new PacksGone(limit.Market, packs, code)) : null;

    /// <summary>Certified for there and for so many, not recalled, and nothing in it is rejected, on hold or recalled. Pure.</summary>
    public Outcome<Done> Check(string to, long packs = 0)
    {
        if (Batch.Verdict == BatchVerdict.Rejected)
            return SerialsRefusals.BatchRejected(Batch.Id);
        if (Batch.Verdict == BatchVerdict.NoMarket)
            return SerialsRefusals.MarketNotKnown(to);
        if (Batch.Verdict != BatchVerdict.Certified)
            return SerialsRefusals.BatchNotCertified(Batch.Id, to);
        if (Recall.State.IsRecalled)
            return SerialsRefusals.BatchRecalled(Batch.Id);
        foreach (var (source, recall) in Sources)
        {
            if (source.IsHeldBack || recall.State.IsRecalled)
                return SerialsRefusals.SourceHeldBack(Batch.Id, source.BatchId, recall.State.IsRecalled ? "recalled" : EnumWords.Of(source.Disposition));
        }

        return Batch.Limit is { } limit && packs > 0 && Units!.State.GoneTo(limit.Market) is var gone && gone + packs > limit.Packs
            ? SerialsRefusals.MarketQuantityReached(Batch.Id, limit, gone, packs)
            : Done.Ok;
    }
}

/// <summary>Loads it.</summary>
internal sealed class Supplies(IBatchBook batches, IStreams streams)
{
    /// <summary>Null when there is no such batch.</summary>
    public async Task<Supply?> FindAsync(string batch, Outlet? to, CancellationToken cancellation)
    {
        var recall = await RecallAsync(batch, cancellation);
        if (await batches.FindAsync(batch, cancellation, to) is not { } found)
            return null;
        List<(BatchSource, Folded<RecallState>)> sources = [];
        foreach (var one in await batches.SourcesAsync(batch, cancellation))
            sources.Add((one, await RecallAsync(one.BatchId, cancellation)));
        var units = found.Limit is null ? null : await streams.LoadAsync<BatchUnits>(BatchUnits.StreamOf(found.Id), cancellation);
        return new Supply(found, recall, sources) { Units = units };
    }

    private Task<Folded<RecallState>> RecallAsync(string batch, CancellationToken cancellation) =>
        streams.LoadAsync<RecallState>(RecallState.StreamOf(batch), cancellation);
}
