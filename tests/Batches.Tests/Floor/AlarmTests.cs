using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Plant;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Alarms of equipment: who sets limits, what raises one, who saw it (Annex 11 draft, 8).</summary>
public sealed class AlarmTests
{
    private static readonly EquipmentState Dryer = new(
        "FBD-1", "Dryer", EquipmentLevel.Unit, "dryer", Floor.Site, "A1", EquipmentCondition.InUse, "B1", null);

    private static readonly AlarmState WithLimits = Folded(new AlarmLimitsSet(
        "FBD-1", "T1", "Inlet air", "°C", new Limits { Low = 50, High = 70.5m }, true, "Qualification", new By("qa", "QA")));

    private static readonly SetAlarmLimitsCommand Setting = new("T1", "Inlet air", "°C", "50", "70.5", true, "Qualification");

    private static AlarmState Folded(IFact fact, AlarmState? before = null) =>
        (before ?? new AlarmState()).Apply(new Entry(1, "equipment/FBD-1", 1, 0, "Etc/UTC", 0, "x", null, "", default, [], []), fact);

    [Theory]
    [InlineData(Role.QaReviewer, null)]
    [InlineData(Role.Administrator, null)]
    [InlineData(Role.Supervisor, "role-missing")]
    [InlineData(Role.Operator, "role-missing")]
    [InlineData(Role.Machine, "role-missing")]
    [Trait("Requirement", "A11D-8a")]
    public void Limits_are_set_by_quality_and_administrators_only(Role role, string? code)
    {
        var outcome = AlarmDecisions.Set(Dryer, new AlarmState(), Setting, TestPeople.Caller("who", role));
        Assert.Equal(code, outcome.IsOk ? null : outcome.Refusal.Code);
        if (code is null)
            Assert.Equal(("who", 70.5m), (outcome.Value.By.Id, outcome.Value.Limits!.High));
        else
            Tongues.HasWords(outcome.Refusal);
    }

    [Fact]
    [Trait("Requirement", "A11D-8a")]
    public void A_setting_says_why_and_has_a_limit()
    {
        var qa = TestPeople.Caller("qa", Role.QaReviewer);
        Assert.Equal("reason-missing", AlarmDecisions.Set(Dryer, new AlarmState(), Setting with { Reason = " " }, qa).Refusal.Code);
        Assert.Equal("alarm-limits-missing", First(Setting with { Low = "80" }));
        Assert.Equal("alarm-limits-missing", First(Setting with { Low = null, High = "" }));
        Assert.Equal("alarm-number", First(Setting with { High = "warm" }));
        Assert.Equal("alarm-point-missing", First(Setting with { Point = "inlet air!" }));
        Assert.Equal("alarm-point-unknown", AlarmDecisions.Set(Dryer, new AlarmState(), Setting with { Remove = true }, qa).Refusal.Code);
        Assert.Null(AlarmDecisions.Set(Dryer, WithLimits, Setting with { Remove = true }, qa).Value.Limits);

        string First(SetAlarmLimitsCommand command) => AlarmDecisions.Set(Dryer, new AlarmState(), command, qa).Refusal.Errors[0].Code;
    }

    [Theory]
    [InlineData("50", false)]
    [InlineData("70.5", false)]
    [InlineData("70.6", true)]
    [InlineData("49.99", true)]
    [Trait("Requirement", "A11D-8b")]
    public void A_value_of_a_machine_is_judged_by_the_limits(string value, bool raises)
    {
        var said = AlarmDecisions.Judge(Dryer, WithLimits, new RaiseAlarmCommand("t1", null, value, "°C"), TestPeople.Caller("machine/plc", Role.Machine)).Value;
        Assert.Equal(raises, said is not null);
        if (said is not null)
            Assert.Equal(($"{value} °C", "50–70.5 °C", true), (said.Value, said.Limit, said.Critical));
    }

    [Fact]
    public void What_cannot_be_judged_is_refused()
    {
        var machine = TestPeople.Caller("machine/plc", Role.Machine);
        Refusal Of(RaiseAlarmCommand command, Caller who) => AlarmDecisions.Judge(Dryer, WithLimits, command, who).Refusal;
        Assert.Equal("role-missing", Of(new RaiseAlarmCommand(null, "Noise", null, null), TestPeople.Caller("p", Role.Planner)).Code);
        Assert.Equal("alarm-point-unknown", Of(new RaiseAlarmCommand("T9", null, "1", null), machine).Code);
        Assert.Equal("unit-differs", Of(new RaiseAlarmCommand("T1", null, "80", "K"), machine).Code);
        Assert.Equal("alarm-value-missing", Of(new RaiseAlarmCommand("T1", null, null, null), machine).Errors[0].Code);
        Assert.Equal("alarm-text-missing", Of(new RaiseAlarmCommand(null, " ", null, null), machine).Errors[0].Code);
    }

    [Theory]
    [InlineData(true, "Critical")]
    [InlineData(false, "Major")]
    [Trait("Requirement", "A11D-8b")]
    [Trait("Requirement", "C-100b")]
    public void An_alarm_of_equipment_in_use_is_an_exception_of_its_batch(bool critical, string grade)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a"))));
        var equipment = new Folded<EquipmentState>("equipment/FBD-1", Dryer, 7);
        var machine = new Actor("machine/plc", "PLC", new HashSet<Role> { Role.Machine }, null, new HashSet<string>());
        var said = new AlarmSaid("Inlet air", "T1", "80 °C", "50–70.5 °C", critical);
        var telling = floor.Must(floor.Do(machine, scene => AlarmDecisions.Raise(scene with { Equipment = [equipment] }, said)));
        var opened = Assert.Single(floor.State.Exceptions);
        Assert.Equal((ExceptionKind.EquipmentAlarm, Enum.Parse<Grade>(grade), "FBD-1"), (opened.Opened.Kind, opened.Grade, Assert.Single(opened.Opened.Equipment!)));
        Assert.Equal(critical ? Lifecycle.Held : Lifecycle.Running, floor.State.Lifecycle);
        var raised = Assert.IsType<AlarmRaised>(Assert.Single(telling.Elsewhere).Fact);
        Assert.Equal(("FBD-1-A8", "B1", "B1-E1"), (raised.Id, raised.Batch, raised.Exception));
        floor.Must(floor.Do(machine, scene => AlarmDecisions.Raise(
            scene with { Equipment = [equipment] }, new AlarmSaid("Filter torn", null, null, null, false))));
    }

    [Theory]
    [InlineData("T1", "B1", false, false, 60, "the same")]
    [InlineData("T1", "B1", false, false, 600, "its course")]
    [InlineData("t1", "B1", false, false, 600, "its course")]
    [InlineData("T2", "B1", false, false, 60, "another")]
    [InlineData("T1", "B2", false, false, 60, "another")]
    [InlineData("T1", null, false, false, 60, "another")]
    [InlineData("T1", "B1", true, false, 60, "another")]
    [InlineData("T1", "B1", false, true, 60, "another")]
    [Trait("Requirement", "A11D-8b")]
    public void A_value_that_stays_outside_is_one_alarm_with_a_course(string point, string? batch, bool isGraver, bool isSeen, int seconds, string expected)
    {
        var by = new By("machine/plc", "PLC");
        var alarms = Folded(new AlarmRaised("FBD-1-A8", "FBD-1", Floor.Site, "T1", "Inlet air", "80 °C", null, false, "B1", "B1-E1", by), WithLimits);
        if (isSeen)
            alarms = Folded(new AlarmAcknowledged("FBD-1-A8", "FBD-1", "Seen", by), alarms);
        var said = new AlarmSaid("Inlet air", point, "81 °C", "50–70.5 °C", isGraver);

        var open = AlarmDecisions.Open(alarms, said, batch);

        Assert.Equal(expected, open is null ? "another" : AlarmDecisions.Course(alarms, open, said, seconds * Micros.PerSecond, by) is null ? "the same" : "its course");
    }

    [Fact]
    [Trait("Requirement", "A11D-8b")]
    public void A_critical_alarm_is_acknowledged_with_a_comment_and_once()
    {
        var raised = new AlarmRaised("FBD-1-A8", "FBD-1", Floor.Site, null, "Filter torn", null, null, true, null, null, new By("x", "X"));
        var alarms = Folded(raised);
        var sup = TestPeople.Caller("sup", Role.Supervisor);
        Assert.Equal("role-missing", Acknowledge("Seen", TestPeople.Caller("p", Role.Planner)).Refusal.Code);
        Assert.Equal("alarm-comment-missing", Acknowledge(" ", sup).Refusal.Code);
        var done = Acknowledge("Filter changed", sup).Value;
        alarms = Folded(done, alarms);
        Assert.Equal("alarm-acknowledged", Acknowledge("Again", sup).Refusal.Code);
        alarms = Folded(raised with { Id = "FBD-1-A9", Critical = false });
        Assert.Null(AlarmDecisions.Acknowledge(Dryer, alarms, "FBD-1-A9", new AcknowledgeAlarmCommand(null), sup).Value.Comment);

        Outcome<AlarmAcknowledged> Acknowledge(string comment, Caller who) =>
            AlarmDecisions.Acknowledge(Dryer, alarms, "FBD-1-A8", new AcknowledgeAlarmCommand(comment), who);
    }
}
