using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Theriac.Recipes;

/// <summary>What differs in one member of one thing.</summary>
internal sealed record MemberDifference(string Member, string? Before, string? After)
{
    public LocalizedText? Part { get; init; }

    public string? Language { get; init; }

    public bool IsFlag { get; init; }
}

/// <summary>The members of one thing before and after, as texts that a reviewer reads.</summary>
internal static class RecipeMembers
{
    private static readonly Dictionary<Type, PropertyInfo[]> Known = [];
    private static readonly Lock Gate = new();

    /// <summary>Members of a kind of thing that are compared, as JSON names them.</summary>
    public static IEnumerable<string> Of(Type type) => PropertiesOf(type).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    public static IEnumerable<MemberDifference> Differences(object before, object after, RecipeValues values)
    {
        if (before is RecipeElement was && after is RecipeElement becomes && was.Logic is null != becomes.Logic is null)
            yield return new MemberDifference("logic", OrderOf(was, values), OrderOf(becomes, values));
        if (before is Instruction && RecipeValues.Json(before) == RecipeValues.Json(after))
            yield break;
        foreach (var property in PropertiesOf(before.GetType()))
        {
            var (one, other) = (property.GetValue(before), property.GetValue(after));
            if (Equals(one, other) || RecipeValues.Json(one) == RecipeValues.Json(other))
                continue;
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            foreach (var difference in Within(name, one, other, before, after, values))
                yield return difference.Before == difference.After ? Raw(difference, one, other) : difference;
        }
    }

    private static PropertyInfo[] PropertiesOf(Type type)
    {
        lock (Gate)
        {
            if (!Known.TryGetValue(type, out var properties))
            {
                Known[type] = properties =
                [
                    .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                        .Where(property => property.CanWrite && !RecipeItems.Held.Contains((type, property.Name))),
                ];
            }

            return properties;
        }
    }

    private static IEnumerable<MemberDifference> Within(
        string name, object? was, object? becomes, object before, object after, RecipeValues values) => (was ?? becomes) switch
        {
            LocalizedText => Texts(name, was as LocalizedText, becomes as LocalizedText),
            RecipeProduct => Parts(name, (RecipeProduct?)was ?? new(), (RecipeProduct?)becomes ?? new(), values),
            bool => [new MemberDifference(name, values.Text(was, before), values.Text(becomes, after)) { IsFlag = true }],
            IEnumerable list and not string when Named(list) => Items(name, (IEnumerable?)was, (IEnumerable?)becomes, before, after, values),
            _ => [new MemberDifference(name, values.Text(was, before), values.Text(becomes, after))],
        };

    /// <summary>A record of its own is told member by member: <c>product.strength</c>.</summary>
    private static IEnumerable<MemberDifference> Parts(string name, object was, object becomes, RecipeValues values) =>
        Differences(was, becomes, values).Select(one => one with { Member = $"{name}.{one.Member}" });

    private static IEnumerable<MemberDifference> Texts(string name, LocalizedText? was, LocalizedText? becomes)
    {
        (string Language, string? Before, string? After)[] all =
            [("en", was?.En, becomes?.En), ("vi", was?.Vi, becomes?.Vi), ("zh", was?.Zh, becomes?.Zh)];
        return all.Where(text => text.Before != text.After)
            .Select(text => new MemberDifference(name, text.Before, text.After) { Language = text.Language });
    }

    private static bool Named(IEnumerable list) => list.Cast<object>().All(item => RecipeValues.NameOf(item) is not null) && list.Cast<object>().Any();

    /// <summary>Items of a list are matched by their names; their order is told when nothing else is.</summary>
    private static IEnumerable<MemberDifference> Items(
        string name, IEnumerable? was, IEnumerable? becomes, object before, object after, RecipeValues values)
    {
        var (old, now) = (ByName(was), ByName(becomes));
        if (old is null || now is null)
            return [new MemberDifference(name, values.Text(was, before), values.Text(becomes, after))];
        var told = new List<MemberDifference>();
        foreach (var (key, item) in old)
        {
            if (!now.TryGetValue(key, out var other))
                told.Add(Item(name, item, values.Text(item, before), null));
            else if (RecipeValues.Json(item) != RecipeValues.Json(other))
                told.Add(Raw(Item(name, other, values.Text(item, before), values.Text(other, after)), item, other));
        }

        told.AddRange(now.Where(pair => !old.ContainsKey(pair.Key)).Select(pair => Item(name, pair.Value, null, values.Text(pair.Value, after))));
        if (!old.Keys.Where(now.ContainsKey).SequenceEqual(now.Keys.Where(old.ContainsKey)))
            told.Add(new MemberDifference(name, string.Join(", ", old.Keys), string.Join(", ", now.Keys)));
        return told;
    }

    private static MemberDifference Item(string name, object item, string? before, string? after) =>
        new(name, before, after) { Part = RecipeValues.NameOf(item)!.Value.Title };

    /// <summary>Null when two items have the same name.</summary>
    private static Dictionary<string, object>? ByName(IEnumerable? list)
    {
        var items = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var item in list ?? Array.Empty<object>())
        {
            if (RecipeValues.NameOf(item) is not { } name || !items.TryAdd(name.Key, item))
                return null;
        }

        return items;
    }

    /// <summary>What a reader could not tell apart is told as it is written.</summary>
    private static MemberDifference Raw(MemberDifference difference, object? was, object? becomes) =>
        difference.Before != difference.After ? difference
        : difference with { Before = was is null ? null : RecipeValues.Json(was), After = becomes is null ? null : RecipeValues.Json(becomes) };

    private static string OrderOf(RecipeElement element, RecipeValues values) =>
        values.Text(element.Logic is null ? LogicShown.AsGiven : LogicShown.AsDrawn, element)!;

    private enum LogicShown
    {
        AsGiven,
        AsDrawn,
    }
}
