using System.Globalization;
using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>A date of a label: six digits YYMMDD, in which the day 00 means that only the month is given.</summary>
/// <remarks><c>default</c> is not valid. The last moment of an expiry is the end of <see cref="LastDay"/>.</remarks>
public readonly record struct Gs1Date
{
    private Gs1Date(int year, int month, int day) => (Year, Month, Day) = (year, month, day);

    public int Year { get; }

    public int Month { get; }

    /// <summary>0 when only the month is given.</summary>
    public int Day { get; }

    /// <summary>
    /// The day that is meant; the last of the month where no day is given (General Specifications, 3.4.7).
    /// </summary>
    public DateOnly LastDay => new(Year, Month, Day == 0 ? DateTime.DaysInMonth(Year, Month) : Day);

    /// <summary>Reads YYMMDD. The century is the one that puts the year within 50 years of today's (7.12).</summary>
    public static Outcome<Gs1Date> Parse(string yymmdd, DateOnly today)
    {
        if (yymmdd.Length != 6 || !Charset.IsDigits(yymmdd))
            return Gs1Refusals.DateNotReal("date", yymmdd);
        var parts = int.Parse(yymmdd, CultureInfo.InvariantCulture);
        var (year, month, day) = (FullYear(parts / 10_000, today.Year), parts / 100 % 100, parts % 100);
        return month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(year, month)
            ? new Gs1Date(year, month, day)
            : Gs1Refusals.DateNotReal("date", yymmdd);
    }

    public static Gs1Date Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>YYMMDD, as it stands in a symbol.</summary>
    public override string ToString() => $"{Year % 100:D2}{Month:D2}{Day:D2}";

    private static int FullYear(int twoDigits, int thisYear)
    {
        var century = thisYear - thisYear % 100;
        return (twoDigits - thisYear % 100) switch
        {
            >= 51 => century - 100 + twoDigits,
            <= -50 => century + 100 + twoDigits,
            _ => century + twoDigits,
        };
    }
}
