using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

internal sealed record CleanCampaignCommand(CleaningLevel Level, string? Note = null);

/// <summary>A cleaning between two batches, and the end of the run.</summary>
internal sealed class KeepCampaign(ILedger ledger, IStreams streams, IEquipment equipment)
{
    public Task<Outcome<Done>> CleanAsync(Caller caller, string id, CleanCampaignCommand command, CancellationToken cancellation) => DecideAsync(
        caller, id, "clean-campaign", [Role.Operator, Role.Supervisor],
        async (state, token) =>
        {
            var pieces = command.Level == CleaningLevel.Major ? await equipment.LoadAsync(state.Planned?.Equipment ?? [], token) : [];
            var begun = await streams.LoadAsync<BatchState>([.. state.Started.Select(one => BatchStreams.Of(one.Batch))], token);
            return CampaignDecisions.Clean(
                    state, command.Level, command.Note, begun.Select(one => one.State), pieces.Select(one => one.State), new By(caller.UserId, caller.Name))
                .Map(fact => ((IFact)fact, pieces.Select(one => one.At).Concat(begun.Select(one => one.At))));
        },
        cancellation);

    public Task<Outcome<Done>> EndAsync(Caller caller, string id, ReasonCommand command, CancellationToken cancellation) => DecideAsync(
        caller, id, "end-campaign", [Role.Planner, Role.Supervisor],
        (state, _) => Task.FromResult(CampaignDecisions.End(state, command.Reason, new By(caller.UserId, caller.Name))
            .Map(fact => ((IFact)fact, Enumerable.Empty<StreamVersion>()))),
        cancellation);

    private async Task<Outcome<Done>> DecideAsync(
        Caller caller, string id, string command, Role[] roles, Func<CampaignState, CancellationToken, Task<Outcome<(IFact Fact, IEnumerable<StreamVersion> ReliesOn)>>> decide,
        CancellationToken cancellation)
    {
        if (!EntityId.TryParse(id, out var known))
            return CampaignRefusals.CampaignUnknown(id);
        var stream = CampaignState.StreamOf(known.ToString());
        if ((await streams.LoadAsync<CampaignState>(stream, cancellation)).State.Planned is not { } planned)
            return CampaignRefusals.CampaignUnknown(id);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var folded = await streams.LoadAsync<CampaignState>(stream, token);
                if (!caller.HasAny(planned.Site, roles))
                    return BatchesRefusals.RoleMissing(planned.Site, roles);
                return (await decide(folded.State, token)).Map(found => new Decision<Done>(
                    default, new AppendRequest(caller.At(planned.Zone), [new Draft(stream, found.Fact)], [folded.At, .. found.ReliesOn])));
            },
            new RefusalRecord(caller.At(planned.Zone), stream, command), cancellation);
        return decided.Map(_ => default(Done));
    }
}
