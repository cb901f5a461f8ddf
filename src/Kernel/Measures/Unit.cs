using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Theriac.Kernel;

/// <summary>A unit of measure out of the kernel's table, or a quotient of two of them such as <c>mg/mL</c>.</summary>
/// <remarks>
/// Symbols are those of the shop floor and keep their case: <c>mL</c>, <c>Pa</c>, <c>µg</c>. A unit never leaves the
/// table, because records name it for ever. Factors are rational numbers, so that conversions are exact or refused.
/// </remarks>
[JsonConverter(typeof(UnitJson))]
public sealed class Unit : IEquatable<Unit>
{
    internal Unit(string symbol, Dimension dimension, Ratio factor, Ratio offset, string? commonCode)
    {
        (Symbol, Dimension, CommonCode) = (symbol, dimension, commonCode);
        (Factor, Offset) = (factor, offset);
    }

    public static readonly Unit Kilogram = Known("kg");
    public static readonly Unit Gram = Known("g");
    public static readonly Unit Milligram = Known("mg");
    public static readonly Unit Litre = Known("L");
    public static readonly Unit Millilitre = Known("mL");
    public static readonly Unit Second = Known("s");
    public static readonly Unit Minute = Known("min");
    public static readonly Unit Hour = Known("h");
    public static readonly Unit Celsius = Known("°C");
    public static readonly Unit Kelvin = Known("K");
    public static readonly Unit Percent = Known("%");

    /// <summary>One piece, whatever the piece is.</summary>
    public static readonly Unit Each = Known("each");

    public string Symbol { get; }

    public Dimension Dimension { get; }

    /// <summary>
    /// The code of UN/ECE Recommendation 20, as EPCIS and ERP messages write it (<c>KGM</c>); null where there is none.
    /// </summary>
    public string? CommonCode { get; }

    /// <summary>One of this unit, in the base unit of the dimension.</summary>
    internal Ratio Factor { get; }

    /// <summary>Where the scale begins, in this unit below zero of the base unit: 273.15 for °C.</summary>
    internal Ratio Offset { get; }

    internal bool HasOwnZero => !Offset.Numerator.IsZero;

    /// <summary>The whole table, for lists to choose from. Quotients that are not in it are still read.</summary>
    public static IReadOnlyList<Unit> All => UnitTable.All;

    public static Outcome<Unit> Parse(string? text) =>
        TryParse(text, out var unit) ? unit : KernelRefusals.UnitUnknown(text ?? "");

    /// <summary>
    /// Reads a symbol (<c>kg</c>, <c>mg/mL</c>), an alias (<c>ug</c>, <c>KGM</c>) or a long name in any case, singular
    /// or plural (<c>Kilolitres</c>, <c>metre</c>, <c>milligrams per millilitre</c>).
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Unit? unit)
    {
        unit = text is null ? null : UnitTable.Find(text.Trim());
        return unit is not null;
    }

    /// <summary>Reads a code of UN/ECE Recommendation 20, and only that: <c>KGM</c>, <c>CEL</c>, <c>4G</c>.</summary>
    public static bool TryFromCommonCode([NotNullWhen(true)] string? code, [NotNullWhen(true)] out Unit? unit)
    {
        unit = code is null ? null : UnitTable.FindCode(code);
        return unit is not null;
    }

    public bool Equals(Unit? other) => other is not null && Symbol == other.Symbol;

    public override bool Equals(object? obj) => Equals(obj as Unit);

    public override int GetHashCode() => Symbol.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Symbol;

    private static Unit Known(string symbol) =>
        UnitTable.Find(symbol) ?? throw new InvalidOperationException($"The table has no {symbol}.");
}

internal sealed class UnitJson : JsonConverter<Unit>
{
    public override Unit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A unit is a string such as \"kg\".");
        return Unit.TryParse(reader.GetString(), out var unit)
            ? unit
            : throw new JsonException("This unit is not in the table of units.");
    }

    public override void Write(Utf8JsonWriter writer, Unit value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Symbol);
}
