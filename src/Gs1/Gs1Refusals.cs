using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>Every refusal of the GS1 module. Codes are contract.</summary>
internal static class Gs1Refusals
{
    private const int TextShownMax = 60;

    public static Refusal AiUnknown(ReadOnlySpan<char> at) =>
        No("gs1-ai-unknown", "The code holds no known application identifier at this place. Perhaps it is no GS1 code.")
            .With("at", Shown(at));

    public static Refusal ValueTooShort(string ai, ReadOnlySpan<char> value, int min) =>
        OfValue("gs1-value-too-short", $"({ai}) needs at least {min} characters.", ai, value);

    public static Refusal ValueTooLong(string ai, ReadOnlySpan<char> value, int max) =>
        OfValue("gs1-value-too-long", $"({ai}) has at most {max} characters. Is a separator (FNC1) missing?", ai, value);

    public static Refusal ValueCharacter(string ai, ReadOnlySpan<char> value) =>
        OfValue("gs1-value-character", $"({ai}) holds a character that is not allowed there.", ai, value);

    public static Refusal CheckDigitWrong(string ai, ReadOnlySpan<char> value) =>
        OfValue("gs1-check-digit-wrong", $"The check digit of ({ai}) is wrong: a digit is misread or mistyped.", ai, value);

    public static Refusal DateNotReal(string ai, ReadOnlySpan<char> value) =>
        OfValue("gs1-date-not-real", $"({ai}) holds a date or time that does not exist.", ai, value);

    public static Refusal ValueNotAllowed(string ai, ReadOnlySpan<char> value) =>
        OfValue("gs1-value-not-allowed", $"({ai}) holds a value outside its range.", ai, value);

    public static Refusal KeyNotValid(string name, string? text) =>
        No("gs1-key-not-valid", $"This is no {name}: it needs the right number of digits.").With("text", Shown(text));

    public static Refusal KeyCheckDigitWrong(string name, string? text) =>
        No("gs1-check-digit-wrong", $"The check digit of this {name} is wrong: a digit is misread or mistyped.")
            .With("text", Shown(text));

    public static Refusal Empty() => No("gs1-code-empty", "The code is empty.");

    public static Refusal TooLong(int max) => No("gs1-code-too-long", $"A code has at most {max} characters.");

    public static Refusal SymbologyNotGs1(ReadOnlySpan<char> prefix) =>
        No("gs1-symbology-not-gs1", "The scanner says that this is not a GS1 symbol.").With("prefix", Shown(prefix));

    public static Refusal BracketsWrong() =>
        No("gs1-brackets-wrong", "With brackets, a code is (01)…(21)…; a bracket inside a value is written \\(.");

    public static Refusal SeparatorWrong() =>
        No("gs1-separator-wrong", "Two separators follow each other, or one stands where no value ends.");

    public static Refusal AiRepeated(string ai) =>
        No("gs1-ai-repeated", $"({ai}) stands there twice with different values.").With("ai", ai);

    public static Refusal PartnerMissing(string ai, string needs) =>
        No("gs1-ai-partner-missing", $"({ai}) is allowed only together with {needs}.")
            .With("ai", ai).With("needs", needs);

    public static Refusal NotTogether(string ai, string other) =>
        No("gs1-ai-not-together", $"({ai}) and ({other}) must not stand on the same item.")
            .With("ai", ai).With("other", other);

    public static Refusal LinkNotValid(string detail) => No("gs1-link-not-valid", detail);

    public static Refusal UrnNotValid(string detail) => No("epc-urn-not-valid", detail);

    public static Refusal NoIdentifier() =>
        No("gs1-code-identifies-nothing", "The code holds no key (GTIN, SSCC, GLN …), so it identifies nothing.");

    public static Refusal CompanyPrefixUnknown(string key) =>
        No("gcp-length-unknown", "The length of this key's company prefix is not in the operator's table. "
            + "Add the prefix there; it is never guessed.").With("key", key);

    public static Refusal PrefixTableNotValid(string detail) => No("gcp-table-not-valid", detail);

    private static Refusal OfValue(string code, string detail, string ai, ReadOnlySpan<char> value) =>
        No(code, detail).With("ai", ai).With("value", Shown(value));

    private static Refusal No(string code, string detail) => new(code, 422, detail);

    private static string Shown(ReadOnlySpan<char> text) =>
        (text.Length <= TextShownMax ? text : text[..TextShownMax]).ToString().Replace('\u001d', '␝');
}
