using Theriac.Epcis;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Serials.Batch;
using Theriac.Serials.Units;

namespace Theriac.Serials.Ship;

/// <summary>
/// Ships a case or pallet. Until every batch in it is certified it moves under quarantine between own sites only. The
/// decision relies on the streams of the batches and of those that made what went into them, so that a rejection or recall at the same moment is seen.
/// </summary>
internal sealed class ShipHandler(
    Supplies supplies, UnitRows rows, IDestinations destinations, EventMaker events, IEpcisRepository repository, IPlantDirectory plant, ILedger ledger,
    IStreams streams)
{
    private static readonly Role[] Roles = [Role.Operator, Role.Supervisor, Role.Planner, Role.Machine];

    public async Task<Outcome<MovedContainer>> HandleAsync(Caller caller, ShipContainer command, CancellationToken cancellation)
    {
        if (!ReadSscc(command.Sscc).Try(out var sscc, out var refusal))
            return refusal;
        if (await destinations.FindAsync(command.To, cancellation) is not { } to)
            return SerialsRefusals.DestinationUnknown(command.To);
        var container = await streams.LoadAsync<ContainerState>(ContainerState.StreamOf(sscc), cancellation);
        if (!container.Exists)
            return SerialsRefusals.ContainerUnknown(sscc);
        var from = container.State.Place;
        var site = await plant.FindSiteAsync(from, cancellation);
        var zone = site?.Zone ?? "Etc/UTC";
        if (!caller.HasAny(site?.Id ?? from, Roles))
            return SerialsRefusals.RoleMissing("operator", from);
        var author = caller.At(zone);
        var record = new RefusalRecord(author, container.Stream, "ship-container");
        var check = await CheckAsync(sscc, from, to, cancellation);
        if (!check.Try(out var found, out refusal))
        {
            await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }

        var toPlace = to.IsOwnSite ? events.Site(to.Id) : EventMaker.Place("partner", to.Id, to.Gln);
        var staged = await repository.StageAsync(
            [events.Shipped(sscc, zone, events.Site(from), toPlace, found.Quarantine)], cancellation);
        var decided = await ledger.DecideAsync(
            async token => (await CheckAsync(sscc, from, to, token)).Then(now => Decide(author, now, found.Quarantine, to, staged)),
            record,
            cancellation);
        return decided.Map(one => one.Result);
    }

    private static Outcome<string> ReadSscc(string text) => UnitCode.Parse(text).Then(code => code.Sscc is { } sscc
        ? Outcome<string>.Ok(sscc)
        : SerialsRefusals.CodeNotReadable("Cases and pallets are shipped by their SSCC."));

    private async Task<Outcome<Found>> CheckAsync(string sscc, string from, Destination to, CancellationToken cancellation)
    {
        var container = await streams.LoadAsync<ContainerState>(ContainerState.StreamOf(sscc), cancellation);
        var inside = new List<Supply>();
        foreach (var id in container.State.Batches)
        {
            if (await supplies.FindAsync(id, to.IsOwnSite ? null : Outlet.Of(to), cancellation) is not { } batch)
                return SerialsRefusals.BatchUnknown(id);
            inside.Add(batch);
        }

        if (container.Exists && container.State.Place != from)
            return SerialsRefusals.ContainerElsewhere(sscc, container.State.Place);
        var packs = inside.Any(one => one.Batch.Limit is not null) ? await rows.PacksInsideAsync(sscc, cancellation) : new Dictionary<string, long>();
        return ShippingRules.Check(container, inside, to, packs).Map(quarantine => new Found(container, inside, packs, quarantine));
    }

    private static Outcome<Decision<MovedContainer>> Decide(Author author, Found now, bool staged, Destination to, StagedCapture capture)
    {
        // The staged event says already whether the move is under quarantine. A verdict that arrived meanwhile makes it wrong.
        if (now.Quarantine != staged)
            return SerialsRefusals.VerdictArrived(now.Container.State.Sscc);
        var state = now.Container.State;
        var fact = new ContainerShipped(
            state.Sscc, state.PlaceKind, state.Place, to.IsOwnSite ? "site" : "partner", to.Id, state.Batches, now.Quarantine, capture.CaptureId);
        return new Decision<MovedContainer>(
            new MovedContainer(state.Sscc, to.Id, now.Quarantine, capture.CaptureId),
            new AppendRequest(
                author,
                [new Draft(now.Container.Stream, fact), .. now.Inside.Select(one => one.Count(now.Packs.GetValueOrDefault(one.Batch.Id), state.Sscc)).OfType<Draft>(), capture.Draft],
                [now.Container.At, .. now.Inside.SelectMany(one => one.ReliesOn).Distinct(), capture.At]));
    }

    private sealed record Found(Folded<ContainerState> Container, IReadOnlyList<Supply> Inside, IReadOnlyDictionary<string, long> Packs, bool Quarantine);
}
