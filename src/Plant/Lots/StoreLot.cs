using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

internal sealed record StoreLotInput(string? To = null, string? Reason = null);

internal sealed record SendLotInput(string? To = null, string? Reason = null);

internal sealed record ArriveLotInput(string? Remark = null);

/// <summary>Where a lot lies: a storage zone of its site, on the way to another site, or there.</summary>
internal static class StoreDecision
{
    /// <summary>Classes of storage zones: what is in quarantine lies in the one, what may not be used in the other.</summary>
    public const string QuarantineClass = "quarantine-store";
    public const string RejectClass = "reject-store";

    public static readonly IReadOnlyList<Role> Roles = [Role.Operator, Role.Supervisor, Role.Planner, Role.QaReviewer];
    public static readonly IReadOnlyList<Role> Senders = [Role.Supervisor, Role.Planner];

    /// <param name="zone">What stands in the plant under the id that was given; null when nothing does.</param>
    public static Outcome<IReadOnlyList<IFact>> Store(Folded<LotState> lot, StoreLotInput input, EquipmentInfo? zone, DateOnly on)
    {
        var state = lot.State;
        if (state.UnderWayTo is { } under)
            return PlantRefusals.LotInTransit(state.Id, under);
        if (zone is not { Level: EquipmentLevel.StorageZone or EquipmentLevel.StorageUnit } || zone.Site != state.Site)
            return PlantRefusals.ZoneUnknown(input.To ?? "", state.Site);
        if (state.StorageZone == zone.Id)
            return PlantRefusals.ZoneSame(state.Id, zone.Id);
        return IsFor(zone.Class, state, on)
            ? Outcome<IReadOnlyList<IFact>>.Ok([new LotStored(state.Id, state.StorageZone, zone.Id, Trimmed(input.Reason))])
            : PlantRefusals.ZoneNotForStatus(zone.Id, state);
    }

    public static Outcome<IReadOnlyList<IFact>> Send(Folded<LotState> lot, SendLotInput input, SiteInfo? to)
    {
        var state = lot.State;
        if (state.UnderWayTo is { } under)
            return PlantRefusals.LotInTransit(state.Id, under);
        if (to is null || to.Id == state.Site)
            return PlantRefusals.SiteUnknown(input.To ?? "");
        if (Trimmed(input.Reason) is not { } reason)
            return PlantRefusals.ReasonMissing();
        return state.Reservations.Count > 0
            ? PlantRefusals.LotPromised(state, state.Available, state.OnHand)
            : Outcome<IReadOnlyList<IFact>>.Ok([new LotSent(state.Id, state.Site, to.Id, reason)]);
    }

    public static Outcome<IReadOnlyList<IFact>> Arrive(Folded<LotState> lot, ArriveLotInput input) =>
        lot.State.UnderWayTo is { } site
            ? Outcome<IReadOnlyList<IFact>>.Ok([new LotArrived(lot.State.Id, site, Trimmed(input.Remark))])
            : PlantRefusals.LotNotInTransit(lot.State.Id);

    /// <summary>Every lot may lie in quarantine; among what is good for use lies only what is.</summary>
    private static bool IsFor(string zoneClass, LotState lot, DateOnly on) => zoneClass switch
    {
        QuarantineClass => true,
        RejectClass => lot.Status == LotStatus.Rejected || LotGate.IsExpired(lot.ExpiryOn, on),
        _ => lot.Status == LotStatus.Released && !LotGate.IsExpired(lot.ExpiryOn, on),
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
