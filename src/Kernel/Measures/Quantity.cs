using System.Text.Json;
using System.Text.Json.Serialization;

namespace Theriac.Kernel;

/// <summary>A number with its unit, as somebody read or wrote it: "10.50 kg" keeps both decimals.</summary>
/// <remarks>
/// All arithmetic is exact or refused; rounding happens only by a <see cref="RoundingRule"/> that the record names.
/// Equality is that of the number and the unit (10.50 kg equals 10.5 kg but not 10500 g); <see cref="Compare"/>
/// converts. <c>default</c> is not valid and throws when its unit is read. JSON: <c>{"value":"10.50","unit":"kg"}</c>.
/// </remarks>
[JsonConverter(typeof(QuantityJson))]
public readonly record struct Quantity
{
    private readonly Unit? _unit;

    public Quantity(decimal value, Unit unit) => (Value, _unit) = (value, unit);

    public decimal Value { get; }

    public Unit Unit => _unit ?? throw new InvalidOperationException("default(Quantity) is not a quantity.");

    public Dimension Dimension => Unit.Dimension;

    public static Outcome<Quantity> Parse(string? value, string? unit) =>
        DecimalText.Parse(value).Then(number => Unit.Parse(unit).Map(known => new Quantity(number, known)));

    /// <summary>
    /// Below zero, zero or above zero, as numbers compare; exact for every pair of units of one dimension.
    /// </summary>
    public static Outcome<int> Compare(Quantity one, Quantity other)
    {
        if (one.Unit.Equals(other.Unit))
            return one.Value.CompareTo(other.Value);
        return one.Dimension == other.Dimension
            ? Ratio.Compare(one.InBaseUnit(), other.InBaseUnit())
            : KernelRefusals.DimensionsDiffer(one.Unit, other.Unit);
    }

    /// <summary>Whether this lies between the limits, both included; a missing limit does not limit.</summary>
    public Outcome<bool> IsWithin(Quantity? low, Quantity? high)
    {
        var aboveLow = low is null ? Outcome<int>.Ok(1) : Compare(this, low.Value);
        var belowHigh = high is null ? Outcome<int>.Ok(-1) : Compare(this, high.Value);
        return aboveLow.Then(above => belowHigh.Map(below => above >= 0 && below <= 0));
    }

    /// <summary>
    /// The same quantity in another unit, refused when that has no exact decimal form. The last decimal keeps its
    /// meaning: 10.50 g is 0.01050 kg.
    /// </summary>
    public Outcome<Quantity> To(Unit unit)
    {
        if (unit.Equals(Unit))
            return this;
        if (unit.Dimension != Dimension)
            return KernelRefusals.DimensionsDiffer(Unit, unit);
        var result = Convert(unit);
        if (result.ScaleNeeded() is not { } needed)
            return KernelRefusals.NotExact($"This quantity in {unit}");
        var scale = Math.Max(needed, ScaleWanted(unit));
        return Exact.TryJoin(result.Numerator * Exact.Pow10(scale) / result.Denominator, scale, out var value)
            ? new Quantity(value, unit)
            : KernelRefusals.TooLarge();
    }

    /// <summary>
    /// The same quantity in another unit, rounded; <see cref="RoundedQuantity.From"/> keeps this one.
    /// </summary>
    public Outcome<RoundedQuantity> To(Unit unit, RoundingRule rule)
    {
        if (unit.Dimension != Dimension)
            return KernelRefusals.DimensionsDiffer(Unit, unit);
        return rule.RoundRatio(Convert(unit), Value.Scale) is { } value
            ? new RoundedQuantity(this, new Quantity(value, unit), rule)
            : KernelRefusals.TooLarge();
    }

    /// <summary>Rounded in its own unit.</summary>
    public Outcome<RoundedQuantity> Round(RoundingRule rule) => To(Unit, rule);

    /// <summary>The sum in this one's unit. To a temperature only a difference (in K) can be added.</summary>
    public Outcome<Quantity> Plus(Quantity other)
    {
        if (Dimension == Dimension.Temperature && other.Unit.HasOwnZero)
            return KernelRefusals.TemperaturesDoNotAdd();
        var term = OtherTerm(other);
        return term.IsOk ? Sum(Value, term.Value, Unit) : term.Refusal;
    }

    /// <summary>
    /// The difference in this one's unit. Between two temperatures in °C it is in K; °C less K stays °C.
    /// </summary>
    public Outcome<Quantity> Minus(Quantity other)
    {
        if (Dimension != Dimension.Temperature || !other.Unit.HasOwnZero)
        {
            var term = OtherTerm(other);
            return term.IsOk ? Sum(Value, -term.Value, Unit) : term.Refusal;
        }
        return To(Unit.Kelvin).Then(one => other.To(Unit.Kelvin).Then(two => Sum(one.Value, -two.Value, Unit.Kelvin)));
    }

    /// <summary>Scaled by a plain number, for example from the master's batch size to the order's.</summary>
    public Outcome<Quantity> Times(decimal factor)
    {
        if (Unit.HasOwnZero)
            return KernelRefusals.TemperaturesDoNotAdd();
        return Exact.TryMultiply(Value, factor, out var product)
            ? new Quantity(product, Unit)
            : KernelRefusals.TooLarge();
    }

    /// <summary>
    /// How many percent of <paramref name="whole"/> this is: yields and losses. Rounded, because it rarely ends.
    /// </summary>
    public Outcome<RoundedShare> PercentOf(Quantity whole, RoundingRule rule)
    {
        if (Dimension != whole.Dimension)
            return KernelRefusals.DimensionsDiffer(Unit, whole.Unit);
        if (whole.InBaseUnit().Numerator.IsZero)
            return KernelRefusals.DivisionByZero();
        return rule.RoundRatio(InBaseUnit() / whole.InBaseUnit() * new Ratio(100, 1)) is { } percent
            ? new RoundedShare(this, whole, new Quantity(percent, Unit.Percent), rule)
            : KernelRefusals.TooLarge();
    }

    public override string ToString() => $"{DecimalText.Of(Value)} {Unit.Symbol}";

    private Ratio InBaseUnit() => (Ratio.Of(Value) + Unit.Offset) * Unit.Factor;

    private Ratio Convert(Unit unit) => InBaseUnit() / unit.Factor - unit.Offset;

    private int ScaleWanted(Unit unit)
    {
        var shift = (Unit.Factor / unit.Factor).PowerOfTen();
        return shift is null ? 0 : Math.Clamp(Value.Scale - shift.Value, 0, DecimalText.ScaleMax);
    }

    /// <summary>
    /// The other term's number in this unit; for a temperature, a difference without the scale's zero.
    /// </summary>
    private Outcome<decimal> OtherTerm(Quantity other)
    {
        if (!Unit.HasOwnZero || other.Dimension != Dimension.Temperature)
            return other.To(Unit).Map(converted => converted.Value);
        var difference = Ratio.Of(other.Value) * other.Unit.Factor / Unit.Factor;
        var scale = Math.Max(difference.ScaleNeeded() ?? -1, other.Value.Scale);
        return difference.ScaleNeeded() is not null
            && Exact.TryJoin(difference.Numerator * Exact.Pow10(scale) / difference.Denominator, scale, out var value)
                ? value
                : KernelRefusals.NotExact($"This difference in {Unit}");
    }

    private static Outcome<Quantity> Sum(decimal one, decimal other, Unit unit) =>
        Exact.TryAdd(one, other, out var sum) ? new Quantity(sum, unit) : KernelRefusals.TooLarge();
}

/// <summary>A rounded quantity with the one it came from.</summary>
public sealed record RoundedQuantity(Quantity From, Quantity Result, RoundingRule Rule);

/// <summary>A part of a whole in percent, with both.</summary>
public sealed record RoundedShare(Quantity Part, Quantity Whole, Quantity Percent, RoundingRule Rule);

internal sealed class QuantityJson : JsonConverter<Quantity>
{
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (value, unit) = ((decimal?)null, (Unit?)null);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A quantity is {\"value\":\"10.50\",\"unit\":\"kg\"}.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("value"u8) && value is null)
            {
                reader.Read();
                value = DecimalJson.ReadExact(ref reader);
            }
            else if (reader.ValueTextEquals("unit"u8) && unit is null)
            {
                reader.Read();
                unit = UnitConverter.Read(ref reader, typeof(Unit), options);
            }
            else
            {
                throw new JsonException("A quantity has one value and one unit, and nothing else.");
            }
        }
        return value is { } number && unit is not null
            ? new Quantity(number, unit)
            : throw new JsonException("A quantity needs a value and a unit.");
    }

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("value"u8, DecimalText.Of(value.Value));
        writer.WriteString("unit"u8, value.Unit.Symbol);
        writer.WriteEndObject();
    }

    private static readonly UnitJson UnitConverter = new();
}
