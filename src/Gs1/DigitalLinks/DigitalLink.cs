using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>A GS1 Digital Link: a web address whose path says which thing it is about.</summary>
/// <param name="Stem">What stands before the key: scheme, host and perhaps a path, for example
/// <c>https://id.gs1.org</c>.</param>
/// <param name="Path">The key and its qualifiers, in the order that the standard fixes.</param>
/// <param name="Attributes">Further values from the query, for example the expiry.</param>
/// <param name="Parameters">What else stands in the query (<c>linkType</c> …), decoded.</param>
public sealed record DigitalLink(
    string Stem,
    IReadOnlyList<AiElement> Path,
    IReadOnlyList<AiElement> Attributes,
    IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    public const string CanonicalDomain = "https://id.gs1.org";

    public const int LengthMax = 4096;

    /// <summary>Everything that the link says about the item.</summary>
    public IReadOnlyList<AiElement> Elements => [.. Path, .. Attributes];

    public Outcome<Gs1Id> Identify() => IdFinder.Find(Elements);

    public static Outcome<DigitalLink> Parse(string? uri) => LinkReader.Read(uri);

    /// <summary>Reads path and query as a server receives them, not yet decoded: <c>/01/…/21/…?17=…</c>.</summary>
    public static Outcome<DigitalLink> ParsePath(string? pathAndQuery) => LinkReader.ReadPath("", pathAndQuery);

    /// <summary>Puts the key and its qualifiers into the path and everything else into the query.</summary>
    public static Outcome<DigitalLink> Of(IReadOnlyList<AiElement> elements, string stem = CanonicalDomain)
    {
        foreach (var element in elements)
        {
            if (element.Spec.LinkKey is not { } orders)
                continue;
            var order = orders.Select(text => text.Split(' ')).MaxBy(one => Qualifiers(elements, one).Count()) ?? [];
            AiElement[] path = [element, .. Qualifiers(elements, order)];
            return Make(stem, path, [.. elements.Except(path)]);
        }
        return Gs1Refusals.NoIdentifier();
    }

    public override string ToString() =>
        Stem + PathOf(Path) + LinkText.Query(
            [.. Attributes.Select(one => KeyValuePair.Create(one.Ai, one.Value)), .. Parameters]);

    internal static string PathOf(IReadOnlyList<AiElement> path) =>
        string.Concat(path.Select(one => $"/{one.Ai}/{LinkText.Encode(one.Value)}"));

    /// <summary>
    /// Refuses attributes that no link may carry and values that browsers would take for a step in the path.
    /// </summary>
    internal static Outcome<DigitalLink> Make(
        string stem, IReadOnlyList<AiElement> path, IReadOnlyList<AiElement> attributes,
        IReadOnlyList<KeyValuePair<string, string>>? parameters = null)
    {
        foreach (var attribute in attributes)
        {
            if (!attribute.Spec.Use.HasFlag(Use.LinkAttribute) || path.Any(one => one.Ai == attribute.Ai))
                return Gs1Refusals.LinkNotValid($"({attribute.Ai}) must not stand in the query of this link.");
        }
        return path.Any(one => one.Value is "." or "..")
            ? Gs1Refusals.LinkNotValid("A value of dots only cannot stand in a path.")
            : new DigitalLink(stem, path, attributes, parameters ?? []);
    }

    private static IEnumerable<AiElement> Qualifiers(IReadOnlyList<AiElement> elements, string[] order) =>
        order.SelectMany(ai => elements.Where(element => element.Ai == ai));
}
