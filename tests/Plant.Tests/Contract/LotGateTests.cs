using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
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

    [Fact, Trait("Requirement", "U15")]
    public void A_lot_that_was_taken_back_into_quarantine_is_not_used_whatever_time_is_claimed()
    {
        var now = new Entry(1, "lot/L-1", 1, 1_000, "Etc/UTC", 0, "qa", null, "", default, [], []);
        var lot = Lot(LotStatus.Quarantine).State with { MadeBy = "B-1" };
        foreach (var status in new[] { LotStatus.Released, LotStatus.Quarantine })
            lot = lot.Apply(now with { At = now.At + (long)status }, new LotGoverned("L-1", status, "B-1"));
        var folded = new Folded<LotState>("lot/L-1", lot, 4);
        Assert.Equal("lot-not-released", LotGate.MayUse(folded, Expiry, happenedAt: 1_001).Refusal.Code);
        Assert.Equal("lot-not-released", LotGate.Move(
            folded, LotMovement.Use, Kilograms(1m), Expiry, "B-2", late: new LateMovement(1_001, "No network")).Refusal.Code);
    }

    [Fact]
    public void A_lot_that_was_rejected_since_was_good_at_a_time_before()
    {
        var lot = Lot(LotStatus.Rejected).State with { ReleasedAt = 1_000, RejectedAt = 2_000 };
        var folded = new Folded<LotState>("lot/L-1", lot, 4);
        Assert.True(LotGate.MayUse(folded, Expiry, happenedAt: 1_500).IsOk);
        Assert.Equal("lot-rejected", LotGate.MayUse(folded, Expiry, happenedAt: 2_500).Refusal.Code);
        Assert.Equal("lot-not-released", LotGate.MayUse(folded, Expiry, happenedAt: 500).Refusal.Code);
    }

    [Theory, Trait("Requirement", "A11-6")]
    [InlineData("0", "-0.09", false)]
    [InlineData("0", "-0.11", true)]
    [InlineData("-0.09", "-0.09", true)]
    [InlineData("-0.09", "0.09", false)]
    [InlineData("-0.09", "-0.01", false)]
    public void Counts_that_nobody_signed_are_judged_together(string drift, string difference, bool waits)
    {
        var lot = Lot(LotStatus.Released).State with { Drift = Kilograms(decimal.Parse(drift)) };
        Assert.Equal(waits, LotGate.Waits(lot, Kilograms(decimal.Parse(difference))));
    }

    [Fact]
    public void A_signed_count_is_where_the_next_ones_are_judged_from()
    {
        var entry = new Entry(1, "lot/L-1", 1, 1_000, "Etc/UTC", 0, "qa", null, "", default, [], []);
        var counted = LotGate.Move(Lot(LotStatus.Released), LotMovement.Adjust, Kilograms(-0.09m), Expiry, reason: "Count").Value;
        var lot = Lot(LotStatus.Released).State.Apply(entry, counted);
        Assert.Equal("-0.09 kg", lot.Drift.ToString());
        // What a batch put right in its own charge is no count.
        Assert.Equal("-0.09 kg", lot.Apply(entry, counted with { Batch = "B-1" }).Drift.ToString());
        Assert.Null(lot.Apply(entry, counted with { Signature = new Signature("qa", "QA", Role.QaReviewer, SignatureMeaning.Approved, "", "en", "", null) }).Drift);
    }

    private static Quantity Kilograms(decimal value) => new(value, Unit.Kilogram);

    private static Folded<LotState> Lot(LotStatus status) => new(
        "lot/L-1", new LotState("L-1", "RM-100", "HN", status, Kilograms(10m), Kilograms(25m), "Meggle", "L102334", Expiry, "lan"), 3);
}
