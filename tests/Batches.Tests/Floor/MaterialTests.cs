using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Xunit;
using static Theriac.Batches.Tests.KindTests;

namespace Theriac.Batches.Tests;

/// <summary>What went in, went back, or was put right: books, signatures and what was calculated from it say the same.</summary>
public sealed class MaterialTests
{
    private static readonly Actor Sup = Floor.Person("sup", Role.Supervisor);

    [Fact]
    [Trait("Requirement", "P11-70")]
    public void Material_that_goes_back_takes_the_signatures_of_its_charge_with_it_and_is_judged_by_what_is_left()
    {
        var floor = Charged(Calculated("half", "{c} / 2", Unit.Kilogram, 2), Make.Do("end"));
        floor.Must(floor.Record("half", null));
        Assert.Equal("5.00", floor.State.Steps["half"].Value!.Value);
        Assert.Equal("justification-missing", floor.Return("c", "4.00").Refusal.Code);
        var told = floor.Must(floor.Return("c", "4.00", why: "The kettle took no more"));
        var step = floor.State.Steps["c"];
        Assert.True(step.IsSuperseded(SignatureMeaning.Performed) && step.IsSuperseded(SignatureMeaning.Verified));
        Assert.Equal("3.00", floor.State.Steps["half"].Value!.Value);
        Assert.Contains(told.Facts.OfType<ExceptionOpened>(), one => one.Kind == ExceptionKind.QuantityOutOfTolerance && one.Facts["value"] == "6.00 kg");
        Assert.Contains(ReviewItems.Of(floor.Scene(Sup)), item => item.Key == "returned:c:1" && item.Text.Contains("= 6.00 kg", StringComparison.Ordinal));
        floor.Must(floor.Perform("c"));
        floor.Must(floor.Verify("c"));
        Assert.DoesNotContain(Completeness.Missing(floor.State, floor.Recipe), one => one.Item == "c");
    }

    [Fact]
    public void Who_signs_a_charge_reads_what_went_back_and_that_it_was_entered_late()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Charge("c"), Make.Do("end"))));
        floor.Lot("GOOD");
        floor.Now += 3_600 * Micros.PerSecond;
        floor.Must(floor.ChargeIn("c", "GOOD", "10.00", at: Micros.ToTime(floor.Now - 1_800 * Micros.PerSecond)));
        floor.Must(floor.Return("c", "0.05"));
        var scene = floor.Scene(Floor.Person("an"));
        var lines = StepDocuments.Performed(scene, new Telling(scene), floor.Recipe.Steps[0], "en").Lines;
        Assert.Contains(lines, line => line is { Label: "Put back" } && line.Value.Contains("0.05 kg", StringComparison.Ordinal) && line.Value.Contains("9.95 kg", StringComparison.Ordinal));
        Assert.Contains(lines, line => line is { Label: "Happened at" } && line.Value.Contains("Network was down", StringComparison.Ordinal));
    }

    [Fact]
    public void A_return_on_record_from_before_takes_no_signature_away()
    {
        var floor = Charged(Make.Do("end"));
        var old = new MaterialReturned("p", "c", "1.1", 1, "GOOD", Make.Of(1m, "kg"), "Closed", new By("an", "AN"));
        var state = floor.State.Apply(floor.Entries[^1].Entry, old);
        Assert.NotNull(state.Steps["c"].Current(SignatureMeaning.Performed));
        Assert.Equal("9.00 kg", state.Steps["c"].Charges[0].Net.ToString());
    }

    [Fact]
    public void A_charge_is_not_corrected_below_what_went_back_and_the_lot_gets_nothing_twice()
    {
        var floor = Charged(Make.Do("end"));
        floor.Must(floor.Return("c", "6.00", why: "Wrong kettle"));
        Assert.Equal("value-not-plausible", floor.Correct("c", "2.00", "Misread", why: "Misread").Refusal.Code);
        var told = floor.Must(floor.Correct("c", "8.00", "Misread", why: "Misread"));
        Assert.Equal("2.00 kg", Assert.IsType<LotMoved>(Assert.Single(told.Elsewhere).Fact).Quantity.ToString());
        Assert.Equal("2.00 kg", floor.State.Steps["c"].Charges[0].Net.ToString());
    }

    [Fact]
    public void What_goes_back_goes_into_the_container_that_it_came_from()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Charge("c"), Make.Do("end"))));
        floor.Lot("GOOD", onHand: 50m);
        floor.Change("GOOD", lot => lot with { Containers = [Bag("GOOD.01"), Bag("GOOD.02")] });
        floor.Follow(floor.Must(floor.ChargeIn("c", "GOOD", "10.00", container: "GOOD.01")), "GOOD");
        Assert.Equal(["15.00 kg", "25 kg"], floor.LotOf("GOOD").Containers.Select(one => one.Left.ToString()));
        floor.Follow(floor.Must(floor.Return("c", "1.00", why: "Too much")), "GOOD");
        Assert.Equal(["16.00 kg", "25 kg"], floor.LotOf("GOOD").Containers.Select(one => one.Left.ToString()));
        floor.Follow(floor.Must(floor.Correct("c", "9.00", "Misread", why: "Misread")), "GOOD");
        Assert.Equal(["17.00 kg", "25 kg"], floor.LotOf("GOOD").Containers.Select(one => one.Left.ToString()));
    }

    [Fact]
    [Trait("Requirement", "DI-T")]
    public void What_is_added_after_a_step_was_reopened_carries_on_to_what_was_calculated()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Charge("c")), Make.Phase("q", Calculated("half", "{c} / 2", Unit.Kilogram, 3), Make.Do("end"))));
        floor.Lot("GOOD");
        floor.Must(floor.ChargeIn("c", "GOOD", "9.95"));
        floor.Must(floor.Perform("c"));
        floor.Must(floor.Verify("c"));
        floor.Must(floor.Record("half", null));
        floor.Must(floor.Do(Sup, scene => RedoDecision.Reopen(scene, new ReopenCommand("Left in the bag", "c"), Floor.Sign("sup", SignatureMeaning.Approved))));
        floor.Must(floor.ChargeIn("c", "GOOD", "0.05"));
        Assert.Equal(["4.975", "5.000"], floor.State.Steps["half"].Values.Select(value => value.Value));
    }

    [Fact]
    [Trait("Requirement", "DI-T")]
    public void A_weighing_after_a_step_was_reopened_carries_on_too_and_makes_signed_yields_stale()
    {
        var yield = new Instruction { Id = "y", Kind = InstructionKind.Yield, Title = "Yield", Unit = Unit.Kilogram };
        var bench = new Bench(Floor.Started(Make.Recipe(
            Make.Phase("p", Bench.Weigh("w")), Make.Phase("q", Calculated("half", "{w} / 2", Unit.Kilogram, 3), yield, Make.Do("end"))))).Lot("GOOD");
        var floor = bench.Floor;
        bench.Weighed("w", "GOOD", "9.950");
        floor.Must(floor.Record("half", null));
        floor.Must(floor.Perform("y", value: "98"));
        floor.Must(floor.Verify("y"));
        floor.Must(floor.Do(Sup, scene => RedoDecision.Reopen(scene, new ReopenCommand("Left in the bag", "w"), Floor.Sign("sup", SignatureMeaning.Approved))));
        Assert.True(floor.State.Steps["y"].Stale);
        floor.Must(bench.Tare("w", "GOOD"));
        floor.Must(bench.Register("w", "GOOD", "0.050"));
        Assert.Equal(["4.975", "5.000"], floor.State.Steps["half"].Values.Select(value => value.Value));
        floor.Must(bench.Void("B1-C2", putBack: true));
        Assert.Equal("4.975", floor.State.Steps["half"].Value!.Value);
    }

    [Fact]
    public void What_the_interfaces_tell_of_consumption_is_what_the_batch_has_of_it()
    {
        var floor = Charged(Make.Do("end"));
        floor.Must(floor.Return("c", "4.00", why: "The kettle took no more"));
        var used = Assert.Single(BatchPerformances.Of(floor.State, floor.Recipe).Segments.SelectMany(one => one.Consumed));
        Assert.Equal(("GOOD", "6.00 kg"), (used.Lot, used.Quantity.ToString()));
    }

    [Theory]
    [InlineData("OWN", null)]
    [InlineData("OTHER", "lot-rejected")]
    public void A_rework_takes_the_lot_that_it_works_on_and_no_other_that_is_rejected(string lot, string? code)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Charge("c"), Make.Do("end"))));
        floor.Lot(lot, status: LotStatus.Rejected);
        floor.Change(lot, one => one with { MadeBy = lot == "OWN" ? "B0" : "B9" });
        var outcome = floor.Do(Floor.Person("an"), scene => ChargeInDecision.Decide(
            scene with
            {
                Lot = new Ledger.Folded<LotState>("lot/" + lot, floor.LotOf(lot), 3),
                State = scene.State with { Order = scene.Order with { ReworkOf = new ReworkBinding("B0", "B0", Disposition.Rejected) } },
            },
            new ChargeInCommand("c", lot, "10.00", "kg", EntrySource.Scanned)));
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    private static LotContainer Bag(string id) => new(id, Make.Of(25m, "kg"), Make.Of(25m, "kg"));

    /// <summary>10 kg are in, signed by two.</summary>
    private static Floor Charged(params Instruction[] after)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", [Make.Charge("c"), .. after])));
        floor.Lot("GOOD");
        floor.Must(floor.ChargeIn("c", "GOOD", "10.00"));
        floor.Must(floor.Perform("c"));
        floor.Must(floor.Verify("c"));
        return floor;
    }
}
