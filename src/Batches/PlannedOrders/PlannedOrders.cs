using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>Takes what messages and files say, and what planners decide on it.</summary>
internal sealed class PlannedOrders(ILedger ledger, IStreams streams, IPlantDirectory plant) : IPlannedOrders
{
    public const int OrdersMax = 500;

    private static readonly Role[] MayRelease = [Role.Planner, Role.Supervisor];

    public async Task<Outcome<OrderWrites>> DecideAsync(
        Caller? caller, OrderVerb verb, IReadOnlyList<OrderRequest> orders, OrderSource source, CancellationToken cancellation = default)
    {
        var sites = (await plant.SitesAsync(cancellation)).ToDictionary(site => site.Id, StringComparer.OrdinalIgnoreCase);
        var known = new HashSet<string>(sites.Keys, StringComparer.OrdinalIgnoreCase);
        if (orders.Count is 0 or > OrdersMax)
            return PlannedOrdersRefusals.OrdersCount(OrdersMax);
        var errors = orders.SelectMany((order, index) => OrderCheck.Of(order, $"/orders/{index}", known, verb)).ToList();
        errors.AddRange(orders.Select((order, index) => (order.Id, index)).GroupBy(one => one.Id, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Skip(1))
            .Select(one => new FieldError($"/orders/{one.index}/id", "order-twice", $"Order {one.Id} stands more than once.")));
        if (errors.Count > 0)
            return Refusal.Input(errors);
        List<Draft> drafts = [];
        List<StreamVersion> relied = [];
        List<OrderWritten> written = [];
        foreach (var (given, index) in orders.Select((order, index) => (order, index)))
        {
            var order = given with { Site = sites.TryGetValue(given.Site, out var site) ? site.Id : given.Site };
            var folded = await streams.LoadAsync<PlannedOrderState>(PlannedOrderState.StreamOf(order.Id), cancellation);
            var decided = MayTake(caller, folded.State, order, verb)
                ? PlannedOrderDecision.Take(folded.State, verb, order, source)
                : PlannedOrdersRefusals.OrderElsewhere(folded.State.Order?.Site ?? order.Site);
            if (!decided.Try(out var fact, out var refusal))
            {
                errors.Add(new FieldError($"/orders/{index}", refusal.Code, refusal.Detail));
                continue;
            }

            relied.Add(folded.At);
            written.Add(new OrderWritten(order.Id, EffectOf(fact)));
            if (fact is not null)
                drafts.Add(new Draft(folded.Stream, fact));
        }

        var zone = sites.TryGetValue(orders[0].Site, out var first) ? first.Zone : "Etc/UTC";
        return errors.Count > 0 ? Refusal.Input(errors) : new OrderWrites(drafts, relied, written, zone);
    }

    public Task<Outcome<Done>> DecideDifferenceAsync(
        Caller caller, string id, DifferenceDecision decision, string? reason, CancellationToken cancellation) =>
        ActAsync(caller, id, (state, by) => PlannedOrderDecision.Decide(state, decision, reason, by), cancellation);

    public Task<Outcome<Done>> CancelAsync(Caller caller, string id, string? reason, CancellationToken cancellation) =>
        ActAsync(caller, id, (state, by) => PlannedOrderDecision.CancelHere(state, reason, by), cancellation);

    private async Task<Outcome<Done>> ActAsync(
        Caller caller, string id, Func<PlannedOrderState, By, Outcome<IFact>> decide, CancellationToken cancellation)
    {
        if (!EntityId.TryParse(id, out var entity))
            return PlannedOrdersRefusals.OrderUnknown(id);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var folded = await streams.LoadAsync<PlannedOrderState>(PlannedOrderState.StreamOf(entity.ToString()), token);
                if (folded.State.Order is not { } order)
                    return PlannedOrdersRefusals.OrderUnknown(id);
                if (!caller.HasAny(order.Site, MayRelease))
                    return BatchesRefusals.RoleMissing(order.Site, MayRelease);
                if (!decide(folded.State, new By(caller.UserId, caller.Name)).Try(out var fact, out var refusal))
                    return refusal;
                var zone = (await plant.FindSiteAsync(order.Site, token))?.Zone ?? "Etc/UTC";
                return new Decision<Done>(default, new AppendRequest(caller.At(zone), [new Draft(folded.Stream, fact)], [folded.At]));
            },
            cancellation: cancellation);
        return decided.Map(_ => default(Done));
    }

    /// <summary>Who speaks for another site neither sends orders there nor takes them away from there.</summary>
    private static bool MayTake(Caller? caller, PlannedOrderState state, OrderRequest order, OrderVerb verb) =>
        caller is null
        || ((verb == OrderVerb.Cancel || caller.HasAny(order.Site, Role.Machine, Role.Planner, Role.Supervisor))
            && (state.Order is not { } there || caller.HasAny(there.Site, Role.Machine, Role.Planner, Role.Supervisor)));

    private static OrderEffect EffectOf(IFact? fact) => fact switch
    {
        OrderPlanned => OrderEffect.Planned,
        PlannedOrderCancelled => OrderEffect.Cancelled,
        PlannedOrderDiffers { Fields.Count: > 0 } => OrderEffect.Differs,
        null => OrderEffect.Unchanged,
        _ => OrderEffect.Changed,
    };
}
