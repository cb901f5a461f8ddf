using Theriac.Kernel;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class ContainerTests
{
    [Fact]
    [Trait("Requirement", "C-101b")]
    public void A_label_says_component_receiving_number_weight_and_batch_with_its_product_and_its_code_says_the_same()
    {
        var bench = Weighed();
        var container = bench.Floor.State.FindContainer("B1-C1")!;
        var label = ContainerLabel.Of(bench.Floor.Scene(Floor.Person("an")), container, 1, "en");
        var said = string.Join('\n', label.Lines.Select(line => line.Value).Prepend(label.Title));
        Assert.All(["SUGAR", "Sucrose", "GOOD", "S-GOOD", "10.000 kg", "B1", "Demo syrup"], one => Assert.Contains(one, said, StringComparison.Ordinal));
        Assert.Equal("91B1-C1\u001d240SUGAR\u001d10GOOD\u001d9310.000kg\u001d92B1", label.Code);
    }

    [Theory]
    [InlineData("91B1-C1\u001d240SUGAR\u001d10GOOD\u001d9310.000kg\u001d92B1", null)]
    [InlineData("B1-C1", null)]
    [InlineData("91B1-C1\u001d240SALT\u001d10GOOD\u001d9310.000kg\u001d92B1", "container-differs")]
    [InlineData("91B1-C1\u001d240SUGAR\u001d10OTHER\u001d9310.000kg\u001d92B1", "container-differs")]
    [InlineData("91B1-C1\u001d240SUGAR\u001d10GOOD\u001d9310.001kg\u001d92B1", "container-differs")]
    [InlineData("91B1-C1\u001d240SUGAR\u001d10GOOD\u001d9310.000kg\u001d92B2", "container-differs")]
    [InlineData("91B1-C1\u001d240SUGAR\u001d10GOOD\u001d9310.000kg", "container-differs")]
    [InlineData("91B2-C1\u001d240SUGAR\u001d10GOOD\u001d9310.000kg\u001d92B2", "container-unknown")]
    [InlineData("B7-C1", "container-unknown")]
    [Trait("Requirement", "C-101b")]
    public void The_scan_at_charge_in_compares_all_that_the_label_says(string scanned, string? code)
    {
        var bench = Weighed();
        var outcome = bench.Charge("c", scanned);
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
        if (code is not null)
        {
            Assert.True(outcome.Refusal.Facts.ContainsKey("expected") && outcome.Refusal.Facts.ContainsKey("scanned"));
            Assert.Equal(code, Assert.Single(bench.Floor.State.Attempts).Code);
        }
    }

    [Fact]
    [Trait("Requirement", "C-101d")]
    public void A_weighed_container_goes_in_whole_once_and_a_second_person_verifies_it()
    {
        var bench = Weighed();
        Assert.Equal("charge-the-container", bench.Floor.ChargeIn("c", "GOOD", "10.00").Refusal.Code);
        var told = bench.Floor.Must(bench.Charge("c", "B1-C1"));
        Assert.Empty(told.Elsewhere); // The lot gave it when it was weighed.
        Assert.Equal("container-charged", bench.Charge("c", "B1-C1").Refusal.Code);
        bench.Floor.Must(bench.Floor.Perform("c"));
        Assert.Equal("verifier-performed", bench.Floor.Verify("c", "an").Refusal.Code);
        bench.Floor.Must(bench.Floor.Verify("c"));
        Assert.True(bench.Floor.Record("z", null).IsOk);
        Assert.Equal(("c", "B1-C1"), (bench.Floor.State.FindContainer("B1-C1")!.ChargedAt, bench.Floor.State.Steps["c"].Charges[0].Container));
    }

    [Fact]
    [Trait("Requirement", "DI-Cm")]
    public void The_charge_of_a_weighed_container_is_not_typed_over_and_a_part_that_goes_back_counts_against_its_weighing()
    {
        var bench = Weighed();
        var floor = bench.Floor;
        floor.Lot("GOOD");
        floor.Must(bench.Charge("c", "B1-C1"));
        floor.Must(floor.Perform("c"));
        floor.Must(floor.Verify("c"));
        Assert.Equal("container-not-corrected", floor.Correct("c", "9.95", "Misread").Refusal.Code);
        var told = floor.Must(floor.Return("c", "1.000", why: "Stuck in the bag"));
        var fact = Assert.Single(told.Facts.OfType<MaterialReturned>());
        Assert.Equal(("w", 1), (fact.WeighedAt, fact.WeighedIndex));
        Assert.Equal("9.000 kg", told.Facts.OfType<ExceptionOpened>().First(one => one.Kind == ExceptionKind.QuantityOutOfTolerance).Facts["value"]);
    }

    [Theory]
    [InlineData("charged", "10.000 kg")]
    [InlineData("returned", "9.000 kg")]
    [InlineData("destroyed", "10.000 kg")]
    [InlineData("put back", null)]
    public void What_was_weighed_is_consumed_until_it_goes_back_into_its_lot(string fate, string? used)
    {
        var bench = Weighed();
        bench.Floor.Lot("GOOD");
        if (fate is "charged" or "returned")
            bench.Floor.Must(bench.Charge("c", "B1-C1"));
        if (fate == "returned")
            bench.Floor.Must(bench.Floor.Return("c", "1.000"));
        if (fate is "destroyed" or "put back")
            bench.Floor.Must(bench.Void("B1-C1", putBack: fate == "put back"));
        var consumed = BatchPerformances.Of(bench.Floor.State, bench.Floor.Recipe).Segments.SelectMany(one => one.Consumed).ToList();
        Assert.Equal(used is null ? [] : [("w", used)], consumed.Select(one => (one.Step, one.Quantity.ToString())));
    }

    [Fact]
    [Trait("Requirement", "C-101b")]
    public void A_container_of_another_component_or_one_that_is_not_used_is_refused()
    {
        var bench = new Bench(Floor.Started(Make.Recipe(Make.Phase(
            "p", Bench.Weigh("w"), Bench.Weigh("s", "SALT"), Make.Charge("c"), Make.Do("z"))))).Lot("GOOD").Lot("NACL", "SALT");
        bench.Weighed("w", "GOOD", "10.000");
        bench.Weighed("s", "NACL", "10.000");
        var refusal = bench.Charge("c", "B1-C2").Refusal;
        Assert.Equal(("container-of-other-material", "SUGAR", "SALT"), (refusal.Code, refusal.Facts["expected"], refusal.Facts["scanned"]));
        bench.Floor.Must(bench.Void("B1-C1", putBack: false));
        Assert.Equal("container-void", bench.Charge("c", "B1-C1").Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-101b")]
    public void A_label_printed_again_is_counted_and_says_why()
    {
        var bench = Weighed();
        var first = bench.Floor.Must(Print(bench, null)).Facts.OfType<ContainerLabelPrinted>().Single();
        Assert.Equal("reason-missing", Print(bench, null).Refusal.Code);
        var second = bench.Floor.Must(Print(bench, "Torn")).Facts.OfType<ContainerLabelPrinted>().Single();
        Assert.Equal([(1, "B1-C1-L1"), (2, "B1-C1-L2")], [(first.Copy, first.Job), (second.Copy, second.Job)]);
        var label = ContainerLabel.Of(bench.Floor.Scene(Floor.Person("an")), bench.Floor.State.FindContainer("B1-C1")!, 2, "en");
        Assert.Equal("COPY 2", label.Mark);
    }

    private static Outcome<Telling> Print(Bench bench, string? reason) => bench.Floor.Do(
        Floor.Person("an"), scene => LabelDecision.Decide(scene, new PrintContainerLabelCommand("B1-C1", "PRT-1", reason)));

    private static Bench Weighed()
    {
        var bench = Bench.Of(Bench.Weigh("w"), Make.Charge("c")).Lot("GOOD").Lot("OTHER");
        bench.Weighed("w", "GOOD", "10.000");
        return bench;
    }
}
