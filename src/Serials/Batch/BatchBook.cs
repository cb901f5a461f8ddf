using Theriac.Batches;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Serials.Batch;

/// <summary>Batch records through the contracts of Batches.</summary>
internal sealed class BatchBook(IBatchDirectory directory, IBatchPackaging packaging, IBatchDownstream downstream, IPlantDirectory plant) : IBatchBook
{
    public async Task<PackagedBatch?> FindAsync(string batch, CancellationToken cancellation, Outlet? to = null)
    {
        if (await directory.FindAsync(batch, cancellation) is not { } info)
            return null;
        var open = await directory.PackagingOpenAsync(batch, cancellation);
        var market = to switch
        {
            null => null,
            { Site: { } site } => await directory.HomeVerdictAsync(batch, site, cancellation),
            _ => await directory.VerdictAsync(batch, to.Region, cancellation),
        };
        return new PackagedBatch(
            info.Id, info.LotNumber, info.ProductName ?? info.ProductCode ?? info.Id, info.Gtin, info.ExpiresOn, info.Site, info.Zone,
            (market?.Disposition ?? info.Disposition) switch
            {
                _ when market is { Market: null } => BatchVerdict.NoMarket,
                Disposition.Certified => BatchVerdict.Certified,
                Disposition.Rejected => BatchVerdict.Rejected,
                _ => BatchVerdict.Open,
            },
            open,
            info.At)
        {
            RulesAt = market?.RulesAt,
            Limit = market?.UpTo is { Quantity: var most } limit && most.Unit.Equals(Unit.Each) ? new MarketLimit(limit.Market, (long)most.Value) : null,
        };
    }

    public Task<IReadOnlyList<BatchSource>> SourcesAsync(string batch, CancellationToken cancellation) =>
        directory.SourcesAsync(batch, cancellation);

    public Task<DownstreamNews> NewsOfRecallAsync(Caller caller, string batch, string reason, CancellationToken cancellation) =>
        downstream.OfRecallAsync(caller, batch, reason, cancellation);

    public async Task<Outcome<Done>> ReportAsync(Caller caller, string batch, CommissionPacks packs, CancellationToken cancellation) =>
        (await packaging.ReportPacksAsync(caller, batch, packs.Count, packs.Last, late: packs.Late, cancellation: cancellation)).Map(_ => default(Done));

    public Task<Outcome<Done>> MayReportAsync(Caller caller, string batch, CommissionPacks packs, CancellationToken cancellation) =>
        packaging.MayReportAsync(caller, batch, packs.Count, packs.Last, packs.Late, cancellation);

    public async Task<IReadOnlyList<BatchInput>> InputsAsync(string batch, CancellationToken cancellation)
    {
        var trace = await directory.TraceAsync(batch, cancellation: cancellation);
        var inputs = new List<BatchInput>();
        foreach (var consumed in trace?.Consumed ?? [])
        {
            var material = await plant.FindMaterialAsync(consumed.MaterialCode, cancellation);
            inputs.Add(new BatchInput(consumed.Lot, material?.Gtin, consumed.Quantity));
        }

        return inputs;
    }
}
