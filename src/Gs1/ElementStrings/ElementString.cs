using System.Text;
using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>What a GS1 symbol says: application identifiers with their values, in the order of the symbol.</summary>
public sealed record ElementString
{
    /// <summary>FNC1 between two values, as scanners send it and printers expect it.</summary>
    public const char Separator = '\u001d';

    public const int LengthMax = 4096;

    private static readonly string[] Gs1Symbologies = ["]d2", "]C1", "]Q3", "]e0", "]J1"];

    internal ElementString(IReadOnlyList<AiElement> elements) => Elements = elements;

    public IReadOnlyList<AiElement> Elements { get; }

    public string? this[string ai] => Elements.Where(one => one.Ai == ai).Select(one => one.Value).FirstOrDefault();

    /// <summary>
    /// Reads what a scanner sends, with or without the symbology identifier (<c>]d2</c> …), and the form with brackets
    /// that people write. Each value is checked; whether the identifiers may stand together is <see
    /// cref="CheckTogether"/>.
    /// </summary>
    public static Outcome<ElementString> Parse(string? text)
    {
        if (text is { Length: > LengthMax })
            return Gs1Refusals.TooLong(LengthMax);
        var rest = text.AsSpan().Trim([' ', '\r', '\n', '\t']);
        if (rest.StartsWith("]"))
        {
            var prefix = rest[..Math.Min(3, rest.Length)].ToString();
            if (!Gs1Symbologies.Contains(prefix, StringComparer.Ordinal))
                return Gs1Refusals.SymbologyNotGs1(prefix);
            rest = rest[prefix.Length..];
        }
        if (rest is [Separator, ..])
            rest = rest[1..];
        if (rest.IsEmpty)
            return Gs1Refusals.Empty();
        return rest[0] == '(' ? BracketedText.Parse(rest).Then(Of) : ParseRaw(rest).Then(Of);
    }

    /// <summary>Refuses the same identifier with two values; a plain repetition is dropped.</summary>
    public static Outcome<ElementString> Of(IReadOnlyList<AiElement> elements)
    {
        if (elements.Count == 0)
            return Gs1Refusals.Empty();
        var distinct = elements.Distinct().ToList();
        var repeated = distinct.GroupBy(element => element.Ai).FirstOrDefault(group => group.Skip(1).Any());
        return repeated is null ? new ElementString(distinct) : Gs1Refusals.AiRepeated(repeated.Key);
    }

    /// <summary>Refuses identifiers that lack a partner or exclude each other, over all symbols of one item.</summary>
    public Outcome<ElementString> CheckTogether() =>
        AiRules.CheckTogether(Elements) is { } refusal ? refusal : this;

    /// <summary>What a printer encodes after the leading FNC1.</summary>
    public string ToSymbolText()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Elements.Count; i++)
        {
            text.Append(Elements[i].Ai).Append(Elements[i].Value);
            if (Elements[i].Spec.NeedsSeparator && i < Elements.Count - 1)
                text.Append(Separator);
        }
        return text.ToString();
    }

    /// <summary>
    /// The form for people: (01)09506000134352(21)12345. A bracket in a value is written with a backslash.
    /// </summary>
    public override string ToString() => BracketedText.Write(Elements);

    private static Outcome<IReadOnlyList<AiElement>> ParseRaw(ReadOnlySpan<char> rest)
    {
        var elements = new List<AiElement>();
        while (!rest.IsEmpty)
        {
            if (rest[0] == Separator)
                return Gs1Refusals.SeparatorWrong();
            if (AiTable.FindAtStartOf(rest) is not { } spec)
                return Gs1Refusals.AiUnknown(rest);
            rest = rest[spec.Ai.Length..];
            var element = AiElement.Of(spec, TakeValue(spec, ref rest));
            if (!element.IsOk)
                return element.Refusal;
            elements.Add(element.Value);
        }
        return elements;
    }

    private static ReadOnlySpan<char> TakeValue(AiSpec spec, ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(Separator);
        var length = end < 0 ? rest.Length : end;
        if (!spec.NeedsSeparator)
            length = Math.Min(length, spec.LengthMax);
        var value = rest[..length];
        rest = rest[length..];
        if (rest is [Separator, ..])
            rest = rest[1..]; // After a value of fixed length a separator is needless but allowed.
        return value;
    }
}
