using Theriac.Batches;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Serials.Units;

namespace Theriac.Serials.Batch;

/// <summary>A batch with all that says whether its packs may reach a customer: its verdict there, its recall, and what it was made of.</summary>
internal sealed record Supply(PackagedBatch Batch, Folded<RecallState> Recall, IReadOnlyList<(BatchSource Batch, Folded<RecallState> Recall)> Sources)
{
    public bool IsFree => Check("").IsOk;

    /// <summary>Streams that the answer relies on.</summary>
    public IEnumerable<StreamVersion> ReliesOn =>
        [.. Batch.ReliesOn, Recall.At, .. Sources.SelectMany(one => new[] { one.Batch.At, one.Recall.At })];

    /// <summary>Certified for there, not recalled, and nothing in it is rejected, on hold or recalled. Pure.</summary>
    public Outcome<Done> Check(string to)
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

        return Done.Ok;
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
        return new Supply(found, recall, sources);
    }

    private Task<Folded<RecallState>> RecallAsync(string batch, CancellationToken cancellation) =>
        streams.LoadAsync<RecallState>(RecallState.StreamOf(batch), cancellation);
}
