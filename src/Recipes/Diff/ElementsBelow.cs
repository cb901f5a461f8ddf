namespace Theriac.Recipes;

/// <summary>What the elements of a procedure say, ids left out, and where each stands.</summary>
internal sealed class ElementsBelow
{
    /// <summary>Kinds of elements within each other; more is not drawn, and found by name alone.</summary>
    public const int Depth = 6;

    private static readonly RecipeRenaming Nameless = new(_ => "") { Parameter = _ => "", Input = _ => "", Enumeration = _ => "", OfLogic = _ => new LogicRenaming(_ => "", _ => null) };

    private readonly Dictionary<RecipeElement, string> _contents = new(ReferenceEqualityComparer.Instance);

    /// <summary>The element around each; null of the procedure itself.</summary>
    public Dictionary<RecipeElement, RecipeElement?> Parents { get; } = new(ReferenceEqualityComparer.Instance);

    public static ElementsBelow Of(RecipeElement root)
    {
        var all = new ElementsBelow();
        all.Parents[root] = null;
        foreach (var element in root.SelfAndBelow())
        {
            foreach (var child in element.Elements) all.Parents[child] = element;
        }

        return all;
    }

    /// <summary>An instruction as it reads, without its own id and those of others.</summary>
    public static string Bare(Instruction one) => RecipeValues.Json(Nameless.Step(one));

    /// <summary>A text in all its languages, to be compared.</summary>
    public static string Said(LocalizedText? text) => $"{text?.En}|{text?.Vi}|{text?.Zh}";

    /// <summary>What stands in an element, by titles; null of an empty one.</summary>
    public static string? Inside(RecipeElement element)
    {
        var titles = element.Elements.Select(child => child.Title).Concat(element.Instructions.Select(one => one.Title)).Select(Said);
        return string.Join(' ', titles) is { Length: > 0 } all ? $"{element.Kind} {all}" : null;
    }

    /// <summary>The element with everything in it; the order of its children as they are given.</summary>
    public string ContentOf(RecipeElement element)
    {
        if (_contents.TryGetValue(element, out var known)) return known;
        var own = RecipeValues.Json(Nameless.Element(element with { Elements = [], Logic = null }));
        var below = string.Join(' ', element.Elements.Select(ContentOf));
        var order = element.Logic is { } logic ? $"{logic.Steps.Count} {logic.Transitions.Count} {logic.Bars.Count} {logic.Links.Count}" : "";
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{own} {order} [{below}]"));
        return _contents[element] = Convert.ToHexStringLower(hash);
    }
}
