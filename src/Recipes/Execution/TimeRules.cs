using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Turns time links, and the intervals of loops, into rules between work, and refuses those that no execution could keep.</summary>
internal sealed class TimeRules(
    MasterRecipe recipe, GraphDraft draft, TurnMap turns, LevelMap levels, List<FieldError> errors)
{
    private readonly List<TimeRule> _rules = [];

    public IReadOnlyList<TimeRule> All()
    {
        var open = new Stack<(RecipeElement Element, string Pointer)>([(recipe.Procedure, "/procedure")]);
        while (open.TryPop(out var place))
        {
            for (var i = 0; i < place.Element.TimeLinks.Count; i++)
                Add(place.Element.TimeLinks[i], place.Element, $"{place.Pointer}/timeLinks/{i}");
            CheckUntil(place.Element, place.Pointer);
            for (var i = place.Element.Elements.Count - 1; i >= 0; i--)
                open.Push((place.Element.Elements[i], $"{place.Pointer}/elements/{i}"));
        }
        if (errors.Count == 0) AddIntervals();
        return _rules;
    }

    private void Add(TimeLink link, RecipeElement element, string pointer)
    {
        if (Check(link, element.Id) is { } no)
        {
            errors.Add(new FieldError(pointer, no.Code, no.Detail));
            return;
        }
        if (errors.Count > 0) return;
        foreach (var before in turns.InstancesOf(element.Id)) AddRule(link, element.Id, before);
    }

    // In a loop that holds both, each turn has its own clock.
    private void AddRule(TimeLink link, string element, string instance)
    {
        var limits = draft.WorkOf(instance);
        var after = turns.InstancesOf(link.After, TurnsAt(element, instance));
        var of = draft.WorkOf(after);
        _rules.Add(new TimeRule(link.Kind, link.After, instance, link.Duration, of, limits));
        // Whichever begins first keeps the other waiting.
        if (link.Kind == TimeLinkKind.NotInParallel) _rules.Add(new TimeRule(link.Kind, instance, link.After, null, limits, of));
    }

    private IReadOnlyList<Turn> TurnsAt(string element, string instance)
    {
        var numbers = instance.Split(Turn.Mark).Skip(1).Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        return [.. turns.LoopsAround(element).Zip(numbers, (loop, number) => new Turn(loop, LoopKind.ForEach, number, 0, ""))];
    }

    private (string Code, string Detail)? Check(TimeLink link, string element)
    {
        var hasClock = link.Kind is not (TimeLinkKind.AtStart or TimeLinkKind.NotInParallel);
        if (hasClock && link.Duration is null) return ("duration-missing", "The link says no time.");
        if (!hasClock && link.Duration is not null) return ("duration-not-asked", "This kind of link has no time.");
        if (link.Duration is { } duration && duration.Dimension != Dimension.Time) return ("duration-not-time", $"{duration} is no time.");
        if (!levels.Has(link.After)) return ("after-unknown", $"There is no element {link.After}.");
        return (link.Kind, levels.Lies(link.After, element)) switch
        {
            (TimeLinkKind.NoLaterAfterEnd or TimeLinkKind.NoEarlierAfterEnd, not Standing.Before) =>
                ("after-not-before", $"{link.After} does not come to its end before {element} begins."),
            (TimeLinkKind.NotInParallel, Standing.Around) or (TimeLinkKind.AtStart, Standing.Around) =>
                ("after-around", $"{link.After} and {element} lie within each other."),
            (not TimeLinkKind.NotInParallel, Standing.After) => ("after-not-before", $"{link.After} begins only after {element}."),
            (_, Standing.Around) when !IsWithin(element, link.After) =>
                ("after-around", $"{link.After} lies within {element}, or is the same."),
            _ => null,
        };
    }

    private bool IsWithin(string element, string around) => element != around && levels.IsWithin(element, around);

    private void CheckUntil(RecipeElement element, string pointer)
    {
        if (element.Loop is not { Kind: LoopKind.Every, Until: { } until }) return;
        if (levels.Lies(until, element.Id) != Standing.Beside)
        {
            errors.Add(new FieldError(
                pointer + "/loop/until", "loop-until-not-parallel", $"{until} is on no branch beside {element.Id}, so its end does not end the loop."));
        }
    }

    /// <summary>
    /// Turn n + 1 begins n intervals after the first one's start, and counts as late when the turn after it is already due.
    /// </summary>
    private void AddIntervals()
    {
        foreach (var (first, turn, times, loop) in draft.Intervals)
        {
            if (loop.Interval is not { } interval) continue;
            var (of, limits) = (draft.WorkOf(first), draft.WorkOf(turn));
            if (interval.Times(times).Try(out var due, out _))
                _rules.Add(new TimeRule(TimeLinkKind.NoEarlierAfterStart, first, turn, due, of, limits, Interval: true));
            if (interval.Times(times + 1).Try(out var late, out _))
                _rules.Add(new TimeRule(TimeLinkKind.NoLaterAfterStart, first, turn, late, of, limits, Interval: true));
        }
    }
}
