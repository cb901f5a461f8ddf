using System.Collections.Frozen;
using System.Text.Json;

namespace Theriac.Epcis.Parse;

/// <summary>Rules for single values, and the ways to put rules together.</summary>
internal static class Rules
{
    public static readonly Rule Anything = (_, _) => { };

    public static readonly Rule Text = (value, to) => Expect(value, to, JsonValueKind.String, "text");

    public static readonly Rule Number = (value, to) => Expect(value, to, JsonValueKind.Number, "a number");

    public static readonly Rule Boolean = (value, to) =>
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            to.Refuse("not-a-boolean", "This is true or false.");
    };

    public static readonly Rule UriRule = Checked("not-a-uri", "This is a URI.", UriText.IsUri);

    public static readonly Rule Time = Checked(
        "not-a-time", "This is a time with its offset, such as 2026-11-22T08:42:13Z.", text => TimeText.TryParse(text, out _));

    public static readonly Rule Offset = Checked(
        "not-an-offset", "This is an offset from UTC such as +07:00.", text => text != "Z" && TimeText.TryOffset(text, out _));

    public static readonly Rule Hex = Checked(
        "not-hexadecimal", "This is a text of hexadecimal digits.", text => text.Length > 0 && text.All(char.IsAsciiHexDigit));

    public static readonly Rule Uom = Checked(
        "not-a-unit", "This is a code of two or three capitals and digits (UN/ECE Recommendation 20).",
        text => text.Length is 2 or 3 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)));

    public static readonly Rule Version = Checked(
        "not-a-version", "This is a version such as 2.0.",
        text => text.Length > 0 && text.Split('.').All(part => part.Length > 0 && part.All(char.IsAsciiDigit)));

    public static readonly Rule ActionRule = Checked(
        "not-an-action", "This is ADD, OBSERVE or DELETE.", text => text is "ADD" or "OBSERVE" or "DELETE");

    public static Rule Word(Vocabulary vocabulary) => Checked(
        "not-in-vocabulary", "This is a bare word of the Core Business Vocabulary, or a URI of one's own.", vocabulary.Accepts);

    public static Rule Literal(string only) => Checked("not-expected", $"This is {only}.", text => text == only);

    public static Rule Checked(string code, string detail, Func<string, bool> isGood) => (value, to) =>
    {
        if (value.ValueKind != JsonValueKind.String || !isGood(value.GetString()!))
            to.Refuse(code, detail);
    };

    public static Rule ListOf(Rule rule, int countMin = 0, int countMax = int.MaxValue, bool unique = false) => (value, to) =>
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            to.Refuse("not-a-list", "This is a list.");
            return;
        }

        var count = value.GetArrayLength();
        if (count < countMin)
            to.Refuse("list-too-short", $"At least {countMin} must be given.");
        if (count > countMax)
            to.Refuse("list-too-long", $"At most {countMax} may be given.");
        var seen = unique ? new HashSet<string>() : null;
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            to.Inside(index++, item, rule);
            if (seen is not null && item.ValueKind == JsonValueKind.String && !seen.Add(item.GetString()!))
                to.Refuse("list-repeats", $"'{item.GetString()}' is given twice.");
        }
    };

    public static Rule OneOrMany(Rule rule) => (value, to) =>
    {
        if (value.ValueKind == JsonValueKind.Array)
            ListOf(rule)(value, to);
        else
            rule(value, to);
    };

    /// <param name="isOpen">True: members with a URI or CURIE as name are extensions and may hold anything.</param>
    public static Rule Object(bool isOpen, IEnumerable<string> required, IReadOnlyDictionary<string, Rule> members)
    {
        var known = members.ToFrozenDictionary();
        var needed = required.ToArray();
        return (value, to) =>
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                to.Refuse("not-an-object", "This is an object.");
                return;
            }

            foreach (var name in needed)
            {
                if (!value.TryGetProperty(name, out _))
                    to.Refuse("member-missing", $"'{name}' is missing.");
            }

            foreach (var member in value.EnumerateObject())
            {
                if (known.TryGetValue(member.Name, out var rule))
                    to.Inside(member.Name, member.Value, rule);
                else if (!isOpen || !UriText.IsUri(member.Name))
                    to.Inside(member.Name, member.Value, Unknown);
            }
        };
    }

    public static Rule All(params Rule[] rules) => (value, to) =>
    {
        foreach (var rule in rules)
            rule(value, to);
    };

    private static readonly Rule Unknown = (_, to) =>
        to.Refuse("member-unknown", "The standard has no such member here. An extension is named by a URI or prefix:name.");

    private static void Expect(JsonElement value, Validation to, JsonValueKind kind, string name)
    {
        if (value.ValueKind != kind)
            to.Refuse("wrong-kind", $"This is {name}.");
    }
}
