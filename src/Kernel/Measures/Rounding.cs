using System.Numerics;
using System.Text.Json.Serialization;

namespace Theriac.Kernel;

/// <summary>What happens to the digits that are given up.</summary>
public enum RoundingMode
{
    /// <summary>To the nearest; the middle goes to the even neighbour (ISO 80000-1 rule A).</summary>
    HalfEven,

    /// <summary>To the nearest; the middle goes away from zero, as the pharmacopoeias round.</summary>
    HalfUp,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,
}

/// <summary>What the digits of a <see cref="RoundingRule"/> count.</summary>
public enum RoundingTo
{
    /// <summary>Digits after the point.</summary>
    Places,

    /// <summary>Digits from the first that is not zero.</summary>
    Significant,
}

/// <summary>How a result is rounded. A part of the recipe, and of every record that holds a rounded result.</summary>
public sealed record RoundingRule
{
    [JsonConstructor]
    internal RoundingRule(RoundingMode mode, RoundingTo to, int digits)
    {
        if (Problem(mode, to, digits) is { } problem)
            throw new System.Text.Json.JsonException(problem);
        (Mode, To, Digits) = (mode, to, digits);
    }

    public RoundingMode Mode { get; }

    public RoundingTo To { get; }

    public int Digits { get; }

    public static Outcome<RoundingRule> Of(RoundingMode mode, RoundingTo to, int digits) =>
        Problem(mode, to, digits) is { } problem
            ? KernelRefusals.RoundingNotValid(problem)
            : new RoundingRule(mode, to, digits);

    /// <summary>Digits after the point, 0 to 28; anything else is a bug of the caller.</summary>
    public static RoundingRule Places(RoundingMode mode, int digits) => Of(mode, RoundingTo.Places, digits).Value;

    /// <summary>Significant digits, 1 to 28; anything else is a bug of the caller.</summary>
    public static RoundingRule Significant(RoundingMode mode, int digits) =>
        Of(mode, RoundingTo.Significant, digits).Value;

    /// <summary>
    /// The result shows exactly the digits of the rule: 9.996 to three significant digits is 10.0, and 1.5 to two
    /// places is 1.50. Refused only when the result does not fit.
    /// </summary>
    public Outcome<Rounded> Round(decimal raw)
    {
        var (unscaled, scale) = Exact.Split(raw);
        return RoundRatio(new Ratio(unscaled, Exact.Pow10(scale)), scale) is { } result
            ? new Rounded(raw, result, this)
            : KernelRefusals.TooLarge();
    }

    /// <summary>Rounds a number that may have no decimal form of its own.</summary>
    internal decimal? RoundRatio(Ratio raw, int scaleOfZero = 0)
    {
        if (raw.Numerator.IsZero)
            return Exact.Compose(0, negative: false, To == RoundingTo.Places ? Digits : scaleOfZero);
        var places = To == RoundingTo.Places ? Digits : Digits - 1 - Magnitude(raw);
        var unscaled = AtPlaces(raw, places);
        if (To == RoundingTo.Significant && BigInteger.Abs(unscaled) == Exact.Pow10(Digits))
            (unscaled, places) = (unscaled / 10, places - 1); // 9.99 became 10.0 and has one digit too many.
        return Exact.TryJoin(unscaled, places, out var result) ? result : null;
    }

    private BigInteger AtPlaces(Ratio raw, int places)
    {
        var (numerator, denominator) = places >= 0
            ? (raw.Numerator * Exact.Pow10(places), raw.Denominator)
            : (raw.Numerator, raw.Denominator * Exact.Pow10(-places));
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        var more = Mode switch
        {
            RoundingMode.Up => !rest.IsZero,
            RoundingMode.Down => false,
            RoundingMode.HalfUp => half >= 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && !quotient.IsEven),
            _ => throw new InvalidOperationException($"No such mode: {Mode}"),
        };
        return (more ? quotient + 1 : quotient) * numerator.Sign;
    }

    /// <summary>The exponent e for which 10^e is at most |raw| and 10^(e+1) is more.</summary>
    private static int Magnitude(Ratio raw)
    {
        var number = BigInteger.Abs(raw.Numerator);
        var exponent = (int)Math.Floor(BigInteger.Log10(number) - BigInteger.Log10(raw.Denominator));
        while (Ratio.Compare(new Ratio(number, raw.Denominator), TenTo(exponent)) < 0)
            exponent--;
        while (Ratio.Compare(new Ratio(number, raw.Denominator), TenTo(exponent + 1)) >= 0)
            exponent++;
        return exponent;
    }

    private static Ratio TenTo(int exponent) => exponent >= 0
        ? new Ratio(Exact.Pow10(exponent), 1)
        : new Ratio(1, Exact.Pow10(-exponent));

    private static string? Problem(RoundingMode mode, RoundingTo to, int digits) => (to, digits) switch
    {
        _ when !Enum.IsDefined(mode) || !Enum.IsDefined(to) => "There is no such way to round.",
        (RoundingTo.Places, < 0 or > DecimalText.ScaleMax) => "Places are 0 to 28.",
        (RoundingTo.Significant, < 1 or > DecimalText.ScaleMax) => "Significant digits are 1 to 28.",
        _ => null,
    };
}

/// <summary>A rounded number together with what it was before and the rule: nothing is rounded in silence.</summary>
public sealed record Rounded(decimal Raw, decimal Result, RoundingRule Rule);
