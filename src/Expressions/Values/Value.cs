using Theriac.Kernel;

namespace Theriac.Expressions.Values;

/// <summary>A value that goes into an expression or comes out of it.</summary>
public abstract record Value
{
    private Value()
    {
    }

    public static Value Of(Quantity quantity) => new Number(ToBase(quantity.Value, quantity.Unit), quantity.Unit);

    public static Value Of(decimal number) => new Number(Ratio.Of(number), null);

    public static Value Of(string text) => new Text(text);

    public static Value Of(bool truth) => new Truth(truth);

    public static Value Of(DateTimeOffset moment) => new Moment(moment);

    public static Value Of(IEnumerable<Quantity> column, Unit? unit) =>
        new Numbers([.. column.Select(quantity => ToBase(quantity.Value, quantity.Unit))], unit);

    public static Value Of(IEnumerable<decimal> column) => new Numbers([.. column.Select(Ratio.Of)], null);

    /// <summary>An exact number: nothing is rounded until a rule says how.</summary>
    public sealed record Number : Value
    {
        internal Number(Ratio inBase, Unit? unit) => (InBase, Unit) = (inBase, unit);

        /// <summary>The unit that it is shown in.</summary>
        public Unit? Unit { get; }

        /// <summary>In the base unit of its dimension.</summary>
        internal Ratio InBase { get; }

        internal Ratio InUnit => FromBase(InBase, Unit);

        /// <summary>In its unit, rounded. Refused when it does not fit into 28 digits.</summary>
        public Outcome<decimal> Round(RoundingRule rule) =>
            rule.RoundRatio(InUnit) is { } rounded ? rounded : ValueRefusals.TooLarge();

        /// <summary>The same quantity, shown in another unit of its dimension.</summary>
        public Number In(Unit? unit) => new(InBase, unit);

        /// <summary>
        /// In its unit, with all digits where the decimal ends, else with 28 significant ones: what the record keeps as raw.
        /// </summary>
        public Outcome<decimal> Raw()
        {
            var scale = InUnit.ScaleNeeded();
            var whole = scale is <= DecimalText.ScaleMax
                ? RoundingRule.Places(RoundingMode.HalfEven, scale.Value).RoundRatio(InUnit)
                : null;
            whole ??= RoundingRule.Significant(RoundingMode.HalfEven, DecimalText.ScaleMax).RoundRatio(InUnit)
                ?? RoundingRule.Places(RoundingMode.HalfEven, DecimalText.ScaleMax).RoundRatio(InUnit);
            return whole is { } raw ? raw : ValueRefusals.TooLarge();
        }

        public override string ToString() =>
            Raw().Try(out var raw, out _) ? $"{DecimalText.Of(raw)} {Unit?.Symbol}".TrimEnd() : "(too large)";
    }

    public sealed record Text(string Content) : Value;

    public sealed record Truth(bool IsTrue) : Value;

    public sealed record Moment(DateTimeOffset At) : Value;

    public sealed record Numbers : Value
    {
        internal Numbers(IReadOnlyList<Ratio> inBase, Unit? unit) => (InBase, Unit) = (inBase, unit);

        public Unit? Unit { get; }

        public int Count => InBase.Count;

        internal IReadOnlyList<Ratio> InBase { get; }
    }

    internal static Ratio ToBase(decimal value, Unit? unit) => ToBase(Ratio.Of(value), unit);

    internal static Ratio ToBase(Ratio value, Unit? unit) => unit is null ? value : (value + unit.Offset) * unit.Factor;

    internal static Ratio FromBase(Ratio inBase, Unit? unit) => unit is null ? inBase : inBase / unit.Factor - unit.Offset;
}
