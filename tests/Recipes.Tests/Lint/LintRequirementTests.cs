using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>What a clause asks of a master keeps it from review while it is not so.</summary>
public sealed class LintRequirementTests
{
    [Fact, Trait("Requirement", "C-186b1")]
    public void Name_strength_and_dosage_form_are_needed() => AssertStops("C-186b1", "R-101");

    [Fact, Trait("Requirement", "C-186b2")]
    public void Active_in_each_dosage_unit_and_its_total_weight_are_needed_and_measure_alike() => AssertStops("C-186b2", "R-114", "R-116", "R-117");

    [Fact, Trait("Requirement", "C-186b3")]
    public void The_list_of_components_is_complete() => AssertStops("C-186b3", "R-111", "R-221", "R-224");

    [Fact, Trait("Requirement", "C-186b4")]
    public void Weights_stand_in_one_system() => AssertStops("C-186b4", "R-112", "R-222");

    [Fact, Trait("Requirement", "C-186b5")]
    public void A_calculated_excess_is_stated() => AssertStops("C-186b5", "R-119");

    [Fact, Trait("Requirement", "C-186b6")]
    public void Theoretical_weights_are_stated_and_are_what_was_charged() => AssertStops("C-186b6", "R-331", "R-333");

    [Fact, Trait("Requirement", "C-186b7")]
    public void Theoretical_yield_has_its_limits() => AssertStops("C-186b7", "R-106");

    [Fact, Trait("Requirement", "C-186b8")]
    public void Packaging_is_described_and_labels_have_specimens_that_are_stored() => AssertStops("C-186b8", "R-240", "R-241", "R-364");

    [Fact, Trait("Requirement", "C-186b9")]
    public void Instructions_samples_tests_and_specifications_are_complete() =>
        AssertStops("C-186b9", "R-201", "R-202", "R-205", "R-234", "R-235", "R-236", "R-237", "R-305", "R-311");

    [Fact, Trait("Requirement", "C-101a")]
    public void The_batch_holds_at_least_the_labelled_active() => AssertStops("C-101a", "R-118", "R-120");

    [Fact, Trait("Requirement", "EU4-18/19")]
    public void Formula_and_processing_instructions_are_complete() => AssertStops("EU4-18/19", "R-102", "R-131", "R-207", "R-211", "R-361");

    [Theory]
    [InlineData(6, "label-claim-not-met")]
    [InlineData(5, null)]
    [InlineData(4.9, "overage-missing")]
    public void The_label_claim_is_counted_by_the_volume_of_a_spoon(double milligrams, string? code)
    {
        // 100 L in spoons of 5 mL are 20,000; 0.1 kg of the active are 5 mg in each.
        var syrup = Master.Clean.Active(active => active with { LabelClaim = Make.Of((decimal)milligrams, "mg") }) with
        {
            BatchSize = new BatchSize { Nominal = Make.Of(100, "L"), Min = Make.Of(50, "L"), Max = Make.Of(100, "L") },
        };
        var problems = Linter.Problems(syrup.Product(product => product with { UnitWeight = Make.Of(5, "mL") }));
        Assert.Equal(code is null ? [] : [code], problems.Select(problem => problem.Code));
    }

    private static void AssertStops(string requirement, params string[] rules)
    {
        foreach (var id in rules)
        {
            var rule = Linter.Rules.Single(one => one.Id == id);
            Assert.Equal((requirement, LintSeverity.Stop), (rule.Requirement, rule.Severity));
            var example = LintExamples.All.Single(one => one.Rule == id);
            Assert.NotEmpty(Linter.Problems(example.Bad(Master.Clean), example.Around));
        }
    }
}
