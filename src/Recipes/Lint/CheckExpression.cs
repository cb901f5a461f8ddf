using Theriac.Edge;
using Theriac.Expressions;
using Theriac.Expressions.Types;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What an expression gives, and what is wrong with it.</summary>
/// <param name="Type"><c>number</c>, <c>numbers</c>, <c>text</c>, <c>truth</c>, <c>moment</c>; null while something is wrong.</param>
internal sealed record ExpressionView(string? Type, string? Unit, IReadOnlyList<ExpressionFindingView> Findings);

/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
internal sealed record ExpressionFindingView(int Start, int Length, string Code, string Message);

/// <param name="Text">What to write in the place of the begun word.</param>
/// <param name="Kind"><c>value</c>, <c>function</c> or <c>word</c>.</param>
internal sealed record ProposalView(string Text, string Title, string Kind, int Start, int Length);

internal sealed record ProposalList(IReadOnlyList<ProposalView> Items);

/// <summary>Checks and completes expressions while they are typed, against the values that a stored version has at their place.</summary>
internal sealed class CheckExpression(RecipeVersions versions, RecipeContents contents, Phrases phrases)
{
    public async Task<Outcome<ExpressionView>> CheckAsync(ExpressionInput input, string language, CancellationToken cancellation)
    {
        if (!(await ScopeAsync(input, cancellation)).Try(out var place, out var refusal)) return refusal;
        var text = input.Text ?? "";
        var done = Expression.Check(text, place.Scope);
        var findings = done.Findings.Select(one => Tell(one.Span.Start, one.Span.Length, one.Code, one.Detail, language)).ToList();
        if (done.Expression is { } expression)
        {
            if (input.Wanted is { } wanted && ExpressionResults.Fault(expression.Type, wanted) is { } fault)
                findings.Add(Tell(0, text.Length, fault.Code, fault.Detail, language));
            if (input.At?.Kind == "instruction" && place.Title is { } title && expression.References.Contains(input.At.Id))
                findings.Add(Tell(0, text.Length, "calculation-circle", $"{title} needs its own result, through other calculations.", language));
        }
        var type = findings.Count == 0 ? done.Expression?.Type : null;
        return new ExpressionView(type is null ? null : EnumWords.Of(type.Kind), type?.Unit?.Symbol, findings);
    }

    public async Task<Outcome<ProposalList>> CompleteAsync(ExpressionInput input, string language, CancellationToken cancellation)
    {
        if (!(await ScopeAsync(input, cancellation)).Try(out var place, out var refusal)) return refusal;
        var text = input.Text ?? "";
        return new ProposalList(
        [
            .. Expression.Complete(text, input.Position ?? text.Length, place.Scope).Select(one => new ProposalView(
                one.Insert, place.Names.Find(one.Insert.Trim('{', '}'))?.Title.In(language) ?? one.Title, one.Kind, one.Replaces.Start, one.Replaces.Length)),
        ]);
    }

    private ExpressionFindingView Tell(int start, int length, string code, string detail, string language) =>
        new(start, length, code, phrases.Retell(language, Problems.SaidBy(code), detail));

    private async Task<Outcome<Place>> ScopeAsync(ExpressionInput input, CancellationToken cancellation)
    {
        if (input.Recipe is not { } named) return Refusal.Input("/recipe", "member-missing", "\"recipe\" is needed.");
        var found = await versions.LoadAsync(named.Id, named.Version, cancellation);
        if (found.State.Summary is null) return RecipeRefusals.Unknown();
        return PlaceOf(await contents.RecipeAsync(found.State.Recipe, cancellation), input.At);
    }

    internal static Outcome<Place> PlaceOf(MasterRecipe recipe, ExpressionAt? at)
    {
        var names = RecipeNames.Of(recipe);
        if (at is null or { Kind: "header" }) return new Place(names, names.At(null), null);
        foreach (var element in recipe.Procedure.SelfAndBelow())
        {
            if (at.Kind == "element" && element.Id == at.Id)
                return new Place(names, names.At(element.Id, beforeTurns: at.Member != "while"), null);
            if (at.Kind == "transition" && element.Logic?.Transitions.Any(one => one.Id == at.Id) == true)
                return new Place(names, names.At(element.Id), null);
            if (at.Kind == "instruction" && element.Instructions.FirstOrDefault(one => one.Id == at.Id) is { } step)
                return new Place(names, names.At(element.Id), at.Member is "when" or "rule" ? null : step.Title);
        }
        return Refusal.Input("/at/id", "id-unknown", $"{at.Id} is not in the draft.");
    }

    /// <param name="Title">Of the calculation whose result the expression gives; null elsewhere.</param>
    internal sealed record Place(RecipeNames Names, IScope Scope, LocalizedText? Title);
}

/// <summary>Where an expression stands.</summary>
/// <param name="Kind"><c>instruction</c>, <c>element</c>, <c>transition</c> or <c>header</c>.</param>
/// <param name="Member"><c>when</c>, <c>rule</c>, <c>expression</c>; of an element <c>when</c> or <c>while</c>.</param>
internal sealed record ExpressionAt(string Kind, string Id, string? Member = null);

/// <param name="Wanted">What the result must be; null: anything.</param>
/// <param name="Position">Of the cursor, for completion; null: at the end.</param>
internal sealed record ExpressionInput(
    RecipeOf? Recipe = null, ExpressionAt? At = null, string? Text = null, ExpressionUse? Wanted = null, int? Position = null);

internal sealed record RecipeOf(string Id, string Version);
