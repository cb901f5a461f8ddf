using Theriac.Kernel;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class ParameterRulesTests
{
    private static readonly FormulaParameter Speed = new()
    {
        Id = "speed",
        Name = "Speed",
        Value = Make.Of(100, "L"),
        Range = new Limits { Low = 90, High = 110 },
        RegisteredRange = new Limits { Low = 80, High = 120 },
        Scope = ParameterScope.SiteAndBatchSize,
    };

    private static readonly MasterRecipe Recipe = Make.Complete() with
    {
        BatchSizes =
        [
            new NamedBatchSize { Id = "small", Name = "Small", Size = Make.Of(5, "L") },
            new NamedBatchSize { Id = "large", Name = "Large", Size = Make.Of(10, "L") },
        ],
        Formula = Make.Complete().Formula with
        {
            Parameters =
            [
                Speed,
                Speed with { Id = "same", Scope = null },
                Speed with { Id = "site", Scope = ParameterScope.Site },
                Speed with { Id = "size", Scope = ParameterScope.BatchSize },
                Speed with { Id = "bare", Range = null, RegisteredRange = null },
            ],
        },
    };

    [Theory]
    [InlineData("L", null)]
    [InlineData("each", "parameter-unit-differs")]
    public void A_value_that_the_master_leaves_to_the_site_stands_in_the_unit_of_the_step_that_goes_by_it(string unit, string? fault)
    {
        var step = Make.Instruction("read") with { Kind = InstructionKind.Number, Unit = Unit.Litre, Parameter = "open" };
        var recipe = Make.Recipe(Make.Phase("p", step)) with
        {
            Formula = new Formula { Parameters = [Speed with { Id = "open", Value = null, Range = null, Scope = ParameterScope.Site }] },
        };
        var faults = ParameterRules.Faults(recipe, [new ParameterValue { Parameter = "open", Value = Make.Of(100, unit) }]);
        Assert.Equal(fault, faults.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData("speed", null, 105, null, null, null)]
    [InlineData("speed", "small", 80, 80, 120, null)]
    [InlineData("site", null, null, 95, 105, null)]
    [InlineData("size", "large", 100, null, null, null)]
    [InlineData("ghost", null, 100, null, null, "parameter-unknown")]
    [InlineData("same", null, 100, null, null, "parameter-same-everywhere")]
    [InlineData("site", "small", 100, null, null, "batch-size-not-asked")]
    [InlineData("size", null, 100, null, null, "batch-size-missing")]
    [InlineData("speed", "huge", 100, null, null, "batch-size-unknown")]
    [InlineData("speed", null, null, null, null, "value-missing")]
    [InlineData("speed", null, 121, null, null, "parameter-not-registered")]
    [InlineData("speed", null, 79, 70, 90, "parameter-not-registered")]
    [InlineData("speed", null, null, 70, 110, "range-not-registered")]
    [InlineData("speed", null, null, null, 110, "range-not-registered")]
    [InlineData("speed", null, null, 110, 90, "limits-order")]
    [InlineData("speed", null, 115, null, null, "value-outside-range")]
    [InlineData("speed", null, null, 101, 110, "value-outside-range")]
    [InlineData("bare", null, 100, null, null, "registered-range-missing")]
    public void A_site_sets_what_has_a_scope_within_what_is_registered(string parameter, string? size, int? value, int? low, int? high, string? fault)
    {
        var set = new ParameterValue
        {
            Parameter = parameter,
            BatchSize = size,
            Value = value is { } litres ? Make.Of(litres, "L") : null,
            Range = low is null && high is null ? null : new Limits { Low = low, High = high },
        };
        var faults = ParameterRules.Faults(Recipe, [set]);
        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.Contains(fault, faults.Select(one => one.Code));
    }

    [Fact]
    public void Another_unit_and_a_value_that_is_set_twice_are_refused()
    {
        Assert.Equal("parameter-unit-differs", Codes(new ParameterValue { Parameter = "speed", Value = Make.Of(100, "mL") }).Single());
        Assert.Equal("parameter-twice", Codes(
            new ParameterValue { Parameter = "speed", Value = Make.Of(100, "L") },
            new ParameterValue { Parameter = "speed", Value = Make.Of(101, "L") }).Single());
    }

    [Fact]
    public void What_the_master_leaves_open_the_site_sets_for_each_size()
    {
        var open = Recipe with { Formula = Recipe.Formula with { Parameters = [Speed with { Value = null, Range = null }] } };
        Assert.Equal("parameter-value-missing", ParameterRules.Missing(open, []).Single().Code);
        var small = new ParameterValue { Parameter = "speed", BatchSize = "small", Value = Make.Of(100, "L") };
        Assert.Single(ParameterRules.Missing(open, [small]));
        Assert.Empty(ParameterRules.Missing(open, [small, small with { BatchSize = "large" }]));
        Assert.Empty(ParameterRules.Missing(open, [small with { BatchSize = null }]));
    }

    [Fact]
    public void What_names_the_size_goes_before_what_holds_for_all_and_the_rest_is_the_master_s()
    {
        var set = new ParameterSet
        {
            Id = "R-1",
            Version = "1",
            Recipe = "",
            Site = "HN",
            Values =
            [
                new ParameterValue { Parameter = "speed", Value = Make.Of(95, "L"), Range = new Limits { Low = 92, High = 98 } },
                new ParameterValue { Parameter = "speed", BatchSize = "large", Value = Make.Of(97, "L") },
            ],
        };
        Assert.Equal((Make.Of(97, "L"), 92m), (set.At(Speed, "large").Value, set.At(Speed, "large").Range!.Low));
        Assert.Equal(Make.Of(95, "L"), set.At(Speed, "small").Value);
        Assert.Equal(Speed.RegisteredRange, set.At(Speed, null).RegisteredRange);
        Assert.Equal(Speed with { Id = "other" }, set.At(Speed with { Id = "other" }, "large"));
    }

    [Fact]
    public void Whatever_is_accepted_lies_within_the_registered_range()
    {
        var random = new Random(20_261_122);
        for (var i = 0; i < 5_000; i++)
        {
            var set = new ParameterValue
            {
                Parameter = "speed",
                Value = random.Next(3) == 0 ? null : Make.Of(random.Next(60, 140), "L"),
                Range = random.Next(2) == 0 ? null : new Limits { Low = Some(random), High = Some(random) },
            };
            if (ParameterRules.Faults(Recipe, [set]).Count > 0)
                continue;
            var whole = new ParameterSet { Id = "R-1", Version = "1", Recipe = "", Site = "HN", Values = [set] }.At(Speed, "small");
            Assert.True(Speed.RegisteredRange!.Contain(whole.Value!.Value.Value));
            Assert.True(whole.Range!.Contain(whole.Value!.Value.Value));
            Assert.InRange(whole.Range.Low!.Value, 80, 120);
            Assert.InRange(whole.Range.High!.Value, 80, 120);
        }

        static decimal? Some(Random random) => random.Next(8) == 0 ? null : random.Next(60, 140);
    }

    private static IEnumerable<string> Codes(params ParameterValue[] values) => ParameterRules.Faults(Recipe, values).Select(fault => fault.Code);
}
