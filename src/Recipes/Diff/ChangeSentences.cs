using Theriac.Edge;

namespace Theriac.Recipes;

/// <summary>Changes as sentences in the reader's language: "Hardness: limits 7–10 kP became 6–10 kP".</summary>
internal sealed class ChangeSentences(Phrases phrases, string language, MasterRecipe? before, MasterRecipe after)
{
    private readonly Dictionary<string, LocalizedText> _titles = TitlesOf(before, after);

    public static RecipeValues Values(Phrases phrases, string language) => new(language, (list, name) => phrases.Word(language, list, name));

    public string Tell(RecipeChange change) => change.Kind switch
    {
        RecipeChangeKind.Added => Whole("change.added", change),
        RecipeChangeKind.Removed => Whole("change.removed", change),
        RecipeChangeKind.Moved when change.Before != change.After => Say(
            "change.moved", change, ("before", NameOf(change.Before)), ("after", NameOf(change.After))),
        RecipeChangeKind.Moved => Say(
            "change.moved-within", change, ("before", change.PlaceBefore), ("after", change.PlaceAfter)),
        _ when change.Member == RecipeChange.Identifiers => Say("change.identifiers", change, ("count", change.After)),
        _ => Changed(change),
    };

    /// <summary>Everything that is different, as sentences.</summary>
    public static IReadOnlyList<string> All(Phrases phrases, string language, MasterRecipe before, MasterRecipe after)
    {
        var aligned = RecipeAlignment.Of(before, after);
        var say = new ChangeSentences(phrases, language, aligned.Before, after);
        return [.. RecipeDiff.Between(aligned, after, Values(phrases, language)).Select(say.Tell)];
    }

    public string Why(DependenceKind why) => phrases.Word(language, "recipe-dependence", Kernel.EnumWords.Of(why));

    /// <summary>What a thing is called: its title, or its id where it has none.</summary>
    public string NameOf(string? id) =>
        id is null ? phrases.Word(language, "recipe-item", "header")
        : id == RecipeBlocks.Formula ? phrases.Word(language, "recipe-item", "formula")
        : id == RecipeBlocks.Head ? phrases.Word(language, "recipe-item", "header")
        : _titles.TryGetValue(id, out var title) ? title.In(language) : id;

    private string Changed(RecipeChange change)
    {
        var key = change switch
        {
            { IsFlag: true, After: not null } when change.After == phrases.Word(language, "recipe-value", "yes") => "change.flag-on",
            { IsFlag: true } => "change.flag-off",
            { Before: null } => "change.said",
            { After: null } => "change.unsaid",
            _ => "change.changed",
        };
        return Say(
            key, change, ("member", MemberOf(change)), ("before", Quoted(change, change.Before)), ("after", Quoted(change, change.After)));
    }

    private string Whole(string key, RecipeChange change) => Say(key, change);

    private string Say(string key, RecipeChange change, params ReadOnlySpan<(string Place, object? Value)> more) =>
        phrases.Say(language, Sentence.Of(
            key, [("item", phrases.Word(language, "recipe-item", Kernel.EnumWords.Of(change.Item))), ("what", What(change)), .. more]));

    private string What(RecipeChange change) => change.Title?.In(language).TrimEnd('.', '?', '。', '？') is { Length: > 0 } title ? title : change.Id;

    /// <summary>The member by its word, with its part and its language: "column Weight", "title (vi)".</summary>
    private string MemberOf(RecipeChange change)
    {
        var words = change.Member!.Split('.').Select(name => phrases.Word(language, "recipe-member", name));
        string?[] parts = [string.Join(" · ", words), change.Part?.In(language), change.Language is { } code ? $"({code})" : null];
        return string.Join(' ', parts.OfType<string>());
    }

    private static string? Quoted(RecipeChange change, string? text) => change.Language is null || text is null ? text : $"“{text}”";

    private static Dictionary<string, LocalizedText> TitlesOf(MasterRecipe? before, MasterRecipe after)
    {
        var titles = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var item in RecipeItems.Of(after).Concat(before is null ? [] : RecipeItems.Of(before)))
        {
            if (item.Title is { } title) titles.TryAdd(item.Id, title);
        }

        return titles;
    }
}
