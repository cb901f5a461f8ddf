using Theriac.Edge;

namespace Theriac.Recipes;

/// <summary>One sentence of a comparison, with the thing that it is about.</summary>
public sealed record RedlineSentence(RecipeItemKind Item, string Id, string? Element, LocalizedText Text);

/// <summary>What became different between two versions, as sentences in every language: for documents that are signed.</summary>
public static class RecipeRedline
{
    public static IReadOnlyList<RedlineSentence> Of(Phrases phrases, MasterRecipe before, MasterRecipe after)
    {
        var aligned = RecipeAlignment.Of(before, after);
        var told = Phrases.Languages.ToDictionary(language => language, language =>
        {
            var say = new ChangeSentences(phrases, language, aligned.Before, after);
            return RecipeDiff.Between(aligned, after, ChangeSentences.Values(phrases, language)).Select(change => (change, Said: say.Tell(change))).ToList();
        });
        return [.. told["en"].Select((one, i) => new RedlineSentence(
            one.change.Item, one.change.Id, one.change.Element,
            new LocalizedText { En = one.Said, Vi = told["vi"].ElementAtOrDefault(i).Said, Zh = told["zh"].ElementAtOrDefault(i).Said }))];
    }
}
