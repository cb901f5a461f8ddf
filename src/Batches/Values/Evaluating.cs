using Theriac.Expressions;
using Theriac.Expressions.Values;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>How an expression came out for this record. Kept in facts: replay reads it and never evaluates again.</summary>
/// <param name="Result">"yes", "no", or the value as text; null when there is none.</param>
/// <param name="Fault">Why there is none: code of the refusal.</param>
internal sealed record Judgement(string Expression, string? Result, string? Fault, IReadOnlyList<ReadInput> Inputs)
{
    public bool? Truth => Result switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };

    /// <summary>What it says beside the expression: the values that were read.</summary>
    public string Shown() => string.Join(", ", Inputs.Select(input => $"{input.Path} = {input.Value}"));
}

/// <summary>Calculates the recipe's expressions from what is recorded. Nothing else is looked at, so the answer is the same for ever.</summary>
internal static class Evaluating
{
    public static Outcome<(Value Result, IReadOnlyList<ReadInput> Inputs)> Of(
        BatchState state, ControlRecipe recipe, ExpressionKey key, IReadOnlyList<Turn> turns)
    {
        if (recipe.Find(key) is not { Checked.Expression: { } expression })
            return ChangesRefusals.ExpressionNotUsable(key.Owner);
        var values = new RecordValues(state, recipe, turns);
        return expression.Evaluate(values).Map(done => (done.Result, values.Read));
    }

    /// <summary>A condition: true, false, or not to be told.</summary>
    public static Judgement Judge(BatchState state, ControlRecipe recipe, ExpressionKey key, IReadOnlyList<Turn> turns)
    {
        var text = recipe.Find(key)?.Place.Text ?? "";
        return Of(state, recipe, key, turns).Try(out var done, out var refusal)
            ? new Judgement(text, RecordValues.Shown(done.Result), null, done.Inputs)
            : new Judgement(text, null, refusal.Code, refusal.Facts.TryGetValue("path", out var path) ? [new ReadInput(path, "–")] : []);
    }
}
