using Theriac.Epcis;
using Theriac.Gs1;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Serials.Batch;
using Theriac.Serials.Numbers;
using Theriac.Serials.Units;

namespace Theriac.Serials.Commission;

/// <summary>
/// Commissions packs under the batch record. Serials are leased in an entry of their own; then packs and event are staged
/// invisibly; then one append, which relies on the version
/// of the batch, publishes both; then the batch record counts them.
/// </summary>
internal sealed class CommissionHandler(
    IBatchBook batches, LeaseSerials leases, UnitStore units, EventMaker events, IEpcisRepository repository, ILedger ledger, IStreams streams)
{
    private static readonly Role[] Roles = [Role.Operator, Role.Supervisor, Role.Machine];

    public async Task<Outcome<CommissionedPacks>> HandleAsync(
        Caller caller, string batchId, CommissionPacks command, CancellationToken cancellation)
    {
        if (command.Count is < 1 or > SerialsLimits.PacksPerCommissionMax)
            return SerialsRefusals.CountOutOfRange(SerialsLimits.PacksPerCommissionMax);
        if (await batches.FindAsync(batchId, cancellation) is not { } batch)
            return SerialsRefusals.BatchUnknown(batchId);
        var author = caller.At(batch.Zone);
        var record = new RefusalRecord(author, BatchUnits.StreamOf(batch.Id), "commission-packs");
        if (!May(caller, batch).Try(out var gtin, out var refusal))
        {
            await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }

        // The record writes down itself what it refuses.
        if (!(await batches.MayReportAsync(caller with { Claim = null }, batch.Id, command, cancellation)).Try(out _, out refusal))
            return refusal;
        if (!(await leases.LeaseAsync(gtin, command.Count, batch.Id, author, cancellation)).Try(out var serials, out refusal))
            return refusal;
        var setId = await units.StageUnitsAsync(gtin, serials, cancellation);
        var staged = await repository.StageAsync(await EventsAsync(batch, gtin, serials, command.Last, cancellation), cancellation);
        var result = new CommissionedPacks(
            batch.Id, gtin, batch.Lot, $"{batch.ExpiryOn:yyyy-MM-dd}", serials.Count, setId, staged.CaptureId, serials);
        var decided = await ledger.DecideAsync(token => DecideAsync(author, result, staged, token), record, cancellation);
        if (!decided.Try(out var done, out refusal))
            return refusal;
        var reported = await batches.ReportAsync(caller with { Claim = null }, batch.Id, command, cancellation);
        return done.Result with { NotReported = reported.IsOk ? null : reported.Refusal.Code };
    }

    private static Outcome<string> May(Caller caller, PackagedBatch batch)
    {
        if (!caller.HasAny(batch.Site, Roles))
            return SerialsRefusals.RoleMissing("operator", batch.Site);
        // A packaging line has its token; a person works at a terminal, as with every other step.
        if (caller.SessionId is not null && TerminalGate.Fault(caller.Terminal, batch.Site) is { } fault)
            return fault;
        if (batch.Gtin is null || !Gtin.TryParse(batch.Gtin, out var gtin))
            return SerialsRefusals.ProductWithoutGtin(batch.Id);
        if (AiElement.Of("10", batch.Lot) is { IsOk: false } lot)
            return SerialsRefusals.CodeNotReadable(lot.Refusal.Detail);
        if (batch.ExpiryOn is null)
            return SerialsRefusals.ExpiryMissing(batch.Id);
        return batch.PackagingOpen ? gtin.ToString() : SerialsRefusals.BatchNotPackaging(batch.Id);
    }

    private async Task<IReadOnlyList<NewEvent>> EventsAsync(
        PackagedBatch batch, string gtin, IReadOnlyList<string> serials, bool last, CancellationToken cancellation)
    {
        var commissioned = events.Commissioned(batch, gtin, serials);
        if (!last)
            return [commissioned];
        var inputs = await batches.InputsAsync(batch.Id, cancellation);
        var before = await streams.LoadAsync<BatchUnits>(BatchUnits.StreamOf(batch.Id), cancellation);
        return inputs.Count == 0
            ? [commissioned]
            : [events.Transformed(batch, gtin, inputs, before.State.Commissioned + serials.Count), commissioned];
    }

    private async Task<Outcome<Decision<CommissionedPacks>>> DecideAsync(
        Author author, CommissionedPacks result, StagedCapture staged, CancellationToken cancellation)
    {
        if (await batches.FindAsync(result.Batch, cancellation) is not { PackagingOpen: true } batch)
            return SerialsRefusals.BatchNotPackaging(result.Batch);
        var fact = new PacksCommissioned(
            result.SetId, batch.Id, result.Gtin, result.Lot, result.Expiry, batch.ProductName, batch.Site, result.Count,
            UnitStore.Hash(result.Serials), staged.CaptureId);
        return new Decision<CommissionedPacks>(result, new AppendRequest(
            author, [new Draft(BatchUnits.StreamOf(batch.Id), fact), staged.Draft], [batch.At, staged.At]));
    }
}
