using Theriac.Kernel;

namespace Theriac.Recipes;

internal sealed class LoopComplete() : LintRule(
    "R-321", LintSeverity.Stop, "A loop says what its kind needs, and nothing of another kind.", "Every loop ends: how often it runs is bounded before it begins",
    "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var element in recipe.Elements.Where(element => element.One.Loop is not null)) Check(element.One.Loop!, element, found);
    }

    private static void Check(Loop loop, ElementAt element, LintFindings found)
    {
        var (forEach, every, again) = (loop.Kind == LoopKind.ForEach, loop.Kind == LoopKind.Every, loop.Kind == LoopKind.Again);
        void Say(bool isNeeded, bool isSaid, string member)
        {
            var place = element.Place.In("loop/" + member);
            if (isNeeded && !isSaid) found.Add(place, "loop-incomplete", $"The loop of {element.One.Title} does not say {member}.");
            if (!isNeeded && isSaid) found.Add(place, "loop-contradicts", $"The loop of {element.One.Title} says {member}, which its kind does not have.");
        }
        Say(forEach, loop.Inputs.Count > 0, "inputs");
        Say(every, loop.Interval is not null, "interval");
        Say(every, loop.Until is not null, "until");
        Say(again, loop.While is not null, "while");
        if (forEach) Say(false, loop.TimesMax is not null, "timesMax");
        if (loop.Interval is { } interval && (interval.Dimension != Dimension.Time || interval.Value <= 0))
            found.Add(element.Place.In("loop/interval"), "duration-not-time", $"{interval} is no time.");
    }
}

internal sealed class LoopEnds() : LintRule(
    "R-322", LintSeverity.Stop, "A loop that repeats says how often at most.", "A loop without an end would hold the batch for ever", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var element in recipe.Elements.Where(element => element.One.Loop is { Kind: not LoopKind.ForEach, TimesMax: null }))
            found.Add(element.Place.In("loop/timesMax"), "loop-without-end", $"The loop of {element.One.Title} does not say how often it runs at most.");
    }
}

internal sealed class LoopOverKnown() : LintRule(
    "R-323", LintSeverity.Stop, "A loop over inputs names inputs of the formula, each once; one until an end names an element on a parallel branch.",
    "Else it would run for nothing, or wait for what never comes", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var element in recipe.Elements)
        {
            if (element.One.Loop is not { } loop) continue;
            foreach (var id in loop.Inputs.Where(id => !recipe.InputById.ContainsKey(id)))
                found.Add(element.Place.In("loop/inputs"), "loop-input-unknown", $"The formula has no input {id}.");
            if (loop.Inputs.Distinct(StringComparer.Ordinal).Count() < loop.Inputs.Count)
                found.Add(element.Place.In("loop/inputs"), "loop-input-twice", "An input stands twice in the loop.");
            if (loop is { Kind: LoopKind.Every, Until: { } until } && recipe.Element(until) is null)
                found.Add(element.Place.In("loop/until"), "until-unknown", $"There is no element {until}.");
        }
        foreach (var error in recipe.Structure["loop-until-not-parallel"])
            found.Add(LintPlaces.At(recipe.Recipe, error.Field), error.Code, error.Detail);
    }
}
