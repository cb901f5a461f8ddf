using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>The acceptance list of weigh and dispense, one test for each of its points.</summary>
public sealed class DispenseTests
{
    [Fact]
    [Trait("Requirement", "C-101c")]
    public void The_formula_that_is_weighed_by_is_the_released_one()
    {
        var bench = Sugar();
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        bench.Floor.Must(bench.Register("w", "GOOD", "10.000"));
        var check = Container(bench).Fact.Checks.Single(one => one.Rule == "formula-released");
        Assert.Equal((bench.Floor.Recipe.Hash[..16], true), (check.Actual, check.Passed));
    }

    [Theory]
    [InlineData("SALT", "lot-of-other-material")]
    [InlineData("WAITING", "lot-not-released")]
    [InlineData("BAD", "lot-rejected")]
    [InlineData("NOWHERE", "lot-unknown")]
    [Trait("Requirement", "C-101c")]
    public void Component_and_status_of_the_lot_are_checked_before_anything_stands_on_the_balance(string lot, string code)
    {
        var bench = Sugar().Lot("SALT", "SALT").Lot("WAITING", status: LotStatus.Quarantine).Lot("BAD", status: LotStatus.Rejected);
        var refusal = bench.Tare("w", lot).Refusal;
        Assert.Equal((code, lot), (refusal.Code, refusal.Facts["lot"]));
        Assert.Equal(code, Assert.Single(bench.Floor.State.Attempts).Code);
    }

    [Fact]
    [Trait("Requirement", "C-101c")]
    public void Where_lots_are_reserved_another_one_is_refused()
    {
        var bench = Sugar().Lot("OTHER");
        bench.Reserved = ["GOOD"];
        var refusal = bench.Tare("w", "OTHER").Refusal;
        Assert.Equal(("lot-not-reserved", "OTHER"), (refusal.Code, refusal.Facts["scanned"]));
        Assert.True(bench.Tare("w", "GOOD").IsOk);
    }

    [Fact]
    [Trait("Requirement", "P11-10h")]
    public void A_balance_out_of_its_daily_check_calibration_range_or_resolution_weighs_nothing()
    {
        var bench = Sugar();
        var good = bench.Balance;
        bench.Balance = good with { Check = new BalanceCheck(new DateOnly(2026, 11, 21), true, "An") };
        Assert.Equal("balance-check-missing", bench.Tare("w", "GOOD").Refusal.Code);
        bench.Balance = good with { Check = new BalanceCheck(new DateOnly(2026, 11, 22), false, "An") };
        Assert.Equal("balance-check-failed", bench.Tare("w", "GOOD").Refusal.Code);
        bench.Balance = good with { CalibrationDueOn = new DateOnly(2026, 11, 21) };
        Assert.Equal("equipment-calibration-overdue", bench.Tare("w", "GOOD").Refusal.Code);
        bench.Balance = good with { Device = good.Device! with { Balance = new BalanceRange(Make.Of(60m, "kg"), Make.Of(0.05m, "kg"), null) } };
        Assert.Equal("balance-too-coarse", bench.Tare("w", "GOOD").Refusal.Code);
        bench.Balance = good with { Device = good.Device! with { Balance = new BalanceRange(Make.Of(60m, "kg"), Make.Of(0.001m, "kg"), Make.Of(20m, "kg")) } };
        Assert.Equal("balance-below-minimum", bench.Tare("w", "GOOD").Refusal.Code);
        bench.Balance = good with { Device = good.Device! with { Balance = new BalanceRange(Make.Of(6m, "kg"), Make.Of(0.001m, "kg"), null) } };
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        Assert.Equal("balance-range-exceeded", bench.Register("w", "GOOD", "5.900").Refusal.Code);
        Assert.True(bench.Register("w", "GOOD", "5.400").IsOk); // A part of it fits.
    }

    [Fact]
    [Trait("Requirement", "DI-O")]
    public void Tare_gross_and_net_are_kept_with_what_the_balance_sent()
    {
        var bench = Sugar();
        Assert.Equal("container-not-tared", bench.Register("w", "GOOD", "10.000").Refusal.Code);
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        Assert.Equal("balance-tare-changed", bench.Register("w", "GOOD", "10.000", held: "0.480").Refusal.Code);
        bench.Floor.Must(bench.Register("w", "GOOD", "10.008"));
        var weight = Container(bench).Fact.Weight;
        Assert.Equal(("0.500 kg", "10.508 kg", "10.008 kg"), ($"{weight.Tare}", $"{weight.Gross}", $"{weight.Net}"));
        Assert.Equal(("T S      0.500 kg", "S S     10.008 kg", EntrySource.Device), (weight.TareRaw, weight.NetRaw, weight.Source));
    }

    [Fact]
    [Trait("Requirement", "C-101c")]
    public void What_a_balance_weighed_and_a_scanner_identified_one_person_signs()
    {
        var bench = Sugar();
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        bench.Floor.Must(bench.Register("w", "GOOD", "10.000"));
        Assert.Equal("step-out-of-order", bench.Floor.Record("z", null).Refusal.Code);
        bench.Floor.Must(bench.Floor.Perform("w"));
        Assert.True(bench.Floor.Record("z", null).IsOk);
    }

    [Fact]
    [Trait("Requirement", "A11-6")]
    [Trait("Requirement", "C-101c")]
    public void A_weight_typed_by_hand_says_so_and_needs_another_person()
    {
        var bench = Sugar();
        Assert.Equal("weight-not-typed", bench.Tare("w", "GOOD", typed: "0.500").Refusal.Code);
        bench.Floor.Must(bench.Tare("w", "GOOD", typed: "0.500", why: "Cable broken"));
        Assert.Equal("weight-not-typed", bench.Typed("w", "GOOD", "10.500").Refusal.Code);
        var telling = bench.Floor.Must(bench.Typed("w", "GOOD", "10.500", "Cable broken"));
        Assert.Equal(ExceptionKind.WeightTyped, Assert.Single(telling.Facts.OfType<ExceptionOpened>()).Kind);
        Assert.Equal(("10.000 kg", EntrySource.Typed, null), ($"{Container(bench).Net}", Container(bench).Fact.Weight.Source, Container(bench).Fact.Weight.NetRaw));
        bench.Floor.Must(bench.Floor.Perform("w"));
        Assert.Equal("verifier-performed", bench.Floor.Verify("w", "an").Refusal.Code);
        Assert.Equal("step-out-of-order", bench.Floor.Record("z", null).Refusal.Code);
        bench.Floor.Must(bench.Floor.Verify("w"));
        Assert.True(bench.Floor.Record("z", null).IsOk);
        Assert.Contains(ReviewItems.Of(bench.Floor.Scene(Floor.Person("qa", Role.QaReviewer))), item => item.Kind == ItemKind.HandTyped);
    }

    [Fact]
    [Trait("Requirement", "C-101c")]
    public void A_label_that_was_typed_and_not_scanned_needs_another_person_too()
    {
        var bench = Sugar();
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        bench.Floor.Must(bench.Register("w", "GOOD", "10.000", source: EntrySource.Typed));
        bench.Floor.Must(bench.Floor.Perform("w"));
        Assert.Equal("step-out-of-order", bench.Floor.Record("z", null).Refusal.Code);
    }

    [Fact]
    public void A_container_that_is_declared_empty_is_written_off_in_the_books()
    {
        var bench = Sugar();
        var lot = bench.Lots["GOOD"];
        bench.Lots["GOOD"] = lot with { Containers = [new LotContainer("GOOD.1", Make.Of(25m, "kg"), Make.Of(10.2m, "kg")), new LotContainer("GOOD.2", Make.Of(75m, "kg"), Make.Of(75m, "kg"))] };
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        var told = bench.Floor.Must(bench.Register("w", "GOOD", "10.000", isEmpty: true, container: "GOOD.1"));
        var moved = told.Elsewhere.Select(draft => draft.Fact).OfType<LotMoved>().ToList();
        Assert.Equal(
            [(LotMovement.Use, "10.000 kg", "90.000 kg"), (LotMovement.Adjust, "-0.200 kg", "89.800 kg")],
            moved.Select(one => (one.Movement, one.Quantity.ToString(), one.OnHand.ToString())));
        Assert.True(Container(bench).Fact.SourceEmptied);
    }

    [Theory]
    [InlineData("10.2", "0", false)]
    [InlineData("10.3", "0", true)]
    [InlineData("25.0", "0", true)]
    [InlineData("10.2", "-0.9", true)]
    [Trait("Requirement", "A11-6")]
    public void More_than_a_small_rest_of_what_is_declared_empty_waits_for_qa_and_is_an_exception(string left, string drift, bool waits)
    {
        var bench = Sugar();
        bench.Lots["GOOD"] = bench.Lots["GOOD"] with
        {
            Containers = [new LotContainer("GOOD.1", Make.Of(25m, "kg"), Quantity.Parse(left, "kg").Value)],
            Drift = Quantity.Parse(drift, "kg").Value,
        };
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        if (waits)
            Assert.Equal("justification-missing", bench.Register("w", "GOOD", "10.000", isEmpty: true, container: "GOOD.1").Refusal.Code);
        var told = bench.Floor.Must(bench.Register("w", "GOOD", "10.000", isEmpty: true, container: "GOOD.1", why: "Nothing left in it"));
        Assert.Equal(waits ? 1 : 2, told.Elsewhere.Count(draft => draft.Fact is LotMoved));
        Assert.Equal(waits, told.Facts.OfType<ExceptionOpened>().Any(one => one.Kind == ExceptionKind.Material));
        Assert.Equal(waits, told.Elsewhere.Any(draft => draft.Fact is Plant.Lots.LotCounted { Waits: true, Container: "GOOD.1" }));
    }

    [Fact]
    public void What_is_promised_to_other_batches_is_taken_only_with_a_reason()
    {
        var bench = Sugar();
        bench.Lots["GOOD"] = bench.Lots["GOOD"] with { Reservations = [new LotReservation("B2", Make.Of(95m, "kg"))] };
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        Assert.Equal("lot-promised-to-others", bench.Register("w", "GOOD", "10.000").Refusal.Code);
        var told = bench.Floor.Must(bench.Register("w", "GOOD", "10.000", why: "B2 was put off"));
        Assert.Equal(ExceptionKind.Material, Assert.Single(told.Facts.OfType<ExceptionOpened>()).Kind);
    }

    [Fact]
    [Trait("Requirement", "C-68b")]
    [Trait("Requirement", "DI-Ac")]
    public void The_quantity_is_corrected_by_the_assay_of_the_lot_with_raw_number_and_rule_kept()
    {
        var bench = Potent();
        Assert.Equal("lot-assay-missing", bench.Tare("a", "NONE").Refusal.Code);
        var offer = bench.Offer("a", "API-1").Value;
        Assert.Equal(("5.0813 kg", "5.000 kg ÷ 0.984"), ($"{offer.Rest}", offer.Detail!.Expression));
        Assert.Equal("5.0813008130081300813008130081", offer.Detail.Raw);
        Assert.Equal("half-up, 4", offer.Detail.Parts!["rounding"]);
        Assert.Equal("98.4 %, HPLC-12", Assert.Single(offer.Detail.Inputs!).Value);
    }

    [Fact]
    [Trait("Requirement", "C-68b")]
    public void Dry_substance_is_corrected_by_its_water_as_well()
    {
        var bench = Potent(PotencyBasis.AnhydrousAssay).Lot("API-3", "API", assay: new LotAssay(98.4m, 2.0m, "HPLC-12"));
        Assert.Equal("lot-assay-missing", bench.Tare("a", "API-1").Refusal.Code);
        Assert.Equal("5.1850 kg", $"{bench.Offer("a", "API-3").Value.Rest}"); // 5 ÷ (0.984 × 0.98)
    }

    [Fact]
    [Trait("Requirement", "C-68b")]
    [Trait("Requirement", "DI-Ac")]
    public void Partial_containers_of_different_strength_sum_to_the_target()
    {
        var bench = Potent();
        bench.Floor.Must(bench.Tare("a", "API-1"));
        bench.Floor.Must(bench.Register("a", "API-1", "2.000"));
        Assert.Equal("3.3018 kg", $"{bench.Offer("a", "API-2").Value.Rest}"); // (5 − 2 × 0.984) ÷ 0.918…
        Assert.Equal("justification-missing", bench.Floor.Perform("a").Refusal.Code);
        bench.Floor.Must(bench.Tare("a", "API-2"));
        bench.Floor.Must(bench.Register("a", "API-2", "3.302"));
        var told = bench.Floor.Must(bench.Floor.Perform("a"));
        Assert.True(told.Facts.OfType<StepSigned>().Single().Checks.Single().Passed);
    }

    [Fact]
    [Trait("Requirement", "C-68b")]
    public void The_compensator_is_calculated_again_after_the_active_is_weighed()
    {
        var bench = Potent();
        bench.Weighed("a", "API-1", "5.081");
        Assert.Equal("14.919 kg", $"{bench.Offer("f", "FILL").Value.Rest!.Value.Value:0.000} kg"); // 15 − (5.081 − 5)
        Assert.Equal("5.081 kg − 5.000 kg", bench.Offer("f", "FILL").Value.Detail!.Inputs!.Single().Value);
    }

    [Theory]
    [InlineData("9.9512345", "0.001", "kg", "9.952", "9.951")]
    [InlineData("9.9512345", "1", "g", "9.952", "9.951")]
    [InlineData("9.952", "0.002", "kg", "9.952", "9.952")]
    [InlineData("9.953", "0.002", "kg", "9.954", "9.952")]
    public void A_window_has_no_more_digits_than_the_balance_shows_and_is_never_wider(string bound, string step, string unit, string low, string high)
    {
        var (exact, readability) = (Quantity.Parse(bound, "kg").Value, Quantity.Parse(step, unit).Value);
        Assert.Equal(low, DecimalText.Of(DispenseDecision.Shown(exact, readability, up: true)!.Value.Value));
        Assert.Equal(high, DecimalText.Of(DispenseDecision.Shown(exact, readability, up: false)!.Value.Value));
        Assert.Equal(exact, DispenseDecision.Shown(exact, null, up: true));
    }

    [Fact]
    [Trait("Requirement", "C-68b")]
    public void A_compensator_names_what_it_makes_up_for()
    {
        var bench = Potent();
        Assert.True(bench.Floor.Recipe.TryGetStep("f", out var place));
        Assert.Equal("API Active", WeighingViews.Of(bench.Floor.Scene(Floor.Person("an")), place!, bench.Floor.State.Step(place!)).Compensates);
    }

    [Fact]
    [Trait("Requirement", "C-68b")]
    public void A_compensator_waits_for_its_active()
    {
        var bench = Potent(order: ["f", "a"]);
        Assert.Equal("active-not-weighed", bench.Tare("f", "FILL").Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-68b")]
    public void An_assay_that_changed_after_weighing_is_looked_at_by_a_reviewer_before_the_lot_is_certified()
    {
        var bench = Potent();
        bench.Weighed("a", "API-1", "5.081");
        Scene With(decimal percent) => bench.Floor.Scene(Floor.Person("qa", Role.QaReviewer)) with
        {
            WeighedLots = new Dictionary<string, Ledger.Folded<LotState>>
            {
                ["API-1"] = new("lot/API-1", bench.Lots["API-1"] with { Assay = new LotAssay(percent, null, "HPLC-12") }, 7),
            },
        };
        Assert.Empty(AssayItems.Of(With(98.4m)));
        var item = Assert.Single(AssayItems.Of(With(97.0m)));
        Assert.Equal("1.1: B1-C1 was weighed by 0.984 of lot API-1, which is 0.97 now.", item.Text);
        Assert.Equal(item.Text, item.In("en"));
        Assert.NotEqual(item.Text, item.In("vi"));
        Assert.Contains(ReviewItems.Of(With(97.0m)), one => one.Key == item.Key);
        Assert.Equal(("assay-changed", "a"), (Assert.Single(AssayItems.Unseen(With(97.0m))).Code, AssayItems.Unseen(With(97.0m)).First().Item));
        var seen = With(97.0m);
        seen = seen with { State = seen.State with { Seen = seen.State.Seen.Add(BatchState.SeenKey(item.Key, "qa"), item.Hash) } };
        Assert.Empty(AssayItems.Unseen(seen));
        // Changed once more, it is looked at once more.
        Assert.Single(AssayItems.Unseen(seen with { WeighedLots = With(96.0m).WeighedLots }));
    }

    [Theory]
    [InlineData("1000", "value-not-plausible")]
    [InlineData("0", "value-not-plausible")]
    [InlineData("11.000", "justification-missing")]
    [InlineData("9.000", null)]
    [Trait("Requirement", "A11D-10a")]
    public void A_weight_that_cannot_be_is_not_taken(string net, string? code)
    {
        var bench = Sugar();
        bench.Balance = bench.Balance with { Device = bench.Balance.Device! with { Balance = new BalanceRange(Make.Of(6_000m, "kg"), Make.Of(0.001m, "kg"), null) } };
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        var outcome = bench.Register("w", "GOOD", net);
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-101c")]
    [Trait("Requirement", "A11-6")]
    public void A_weight_without_lot_and_balance_does_not_fulfil_the_step_whatever_the_tablet_claims()
    {
        var bench = Sugar();
        foreach (var source in new[] { EntrySource.Typed, EntrySource.Device })
        {
            Assert.Equal("weigh-at-balance", bench.Floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(
                scene, new RecordValueCommand("w", "10.000", Source: source))).Refusal.Code);
        }

        Assert.Equal("weigh-at-balance", bench.Floor.Perform("w", value: "10.000").Refusal.Code);
        Assert.DoesNotContain(LegalActions.Of(bench.Floor.Scene(Floor.Person("an"))), one => one is { Action: "record-value", Step: "w" });
    }

    [Fact]
    [Trait("Requirement", "A11-6")]
    public void That_a_device_told_a_value_is_taken_from_no_tablet()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Number("t") with { Critical = true })));
        floor.Must(floor.Do(Floor.Person("an"), scene => RecordValueDecision.Decide(scene, new RecordValueCommand("t", "41.0", Source: EntrySource.Device))));
        Assert.Equal(EntrySource.Typed, floor.State.Steps["t"].Value!.Source);
        Assert.True(StepRules.NeedsVerified(floor.Recipe.Steps[0].Instruction, floor.State.Steps["t"]));
    }

    [Fact]
    [Trait("Requirement", "DI-Cm")]
    public void A_second_weighing_after_a_rejected_one_leaves_both_in_the_record()
    {
        var bench = Sugar();
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        bench.Floor.Must(bench.Register("w", "GOOD", "10.000"));
        Assert.Equal("container-not-corrected", bench.Floor.Correct("w", "10.1", "Misread").Refusal.Code);
        Assert.Equal("reason-missing", bench.Void("B1-C1", putBack: true, why: " ").Refusal.Code);
        var back = bench.Floor.Must(bench.Void("B1-C1", putBack: true));
        Assert.Equal((LotMovement.PutBack, "10.000 kg"), back.Elsewhere.Select(draft => draft.Fact).OfType<LotMoved>().Select(one => (one.Movement, $"{one.Quantity}")).Single());
        bench.Floor.Must(bench.Tare("w", "GOOD"));
        bench.Floor.Must(bench.Register("w", "GOOD", "10.004"));
        bench.Floor.Must(bench.Floor.Perform("w"));
        Assert.Equal(["B1-C1", "B1-C2"], bench.Floor.State.Dispensed.Select(one => one.Id));
        Assert.Equal(("Spilled", null), (bench.Floor.State.FindContainer("B1-C1")!.Voided?.Text, bench.Floor.State.FindContainer("B1-C2")!.Voided?.Text));
    }

    [Fact]
    [Trait("Requirement", "RBE-1")]
    public void What_was_judged_before_weighing_is_among_the_rules_that_the_review_counts()
    {
        var bench = Sugar();
        bench.Weighed("w", "GOOD", "10.000");
        var results = RuleBook.Results(bench.Floor.State, bench.Floor.Recipe).Where(one => one.Item == "w").ToList();
        Assert.All(results, one => Assert.True(one.Passed, one.Rule));
        Assert.Contains(results, one => one.Rule == "balance-checked");
    }

    private static DispensedState Container(Bench bench) => bench.Floor.State.Dispensed.First();

    private static Bench Sugar() => Bench.Of(Bench.Weigh("w")).Lot("GOOD");

    /// <summary>5 kg of an active by its assay, and 15 kg of a filler that makes up for it.</summary>
    private static Bench Potent(PotencyBasis basis = PotencyBasis.Assay, string[]? order = null)
    {
        Dictionary<string, Instruction> steps = new() { ["a"] = Bench.Weigh("a", "API", "5.000"), ["f"] = Bench.Weigh("f", "FILLER", "15.000") };
        var recipe = Make.Recipe(Make.Phase("p", [.. (order ?? ["a", "f"]).Select(id => steps[id]), Make.Do("z")])) with
        {
            Formula = new Formula
            {
                Inputs =
                [
                    new FormulaInput { Id = "api", MaterialCode = "API", Name = "Active", Active = true, Potency = basis, Quantity = Make.Of(5m, "kg") },
                    new FormulaInput { Id = "fill", MaterialCode = "FILLER", Name = "Filler", Compensates = "api", Quantity = Make.Of(15m, "kg") },
                ],
            },
        };
        return new Bench(Floor.Started(recipe)).Lot("API-1", "API", assay: new LotAssay(98.4m, null, "HPLC-12"))
            .Lot("API-2", "API", assay: new LotAssay(91.83m, null, "HPLC-12")).Lot("NONE", "API").Lot("FILL", "FILLER");
    }
}
