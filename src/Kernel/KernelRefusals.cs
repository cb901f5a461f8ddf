namespace Theriac.Kernel;

/// <summary>Every refusal of the kernel. Codes are contract.</summary>
internal static class KernelRefusals
{
    public static Refusal UnitUnknown(string text) =>
        new Refusal("unit-unknown", 422, "This unit is not in the table of units. Choose one of the known units.")
            .With("unit", text);

    public static Refusal DimensionsDiffer(Unit one, Unit other) =>
        new Refusal("unit-dimensions-differ", 422, $"{one} and {other} do not measure the same thing.")
            .With("one", one.Symbol).With("other", other.Symbol);

    public static Refusal NotExact(string what) =>
        new("result-not-exact", 422, $"{what} has no exact decimal value. Choose a rounding rule.");

    public static Refusal TooLarge() =>
        new("quantity-too-large", 422, "The result does not fit into 28 digits.");

    public static Refusal DecimalNotReadable(string text) =>
        new Refusal("decimal-not-readable", 422, "Write a number with digits and at most one point, for example 10.50.")
            .With("text", text.Length <= 40 ? text : text[..40]);

    public static Refusal TemperaturesDoNotAdd() =>
        new("temperatures-do-not-add", 422, "Temperatures do not add or multiply; add a difference in K to one in °C.");

    public static Refusal DivisionByZero() => new("division-by-zero", 422, "The quantity to divide by is zero.");

    public static Refusal RoundingNotValid(string detail) => new("rounding-rule-not-valid", 422, detail);

    public static Refusal JsonMalformed(string detail) => new("json-malformed", 400, detail);

    public static Refusal JsonNotUtf8() => new("json-not-utf8", 400, "The text is not valid UTF-8.");

    public static Refusal JsonDuplicateKey(string key) =>
        new Refusal("json-duplicate-key", 400, "An object has the same member twice.").With("key", key);

    public static Refusal JsonLoneSurrogate() =>
        new("json-lone-surrogate", 400, "A string holds half of a surrogate pair and is therefore no text.");

    public static Refusal JsonTooDeep(int depthMax) =>
        new("json-too-deep", 400, $"The document is nested deeper than {depthMax} levels.");

    public static Refusal JsonNumberOutOfRange(string number) =>
        new Refusal("json-number-out-of-range", 400, "The number is too large for JSON numbers (IEEE 754 double).")
            .With("number", number);

    public static Refusal IdNotValid() =>
        new("id-not-valid", 422, $"An id has 1 to {EntityId.LengthMax} letters A-Z, digits, or - _ . "
            + "and begins and ends with a letter or digit.");
}
