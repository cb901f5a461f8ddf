using System.Globalization;
using Theriac.Epcis;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Serials.Batch;
using Theriac.Serials.States;
using Theriac.Serials.Units;

namespace Theriac.Serials.ChangeState;

/// <summary>Supplies, exports, locks, destroys … one pack, or undoes it, as the state machine allows.</summary>
internal sealed class ChangeStateHandler(
    UnitRows rows, IBatchBook batches, IDestinations destinations, EventMaker events, IEpcisRepository repository, ILedger ledger,
    IStreams streams, TimeProvider clock)
{
    private static readonly Role[] Roles = [Role.Machine, Role.Supervisor, Role.QaReviewer, Role.QualifiedPerson];

    public async Task<Outcome<ChangedPack>> HandleAsync(Caller caller, ChangePackState command, CancellationToken cancellation)
    {
        if (!EnumWords.TryRead<PackAction>(command.Action, out var action) || !EnumWords.TryRead<PackActor>(command.By, out var by))
            return SerialsRefusals.ActionUnknown();
        var read = UnitCode.Parse(command.Code);
        if (!read.Try(out var code, out var refusal))
            return refusal;
        if (code.IsContainer || await rows.FindAsync([(code.Gtin!, code.Serial!)], cancellation) is not [var row, ..])
            return SerialsRefusals.CodeUnknown(command.Code);
        if (await destinations.FindAsync(command.Location, cancellation) is not { } location)
            return SerialsRefusals.DestinationUnknown(command.Location);
        if (!caller.HasAny(location.IsOwnSite ? location.Id : null, Roles))
            return SerialsRefusals.RoleMissing("machine", location.Id);
        var author = caller.At(row.Zone);
        var attempt = new Attempt(code, row, action, by, location);
        var record = new RefusalRecord(author, UnitState.StreamOf(row.Gtin, row.Serial), "change-pack-state");
        var first = await CheckAsync(attempt, cancellation);
        if (!first.Try(out var found, out refusal))
        {
            await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }

        var (bizStep, disposition, ends) = InEvents(found.To);
        var place = location.IsOwnSite ? events.Site(location.Id) : EventMaker.Place("partner", location.Id, location.Gln);
        var staged = await repository.StageAsync(
            [events.StateChanged(code, row.Zone, place, bizStep, disposition, ends)], cancellation);
        var decided = await ledger.DecideAsync(
            async token => (await CheckAsync(attempt, token)).Map(now => Decide(author, attempt, now, staged)), record, cancellation);
        return decided.Map(one => one.Result);
    }

    private async Task<Outcome<Found>> CheckAsync(Attempt attempt, CancellationToken cancellation)
    {
        var pack = await streams.LoadAsync<UnitState>(UnitState.StreamOf(attempt.Row.Gtin, attempt.Row.Serial), cancellation);
        var recall = await streams.LoadAsync<RecallState>(RecallState.StreamOf(attempt.Row.Batch), cancellation);
        if (await batches.FindAsync(attempt.Row.Batch, cancellation, attempt.Location.IsOwnSite ? null : attempt.Location.Region) is not { } batch)
            return SerialsRefusals.BatchUnknown(attempt.Row.Batch);
        if (attempt.Action is PackAction.Supply or PackAction.Export or PackAction.FreeSample && batch.Verdict != BatchVerdict.Certified)
            return SerialsRefusals.BatchNotCertified(batch.Id, attempt.Location.Name);
        var now = Micros.Now(clock);
        var expiry = DateOnly.ParseExact(attempt.Row.Expiry, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var today = Micros.ToDate(now, attempt.Row.Zone);
        var around = new PackSurroundings(ProductWithdrawn: false, recall.State.IsRecalled, BatchExpired: today > expiry);
        return PackStates.Decide(pack.State.Status, around, attempt.Action, attempt.By, attempt.Location.Id, now)
            .Map(to => new Found(pack, recall, batch, to));
    }

    private static Decision<ChangedPack> Decide(Author author, Attempt attempt, Found now, StagedCapture staged)
    {
        var fact = new PackStateChanged(
            attempt.Row.Gtin, attempt.Row.Serial, attempt.Row.Batch, attempt.Action, now.Pack.State.Status.State, now.To, attempt.Location.Id,
            staged.CaptureId);
        return new Decision<ChangedPack>(
            new ChangedPack(attempt.Row.Path, EnumWords.Of(now.To), staged.CaptureId),
            new AppendRequest(
                author, [new Draft(now.Pack.Stream, fact), staged.Draft], [now.Pack.At, now.Recall.At, .. now.Batch.ReliesOn, staged.At]));
    }

    /// <summary>The step and disposition of the CBV that tell of a state, and whether the pack leaves the chain for good.</summary>
    private static (string BizStep, string Disposition, bool Ends) InEvents(PackState to) => to switch
    {
        PackState.Supplied => ("dispensing", "dispensed", false),
        PackState.Exported => ("shipping", "in_transit", false),
        PackState.Sample => ("sampling", "inactive", false),
        PackState.FreeSample => ("dispensing", "dispensed", false),
        PackState.CheckedOut => ("repackaging", "inactive", false),
        PackState.Locked => ("holding", "non_sellable_other", false),
        PackState.Stolen => ("decommissioning", "stolen", false),
        PackState.Destroyed => ("destroying", "destroyed", true),
        _ => ("inspecting", "active", false),
    };

    private sealed record Attempt(UnitCode Code, UnitRow Row, PackAction Action, PackActor By, Destination Location);

    private sealed record Found(Folded<UnitState> Pack, Folded<RecallState> Recall, PackagedBatch Batch, PackState To);
}
