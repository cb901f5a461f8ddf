using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What a loop must say to end for certain, and how large the recipe becomes with all its turns.</summary>
internal sealed class LoopCheck(MasterRecipe recipe, List<FieldError> errors)
{
    private readonly HashSet<string> _inputs = [.. recipe.Formula.Inputs.Select(input => input.Id)];
    private readonly HashSet<string> _elements = [.. recipe.Procedure.SelfAndBelow().Select(element => element.Id)];

    /// <summary>How many turns a loop has at most.</summary>
    public static int TurnsOf(Loop loop) => loop.Kind == LoopKind.ForEach ? loop.Inputs.Count : loop.TimesMax ?? 0;

    public void Check(RecipeElement element, string pointer)
    {
        if (ReferenceEquals(element, recipe.Procedure) && (element.Loop is not null || element.When is not null))
            Add(pointer, "procedure-not-repeated", "The procedure itself is carried out once: no loop, no condition.");
        if (element.Loop is not { } loop) return;
        pointer += "/loop";
        if (loop.Kind == LoopKind.ForEach)
        {
            if (loop.Inputs.Count == 0) Add(pointer + "/inputs", "loop-inputs-missing", "The loop says for which inputs.");
            foreach (var input in loop.Inputs.Where(input => !_inputs.Contains(input)))
                Add(pointer + "/inputs", "loop-input-unknown", $"The formula has no input {input}.");
            return;
        }
        if (loop.TimesMax is null) Add(pointer + "/timesMax", "loop-without-end", "The loop says how often at most.");
        if (loop.Kind == LoopKind.Again && string.IsNullOrWhiteSpace(loop.While))
            Add(pointer + "/while", "loop-while-missing", "The loop says on what condition it goes on.");
        if (loop.Kind == LoopKind.Every) CheckEvery(element, loop, pointer);
    }

    private void CheckEvery(RecipeElement element, Loop loop, string pointer)
    {
        if (loop.Interval is not { Dimension: Dimension.Time, Value: > 0 })
            Add(pointer + "/interval", "loop-interval-missing", "The loop says how much time lies between two turns.");
        if (loop.Until is null || !_elements.Contains(loop.Until))
            Add(pointer + "/until", "loop-until-unknown", $"There is no element {loop.Until ?? "whose end ends the loop"}.");
        else if (loop.Until == element.Id) Add(pointer + "/until", "loop-until-not-parallel", "A loop does not end by its own end.");
    }

    /// <summary>Nodes and steps with every turn counted; stops counting far above the limit.</summary>
    public static (long Nodes, long Steps) SizeOf(RecipeElement element)
    {
        long nodes = element.Kind == RecipeElementKind.Phase ? 1 : 2, steps = element.Instructions.Count;
        nodes += (element.Logic?.Transitions.Count ?? 0) + (element.Logic?.Bars.Count ?? 0);
        foreach (var child in element.Elements)
        {
            var below = SizeOf(child);
            nodes += below.Nodes;
            steps += below.Steps;
        }
        if (element.Loop is { } loop)
        {
            var turns = Math.Max(1, TurnsOf(loop));
            nodes = (nodes + 1) * turns + 2;
            steps *= turns;
        }
        if (element.When is not null) nodes += 2;
        return (Math.Min(nodes, int.MaxValue), Math.Min(steps, int.MaxValue));
    }

    private void Add(string pointer, string code, string detail) => errors.Add(new FieldError(pointer, code, detail));
}
