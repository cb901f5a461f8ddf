using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>
/// Reads Digital Links. <see cref="Uri"/> is not used: it rewrites paths before anybody has looked at them.
/// </summary>
internal static class LinkReader
{
    public static Outcome<DigitalLink> Read(string? uri)
    {
        if (string.IsNullOrEmpty(uri))
            return Gs1Refusals.Empty();
        if (uri.Length > DigitalLink.LengthMax)
            return Gs1Refusals.TooLong(DigitalLink.LengthMax);
        var authority = uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : -1;
        var path = authority < 0 ? -1 : uri.IndexOf('/', authority);
        return path <= authority
            ? Gs1Refusals.LinkNotValid("A Digital Link begins with https:// and a domain, then a path.")
            : ReadPath(uri[..path], uri[path..]);
    }

    public static Outcome<DigitalLink> ReadPath(string host, string? pathAndQuery)
    {
        if (pathAndQuery is null || !pathAndQuery.StartsWith('/') || pathAndQuery.Length > DigitalLink.LengthMax)
            return Gs1Refusals.LinkNotValid("A path begins with a slash.");
        var withoutFragment = pathAndQuery.Split('#')[0];
        var question = withoutFragment.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? withoutFragment : withoutFragment[..question];
        var segments = path.TrimEnd('/').Split('/')[1..];
        var keyAt = FindKey(segments);
        if (keyAt < 0)
            return Gs1Refusals.LinkNotValid("The path holds no GS1 key such as /01/ with a GTIN behind it.");
        var elements = ReadSegments(segments[keyAt..]);
        if (!elements.IsOk)
            return elements.Refusal;
        var stem = string.Concat(segments[..keyAt].Select(segment => $"/{segment}"));
        var query = question < 0 ? "" : withoutFragment[(question + 1)..];
        return LinkQuery.Read(query)
            .Then(read => DigitalLink.Make(host + stem, elements.Value, read.Attributes, read.Parameters));
    }

    /// <summary>The key is the last pair from the end whose identifier is one; only pairs can follow it.</summary>
    private static int FindKey(string[] segments)
    {
        for (var i = segments.Length - 2; i >= 0; i -= 2)
        {
            if (AiTable.Find(segments[i]) is not { } spec)
                return -1;
            if (spec.LinkKey is not null)
                return i;
        }
        return -1;
    }

    private static Outcome<IReadOnlyList<AiElement>> ReadSegments(string[] pairs)
    {
        var elements = new List<AiElement>();
        for (var i = 0; i < pairs.Length; i += 2)
        {
            if (!LinkText.TryDecode(pairs[i + 1], out var value))
                return Gs1Refusals.LinkNotValid("A percent sign must be followed by two hexadecimal digits.");
            if (pairs[i] == "01" && value.Length is 8 or 12 or 13)
                value = value.PadLeft(Gtin.Length, '0');
            var element = AiElement.Of(pairs[i], value);
            if (!element.IsOk)
                return element.Refusal;
            elements.Add(element.Value);
        }
        return IsInOrder(elements)
            ? elements
            : Gs1Refusals.LinkNotValid("The qualifiers stand in the wrong order, twice, or do not belong to the key.");
    }

    private static bool IsInOrder(List<AiElement> path)
    {
        var qualifiers = path.Skip(1).Select(element => element.Ai).ToList();
        return qualifiers.Count == 0 || path[0].Spec.LinkKey!.Any(text =>
        {
            var order = text.Split(' ');
            var places = qualifiers.ConvertAll(ai => Array.IndexOf(order, ai));
            return places[0] >= 0 && places.Zip(places.Skip(1)).All(pair => pair.First < pair.Second);
        });
    }
}

/// <summary>The query of a Digital Link.</summary>
internal sealed record LinkQuery(
    IReadOnlyList<AiElement> Attributes, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    public static Outcome<LinkQuery> Read(string query)
    {
        var attributes = new List<AiElement>();
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var one in query.Split('&', ';').Where(part => part.Length > 0))
        {
            var equals = one.IndexOf('=', StringComparison.Ordinal);
            var raw = equals < 0 ? "" : one[(equals + 1)..];
            var readable = LinkText.TryDecode(equals < 0 ? one : one[..equals], out var name);
            if (!LinkText.TryDecode(raw, out var value) || !readable)
                return Gs1Refusals.LinkNotValid("A percent sign must be followed by two hexadecimal digits.");
            if (name.Length == 0 || !Charset.IsDigits(name))
            {
                parameters.Add(KeyValuePair.Create(name, value));
                continue;
            }
            var element = AiElement.Of(name, value); // Names of digits are reserved for application identifiers.
            if (!element.IsOk)
                return element.Refusal;
            if (attributes.Exists(earlier => earlier.Ai == name))
                return Gs1Refusals.AiRepeated(name);
            attributes.Add(element.Value);
        }
        return new LinkQuery(attributes, parameters);
    }
}
