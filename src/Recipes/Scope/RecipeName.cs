using Theriac.Expressions.Types;

namespace Theriac.Recipes;

/// <summary>Where the value of a path comes from.</summary>
public enum RecipeNameKind
{
    /// <summary>What a step recorded: <c>{hardness}</c>, a column <c>{checks.weight}</c>, a part <c>{labels.used}</c>.</summary>
    Step,

    /// <summary>Set-point of a parameter <c>{param.speed}</c>, or an end of its range <c>{param.speed.high}</c>.</summary>
    Parameter,

    /// <summary>Quantity of a formula input at the size of the batch: <c>{input.api}</c>.</summary>
    Input,

    /// <summary><c>{batch.size}</c> and <c>{yield.theoretical}</c>.</summary>
    Batch,

    /// <summary><c>{granulation.start}</c> and <c>{granulation.end}</c> of an element.</summary>
    Time,

    /// <summary>A column of a table of constants: <c>{table.potency.factor}</c>, within <c>lookup</c>.</summary>
    Table,

    /// <summary><c>{turn}</c>: how many times the innermost loop has begun, this one counted.</summary>
    Turn,
}

/// <summary>One path that an expression of a recipe can name.</summary>
/// <param name="Owner">Id of the step, parameter, input, table or element; empty for the batch and the turn.</param>
/// <param name="Part">What of it: a column, "used", "low", "start"; null for the thing itself.</param>
/// <param name="Loops">Ids of the looped elements around it, outermost first.</param>
public sealed record RecipeName(
    string Path, RecipeNameKind Kind, string Owner, string? Part, LocalizedText Title, IReadOnlyList<string> Loops)
{
    /// <summary>Its type within one turn; null while it cannot be told: a calculation that does not check.</summary>
    public required Func<ExpressionType?> Type { get; init; }
}
