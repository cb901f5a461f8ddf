using System.Collections;
using System.Globalization;
using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Values of a recipe as a reviewer reads them, in his language.</summary>
/// <param name="word">A word of a list by its name, as <c>Phrases</c> has them.</param>
internal sealed class RecipeValues(string language, Func<string, string, string> word)
{
    /// <summary>English, with names for words: for tools and tests.</summary>
    public static readonly RecipeValues Plain = new("en", (_, name) => name);

    public string? Text(object? value, object owner) => value switch
    {
        null => null,
        string text => text,
        LocalizedText text => text.In(language),
        bool flag => Word("recipe-value", flag ? "yes" : "no"),
        decimal number => DecimalText.Of(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        Unit unit => unit.Symbol,
        Quantity quantity => quantity.ToString(),
        Limits limits => Range(limits, UnitOf(owner)),
        Tolerance tolerance => $"−{DecimalText.Of(tolerance.MinusPercent)} % … +{DecimalText.Of(tolerance.PlusPercent)} %",
        BatchSize size => string.Join(" … ", new[] { size.Min, size.Nominal, size.Max }.Select(one => one?.ToString() ?? "–")),
        YieldRule rule => $"{rule.Theoretical?.ToString() ?? "–"}, {Range(rule.MinPercent, rule.MaxPercent)} %",
        TransitionCondition condition => Of(condition),
        Enum name => Word("recipe-value", JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString())),
        _ => Record(value) ?? (value is IEnumerable list ? List(list, owner) : Json(value)),
    };

    public static string Json(object? value) => JsonSerializer.Serialize(value, RecipeJson.Options);

    public static string Range(Limits limits, string? unit) => $"{Range(limits.Low, limits.High)} {unit}".TrimEnd();

    /// <summary>What an item of a list is called: a column, an answer, a picture; null where it has no name.</summary>
    public static (string Key, LocalizedText Title)? NameOf(object? item) => item switch
    {
        TableColumn column => (column.Id, column.Title),
        ChoiceOption choice => (choice.Code, choice.Code),
        EquipmentProperty property => (property.Id, property.Name),
        LookupColumn column => (column.Id, column.Title),
        LookupRow { Code: { } code } => (code, code),
        LookupRow { From: { } from } => (DecimalText.Of(from), $"≥ {DecimalText.Of(from)}"),
        EnumerationMember { Number: { } number } member => (number, member.Name ?? number),
        _ => null,
    };

    private string Word(string list, string name) => word(list, name);

    private string? List(IEnumerable list, object owner) =>
        string.Join(", ", list.Cast<object>().Select(one => Text(one, owner))) is { Length: > 0 } all ? all : null;

    private string? Record(object value) => value switch
    {
        Loop loop => Of(loop),
        RowRule rows => Joined(
            rows.Min is null && rows.Max is null ? null : $"{Range(rows.Min, rows.Max)} {Word("recipe-value", "rows")}",
            rows.Every is { } every ? $"{Word("recipe-value", "every")} {every}" : null),
        SampleRule sample => Joined(sample.Quantity?.ToString(), sample.Container, string.Join(" + ", sample.Tests)),
        SignerRule signer => Joined(
            $"{signer.Count ?? 1} × {Text(signer.Meaning, signer)} ({Text(signer.Role, signer)})", signer.Qualification),
        TableColumn column => Joined(
            column.Unit?.Symbol, column.Decimals is { } digits ? $".{digits}" : null, Named("limits", column.Limits, column),
            Named("alert", column.Alert, column), Named("plausible", column.Plausible, column)) ?? column.Title.In(language),
        LookupColumn column => Joined(column.Title.In(language), column.Unit?.Symbol),
        LookupRow row => row.Values.Count > 0 ? string.Join(", ", row.Values.Select(DecimalText.Of)) : "–",
        ChoiceOption choice => choice.Label.In(language),
        EquipmentProperty property => Joined(
            property.Value, property.Range is { } range ? Range(range, property.Unit?.Symbol) : property.Unit?.Symbol) ?? property.Name.In(language),
        Picture picture => Joined(picture.Alt.In(language), picture.Content[..Math.Min(8, picture.Content.Length)]),
        BlockOrigin block => $"{block.Id} {block.Version}",
        SourceParameter parameter => Joined(parameter.Name ?? parameter.Id, parameter.Value, parameter.Unit),
        EnumerationMember member => Joined(member.Number, member.Name, member.Description),
        _ => null,
    };

    private string Of(Loop loop) => Joined(
        Word("recipe-value", EnumWords.Of(loop.Kind)), string.Join(" + ", loop.Inputs), loop.Interval?.ToString(),
        loop.Until is { } until ? $"{Word("recipe-value", "until")} {until}" : null, loop.While,
        loop.TimesMax is { } times ? $"≤ {times} ×" : null)!;

    private string Of(TransitionCondition condition)
    {
        var kind = Word("recipe-value", EnumWords.Of(condition.Kind));
        return (condition.Expression ?? condition.Text?.In(language)) is { } said ? $"{kind}: {said}" : kind;
    }

    private string? Named(string member, Limits? limits, object owner) =>
        limits is null ? null : $"{Word("recipe-member", member)} {Text(limits, owner)}";

    private static string? Joined(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part)) said.Add(part);
        }

        return said.Count > 0 ? string.Join(", ", said) : null;
    }

    private static string? UnitOf(object owner) => owner switch
    {
        Instruction one => one.Unit?.Symbol,
        FormulaParameter one => one.Value?.Unit.Symbol,
        TableColumn one => one.Unit?.Symbol,
        _ => null,
    };

    private static string Range(decimal? low, decimal? high) => (low, high) switch
    {
        ({ } from, { } to) => $"{DecimalText.Of(from)}–{DecimalText.Of(to)}",
        ({ } from, null) => $"≥ {DecimalText.Of(from)}",
        (null, { } to) => $"≤ {DecimalText.Of(to)}",
        _ => "–",
    };
}
