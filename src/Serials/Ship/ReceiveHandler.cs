using Theriac.Epcis;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Serials.Units;

namespace Theriac.Serials.Ship;

/// <summary>A case or pallet arrived where it was sent.</summary>
internal sealed class ReceiveHandler(
    UnitRows rows, IDestinations destinations, EventMaker events, IEpcisRepository repository, IPlantDirectory plant, ILedger ledger,
    IStreams streams)
{
    private static readonly Role[] Roles = [Role.Operator, Role.Supervisor, Role.Planner, Role.Machine];

    public async Task<Outcome<MovedContainer>> HandleAsync(Caller caller, ReceiveContainer command, CancellationToken cancellation)
    {
        var read = UnitCode.Parse(command.Sscc);
        if (!read.IsOk || read.Value.Sscc is not { } sscc)
            return SerialsRefusals.CodeNotReadable("Cases and pallets are received by their SSCC.");
        if (await destinations.FindAsync(command.At, cancellation) is not { } at)
            return SerialsRefusals.DestinationUnknown(command.At);
        if (!caller.HasAny(at.IsOwnSite ? at.Id : null, Roles))
            return SerialsRefusals.RoleMissing("operator", at.Id);
        var zone = at.IsOwnSite ? (await plant.FindSiteAsync(at.Id, cancellation))!.Zone : "Etc/UTC";
        var author = caller.At(zone);
        var quarantine = await rows.FindContainersAsync([sscc], cancellation) is [{ Quarantine: 1 }, ..];
        var place = at.IsOwnSite ? events.Site(at.Id) : EventMaker.Place("partner", at.Id, at.Gln);
        var first = Check(await streams.LoadAsync<ContainerState>(ContainerState.StreamOf(sscc), cancellation), at);
        if (!first.IsOk)
            return first.Refusal;
        var staged = await repository.StageAsync([events.Received(sscc, zone, place, quarantine)], cancellation);
        var decided = await ledger.DecideAsync(
            async token =>
            {
                var container = await streams.LoadAsync<ContainerState>(ContainerState.StreamOf(sscc), token);
                return Check(container, at).Map(_ => new Decision<MovedContainer>(
                    new MovedContainer(sscc, at.Id, quarantine, staged.CaptureId),
                    new AppendRequest(
                        author,
                        [new Draft(container.Stream, new ContainerReceived(sscc, at.IsOwnSite ? "site" : "partner", at.Id, staged.CaptureId)), staged.Draft],
                        [container.At, staged.At])));
            },
            new RefusalRecord(author, ContainerState.StreamOf(sscc), "receive-container"),
            cancellation);
        return decided.Map(one => one.Result);
    }

    private static Outcome<Done> Check(Folded<ContainerState> container, Destination at)
    {
        var state = container.State;
        if (!container.Exists)
            return SerialsRefusals.ContainerUnknown(state.Sscc);
        if (!state.IsUnderWay)
            return SerialsRefusals.ContainerNotUnderWay(state.Sscc);
        return state.Destination == at.Id ? Done.Ok : SerialsRefusals.ContainerGoesElsewhere(state.Sscc, state.Destination!);
    }
}
