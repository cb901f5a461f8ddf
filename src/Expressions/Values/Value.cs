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
            rule.RoundRatio(InUnit) is { } rounded && IsShort(rounded) ? rounded : ValueRefusals.TooLarge();

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
            return whole is { } raw && IsShort(raw) ? raw : ValueRefusals.TooLarge();
        }

        /// <summary>A decimal has 29 digits for some numbers; a result has 28 for all.</summary>
        private static bool IsShort(decimal number) => Math.Abs(number) < 10_000_000_000_000_000_000_000_000_000m;

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

    /// <summary>A table of constants by ranges: a row holds from its number on to the next row's.</summary>
    /// <param name="upTo">The last row holds up to and with this; null for without an end.</param>
    /// <param name="keyUnit">Of the numbers that rows begin with.</param>
    /// <param name="unit">Of the values.</param>
    public static Value ByRange(IEnumerable<(decimal From, decimal Value)> rows, decimal? upTo, Unit? keyUnit, Unit? unit) => new Lookup(
        [.. rows.Select(row => (ToBase(row.From, keyUnit), ToBase(row.Value, unit)))], [], upTo is { } end ? ToBase(end, keyUnit) : null, keyUnit, unit);

    /// <summary>A table of constants by codes.</summary>
    public static Value ByCode(IEnumerable<(string Code, decimal Value)> rows, Unit? unit) =>
        new Lookup([], [.. rows.Select(row => (row.Code, ToBase(row.Value, unit)))], null, null, unit);

    public sealed record Lookup : Value
    {
        private const int ShownMax = 12;

        private readonly IReadOnlyList<(Ratio From, Ratio Value)> _ranges;
        private readonly IReadOnlyList<(string Code, Ratio Value)> _codes;
        private readonly Ratio? _upTo;
        private readonly Unit? _keyUnit;

        internal Lookup(
            IReadOnlyList<(Ratio From, Ratio Value)> ranges, IReadOnlyList<(string Code, Ratio Value)> codes, Ratio? upTo, Unit? keyUnit, Unit? unit) =>
            (_ranges, _codes, _upTo, _keyUnit, Unit) = (ranges, codes, upTo, keyUnit, unit);

        /// <summary>Of what it gives.</summary>
        public Unit? Unit { get; }

        /// <summary>In the base unit; null when no row holds.</summary>
        internal Ratio? Find(Value key) => key switch
        {
            Number number => ByNumber(number.InBase),
            Text text => ByText(text.Content),
            _ => null,
        };

        /// <summary>The rows, so that a record shows what the value was taken from.</summary>
        public override string ToString()
        {
            var rows = _ranges.Select(row => $"≥ {new Number(row.From, _keyUnit)}: {new Number(row.Value, Unit)}")
                .Concat(_codes.Select(row => $"{row.Code}: {new Number(row.Value, Unit)}")).ToList();
            var end = _upTo is { } upTo ? $"; ≤ {new Number(upTo, _keyUnit)}" : "";
            return string.Join("; ", rows.Take(ShownMax)) + (rows.Count > ShownMax ? "; …" : "") + end;
        }

        // Of the rows that begin at it or below, the one that begins last: also of rows out of order there is one answer only.
        private Ratio? ByNumber(Ratio key)
        {
            if (_upTo is { } end && Ratio.Compare(key, end) > 0)
                return null;
            (Ratio From, Ratio Value)? best = null;
            foreach (var row in _ranges)
            {
                if (Ratio.Compare(row.From, key) <= 0 && (best is not { } other || Ratio.Compare(row.From, other.From) > 0))
                    best = row;
            }

            return best?.Value;
        }

        private Ratio? ByText(string key)
        {
            foreach (var (code, value) in _codes)
            {
                if (code == key) return value;
            }

            return null;
        }
    }

    internal static Ratio ToBase(decimal value, Unit? unit) => ToBase(Ratio.Of(value), unit);

    internal static Ratio ToBase(Ratio value, Unit? unit) => unit is null ? value : (value + unit.Offset) * unit.Factor;

    internal static Ratio FromBase(Ratio inBase, Unit? unit) => unit is null ? inBase : inBase / unit.Factor - unit.Offset;
}
