using Theriac.Expressions;

namespace Theriac.Recipes;

/// <summary>What the result of an expression must be, by where it stands.</summary>
public enum ExpressionUse
{
    /// <summary>A condition or a rule.</summary>
    Truth,

    /// <summary>A mass balance: a number in percent, or plain.</summary>
    Share,

    /// <summary>A calculation: any value but a column.</summary>
    Value,
}

/// <summary>Where an expression stands.</summary>
/// <param name="Element">Id of the element around it.</param>
/// <param name="Pointer">JSON pointer of the text.</param>
/// <param name="Member">As JSON names it: <c>when</c>, <c>while</c>, <c>expression</c>, <c>rule</c>.</param>
public sealed record RecipeExpressionPlace(string Element, string Pointer, string Member, string Text, ExpressionUse Use)
{
    public Instruction? Instruction { get; init; }

    public string? Transition { get; init; }

    /// <summary>True for the condition of an element: it is decided before its own loop begins.</summary>
    public bool BeforeTurns { get; init; }
}

/// <summary>An expression of a recipe with what the check says of it.</summary>
public sealed record RecipeExpression(RecipeExpressionPlace Place, CheckedExpression Checked);

/// <summary>All expressions of a recipe, in document order.</summary>
internal static class RecipeExpressionList
{
    public static IEnumerable<RecipeExpressionPlace> Of(MasterRecipe recipe)
    {
        var open = new Stack<(RecipeElement Element, string Pointer)>([(recipe.Procedure, "/procedure")]);
        while (open.TryPop(out var at))
        {
            foreach (var place in OfElement(at.Element, at.Pointer))
                yield return place;
            for (var i = at.Element.Elements.Count - 1; i >= 0; i--)
                open.Push((at.Element.Elements[i], $"{at.Pointer}/elements/{i}"));
        }
    }

    private static IEnumerable<RecipeExpressionPlace> OfElement(RecipeElement element, string pointer)
    {
        if (element.When is { } when)
            yield return new(element.Id, pointer + "/when", "when", when, ExpressionUse.Truth) { BeforeTurns = true };
        if (element.Loop?.While is { } again)
            yield return new(element.Id, pointer + "/loop/while", "while", again, ExpressionUse.Truth);
        for (var i = 0; i < (element.Logic?.Transitions.Count ?? 0); i++)
        {
            var transition = element.Logic!.Transitions[i];
            if (transition.Condition.Expression is { } condition)
            {
                yield return new(
                    element.Id, $"{pointer}/logic/transitions/{i}/condition/expression", "expression", condition, ExpressionUse.Truth)
                {
                    Transition = transition.Id,
                };
            }
        }

        for (var i = 0; i < element.Instructions.Count; i++)
        {
            foreach (var place in OfStep(element.Id, element.Instructions[i], $"{pointer}/instructions/{i}"))
                yield return place;
        }
    }

    private static IEnumerable<RecipeExpressionPlace> OfStep(string element, Instruction one, string pointer)
    {
        var result = one.Kind == InstructionKind.MassBalance ? ExpressionUse.Share : ExpressionUse.Value;
        (string Member, string? Text, ExpressionUse Use)[] all =
            [("when", one.When, ExpressionUse.Truth), ("expression", one.Expression, result), ("rule", one.Rule, ExpressionUse.Truth)];
        foreach (var (member, text, use) in all)
        {
            if (text is not null)
                yield return new(element, $"{pointer}/{member}", member, text, use) { Instruction = one };
        }
    }
}
