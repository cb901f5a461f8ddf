using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class ChargeTests
{
    private static Floor Weighing(Quantity? planned = null)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Charge("c"), Make.Do("next"))), planned);
        floor.Lot("GOOD");
        floor.Lot("WRONG", material: "SALT");
        floor.Lot("WAITING", status: LotStatus.Quarantine);
        floor.Lot("BAD", status: LotStatus.Rejected);
        floor.Lot("ELSEWHERE", site: "SG");
        floor.Lot("OLD", expiry: new DateOnly(2026, 11, 21));
        floor.Lot("TODAY", expiry: new DateOnly(2026, 11, 22));
        floor.Lot("LITTLE", onHand: 1m);
        return floor;
    }

    [Theory]
    [InlineData("GOOD", null)]
    [InlineData("TODAY", null)]
    [InlineData("WRONG", "lot-of-other-material")]
    [InlineData("WAITING", "lot-not-released")]
    [InlineData("BAD", "lot-rejected")]
    [InlineData("ELSEWHERE", "lot-at-other-site")]
    [InlineData("OLD", "lot-expired")]
    [InlineData("LITTLE", "lot-quantity-not-enough")]
    [InlineData("NOWHERE", "lot-unknown")]
    [Trait("Requirement", "C-101c")]
    public void A_lot_is_checked_before_anything_goes_in(string lot, string? code)
    {
        var floor = Weighing();
        var outcome = floor.ChargeIn("c", lot, "10.00");
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
        if (code is null)
            return;
        Assert.True(outcome.Refusal.Facts.ContainsKey("expected"));
        Assert.True(outcome.Refusal.Facts.ContainsKey("scanned"));
        Assert.Empty(floor.State.Steps);
        Assert.Equal(code, Assert.Single(floor.State.Attempts).Code);
    }

    [Fact]
    [Trait("Requirement", "U11")]
    public void The_day_of_the_site_decides_about_expiry()
    {
        var floor = Weighing();
        floor.Now = Micros.From(new DateTimeOffset(2026, 11, 22, 17, 30, 0, TimeSpan.Zero)); // Half past midnight at the site.
        Assert.Equal("lot-expired", floor.ChargeIn("c", "TODAY", "10.00").Refusal.Code);
    }

    [Theory]
    [InlineData("10.00", "kg", null)]
    [InlineData("9.90", "kg", null)]
    [InlineData("10100", "g", null)]
    [InlineData("10.11", "kg", "justification-missing")]
    [InlineData("1000", "kg", "value-not-plausible")]
    [InlineData("0", "kg", "value-not-plausible")]
    [InlineData("-1", "kg", "value-not-plausible")]
    [InlineData("10", "L", "unit-dimensions-differ")]
    [InlineData("ten", "kg", "decimal-not-readable")]
    [Trait("Requirement", "A11D-10a")]
    public void A_quantity_is_weighed_against_its_target(string value, string unit, string? code)
    {
        var outcome = Weighing().ChargeIn("c", "GOOD", value, unit: unit);
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-101d")]
    [Trait("Requirement", "P11-10g")]
    [Trait("Requirement", "U14")]
    public void Several_charges_add_up_and_a_second_person_verifies_them()
    {
        var floor = Weighing();
        floor.Must(floor.ChargeIn("c", "GOOD", "4.00"));
        Assert.Equal("justification-missing", floor.Perform("c").Refusal.Code);
        floor.Must(floor.ChargeIn("c", "TODAY", "6.05"));
        Assert.Equal("signer-did-not-record", floor.Perform("c", "lan").Refusal.Code);
        Assert.Equal("step-not-signed", floor.Verify("c").Refusal.Code);
        floor.Must(floor.Perform("c"));
        Assert.Equal("verifier-performed", floor.Verify("c", "an").Refusal.Code);
        Assert.Equal("step-out-of-order", floor.Record("next", null).Refusal.Code);
        floor.Must(floor.Verify("c"));
        floor.Must(floor.Record("next", null));
        Assert.Equal(["GOOD", "TODAY"], floor.State.Steps["c"].Charges.Select(charge => charge.Lot));
    }

    [Fact]
    [Trait("Requirement", "C-100b")]
    public void Too_little_is_justified_when_it_is_signed()
    {
        var floor = Weighing();
        floor.Must(floor.ChargeIn("c", "GOOD", "9.00"));
        var telling = floor.Must(floor.Perform("c", why: "Bag was empty"));
        Assert.Equal(ExceptionKind.QuantityOutOfTolerance, Assert.Single(telling.Facts.OfType<ExceptionOpened>()).Kind);
    }

    [Fact]
    [Trait("Requirement", "RBE-1")]
    public void The_tolerance_is_among_the_rules_that_the_review_counts()
    {
        var floor = Weighing();
        floor.Must(floor.ChargeIn("c", "GOOD", "9.00"));
        Assert.Null(RuleBook.Results(floor.State, floor.Recipe).Single(one => one.Rule == "tolerance").Passed);
        floor.Must(floor.Perform("c", why: "Bag was empty"));
        Assert.False(RuleBook.Results(floor.State, floor.Recipe).Single(one => one.Rule == "tolerance").Passed);
    }

    [Fact]
    public void What_a_batch_takes_the_lot_gives()
    {
        var floor = Weighing();
        var telling = floor.Must(floor.ChargeIn("c", "GOOD", "10.00"));
        var moved = Assert.IsType<LotMoved>(Assert.Single(telling.Elsewhere).Fact);
        Assert.Equal(("B1", "990.00 kg"), (moved.Batch, moved.OnHand.ToString()));
        Assert.Equal(3, Assert.Single(telling.ReliesOn).Version);
    }

    [Fact]
    public void Half_a_batch_asks_for_half_of_it()
    {
        var floor = Weighing(Make.Of(50m, "kg"));
        floor.Must(floor.ChargeIn("c", "GOOD", "5.00"));
        Assert.True(floor.Perform("c").IsOk);
    }

    [Fact]
    [Trait("Requirement", "P11-10e2")]
    public void A_corrected_charge_moves_the_books_of_its_lot()
    {
        var floor = Weighing();
        floor.Must(floor.ChargeIn("c", "GOOD", "9.00"));
        Assert.Equal("reason-missing", floor.Correct("c", "9.95", " ").Refusal.Code);
        var telling = floor.Must(floor.Correct("c", "9.95", "Read the wrong line"));
        Assert.Equal("-0.95 kg", Assert.IsType<LotMoved>(Assert.Single(telling.Elsewhere).Fact).Quantity.ToString());
        Assert.Equal(["9.00", "9.95"], floor.State.Steps["c"].Values.Select(value => value.Value));
        Assert.True(floor.Perform("c").IsOk);
    }
}
