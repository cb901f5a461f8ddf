using System.Numerics;

namespace Theriac.Kernel;

/// <summary>Decimal arithmetic that never rounds: the framework's own drops digits past the 28th in silence.</summary>
internal static class Exact
{
    public static readonly UInt128 UnscaledMax = (UInt128.One << 96) - 1;

    private static readonly BigInteger UnscaledMaxBig = (BigInteger.One << 96) - 1;

    public static (BigInteger Unscaled, int Scale) Split(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var unscaled = unchecked(new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]));
        return (value < 0 ? -(BigInteger)unscaled : unscaled, value.Scale);
    }

    public static decimal Compose(UInt128 unscaled, bool negative, int scale)
    {
        var low = (ulong)(unscaled & ulong.MaxValue);
        var high = (uint)(unscaled >> 64);
        return new decimal(unchecked((int)low), unchecked((int)(low >> 32)), unchecked((int)high),
            negative && unscaled != 0, (byte)scale);
    }

    /// <summary>The decimal unscaled / 10^scale. Trailing zeros are given up only where they do not fit.</summary>
    public static bool TryJoin(BigInteger unscaled, int scale, out decimal value)
    {
        value = 0;
        if (scale < 0)
            (unscaled, scale) = (unscaled * BigInteger.Pow(10, -scale), 0);
        while (scale > 0 && (scale > DecimalText.ScaleMax || BigInteger.Abs(unscaled) > UnscaledMaxBig))
        {
            var (quotient, rest) = BigInteger.DivRem(unscaled, 10);
            if (!rest.IsZero)
                return false;
            (unscaled, scale) = (quotient, scale - 1);
        }
        if (BigInteger.Abs(unscaled) > UnscaledMaxBig)
            return false;
        value = Compose((UInt128)BigInteger.Abs(unscaled), unscaled.Sign < 0, scale);
        return true;
    }

    public static bool TryAdd(decimal one, decimal other, out decimal sum)
    {
        var (a, scaleA) = Split(one);
        var (b, scaleB) = Split(other);
        var scale = Math.Max(scaleA, scaleB);
        return TryJoin(a * Pow10(scale - scaleA) + b * Pow10(scale - scaleB), scale, out sum);
    }

    public static bool TryMultiply(decimal one, decimal other, out decimal product)
    {
        var (a, scaleA) = Split(one);
        var (b, scaleB) = Split(other);
        return TryJoin(a * b, scaleA + scaleB, out product);
    }

    public static BigInteger Pow10(int exponent) => BigInteger.Pow(10, exponent);
}

/// <summary>A rational number, numerator and denominator without common divisor, denominator positive.</summary>
internal readonly record struct Ratio
{
    public Ratio(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * (denominator.Sign < 0 ? -1 : 1);
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public static Ratio Of(decimal value)
    {
        var (unscaled, scale) = Exact.Split(value);
        return new Ratio(unscaled, Exact.Pow10(scale));
    }

    public static Ratio operator +(Ratio a, Ratio b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Ratio operator -(Ratio a, Ratio b) =>
        new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Ratio operator *(Ratio a, Ratio b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Ratio operator /(Ratio a, Ratio b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static int Compare(Ratio a, Ratio b) =>
        (a.Numerator * b.Denominator).CompareTo(b.Numerator * a.Denominator);

    /// <summary>k when this is 10^k, otherwise null.</summary>
    public int? PowerOfTen()
    {
        var (number, sign) = Denominator.IsOne ? (Numerator, 1) : (Denominator, -1);
        if (sign < 0 && !Numerator.IsOne || number.Sign <= 0)
            return null;
        var exponent = 0;
        for (; !number.IsOne; exponent++)
        {
            (number, var rest) = BigInteger.DivRem(number, 10);
            if (!rest.IsZero)
                return null;
        }
        return sign * exponent;
    }

    /// <summary>The decimals that an exact decimal form needs; null when there is none (a third).</summary>
    public int? ScaleNeeded()
    {
        var (rest, twos, fives) = (Denominator, 0, 0);
        for (; rest.IsEven; twos++)
            rest /= 2;
        for (; (rest % 5).IsZero; fives++)
            rest /= 5;
        return rest.IsOne ? Math.Max(twos, fives) : null;
    }
}
