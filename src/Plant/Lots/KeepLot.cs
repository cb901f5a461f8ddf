using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <summary>Carries out what is done to a lot in the warehouse without a signature: load, decide, append.</summary>
internal sealed class KeepLot(ILedger ledger, IStreams streams, IPlantDirectory directory, TimeProvider clock)
{
    public Task<Outcome<LotState>> SampleAsync(string id, SampleLotInput input, Caller caller, CancellationToken cancellation) => DoAsync(
        id, caller, SampleDecision.Roles, "sample-lot",
        (lot, on) => Late(input.HappenedAt, input.LateReason).Then(late => SampleDecision.Decide(lot, input, on, late.Of)), cancellation);

    public Task<Outcome<LotState>> CountAsync(string id, CountLotInput input, Caller caller, CancellationToken cancellation) => DoAsync(
        id, caller, CountDecision.Roles, "count-lot", (lot, on) => CountDecision.Decide(lot, input, on), cancellation);

    public Task<Outcome<LotState>> ReturnAsync(string id, ReturnLotInput input, Caller caller, CancellationToken cancellation) => DoAsync(
        id, caller, ReturnDecision.Roles, "return-lot",
        (lot, on) => Late(input.HappenedAt, input.LateReason).Then(late => ReturnDecision.Decide(lot, input, on, late.Of)), cancellation);

    public async Task<Outcome<LotState>> StoreAsync(string id, StoreLotInput input, Caller caller, CancellationToken cancellation)
    {
        var zones = await directory.EquipmentAsync(cancellation: cancellation);
        var zone = zones.FirstOrDefault(one => string.Equals(one.Id, input.To?.Trim(), StringComparison.OrdinalIgnoreCase));
        return await DoAsync(id, caller, StoreDecision.Roles, "store-lot", (lot, on) => StoreDecision.Store(lot, input, zone, on), cancellation);
    }

    public async Task<Outcome<LotState>> SendAsync(string id, SendLotInput input, Caller caller, CancellationToken cancellation)
    {
        var to = await directory.FindSiteAsync(input.To?.Trim() ?? "", cancellation);
        return await DoAsync(id, caller, StoreDecision.Senders, "send-lot", (lot, _) => StoreDecision.Send(lot, input, to), cancellation);
    }

    /// <summary>By somebody of the site where it arrives.</summary>
    public Task<Outcome<LotState>> ArriveAsync(string id, ArriveLotInput input, Caller caller, CancellationToken cancellation) => DoAsync(
        id, caller, StoreDecision.Roles, "receive-lot", (lot, _) => StoreDecision.Arrive(lot, input), cancellation, lot => lot.UnderWayTo ?? lot.Site);

    private async Task<Outcome<LotState>> DoAsync(
        string id, Caller caller, IReadOnlyList<Role> roles, string command,
        Func<Folded<LotState>, DateOnly, Outcome<IReadOnlyList<IFact>>> decide, CancellationToken cancellation, Func<LotState, string>? siteOf = null)
    {
        var stream = PlantStreams.Lot(id);
        var known = await streams.LoadAsync<LotState>(stream, cancellation);
        if (!known.Exists)
            return PlantRefusals.LotUnknown(id);
        var site = (await directory.FindSiteAsync(siteOf?.Invoke(known.State) ?? known.State.Site, cancellation))!;
        var author = caller.At(site.Zone);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var lot = await streams.LoadAsync<LotState>(stream, token);
                if (!caller.HasAny(site.Id, [.. roles]))
                    return PlantRefusals.NotAtSite(site.Id, roles);
                return decide(lot, site.DateAt(Micros.Now(clock))).Map(facts => new Decision<Done>(
                    default, new AppendRequest(author, [.. facts.Select(fact => new Draft(stream, fact))], [lot.At])));
            },
            new RefusalRecord(author, stream, command), cancellation);
        return decided.IsOk ? (await streams.LoadAsync<LotState>(stream, cancellation)).State : decided.Refusal;
    }

    private sealed record Lateness(LateMovement? Of);

    /// <summary>What is entered a quarter of an hour after it happened says why (DI-C).</summary>
    private Outcome<Lateness> Late(DateTimeOffset? happenedAt, string? reason)
    {
        var now = Micros.Now(clock);
        if (happenedAt is not { } claimed || now - Micros.From(claimed) is >= 0 and < LateMovement.AfterMicros)
            return new Lateness(null);
        if (Micros.From(claimed) > now)
            return Refusal.Input("/happenedAt", "done-in-future", "A movement is recorded after it happened.");
        return string.IsNullOrWhiteSpace(reason)
            ? Refusal.Input("/lateReason", "reason-missing", "Say why.")
            : new Lateness(new LateMovement(Micros.From(claimed), reason.Trim()));
    }
}
