using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>The list of a shift hand-over writes itself; who goes and who comes sign it, and nothing else changes.</summary>
public sealed class HandoverTests
{
    [Fact]
    public void The_list_has_what_is_open_what_runs_down_what_waits_and_what_was_said()
    {
        var floor = Busy();
        var keys = HandoverList.Of(floor.Scene(Floor.Person("an")) with { Drafts = [new OthersDraft("t2", "value", "Lan", "-")] })
            .Select(line => (line.Kind, line.Key)).ToList();
        Assert.Equal(
            [
                (HandoverKind.Step, "step:t2"), (HandoverKind.Step, "step:boil"), (HandoverKind.Timer, "running:boil"),
                (HandoverKind.Waiting, "draft:t2:Lan"), (HandoverKind.Exception, "exception:B1-E1"), (HandoverKind.Note, "note:1"),
            ], keys);
    }

    [Fact]
    public void A_timer_of_a_step_says_when_it_is_due_and_runs_on()
    {
        var floor = Busy();
        var before = floor.State.Steps["boil"];
        var line = HandoverList.Of(floor.Scene(Floor.Person("an"))).Single(one => one.Key == "running:boil");
        Assert.Equal((floor.Now + 600 * Micros.PerSecond, "AN"), (line.DueAt, line.Who));
        floor.Must(Offer(floor));
        floor.Must(Take(floor));
        Assert.Equal(before, floor.State.Steps["boil"]);
    }

    [Fact]
    public void Who_goes_signs_performed_and_who_comes_signs_verified_and_each_entry_keeps_its_person()
    {
        var floor = Busy();
        floor.Must(Offer(floor, note: "Pump is loud", notes: new() { ["step:t2"] = "Probe is being changed" }));
        var open = floor.State.OpenHandover!;
        Assert.Equal(("B1-H1", "Pump is loud", "an"), (open.Id, open.Fact.Note, open.Fact.Signature.Signer));
        Assert.Equal("Probe is being changed", open.Fact.Lines.Single(line => line.Key == "step:t2").Note);
        Assert.Equal("handover-open", Waits.Of(floor.Scene(Floor.Person("an")))[0].Kind);
        floor.Must(Take(floor));
        Assert.Null(floor.State.OpenHandover);
        Assert.Equal("binh", floor.State.Handovers[0].Taken!.Value.Fact.Signature.Signer);
        Assert.Equal("an", floor.State.Steps["t1"].Value!.By.Id);
        Assert.DoesNotContain(Waits.Of(floor.Scene(Floor.Person("an"))), wait => wait.Kind == "handover-open");
        Assert.Equal(floor.Shown(), floor.Replayed());
    }

    [Theory]
    [InlineData("an", "handover-own")]
    [InlineData("planner", "role-missing")]
    public void Only_another_person_of_the_floor_takes_over(string who, string code)
    {
        var floor = Busy();
        floor.Must(Offer(floor));
        Assert.Equal(code, Take(floor, who, who == "planner" ? Role.Planner : Role.Operator).Refusal.Code);
    }

    [Fact]
    public void Each_line_is_ticked_or_declined_with_a_reason()
    {
        var floor = Busy();
        floor.Must(Offer(floor));
        var lines = floor.State.OpenHandover!.Fact.Lines;
        Assert.Equal("handover-lines-open", Take(floor, lines: [.. lines.Skip(1).Select(line => new TakenLine(line.Key, true))]).Refusal.Code);
        Assert.Equal("handover-line-twice", Take(floor, lines: [.. lines.Select(line => new TakenLine(line.Key, true)), new TakenLine(lines[0].Key, false, "Not so")]).Refusal.Code);
        Assert.Equal("reason-missing", Take(floor, lines: [.. lines.Select(line => new TakenLine(line.Key, line.Key != "step:t2"))]).Refusal.Code);
        Assert.Equal(
            "handover-line-unknown", Take(floor, lines: [.. lines.Select(line => new TakenLine(line.Key, true)), new TakenLine("step:none", true)]).Refusal.Code);
    }

    [Fact]
    public void A_declined_line_opens_an_exception_with_the_reason_of_who_declined_it()
    {
        var floor = Busy();
        floor.Must(Offer(floor));
        floor.Must(Take(floor, lines: [.. floor.State.OpenHandover!.Fact.Lines.Select(line => new TakenLine(line.Key, line.Key != "step:t2", "The probe lies on the floor"))]));
        var opened = floor.State.Exceptions[^1];
        Assert.Equal(
            (ExceptionKind.HandoverDeclined, Grade.Minor, "t2", "binh", "The probe lies on the floor"),
            (opened.Opened.Kind, opened.Grade, opened.Opened.Step, opened.Opened.By.Id, opened.Justifications.Single().Text));
    }

    [Fact]
    public void Handed_over_anew_the_first_list_is_replaced_and_both_are_for_the_reviewer_until_one_is_taken_over()
    {
        var floor = Busy();
        floor.Must(Offer(floor));
        floor.Must(Offer(floor, "chi"));
        Assert.Equal([HandoverStanding.Replaced, HandoverStanding.Open], floor.State.Handovers.Select(one => one.Standing));
        Assert.Equal(["handover:B1-H1", "handover:B1-H2"], Items(floor));
        Assert.Equal("handover-not-open", Take(floor, id: "B1-H1").Refusal.Code);
        floor.Must(Take(floor, id: "B1-H2"));
        Assert.Equal(["handover:B1-H1"], Items(floor));
    }

    [Fact]
    public void Notes_from_before_the_last_shift_took_over_are_not_listed_again()
    {
        var floor = Busy();
        floor.Must(Offer(floor));
        floor.Must(Take(floor));
        floor.Must(floor.Do(Floor.Person("binh"), scene => CommentDecision.Decide(scene, new CommentCommand("Quiet now"))));
        Assert.Equal(["Quiet now"], HandoverList.Of(floor.Scene(Floor.Person("binh"))).Where(line => line.Kind == HandoverKind.Note).Select(line => line.Title.En));
    }

    [Fact]
    public void What_is_not_begun_or_has_ended_is_not_handed_over()
    {
        var floor = new Floor(Make.Recipe(Make.Phase("p", Make.Do("d"))));
        Assert.Equal("batch-not-started", Offer(floor).Refusal.Code);
        var done = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("d"))));
        done.Must(done.Record("d", null));
        Assert.Equal("batch-ended", Offer(done).Refusal.Code);
    }

    [Fact]
    public void Another_batch_goes_with_the_same_signature_to_its_own_record()
    {
        var (floor, other) = (Busy(), Busy());
        var there = other.Scene(Floor.Person("an")) with { State = other.State with { Id = "B2" }, BatchAt = new("batch/B2", 7) };
        var command = new HandOverCommand(Others: [new HandedBatch("B2", "The other one")]);
        var telling = floor.Must(floor.Do(Floor.Person("an"), scene => Handover.Offer(
            scene with { Others = [there] }, command, Floor.Sign("an", SignatureMeaning.Performed))));
        var (stream, fact) = telling.Elsewhere.Select(draft => (draft.Stream, (ShiftHandedOver)draft.Fact)).Single();
        Assert.Equal(("batch/B2", "B2-H1", "The other one", "B1"), (stream, fact.Id, fact.Note, Assert.Single(fact.With)));
        Assert.Contains(there.BatchAt, telling.ReliesOn);
        Assert.Equal(["B2"], floor.State.OpenHandover!.Fact.With);
        var document = HandoverSigning.HandOver(command).Document(floor.Scene(Floor.Person("an")) with { Others = [there] }, telling, "vi");
        Assert.Equal(2, document.Lines.Count(line => line.Label == Words.Batch.In("vi")));
        var elsewhere = there with { State = there.State with { Order = there.Order with { Site = "BN" } } };
        var refused = floor.Do(Floor.Person("an"), scene => Handover.Offer(scene with { Others = [elsewhere] }, command, null)).Refusal;
        Assert.Equal("handover-other-site", Assert.Single(refused.Errors).Code);
    }

    // Side by side: a value was entered and one is due; a timer runs. One value was off its limits, and somebody left a note.
    private static Floor Busy()
    {
        var boil = new Instruction { Id = "boil", Kind = InstructionKind.Timer, Title = "Boil", Duration = Make.Of(10, "min") };
        var floor = Floor.Started(Make.Parallel(Make.Phase("left", Make.Number("t1"), Make.Number("t2")), Make.Phase("right", boil), Make.Phase("last", Make.Do("end"))));
        floor.Must(floor.Perform("t1", value: "46.0", why: "the jacket was hot"));
        floor.Must(floor.Do(Floor.Person("an"), scene => TimerReader.Start(scene, new StartTimerCommand("boil"))));
        floor.Must(floor.Do(Floor.Person("an"), scene => CommentDecision.Decide(scene, new CommentCommand("Valve is stiff"))));
        return floor;
    }

    private static IEnumerable<string> Items(Floor floor) =>
        ReviewItems.Of(floor.Scene(Floor.Person("qa", Role.QaReviewer))).Where(item => item.Kind == ItemKind.Handover).Select(item => item.Key);

    private static Outcome<Telling> Offer(Floor floor, string who = "an", string? note = null, Dictionary<string, string>? notes = null) =>
        floor.Do(Floor.Person(who), scene => Handover.Offer(scene, new HandOverCommand(note, notes), Floor.Sign(who, SignatureMeaning.Performed)));

    private static Outcome<Telling> Take(
        Floor floor, string who = "binh", Role role = Role.Operator, string? id = null, IReadOnlyList<TakenLine>? lines = null) =>
        floor.Do(Floor.Person(who, role), scene => Handover.Take(
            scene,
            new TakeOverCommand(id ?? floor.State.Handovers[^1].Id, lines ?? [.. floor.State.Handovers[^1].Fact.Lines.Select(line => new TakenLine(line.Key, true))]),
            who, Floor.Sign(who, SignatureMeaning.Verified)));
}
