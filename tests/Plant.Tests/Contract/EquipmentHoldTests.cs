using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Equipment;
using Theriac.Plant.EquipmentWatch;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Plant.Tests.Contract;

public sealed class EquipmentHoldTests
{
    private const long Hour = 3_600 * Micros.PerSecond;

    private static readonly long Start = Micros.From(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly EquipmentClassRule Rule = new("mixer", 48, 24);

    [Theory]
    [InlineData(EquipmentCondition.Clean, 48, false)]
    [InlineData(EquipmentCondition.Clean, 49, true)]
    [InlineData(EquipmentCondition.ToBeCleaned, 24, false)]
    [InlineData(EquipmentCondition.ToBeCleaned, 25, true)]
    public void Clean_and_dirty_are_good_through_their_hold_time(EquipmentCondition condition, int hours, bool expired) =>
        Assert.Equal(expired, EquipmentHold.Of(Mixer(condition).State, After(hours))!.Expired);

    [Fact]
    public void What_is_in_use_stands_neither_clean_nor_dirty() =>
        Assert.Null(EquipmentHold.Of(Mixer(EquipmentCondition.InUse).State, After(1)));

    [Fact]
    public void A_class_without_a_limit_stands_for_ever() =>
        Assert.False(EquipmentHold.Of(Mixer(EquipmentCondition.Clean).State, new HoldClock(Start + (9_999 * Hour), null))!.Expired);

    [Theory, Trait("Requirement", "C-182")]
    [InlineData(48, null)]
    [InlineData(49, "equipment-clean-hold-expired")]
    public void What_stood_clean_for_too_long_is_not_taken(int hours, string? code)
    {
        var taken = EquipmentGate.Take(Mixer(EquipmentCondition.Clean), "B-1", Day, After(hours));

        Assert.Equal(code, taken.IsOk ? null : taken.Refusal.Code);
        if (taken.IsOk)
            Assert.Equal(new HoldSeen(EquipmentHoldKind.Clean, hours * 60, 48), taken.Value.Hold);
    }

    [Fact]
    public void What_stood_clean_for_too_long_may_be_cleaned_again()
    {
        Assert.Null(EquipmentGate.Clean(Mixer(EquipmentCondition.Clean), "B-1", "2.1", clock: After(48)).Value);
        Assert.Equal(EquipmentCondition.Clean, EquipmentGate.Clean(Mixer(EquipmentCondition.Clean), "B-1", "2.1", clock: After(49)).Value!.To);
    }

    [Fact]
    public void What_is_kept_for_one_batch_no_other_takes()
    {
        var kept = Mixer(EquipmentCondition.Clean, state => state with { AllocatedTo = "B-1" });

        Assert.Equal("equipment-allocated-elsewhere", EquipmentGate.Take(kept, "B-2", Day).Refusal.Code);
        Assert.Equal("equipment-allocated-elsewhere", EquipmentGate.Allocate(kept, "B-2", Day, "HN").Refusal.Code);
        Assert.True(EquipmentGate.Take(kept, "B-1", Day).IsOk);
        Assert.Null(EquipmentGate.Free(kept, "B-2", null));
    }

    [Fact]
    public void What_is_out_of_service_is_neither_taken_nor_read_nor_kept()
    {
        var tagged = Mixer(EquipmentCondition.Clean, state => state with { OutOfService = "Seal leaks" });

        Assert.Equal("equipment-out-of-service", EquipmentGate.Take(tagged, "B-1", Day).Refusal.Code);
        Assert.Equal("equipment-out-of-service", EquipmentGate.MayRead(tagged, Day).Refusal.Code);
        Assert.Equal("equipment-out-of-service", EquipmentGate.Allocate(tagged, "B-1", Day, "HN").Refusal.Code);
    }

    [Theory, Trait("Requirement", "U19")]
    [InlineData("2026-11-15", null)]
    [InlineData("2026-11-16", EquipmentDue.CalibrationSoon)]
    [InlineData("2026-11-30", EquipmentDue.CalibrationSoon)]
    [InlineData("2026-12-01", EquipmentDue.CalibrationOver)]
    public void A_calibration_is_told_before_it_is_due_without_anybody_asking(string today, object? what)
    {
        var mixer = Mixer(EquipmentCondition.InUse, state => state with { CalibrationDueOn = new DateOnly(2026, 11, 30) });
        var due = EquipmentDueRule.Of(mixer.State, After(0), DateOnly.Parse(today));

        Assert.Equal(what is null ? [] : [(EquipmentDue)what], due.Select(one => one.What));
    }

    [Theory, Trait("Requirement", "U19")]
    [InlineData(43, null)]
    [InlineData(44, EquipmentDue.CleanHoldSoon)]
    [InlineData(49, EquipmentDue.CleanHoldOver)]
    public void A_clean_hold_is_told_four_hours_before_its_end_and_once(int hours, object? what)
    {
        var mixer = Mixer(EquipmentCondition.Clean).State;
        var due = EquipmentDueRule.Of(mixer, After(hours), Day);
        var told = due.Aggregate(mixer, (state, fact) => state.Apply(Entry(), fact));

        Assert.Equal(what is null ? [] : [(EquipmentDue)what], due.Select(one => one.What));
        Assert.Empty(EquipmentDueRule.Of(told, After(hours), Day));
    }

    private static HoldClock After(int hours) => new(Start + (hours * Hour), Rule);

    private static Folded<EquipmentState> Mixer(EquipmentCondition condition, Func<EquipmentState, EquipmentState>? with = null)
    {
        var state = new EquipmentState("MX-1", "Mixer", EquipmentLevel.Unit, "mixer", "HN", "HN-MIX", condition, null, null) { Since = Start };
        return new Folded<EquipmentState>("equipment/MX-1", with is null ? state : with(state), 3);
    }

    private static Entry Entry() => new(4, "equipment/MX-1", 4, Start, "Etc/UTC", 0, "system", null, "", default, [], []);
}
