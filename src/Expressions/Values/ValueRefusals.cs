using Theriac.Kernel;

namespace Theriac.Expressions.Values;

/// <summary>Why an expression that is right has no result with these values. Codes are contract.</summary>
internal static class ValueRefusals
{
    public static Refusal Missing(string path) =>
        new Refusal("value-missing", 422, $"The value {path} is not recorded yet.").With("path", path);

    public static Refusal KindDiffers(string path) =>
        new Refusal("value-kind-differs", 422, $"The value {path} is not of the kind that the recipe says.").With("path", path);

    public static Refusal DivisionByZero() => new("division-by-zero", 422, "The calculation divides by zero.");

    public static Refusal TooFew(string function, int needed) =>
        new Refusal("values-too-few", 422, $"{function} needs at least {needed} values.")
            .With("function", function).With("needed", $"{needed}");

    public static Refusal NoRow(string path, string key) =>
        new Refusal("lookup-no-row", 422, $"The table {path} has no row for {key}.").With("path", path).With("key", key);

    public static Refusal TooLarge() => new("result-too-large", 422, "The result does not fit into 28 digits.");

    public static Refusal MonthsNotWhole() => new("months-not-whole", 422, "Only whole months are added to a date; a part of one has no fixed length.");

    public static Refusal MomentOutOfRange() => new("moment-out-of-range", 422, "The date lies outside of the years 1 to 9999.");
}
