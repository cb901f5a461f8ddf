using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant;

/// <summary>What a lot may be used for: one pure rule for every module.</summary>
public static class LotGate
{
    /// <summary>
    /// The entry that takes <paramref name="quantity"/> of the lot, or why not. <paramref name="on"/> is the day at the
    /// site on which it happens, not the day on which somebody types it (U15).
    /// </summary>
    public static Outcome<LotMoved> Move(
        Folded<LotState> lot, LotMovement movement, Quantity quantity, DateOnly on, string? batch = null, string? reason = null)
    {
        if (!lot.Exists)
            return PlantRefusals.LotUnknown(lot.State.Id);
        if (movement == LotMovement.Use && MayUse(lot, on) is { IsOk: false } no)
            return no.Refusal;
        if (movement != LotMovement.Use && string.IsNullOrWhiteSpace(reason))
            return PlantRefusals.ReasonMissing();
        if (movement != LotMovement.Adjust && quantity.Value <= 0)
            return PlantRefusals.QuantityNotPositive("/quantity");
        var left = movement == LotMovement.Adjust ? lot.State.OnHand.Plus(quantity) : lot.State.OnHand.Minus(quantity);
        return left.Then(onHand => onHand.Value < 0
            ? PlantRefusals.LotNotEnough(lot.State, quantity)
            : !DecimalParts.TrySplit(onHand.Value, out _)
                ? PlantRefusals.QuantityTooLong("/quantity")
                : Outcome<LotMoved>.Ok(new LotMoved(lot.State.Id, movement, quantity, onHand, batch, reason)));
    }

    /// <summary>
    /// Refusals: <c>lot-unknown</c>, <c>lot-rejected</c>, <c>lot-not-released</c>, <c>lot-expired</c>, and, when expected
    /// values are given, <c>lot-of-other-material</c> and <c>lot-at-other-site</c>.
    /// </summary>
    public static Outcome<Done> MayUse(Folded<LotState> lot, DateOnly on, string? material = null, string? site = null)
    {
        var state = lot.State;
        if (!lot.Exists)
            return PlantRefusals.LotUnknown(state.Id);
        if (material is not null && !Same(material, state.Material))
            return PlantRefusals.LotOfOtherMaterial(state, material);
        if (site is not null && !Same(site, state.Site))
            return PlantRefusals.LotAtOtherSite(state, site);
        if (state.Status == LotStatus.Rejected)
            return PlantRefusals.LotIsRejected(state.Id);
        if (state.Status != LotStatus.Released)
            return PlantRefusals.LotNotReleased(state.Id);
        return IsExpired(state.ExpiryOn, on) ? PlantRefusals.LotExpired(state.Id, state.ExpiryOn!.Value) : Done.Ok;
    }

    /// <summary>A lot is good through the whole of its last day.</summary>
    public static bool IsExpired(DateOnly? expiryOn, DateOnly on) => expiryOn is { } last && on > last;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
