using Theriac.Kernel;
using Theriac.Ledger;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Plant.Tests.Contract;

public sealed class LotGateTests
{
    private static readonly DateOnly Expiry = new(2026, 10, 31);

    [Theory, Trait("Requirement", "U11")]
    [InlineData(LotStatus.Released, "2026-10-31", "RM-100", "HN", null)]
    [InlineData(LotStatus.Released, "2026-11-01", "RM-100", "HN", "lot-expired")]
    [InlineData(LotStatus.Quarantine, "2026-10-01", "RM-100", "HN", "lot-not-released")]
    [InlineData(LotStatus.Quarantine, "2026-11-01", "RM-100", "HN", "lot-not-released")]
    [InlineData(LotStatus.Rejected, "2026-10-01", "RM-100", "HN", "lot-rejected")]
    [InlineData(LotStatus.Released, "2026-10-01", "RM-200", "HN", "lot-of-other-material")]
    [InlineData(LotStatus.Released, "2026-10-01", "RM-100", "BN", "lot-at-other-site")]
    [InlineData(LotStatus.Released, "2026-10-01", "rm-100", "hn", null)]
    public void A_lot_may_be_used_only_released_in_date_and_as_what_it_is(LotStatus status, string on, string material, string site, string? code)
    {
        var may = LotGate.MayUse(Lot(status), DateOnly.Parse(on), material, site);
        Assert.Equal(code, may.IsOk ? null : may.Refusal.Code);
    }

    [Fact]
    public void A_lot_that_was_never_received_is_unknown()
    {
        var nothing = new Folded<LotState>("lot/L-9", LotState.Empty("lot/L-9"), 0);
        Assert.Equal("lot-unknown", LotGate.MayUse(nothing, Expiry).Refusal.Code);
        Assert.Equal("L-9", LotGate.MayUse(nothing, Expiry).Refusal.Facts["id"]);
    }

    [Theory, Trait("Requirement", "U11")]
    [InlineData(LotMovement.Use, "lot-expired")]
    [InlineData(LotMovement.Return, null)]
    [InlineData(LotMovement.Scrap, null)]
    public void An_expired_lot_is_blocked_for_use_but_not_for_return_or_scrap(LotMovement movement, string? code)
    {
        var moved = LotGate.Move(Lot(LotStatus.Released), movement, Kilograms(1m), Expiry.AddDays(1), "B-1", "Expired.");
        Assert.Equal(code, moved.IsOk ? null : moved.Refusal.Code);
    }

    [Fact, Trait("Requirement", "U15")]
    public void Expiry_is_judged_by_the_day_of_the_deed_not_of_the_typing()
    {
        Assert.True(LotGate.Move(Lot(LotStatus.Released), LotMovement.Use, Kilograms(1m), Expiry, "B-1").IsOk);
        Assert.False(LotGate.Move(Lot(LotStatus.Released), LotMovement.Use, Kilograms(1m), Expiry.AddDays(7), "B-1").IsOk);
    }

    [Fact]
    public void A_movement_stores_what_is_left_in_the_lots_unit()
    {
        var moved = LotGate.Move(Lot(LotStatus.Released), LotMovement.Use, new Quantity(1500m, Unit.Gram), Expiry, "B-1").Value;
        Assert.Equal("8.500 kg", moved.OnHand.ToString());
        Assert.Equal("1500 g", moved.Quantity.ToString());
    }

    [Theory]
    [InlineData(LotMovement.Use, "10.01", null, "lot-quantity-not-enough")]
    [InlineData(LotMovement.Use, "0", null, "input-not-accepted")]
    [InlineData(LotMovement.Scrap, "1", null, "input-not-accepted")]
    [InlineData(LotMovement.Scrap, "1", " ", "input-not-accepted")]
    [InlineData(LotMovement.Adjust, "-10.01", "Counted.", "lot-quantity-not-enough")]
    public void Nothing_leaves_that_is_not_there_and_nothing_without_a_reason(LotMovement movement, string kilograms, string? reason, string code)
    {
        var moved = LotGate.Move(Lot(LotStatus.Released), movement, Kilograms(decimal.Parse(kilograms)), Expiry, "B-1", reason);
        Assert.Equal(code, moved.Refusal.Code);
    }

    [Fact]
    public void Another_dimension_is_refused() =>
        Assert.Equal(
            "unit-dimensions-differ",
            LotGate.Move(Lot(LotStatus.Released), LotMovement.Use, new Quantity(1, Unit.Litre), Expiry, "B-1").Refusal.Code);

    private static Quantity Kilograms(decimal value) => new(value, Unit.Kilogram);

    private static Folded<LotState> Lot(LotStatus status) => new(
        "lot/L-1", new LotState("L-1", "RM-100", "HN", status, Kilograms(10m), Kilograms(25m), "Meggle", "L102334", Expiry, "lan"), 3);
}
