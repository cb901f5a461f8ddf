using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Devices;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>
/// Weighing with the balance's own words: what may be weighed is judged first, then the server asks the balance, then it is judged again
/// with the weight and written. No weight of a connected balance passes through a browser.
/// </summary>
internal sealed class Weighing(BatchWork work, IBalances balances)
{
    private const string NoBalance = "-";

    public Task<Outcome<WeighingOffer>> OfferAsync(Caller caller, string batch, WeighingChoice choice, CancellationToken cancellation) =>
        work.OfferAsync(caller, batch, "choose-source", scene => DispenseDecision.Offer(scene, choice), NeedsOf(choice, choice.Balance), cancellation);

    public async Task<Outcome<CommandAnswer>> TareAsync(Caller caller, string batch, TareCommand command, CancellationToken cancellation)
    {
        var needs = NeedsOf(command, command.Balance ?? NoBalance);
        if (!(await SpecAsync(caller, batch, "tare", command, needs, cancellation)).Try(out var found, out var refusal))
            return refusal;
        DeviceReading? reading = null;
        if (found.Spec is { } spec && command.Value is null && !(await balances.TareAsync(spec, cancellation)).Try(out reading, out refusal))
            return refusal;
        return await work.DoAsync(caller, batch, "tare", scene => DispenseDecision.Tare(scene, command, reading), needs, cancellation);
    }

    public async Task<Outcome<CommandAnswer>> DispenseAsync(Caller caller, string batch, DispenseCommand command, CancellationToken cancellation)
    {
        var needs = NeedsOf(command, command.Balance ?? NoBalance);
        if (!(await SpecAsync(caller, batch, "dispense", command, needs, cancellation)).Try(out var found, out var refusal))
            return refusal;
        DeviceReading? net = null, held = null;
        if (found.Spec is { } spec && command.Gross is null
            && (!(await balances.HeldTareAsync(spec, cancellation)).Try(out held, out refusal) || !(await balances.WeighAsync(spec, cancellation)).Try(out net, out refusal)))
            return refusal;
        var done = await work.DoAsync(caller, batch, "dispense", scene => DispenseDecision.Decide(scene, command, net, held), needs, cancellation);
        // The next one begins with an empty balance. What is recorded stands, whether it hears this or not.
        if (done.IsOk && net is not null)
            await balances.ClearTareAsync(found.Spec!, CancellationToken.None);
        return done;
    }

    public Task<Outcome<CommandAnswer>> VoidAsync(Caller caller, string batch, VoidContainerCommand command, CancellationToken cancellation) =>
        work.DoAsync(
            caller, batch, "void-container", scene => VoidContainerDecision.Decide(scene, command), new Needs { Container = command.Container }, cancellation);

    private async Task<Outcome<(DeviceSpec? Spec, string Balance)>> SpecAsync(
        Caller caller, string batch, string action, WeighingChoice choice, Needs needs, CancellationToken cancellation) =>
        await work.OfferAsync(
            caller, batch, action,
            scene => DispenseDecision.Offer(scene, choice with { Balance = choice.Balance ?? NoBalance })
                .Map(_ => (BalanceGate.SpecOf(scene.Equipment[0].State), scene.Equipment[0].State.Id)),
            needs, cancellation);

    private static Needs NeedsOf(WeighingChoice choice, string? balance) => new(Lot: choice.Lot ?? "", Equipment: balance);
}

internal static class WeighingEndpoints
{
    public static void Map(IEndpointRouteBuilder actions, Role[] floor)
    {
        actions.MapPost("/choose-source", async (string id, WeighingChoice choice, Caller caller, Weighing weighing, CancellationToken cancellation) =>
            (await weighing.OfferAsync(caller, id, choice, cancellation)).ToResult()).Require(floor).Produces<WeighingOffer>();
        actions.MapPost("/tare", async (string id, TareCommand command, Caller caller, Weighing weighing, CancellationToken cancellation) =>
            (await weighing.TareAsync(caller, id, command, cancellation)).ToResult()).Require(floor).Produces<CommandAnswer>();
        actions.MapPost("/dispense", async (string id, DispenseCommand command, Caller caller, Weighing weighing, CancellationToken cancellation) =>
            (await weighing.DispenseAsync(caller, id, command, cancellation)).ToResult()).Require(floor).Produces<CommandAnswer>();
        actions.MapPost("/void-container", async (string id, VoidContainerCommand command, Caller caller, Weighing weighing, CancellationToken cancellation) =>
            (await weighing.VoidAsync(caller, id, command, cancellation)).ToResult()).Require(floor).Produces<CommandAnswer>();
        BatchEndpoints.Do<PrintContainerLabelCommand>(actions, "print-label", command => (scene => LabelDecision.Decide(scene, command), null), floor);
    }
}
