using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// What the next shift has to know, written from the record: open steps, what runs down, what waits, exceptions, equipment, containers,
/// notes. Nothing is typed twice, and nothing is left to memory.
/// </summary>
internal static class HandoverList
{
    public static IReadOnlyList<HandoverLine> Of(Scene scene) =>
    [
        .. State(scene), .. Steps(scene), .. Timers(scene), .. Waiting(scene), .. Exceptions(scene.State), .. Equipment(scene.State),
        .. Containers(scene.State), .. Notes(scene.State),
    ];

    private static IEnumerable<HandoverLine> State(Scene scene)
    {
        if (scene.State.Lifecycle == Lifecycle.Running)
            yield break;
        var why = scene.State.Interruption;
        yield return new HandoverLine(
            "state", HandoverKind.State, null,
            Told(language => why is null ? Words.Of(scene.State.Lifecycle).In(language) : $"{Words.Of(scene.State.Lifecycle).In(language)}: {why.Text}"),
            why?.By.Name);
    }

    private static IEnumerable<HandoverLine> Steps(Scene scene)
    {
        foreach (var node in BatchViews.EnabledNow(scene).Select(id => scene.Recipe.Graph[id]))
        {
            var starter = scene.State.Work.GetValueOrDefault(node.Id)?.StartedBy?.Name;
            if (BatchViews.CurrentStep(scene.State, node) is { } current && scene.Recipe.TryGetStep(current, out var place))
            {
                yield return new HandoverLine(
                    $"step:{place.Id}", HandoverKind.Step, place.Number, place.Instruction.Title, scene.State.Step(place).LastBy?.Name ?? starter);
            }
            else
            {
                yield return new HandoverLine($"work:{node.Id}", HandoverKind.Step, node.Number, node.Title, starter);
            }
        }
    }

    private static IEnumerable<HandoverLine> Timers(Scene scene)
    {
        foreach (var timer in BatchViews.Timers(scene))
        {
            var (number, title) = TimerOf(scene.Recipe, timer);
            yield return new HandoverLine(
                $"timer:{timer.Kind}:{timer.After}:{timer.Before}", HandoverKind.Timer, number, title,
                DueAt: Micros.From(DateTimeOffset.Parse(timer.DueAt, System.Globalization.CultureInfo.InvariantCulture)));
        }

        foreach (var place in scene.Recipe.Steps.Where(place => place.Instruction.Kind == InstructionKind.Timer))
        {
            if (scene.State.Steps.GetValueOrDefault(place.Id) is not { TimerStarted: { } started, Value: null } step)
                continue;
            var due = place.Instruction.Duration is { } asked ? started.At + TimeRuleCheck.MicrosOf(asked) : (long?)null;
            yield return new HandoverLine($"running:{place.Id}", HandoverKind.Timer, place.Number, place.Instruction.Title, step.TimerStartedBy?.Name, due);
        }
    }

    // A clock is called by its rule and by what it holds back.
    private static (string? Number, LocalizedText Title) TimerOf(ControlRecipe recipe, TimerView timer)
    {
        LocalizedText? before = recipe.TryGetStep(timer.Before, out var place) ? place.Instruction.Title
            : recipe.Graph.Work.SelectMany(node => node.Path).FirstOrDefault(one => one.Id == timer.Before)?.Title;
        return (place?.Number, Told(language =>
            $"{BatchPhrases.All.Word(language, "rule", timer.Kind)} · {before?.In(language) ?? timer.Before}"));
    }

    private static IEnumerable<HandoverLine> Waiting(Scene scene)
    {
        foreach (var place in scene.Recipe.Steps)
        {
            if (scene.State.Steps.GetValueOrDefault(place.Id) is { Completed: not null, NotDone: null } step && !StepRules.IsSatisfied(place.Instruction, step))
                yield return new HandoverLine($"sign:{place.Id}", HandoverKind.Waiting, place.Number, HandoverTexts.SignAgain(place.Instruction.Title));
        }

        foreach (var change in scene.State.Changes.Where(one => one.IsPending))
            yield return new HandoverLine($"change:{change.Id}", HandoverKind.Waiting, change.Id, change.Requested.Reason, change.Requested.By.Name);
        foreach (var form in scene.State.PaperForms.Where(one => !one.IsAccountedFor))
        {
            yield return new HandoverLine(
                $"paper:{form.Id}", HandoverKind.Waiting, form.Id,
                Told(language => $"{Words.PaperForm.In(language)}: {BatchPhrases.Word("paper-form", form.Standing, language)}"), form.Issued.By.Name);
        }

        foreach (var draft in scene.Drafts.DistinctBy(one => (one.Step, one.Person)))
        {
            var place = scene.Recipe.TryGetStep(draft.Step, out var found) ? found : null;
            yield return new HandoverLine(
                $"draft:{draft.Step}:{draft.Person}", HandoverKind.Waiting, place?.Number, HandoverTexts.Draft(place?.Instruction.Title ?? draft.Step), draft.Person);
        }
    }

    private static IEnumerable<HandoverLine> Exceptions(BatchState state) => state.Exceptions.Where(one => one.IsOpen)
        .OrderByDescending(one => one.Grade).Select(one => new HandoverLine(
            $"exception:{one.Id}", HandoverKind.Exception, one.Id,
            Told(language => $"{Words.Of(one.Grade).In(language)} · {one.Opened.In(language)}"), one.Opened.By.Name));

    private static IEnumerable<HandoverLine> Equipment(BatchState state) => state.Steps.Values.Select(step => step.Equipment).OfType<EquipmentUse>()
        .OrderBy(one => one.Stamp.Number).DistinctBy(one => one.Equipment)
        .Select(one => new HandoverLine($"equipment:{one.Equipment}", HandoverKind.Equipment, one.Equipment, one.Name, one.By.Name));

    private static IEnumerable<HandoverLine> Containers(BatchState state) => state.Dispensed.Where(one => one is { IsValid: true, ChargedAt: null })
        .Select(one => new HandoverLine(
            $"container:{one.Id}", HandoverKind.Container, one.Id, $"{one.Fact.MaterialName} · {one.Net} · {one.Fact.From.Lot}", one.Fact.By.Name));

    // What was said before the last shift took over was handed to it then.
    private static IEnumerable<HandoverLine> Notes(BatchState state)
    {
        var since = state.Handovers.FindLast(one => one.Taken is not null)?.Stamp.Number ?? 0;
        return state.Comments.Select((one, index) => (one, index)).Where(pair => pair.one.Stamp.Number > since).Select(pair =>
            new HandoverLine($"note:{pair.index + 1}", HandoverKind.Note, pair.one.Number, pair.one.Text, pair.one.By.Name));
    }

    private static LocalizedText Told(Func<string, string> say) => new() { En = say("en"), Vi = say("vi"), Zh = say("zh") };
}
