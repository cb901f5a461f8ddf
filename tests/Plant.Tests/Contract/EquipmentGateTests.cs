using Theriac.Ledger;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Plant.Tests.Contract;

public sealed class EquipmentGateTests
{
    private static readonly DateOnly Due = new(2026, 11, 30);

    [Theory, Trait("Requirement", "P11-10h")]
    [InlineData("2026-11-30", "balance", "HN", null)]
    [InlineData("2026-12-01", "balance", "HN", "equipment-calibration-overdue")]
    [InlineData("2026-11-30", "granulator", "HN", "equipment-of-other-class")]
    [InlineData("2026-11-30", "balance", "BN", "equipment-at-other-site")]
    public void A_reading_counts_only_from_known_and_calibrated_equipment(string on, string equipmentClass, string site, string? code)
    {
        var may = EquipmentGate.MayRead(Balance(EquipmentCondition.Clean), DateOnly.Parse(on), equipmentClass, site);
        Assert.Equal(code, may.IsOk ? null : may.Refusal.Code);
    }

    [Fact, Trait("Requirement", "P11-10h")]
    public void Unknown_equipment_is_refused() =>
        Assert.Equal(
            "equipment-unknown",
            EquipmentGate.MayRead(new Folded<EquipmentState>("equipment/X", EquipmentState.Empty("equipment/X"), 0), Due).Refusal.Code);

    [Theory]
    [InlineData(EquipmentCondition.Clean, null)]
    [InlineData(EquipmentCondition.InUse, "equipment-in-use")]
    [InlineData(EquipmentCondition.ToBeCleaned, "equipment-not-clean")]
    public void A_batch_takes_only_what_is_clean_and_free(EquipmentCondition condition, string? code)
    {
        var taken = EquipmentGate.Take(Balance(condition, condition == EquipmentCondition.Clean ? null : "B-1"), "B-2", Due);
        Assert.Equal(code, taken.IsOk ? null : taken.Refusal.Code);
        if (taken.IsOk)
            Assert.Equal(new EquipmentConditionChanged("BAL-01", EquipmentCondition.Clean, EquipmentCondition.InUse, "B-2", null), taken.Value);
    }

    [Fact]
    public void Only_the_batch_that_has_it_leaves_it_and_it_is_to_be_cleaned_then()
    {
        Assert.Equal("equipment-not-held", EquipmentGate.Leave(Balance(EquipmentCondition.InUse, "B-1"), "B-2").Refusal.Code);
        Assert.Equal("equipment-not-held", EquipmentGate.Leave(Balance(EquipmentCondition.Clean), "B-1").Refusal.Code);
        Assert.Equal(EquipmentCondition.ToBeCleaned, EquipmentGate.Leave(Balance(EquipmentCondition.InUse, "B-1"), "B-1").Value.To);
    }

    [Fact]
    [Trait("Requirement", "C-182")]
    public void What_a_batch_left_itself_it_takes_again_as_it_is_until_its_dirty_hold_is_over()
    {
        var piece = Balance(EquipmentCondition.ToBeCleaned, "B-1");
        var left = piece with { State = piece.State with { Since = 1 } };
        var hour = 3_600_000_000L;
        var rule = new EquipmentClassRule("balance", null, 24);
        Assert.True(EquipmentGate.Take(left, "B-1", Due, new HoldClock(23 * hour, rule)).IsOk);
        Assert.Equal("equipment-not-clean", EquipmentGate.Take(left, "B-1", Due, new HoldClock(25 * hour, rule)).Refusal.Code);
        Assert.Equal("equipment-not-clean", EquipmentGate.Take(left, "B-2", Due, new HoldClock(23 * hour, rule)).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-182")]
    public void While_a_procedure_is_carried_out_on_it_neither_a_batch_nor_another_procedure_has_it()
    {
        var clean = Balance(EquipmentCondition.Clean);
        var served = clean with { State = clean.State with { Procedure = "P2611-001" } };
        Assert.Equal("equipment-in-procedure", EquipmentGate.Take(served, "B-1", Due).Refusal.Code);
        Assert.Equal("equipment-in-procedure", EquipmentGate.MayServe(served, "balance", "HN").Refusal.Code);
        Assert.True(EquipmentGate.MayServe(clean, "balance", "HN").IsOk);
        Assert.Null(EquipmentGate.EndProcedure(served.State, "P2611-002"));
        Assert.Equal(new EquipmentProcedureEnded("BAL-01", "P2611-001"), EquipmentGate.EndProcedure(served.State, "P2611-001"));
    }

    private static Folded<EquipmentState> Balance(EquipmentCondition condition, string? batch = null) => new(
        "equipment/BAL-01",
        new EquipmentState("BAL-01", "Balance 60 kg", EquipmentLevel.Unit, "balance", "HN", "HN-WEIGH", condition, batch, Due), 2);
}
