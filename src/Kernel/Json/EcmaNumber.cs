using System.Buffers.Text;
using System.Globalization;

namespace Theriac.Kernel;

/// <summary>
/// Numbers as ECMAScript writes them (Number::toString), which RFC 8785, section 3.2.2.3, prescribes.
/// </summary>
internal static class EcmaNumber
{
    /// <summary>"-1.7976931348623157e+308" is the longest.</summary>
    public const int LengthMax = 32;

    private const int PlainExponentMax = 21;
    private const int PlainExponentMin = -6;

    /// <summary>Writes a finite number and returns the count of bytes.</summary>
    public static int Write(double value, Span<byte> target)
    {
        if (value == 0)
        {
            target[0] = (byte)'0'; // Minus zero is zero.
            return 1;
        }
        Span<byte> digits = stackalloc byte[LengthMax];
        var (count, point) = ShortestDigits(Math.Abs(value), digits);
        var start = 0;
        if (value < 0)
            target[start++] = (byte)'-';
        return start + Lay(digits[..count], point, target[start..]);
    }

    /// <summary>The shortest digits that read back as this number; the value is 0.DIGITS times 10^point.</summary>
    private static (int Count, int Point) ShortestDigits(double value, Span<byte> digits)
    {
        // "R" finds the shortest digits and the nearest of them, but lays them out its own way: 1E-05, 123.45, 1.5E+21.
        Span<byte> text = stackalloc byte[LengthMax];
        if (!value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture))
            throw new InvalidOperationException("A double does not fit its own text.");
        var mantissa = text[..length];
        var exponentAt = mantissa.IndexOf((byte)'E');
        var exponent = 0;
        if (exponentAt >= 0)
        {
            var power = mantissa[(exponentAt + 1)..];
            exponent = int.Parse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..exponentAt];
        }
        var whole = mantissa.IndexOf((byte)'.') is var pointAt and >= 0 ? pointAt : mantissa.Length;
        var (count, leadingZeros) = (0, 0);
        foreach (var character in mantissa)
        {
            if (character == '.')
                continue;
            if (count == 0 && character == '0')
                leadingZeros++;
            else
                digits[count++] = character;
        }
        while (digits[count - 1] == '0')
            count--;
        return (count, whole - leadingZeros + exponent);
    }

    private static int Lay(ReadOnlySpan<byte> digits, int point, Span<byte> target)
    {
        if (point > PlainExponentMax || point < PlainExponentMin + 1)
            return LayScientific(digits, point - 1, target);
        if (point <= 0)
        {
            "0."u8.CopyTo(target);
            target[2..(2 - point)].Fill((byte)'0');
            digits.CopyTo(target[(2 - point)..]);
            return 2 - point + digits.Length;
        }
        if (point >= digits.Length)
        {
            digits.CopyTo(target);
            target[digits.Length..point].Fill((byte)'0');
            return point;
        }
        digits[..point].CopyTo(target);
        target[point] = (byte)'.';
        digits[point..].CopyTo(target[(point + 1)..]);
        return digits.Length + 1;
    }

    private static int LayScientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> target)
    {
        var length = 0;
        target[length++] = digits[0];
        if (digits.Length > 1)
        {
            target[length++] = (byte)'.';
            digits[1..].CopyTo(target[length..]);
            length += digits.Length - 1;
        }
        target[length++] = (byte)'e';
        target[length++] = exponent < 0 ? (byte)'-' : (byte)'+';
        Utf8Formatter.TryFormat(Math.Abs(exponent), target[length..], out var written);
        return length + written;
    }
}
