using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>A critical exception holds the batch: what runs reaches a safe state first, and QA says how it goes on.</summary>
public sealed class SafeStateTests
{
    private static readonly Actor An = Floor.Person("an");
    private static readonly Actor Qa = Floor.Person("qa", Role.QaReviewer);
    private static readonly Actor Sup = Floor.Person("sup", Role.Supervisor);

    private static readonly LocalizedText Safe = "Stop the mixer, close the inlet air";

    private static Floor Mixing(bool isSaid = true)
    {
        var mixing = Make.Phase("mix", Make.Do("a"), Make.Do("b")) with { SafeState = isSaid ? Safe : null };
        var floor = Floor.Started(Make.Recipe(mixing, Make.Phase("later", Make.Do("c")) with { SafeState = "Never begun" }));
        floor.Must(floor.Record("a", null));
        return floor;
    }

    private static void Critical(Floor floor) => floor.Must(floor.Do(An, scene => ExceptionDecisions.Open(
        scene, new OpenExceptionCommand(ExceptionKind.Safety, Grade.Critical, "Smoke", "b", "Left the room"))));

    [Fact]
    [Trait("Requirement", "A11D-8b")]
    [Trait("Requirement", "EU4-20")]
    public void What_runs_is_made_safe_and_confirmed_before_the_batch_is_held()
    {
        var floor = Mixing();
        Critical(floor);
        Assert.Equal(Lifecycle.Holding, floor.State.Lifecycle);
        Assert.Equal("batch-held", floor.Record("b", null).Refusal.Code);
        var place = Assert.Single(Assert.Single(floor.State.Holdings).Places).Place;
        Assert.Equal(("mix", Safe), (place.Element, place.Text));
        Assert.Equal("not-safe-yet", floor.Do(Qa, Resume).Refusal.Code);
        Assert.Equal("work-unknown", floor.Do(An, scene => Confirm(scene, "later")).Refusal.Code);
        Assert.Contains(LegalActions.Of(floor.Scene(An)), action => action.Action == "confirm-safe-state");
        floor.Must(floor.Do(An, scene => Confirm(scene, "mix")));
        Assert.Equal(Lifecycle.Held, floor.State.Lifecycle);
        var reached = BatchViews.Of(floor.Scene(An), "en").Holdings[0].Places[0].Reached!;
        Assert.Equal(("an", "Mixer stands"), (reached.By.Id, reached.Text));
        Assert.Equal("batch-not-holding", floor.Do(An, scene => Confirm(scene, "mix")).Refusal.Code);
    }

    [Fact]
    public void Where_the_recipe_says_nothing_it_is_held_at_once()
    {
        var floor = Mixing(isSaid: false);
        Critical(floor);
        Assert.Equal((Lifecycle.Held, 0), (floor.State.Lifecycle, floor.State.Holdings.Count));
    }

    [Fact]
    [Trait("Requirement", "A11D-8b")]
    public void While_it_is_open_quality_alone_resumes_stops_or_aborts_and_only_after_it_was_acknowledged()
    {
        var floor = Mixing(isSaid: false);
        Critical(floor);
        Assert.Equal("critical-exception-open", floor.Do(Sup, Resume).Refusal.Code);
        Assert.Equal("critical-exception-open", floor.Do(Sup, scene => End(scene, false)).Refusal.Code);
        Assert.Equal("critical-exception-open", floor.Do(Sup, scene => End(scene, true)).Refusal.Code);
        Assert.Equal("critical-not-acknowledged", floor.Do(Qa, Resume).Refusal.Code);
        floor.Must(floor.Do(Sup, scene => ExceptionDecisions.Acknowledge(scene, "B1-E1", new AcknowledgeCommand("Seen, area cleared"))));
        floor.Must(floor.Do(Qa, Resume));
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
        // It is still open: nothing is released over it.
        Assert.Contains(ReleaseDecisions.Blockers(floor.State, floor.Recipe), blocker => blocker.Item == "B1-E1");
    }

    [Fact]
    public void A_supervisor_who_holds_makes_it_safe_too_and_goes_on_himself()
    {
        var floor = Mixing();
        floor.Must(floor.Do(Sup, scene => ChangeStateDecision.Hold(scene, new ReasonCommand("Power is unsteady"))));
        Assert.Equal(Lifecycle.Holding, floor.State.Lifecycle);
        floor.Must(floor.Do(An, scene => Confirm(scene, "mix")));
        floor.Must(floor.Do(Sup, Resume));
        Assert.Equal(Lifecycle.Running, floor.State.Lifecycle);
    }

    private static Kernel.Outcome<Telling> Confirm(Scene scene, string element) =>
        SafeStateDecision.Confirm(scene, new ConfirmSafeStateCommand(element, "Mixer stands"));

    private static Kernel.Outcome<Telling> Resume(Scene scene) => ChangeStateDecision.Resume(scene, new ReasonCommand("Cleared"));

    private static Kernel.Outcome<Telling> End(Scene scene, bool abort) => ChangeStateDecision.End(
        scene, new ReasonCommand("Too late"), abort, Floor.Sign(scene.Who.UserId, SignatureMeaning.Approved));
}
