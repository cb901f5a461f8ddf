using Theriac.Kernel;
using Theriac.People;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>The state machine of a batch: from which state which command of whom leads where, and how the mode changes what begins a phase.</summary>
public sealed class StateTests
{
    private static readonly string[] States = ["idle", "running", "pausing", "paused", "held", "complete", "stopped", "aborted"];

    // Per command what happens in each state, in the order above; a word with a dash is the code of the refusal.
    private static readonly Dictionary<string, string> Table = new()
    {
        ["start"] = "running batch-already-started batch-already-started batch-already-started batch-already-started batch-ended batch-ended batch-ended",
        ["pause"] = "batch-not-started pausing batch-pausing batch-paused batch-held batch-ended batch-ended batch-ended",
        ["hold"] = "batch-not-started held held held batch-held batch-ended batch-ended batch-ended",
        ["resume"] = "batch-not-held batch-not-held running running running batch-ended batch-ended batch-ended",
        ["stop"] = "stopped stopped stopped stopped stopped batch-ended batch-ended batch-ended",
        ["abort"] = "aborted aborted aborted aborted aborted batch-ended batch-ended batch-ended",
        ["finish"] = "batch-not-started running paused step-already-signed batch-held step-already-signed batch-ended batch-ended",
        ["begin"] = "batch-not-started running batch-pausing batch-paused batch-held batch-ended batch-ended batch-ended",
        ["mode"] = "idle running pausing paused held batch-ended batch-ended batch-ended",
    };

    // Who may, wherever the table lets the command pass.
    private static readonly Dictionary<string, Role[]> May = new()
    {
        ["start"] = [Role.Operator, Role.Supervisor],
        ["pause"] = [Role.Operator, Role.Supervisor],
        ["hold"] = [Role.Supervisor, Role.QaReviewer],
        ["resume"] = [Role.Supervisor, Role.QaReviewer],
        ["stop"] = [Role.Supervisor, Role.QaReviewer],
        ["abort"] = [Role.Supervisor, Role.QaReviewer],
        ["finish"] = [Role.Operator, Role.Supervisor],
        ["begin"] = [Role.Operator, Role.Supervisor],
        ["mode"] = [Role.Supervisor],
    };

    public static TheoryData<string, string, Role> All() =>
        [.. from command in Table.Keys from state in States from role in new[] { Role.Operator, Role.Supervisor, Role.QaReviewer, Role.Planner } select (command, state, role)];

    [Theory, MemberData(nameof(All))]
    [Trait("Requirement", "P11-10f")]
    public void Every_command_in_every_state_by_every_role_leads_where_the_table_says(string command, string state, Role role)
    {
        var floor = In(state);
        // Who paused may go on; what is held is resumed by supervisor or QA.
        var paused = state is "pausing" or "paused";
        Role[] may = command == "resume" && paused ? [Role.Operator, Role.Supervisor] : May[command];
        var outcome = floor.Do(Floor.Person("who", role), scene => Decide(scene, command));
        var expected = may.Contains(role) ? Table[command].Split(' ')[Array.IndexOf(States, state)] : "role-missing";
        Assert.Equal(expected, outcome.IsOk ? EnumWords.Of(floor.State.Lifecycle) : outcome.Refusal.Code);
    }

    private static Outcome<Telling> Decide(Scene scene, string command) => command switch
    {
        "start" => StartBatchDecision.Decide(scene),
        "pause" => ChangeStateDecision.Pause(scene, new ReasonCommand("break")),
        "hold" => ChangeStateDecision.Hold(scene, new ReasonCommand("noise")),
        "resume" => ChangeStateDecision.Resume(scene, new ReasonCommand("go on")),
        "stop" => ChangeStateDecision.End(scene, new ReasonCommand("no more"), abort: false, Floor.Sign("who", SignatureMeaning.Approved)),
        "abort" => ChangeStateDecision.End(scene, new ReasonCommand("fire"), abort: true, Floor.Sign("who", SignatureMeaning.Approved)),
        "mode" => ChangeStateDecision.SetMode(scene, new SetModeCommand(BatchMode.Manual, "first batch on this line")),
        "finish" => SignStepDecision.Decide(scene, new SignStepCommand("a"), Floor.Sign("who", SignatureMeaning.Performed)),
        _ => RecordValueDecision.Decide(scene, new RecordValueCommand("b")),
    };

    // Step a is begun (its value is outside and there, its signature is not) wherever work has begun; step b waits beside it.
    private static Floor In(string state)
    {
        var recipe = Make.Parallel(
            Make.Operation("left", Make.Phase("p1", Make.Number("a"), Make.Do("a2"))),
            Make.Operation("right", Make.Phase("p2", Make.Do("b"), Make.Do("b2"))), Make.Operation("last", Make.Phase("p3", Make.Do("c"))));
        var floor = state == "idle" ? new Floor(recipe) : Floor.Started(recipe);
        if (state == "idle")
            return floor;
        floor.Must(floor.Record("a", "46.0", who: "who", why: "hot day"));
        if (state == "complete")
        {
            floor.Must(floor.Perform("a", who: "who"));
            foreach (var step in new[] { "a2", "b", "b2", "c" })
                floor.Must(floor.Record(step, null));
            return floor;
        }

        foreach (var command in state switch
        {
            "pausing" => ["pause"],
            "paused" => ["pause", "finish"],
            "held" => ["hold"],
            "stopped" => ["stop"],
            "aborted" => ["abort"],
            _ => Array.Empty<string>(),
        })
        {
            floor.Must(floor.Do(Floor.Person("who", Role.Supervisor), scene => Decide(scene, command)));
        }

        Assert.Equal(state, EnumWords.Of(floor.State.Lifecycle));
        return floor;
    }

    [Fact]
    public void A_pause_waits_for_the_step_that_is_begun_and_lets_nothing_new_begin()
    {
        var floor = In("pausing");
        Assert.Equal("batch-pausing", floor.Record("b", null).Refusal.Code);
        Assert.Equal(["sign-step"], Offers(floor, "an").Where(one => one is "sign-step" or "record-value"));
        floor.Must(floor.Perform("a", who: "who"));
        Assert.Equal(Lifecycle.Paused, floor.State.Lifecycle);
        Assert.Equal("batch-paused", floor.Record("a2", null).Refusal.Code);
        Assert.Equal(["resume"], Offers(floor, "an").Where(one => one is not ("open-exception" or "request-equipment" or "request-step" or "hand-over")));
        floor.Must(floor.Do(Floor.Person("an"), scene => ChangeStateDecision.Resume(scene, new ReasonCommand("shift begins"))));
        floor.Must(floor.Record("a2", null));
    }

    [Fact]
    [Trait("Requirement", "C-111")]
    public void Hold_times_run_on_while_a_batch_is_paused()
    {
        var hold = new Theriac.Recipes.TimeLink { Kind = Theriac.Recipes.TimeLinkKind.NoLaterAfterEnd, After = "p1", Duration = Make.Of(1, "h") };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a")), Make.Phase("p2", Make.Do("b")) with { TimeLinks = [hold] }));
        floor.Must(floor.Record("a", null));
        floor.Must(floor.Do(Floor.Person("an"), scene => ChangeStateDecision.Pause(scene, new ReasonCommand("no power"))));
        floor.Now += 61 * 60 * Micros.PerSecond;
        Assert.True(Assert.Single(BatchViews.Timers(floor.Scene(Floor.Person("an")))).Overrun);
        floor.Must(floor.Do(Floor.Person("an"), scene => ChangeStateDecision.Resume(scene, new ReasonCommand("power is back"))));
        Assert.Equal("hold-time-overrun", floor.Record("b", null).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "C-188b1-13")]
    public void Every_time_that_work_stood_still_is_on_record_with_who_and_why()
    {
        var floor = In("paused");
        floor.Now += 60 * Micros.PerSecond;
        floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), scene => Decide(scene, "hold")));
        floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), scene => Decide(scene, "resume")));
        floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), scene => Decide(scene, "stop")));
        var view = BatchViews.Of(floor.Scene(Floor.Person("an")), "en");
        Assert.Equal(
            [(Lifecycle.Paused, "break", null), (Lifecycle.Held, "noise", "go on"), (Lifecycle.Stopped, "no more", (string?)null)],
            view.Interruptions.Select(one => (one.State, one.Reason, one.Resumed?.Text)));
        Assert.Equal(view.Interruptions[1].From.At, view.Interruptions[0].To!.At);
        Assert.Null(view.Interruptions[2].To);
    }

    [Fact]
    public void A_critical_exception_holds_a_paused_batch_too()
    {
        var floor = In("paused");
        floor.Must(floor.Do(Floor.Person("an"), scene => ExceptionDecisions.Open(
            scene, new OpenExceptionCommand(ExceptionKind.Safety, Grade.Critical, "Smoke"))));
        Assert.Equal(Lifecycle.Held, floor.State.Lifecycle);
    }

    [Theory]
    [InlineData(BatchMode.Automatic, null, null, null)]
    [InlineData(BatchMode.SemiAutomatic, "phase-not-begun", null, null)]
    [InlineData(BatchMode.Manual, "phase-not-picked", "phase-not-picked", "reason-missing")]
    [Trait("Requirement", "P11-10f")]
    public void The_mode_says_who_begins_a_phase_and_never_opens_another_way(BatchMode mode, string? itself, string? byOperator, string? bySupervisor)
    {
        var phases = new[] { Make.Phase("p1", Make.Do("a")), Make.Phase("p2", Make.Do("b")) };
        string? Try(Func<Floor, Outcome<Telling>> what)
        {
            var floor = Floor.Started(Make.Recipe(phases));
            if (mode != BatchMode.Automatic)
                floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), scene => ChangeStateDecision.SetMode(scene, new SetModeCommand(mode, "new line"))));
            var outcome = what(floor);
            return outcome.IsOk ? null : outcome.Refusal.Code;
        }

        Outcome<Telling> Begun(Floor floor, string phase, string? why, Role role) =>
            floor.Do(Floor.Person("x", role), scene => StartPhaseDecision.Start(scene, new PhaseCommand(phase, why)));
        Assert.Equal(itself, Try(floor => floor.Record("a", null)));
        Assert.Equal(byOperator, Try(floor => Begun(floor, "p1", "why", Role.Operator)));
        Assert.Equal(bySupervisor, Try(floor => Begun(floor, "p1", null, Role.Supervisor)));
        Assert.Null(Try(floor => Begun(floor, "p1", "bins stand ready", Role.Supervisor)));
        Assert.Equal("step-out-of-order", Try(floor => Begun(floor, "p2", "in a hurry", Role.Supervisor)));
    }

    [Fact]
    public void Why_a_supervisor_picked_a_phase_is_on_record_and_the_floor_is_offered_only_what_the_mode_lets_it_do()
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", Make.Do("a")), Make.Phase("p2", Make.Do("b"))));
        floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), scene => ChangeStateDecision.SetMode(scene, new SetModeCommand(BatchMode.Manual, "trial"))));
        Assert.DoesNotContain("start-phase", Offers(floor, "an"));
        Assert.Contains("start-phase", Offers(floor, "sup", Role.Supervisor));
        floor.Must(floor.Do(Floor.Person("sup", Role.Supervisor), scene => StartPhaseDecision.Start(scene, new PhaseCommand("p1", "bins stand ready"))));
        Assert.Equal("bins stand ready", floor.State.Work["p1"].StartReason);
        Assert.Contains("record-value", Offers(floor, "an"));
    }

    private static List<string> Offers(Floor floor, string who, params Role[] roles) =>
        [.. LegalActions.Of(floor.Scene(Floor.Person(who, roles))).Select(one => one.Action)];
}
