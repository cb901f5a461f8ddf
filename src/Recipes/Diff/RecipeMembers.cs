using System.Collections;
using System.Reflection;
using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>The members of one thing before and after, as texts that a reviewer reads.</summary>
internal static class RecipeMembers
{
    public static IEnumerable<(string Member, string? Language, string? Before, string? After)> Differences(object before, object after)
    {
        if (before is RecipeElement was && after is RecipeElement becomes && was.Logic is null != becomes.Logic is null)
            yield return ("logic", null, OrderOf(was), OrderOf(becomes));
        foreach (var property in before.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.CanWrite || RecipeItems.Held.Contains(property.Name))
                continue;
            var (one, other) = (property.GetValue(before), property.GetValue(after));
            if (Json(one) == Json(other))
                continue;
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            foreach (var (language, old, now) in Texts(one, other, before, after))
                yield return (name, language, old, now);
        }
    }

    private static IEnumerable<(string? Language, string? Before, string? After)> Texts(object? was, object? becomes, object before, object after)
    {
        if ((was ?? becomes) is not LocalizedText)
            return [(null, Text(was, before), Text(becomes, after))];
        var (one, other) = (was as LocalizedText, becomes as LocalizedText);
        (string? Language, string? Before, string? After)[] all = [("en", one?.En, other?.En), ("vi", one?.Vi, other?.Vi), ("zh", one?.Zh, other?.Zh)];
        return all.Where(text => text.Before != text.After);
    }

    private static string? UnitOf(object owner) => owner switch
    {
        Instruction one => one.Unit?.Symbol,
        FormulaParameter one => one.Value?.Unit.Symbol,
        _ => null,
    };

    private static string OrderOf(RecipeElement element) => element.Logic is null ? "in the order given" : "as drawn";

    private static string? Text(object? value, object owner) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "yes" : "no",
        decimal number => DecimalText.Of(number),
        Quantity quantity => quantity.ToString(),
        Limits limits => Range(limits, UnitOf(owner)),
        Tolerance tolerance => $"−{DecimalText.Of(tolerance.MinusPercent)} % … +{DecimalText.Of(tolerance.PlusPercent)} %",
        BatchSize size => string.Join(" … ", new[] { size.Min, size.Nominal, size.Max }.Select(one => one?.ToString() ?? "–")),
        YieldRule rule => $"{rule.Theoretical?.ToString() ?? "–"}, {Range(rule.MinPercent, rule.MaxPercent)} %",
        TransitionCondition { Text: null } condition => $"{condition.Kind}",
        TransitionCondition condition => $"{condition.Kind}: {condition.Text}",
        Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(one => one is string text ? text : Json(one))) is { Length: > 0 } all ? all : null,
        Unit unit => unit.Symbol,
        _ => value is IFormattable number ? number.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : Json(value),
    };

    public static string Range(Limits limits, string? unit) => $"{Range(limits.Low, limits.High)} {unit}".TrimEnd();

    private static string Range(decimal? low, decimal? high) => (low, high) switch
    {
        ({ } from, { } to) => $"{DecimalText.Of(from)}–{DecimalText.Of(to)}",
        ({ } from, null) => $"≥ {DecimalText.Of(from)}",
        (null, { } to) => $"≤ {DecimalText.Of(to)}",
        _ => "–",
    };

    private static string Json(object? value) => JsonSerializer.Serialize(value, RecipeJson.Options);
}
