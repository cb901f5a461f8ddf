using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class LotReservationTests
{
    private static Floor Weighing()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Charge("c"), Make.Do("next"))));
        floor.Lot("FIRST", onHand: 30m);
        floor.Lot("SECOND", onHand: 30m);
        return floor;
    }

    [Fact]
    [Trait("Requirement", "C-101c")]
    public void Another_lot_than_the_reserved_one_is_refused_until_a_planner_reserves_it()
    {
        var floor = Weighing();
        floor.Must(floor.Reserve("SUGAR", "As planned", ("FIRST", 10m)));
        var refused = floor.ChargeIn("c", "SECOND", "10.00").Refusal;
        Assert.Equal(("lot-not-reserved", "FIRST", "SECOND"), (refused.Code, refused.Facts["expected"], refused.Facts["scanned"]));
        var telling = floor.Must(floor.Reserve("SUGAR", "Stands nearer", ("SECOND", 10m)));
        Assert.Equal(("SECOND", "10 kg"), (Assert.Single(floor.State.Reserved).Lot, floor.State.Reserved[0].Quantity.ToString()));
        Assert.Contains(telling.Elsewhere, one => one.Fact is LotReserved { Id: "SECOND", Batch: "B1" });
        Assert.True(floor.ChargeIn("c", "SECOND", "10.00").IsOk);
    }

    [Fact]
    public void Without_a_reservation_of_the_material_any_good_lot_may_go_in()
    {
        var floor = Weighing();
        floor.Must(floor.Reserve("SUGAR", "As planned", ("FIRST", 10m)));
        floor.Must(floor.Reserve("SUGAR", "The lot is blocked by a pallet"));
        Assert.Empty(floor.State.Reserved);
        Assert.True(floor.ChargeIn("c", "SECOND", "10.00").IsOk);
    }

    [Fact]
    public void What_others_are_promised_is_taken_only_with_a_justification_and_an_exception()
    {
        var floor = Weighing();
        floor.Promise("FIRST", "B7", 25m);
        Assert.Equal("lot-promised-to-others", floor.ChargeIn("c", "FIRST", "10.00").Refusal.Code);
        var telling = floor.Must(floor.ChargeIn("c", "FIRST", "10.00", why: "B7 is cancelled"));
        var opened = Assert.Single(telling.Facts.OfType<ExceptionOpened>());
        Assert.Equal((ExceptionKind.Material, "5.00 kg"), (opened.Kind, opened.Facts["value"]));
    }

    [Theory]
    [InlineData("SUGAR", "", Role.Planner, "reason-missing")]
    [InlineData("SALT", "x", Role.Planner, "material-not-in-recipe")]
    [InlineData("SUGAR", "x", Role.Operator, "role-missing")]
    public void A_reservation_is_changed_by_a_planner_with_a_reason(string material, string why, Role role, string code)
    {
        var floor = Weighing();
        var refused = floor.Do(Floor.Person("p", role), scene => ReserveDecision.Decide(scene, new ReserveCommand(material, [], why)));
        Assert.Equal(code, refused.Refusal.Code);
    }

    [Fact]
    public void More_than_is_free_is_not_reserved_and_a_lot_is_named_once()
    {
        var floor = Weighing();
        floor.Promise("FIRST", "B7", 25m);
        Assert.Equal("lot-promised", floor.Reserve("SUGAR", "x", ("FIRST", 10m)).Refusal.Code);
        Assert.Equal("input-not-accepted", floor.Reserve("SUGAR", "x", ("SECOND", 1m), ("SECOND", 2m)).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "U15")]
    public void A_charge_that_is_entered_late_is_judged_by_its_day_and_both_times_are_kept()
    {
        var floor = Weighing();
        floor.Lot("OLD", expiry: new DateOnly(2026, 11, 22));
        var then = Micros.ToTime(floor.Now + 60 * Micros.PerSecond);
        floor.Now += 24 * 60 * 60 * Micros.PerSecond;
        Assert.Equal("lot-expired", floor.ChargeIn("c", "OLD", "10.00").Refusal.Code);
        var telling = floor.Must(floor.ChargeIn("c", "OLD", "10.00", at: then));
        Assert.Equal(Micros.From(then), telling.Facts.OfType<MaterialCharged>().Single().Late!.HappenedAt);
        Assert.Equal(Micros.From(then), telling.Elsewhere.Select(one => one.Fact).OfType<LotMoved>().Single().Late!.HappenedAt);
        Assert.Equal([ExceptionKind.LateEntry, ExceptionKind.Material], telling.Facts.OfType<ExceptionOpened>().Select(one => one.Kind));
    }

    [Theory]
    [InlineData(null, "10.00 kg")]
    [InlineData(50, "5.00 kg")]
    public void An_order_needs_what_the_formula_says_at_its_size(int? kilograms, string need)
    {
        var recipe = Make.Recipe(Make.Phase("p1", Make.Do("i")));
        var needs = MaterialNeeds.Of(recipe, kilograms is { } size ? Make.Of(size, "kg") : null);
        Assert.Equal($"SUGAR Sucrose {need}", Assert.Single(needs) is var one ? $"{one.Material} {one.Name} {one.Quantity}" : "");
    }
}
