using System.Globalization;
using System.Numerics;
using Theriac.Expressions.Syntax;
using Theriac.Expressions.Types;
using Theriac.Expressions.Values;
using Theriac.Kernel;

namespace Theriac.Expressions.Functions;

/// <summary>Dates. There is no function for the present moment: a calculation must give the same result for ever.</summary>
internal static class Moments
{
    /// <summary>More than lie between the first and the last year.</summary>
    private const int MonthsMax = 120_000;
    private const long SecondsMax = 400_000_000_000;

    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm"];

    public static IReadOnlyList<Function> All { get; } =
    [
        new("date", "\"2026-11-22\"", 1, 1, CheckDate, call => At(Parse(call.Call)!.Value, call.Zone)),
        new("startOfDay", "date", 1, 1, OneMoment, call => Local(call, local => local.Date)),
        new("endOfMonth", "date", 1, 1, OneMoment,
            call => Local(call, local => new DateTime(local.Year, local.Month, DateTime.DaysInMonth(local.Year, local.Month)))),
    ];

    /// <summary>Months and years by the calendar of the site: 31 January and a month is the last day of February.</summary>
    public static Outcome<Value> AddMonths(Value.Moment moment, Ratio months, TimeZoneInfo zone)
    {
        if (!BigInteger.Remainder(months.Numerator, months.Denominator).IsZero)
            return ValueRefusals.MonthsNotWhole();
        var count = months.Numerator / months.Denominator;
        if (BigInteger.Abs(count) > MonthsMax)
            return ValueRefusals.MomentOutOfRange();
        var whole = (int)count;
        var local = TimeZoneInfo.ConvertTime(moment.At, zone).DateTime;
        return IsInRange(local.Year + (whole / 12.0)) ? At(local.AddMonths(whole), zone) : ValueRefusals.MomentOutOfRange();
    }

    public static Outcome<Value> AddSeconds(Value.Moment moment, Ratio seconds)
    {
        if (BigInteger.Abs(seconds.Numerator / seconds.Denominator) > SecondsMax)
            return ValueRefusals.MomentOutOfRange();
        var microseconds = (decimal?)RoundingRule.Places(RoundingMode.HalfEven, 6).RoundRatio(seconds) * 1_000_000;
        if (microseconds is not { } add || !IsInRange(moment.At.Year + (double)(add / 31_557_600_000_000m)))
            return ValueRefusals.MomentOutOfRange();
        return Value.Of(moment.At.AddTicks((long)(add * TimeSpan.TicksPerMicrosecond)));
    }

    private static ExpressionType? CheckDate(CallCheck call) =>
        Parse(call.Call) is null ? call.Wrong(ExpressionFindings.DateNotValid(call.SpanOf(0))) : ExpressionType.Moment;

    private static ExpressionType? OneMoment(CallCheck call) => call.Are(ValueKind.Moment) ? ExpressionType.Moment : null;

    private static DateTime? Parse(Node.Call call) =>
        call.Arguments[0] is Node.Text text
        && DateTime.TryParseExact(text.Value, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : null;

    private static Outcome<Value> Local(CallValues call, Func<DateTime, DateTime> change) =>
        At(change(TimeZoneInfo.ConvertTime(((Value.Moment)call.Values[0]).At, call.Zone).DateTime), call.Zone);

    /// <summary>A local time that a clock change leaves out is the moment after it.</summary>
    private static Outcome<Value> At(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        var offset = zone.GetUtcOffset(local);
        return IsInRange(local.Year) ? Value.Of(new DateTimeOffset(local, offset)) : ValueRefusals.MomentOutOfRange();
    }

    private static bool IsInRange(double year) => year is > 2 and < 9998;
}
