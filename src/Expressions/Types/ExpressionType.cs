using Theriac.Kernel;

namespace Theriac.Expressions.Types;

/// <summary>What kind of value an expression or a step has.</summary>
public enum ValueKind
{
    Number,
    Text,
    Truth,

    /// <summary>A date with its time.</summary>
    Moment,

    /// <summary>A column of a table: numbers of one dimension.</summary>
    Numbers,

    /// <summary>A table of constants of the recipe; nothing but <c>lookup</c> reads it.</summary>
    Lookup,
}

/// <summary>The type of a value; of numbers with the unit that they are shown in.</summary>
/// <param name="Unit">Null for plain numbers, and for all that is no number.</param>
public sealed record ExpressionType(ValueKind Kind, Unit? Unit = null)
{
    public static readonly ExpressionType Text = new(ValueKind.Text);
    public static readonly ExpressionType Truth = new(ValueKind.Truth);
    public static readonly ExpressionType Moment = new(ValueKind.Moment);
    public static readonly ExpressionType Plain = new(ValueKind.Number);

    public static ExpressionType Number(Unit? unit) => new(ValueKind.Number, unit);

    /// <summary>A table whose rows are found by <paramref name="key"/> and give numbers in <paramref name="unit"/>.</summary>
    public static ExpressionType Lookup(ExpressionType key, Unit? unit) => new(ValueKind.Lookup, unit) { Key = key };

    /// <summary>Of a table of constants: what its rows are found by.</summary>
    public ExpressionType? Key { get; private init; }

    public static ExpressionType Numbers(Unit? unit) => new(ValueKind.Numbers, unit);

    /// <summary>Null for plain numbers; percent and parts of a mass or a volume are plain.</summary>
    public Dimension? Dimension => Unit is null || Dimensions.IsPlain(Unit.Dimension) ? null : Unit.Dimension;

    /// <summary>A point on a scale with a zero of its own (°C), which neither adds nor multiplies.</summary>
    internal bool IsPoint => Unit is { HasOwnZero: true };

    internal bool IsNumber => Kind == ValueKind.Number;

    internal bool MeasuresAs(ExpressionType other) => Dimension == other.Dimension;

    public override string ToString() =>
        Kind is ValueKind.Number or ValueKind.Numbers ? Unit?.Symbol ?? "number" : $"{Kind}".ToLowerInvariant();
}
