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
    UnitRows rows, Supplies supplies, IDestinations destinations, EventMaker events, IEpcisRepository repository, ILedger ledger,
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
        // For a partner speaks who may speak for the site that packed it.
        var site = location.IsOwnSite ? location.Id : row.Site;
        if (!caller.HasAny(site, Roles))
            return SerialsRefusals.RoleMissing("machine", site);
        if (!MayBe(by, location))
            return SerialsRefusals.ActorNotThere(EnumWords.Of(by), location.Name);
        string? country = null;
        if (action == PackAction.Export && !Country.TryOf(command.Country, out country))
            return SerialsRefusals.CountryMissing();
        var author = caller.At(row.Zone);
        var attempt = new Attempt(code, row, action, by, location, country);
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
        if (await supplies.FindAsync(attempt.Row.Batch, attempt.Leaves ? attempt.Outlet : null, cancellation) is not { } supply)
            return SerialsRefusals.BatchUnknown(attempt.Row.Batch);
        List<StreamVersion> seen = [pack.At, .. supply.ReliesOn];
        if (attempt.Leaves)
        {
            if (!(await IsThereAsync(attempt, seen, cancellation)).Try(out _, out var elsewhere))
                return elsewhere;

            // A recall stands in the pack's own states.
            if (!supply.Recall.State.IsRecalled && !supply.Check(attempt.Country ?? attempt.Location.Name, attempt.Counted).Try(out _, out var refusal))
                return refusal;
        }

        var now = Micros.Now(clock);
        var expiry = DateOnly.ParseExact(attempt.Row.Expiry, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var today = Micros.ToDate(now, attempt.Row.Zone);
        var around = new PackSurroundings(ProductWithdrawn: false, supply.Recall.State.IsRecalled, BatchExpired: today > expiry);
        return PackStates.Decide(pack.State.Status, around, attempt.Action, attempt.By, attempt.Location.Id, now)
            .Map(to => new Found(pack, seen, to) { Gone = supply.Count(attempt.Counted, attempt.Row.Path) ?? Back(pack.State, attempt.Row) });
    }

    /// <summary>What was counted towards a market and comes back counts no more.</summary>
    private static Draft? Back(UnitState pack, UnitRow row) =>
        pack.Market is { } market ? new Draft(BatchUnits.StreamOf(row.Batch), new PacksGone(market, -1, row.Path)) : null;

    /// <summary>What an own site gives away stands there, as far as is known; where a partner keeps it is his own knowledge.</summary>
    private async Task<Outcome<Done>> IsThereAsync(Attempt attempt, List<StreamVersion> seen, CancellationToken cancellation)
    {
        var (kind, place, parent) = ("site", attempt.Row.Site, attempt.Row.Parent);
        while (parent is not null)
        {
            var container = await streams.LoadAsync<ContainerState>(ContainerState.StreamOf(parent), cancellation);
            seen.Add(container.At);
            (kind, place, parent) = container.State.IsUnderWay
                ? ("way", container.State.Destination!, container.State.Parent)
                : (container.State.PlaceKind, container.State.Place, container.State.Parent);
        }

        return !attempt.Location.IsOwnSite || (kind == "site" && place == attempt.Location.Id)
            ? Done.Ok
            : SerialsRefusals.PackElsewhere(attempt.Row.Path, place);
    }

    /// <summary>An own site is no pharmacy; a partner is what he was entered as.</summary>
    private static bool MayBe(PackActor by, Destination place) => place switch
    {
        { IsOwnSite: true } => by is PackActor.Manufacturer or PackActor.Wholesaler,
        { Kind: "wholesaler" } => by is PackActor.Wholesaler or PackActor.ParallelDistributor,
        { Kind: "pharmacy" or "hospital" } => by == PackActor.Pharmacy,
        _ => true,
    };

    private static Decision<ChangedPack> Decide(Author author, Attempt attempt, Found now, StagedCapture staged)
    {
        var fact = new PackStateChanged(
            attempt.Row.Gtin, attempt.Row.Serial, attempt.Row.Batch, attempt.Action, now.Pack.State.Status.State, now.To, attempt.Location.Id,
            staged.CaptureId, attempt.Country, now.Gone?.Fact is PacksGone { Count: > 0 } gone ? gone.Market : null);
        return new Decision<ChangedPack>(
            new ChangedPack(attempt.Row.Path, EnumWords.Of(now.To), staged.CaptureId),
            new AppendRequest(
                author, [new Draft(now.Pack.Stream, fact), .. now.Gone is { } counted ? [counted] : Array.Empty<Draft>(), staged.Draft], [.. now.ReliesOn.Distinct(), staged.At]));
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

    private sealed record Attempt(UnitCode Code, UnitRow Row, PackAction Action, PackActor By, Destination Location, string? Country)
    {
        /// <summary>The pack leaves for somebody who uses or sells it.</summary>
        public bool Leaves => Action is PackAction.Supply or PackAction.Export or PackAction.FreeSample;

        /// <summary>Packs that count towards the market by themselves: what a partner gives away was counted when it was shipped to him.</summary>
        public long Counted => Leaves && (Location.IsOwnSite || Action == PackAction.Export) ? 1 : 0;

        public Outlet Outlet => Action == PackAction.Export ? new Outlet(null, Country) : Outlet.Of(Location);
    }

    private sealed record Found(Folded<UnitState> Pack, IReadOnlyList<StreamVersion> ReliesOn, PackState To)
    {
        /// <summary>What is told of the batch's packs where a market takes only so many.</summary>
        public Draft? Gone { get; init; }
    }
}
