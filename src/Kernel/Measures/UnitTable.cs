using System.Collections.Frozen;
using System.Numerics;

namespace Theriac.Kernel;

/// <summary>Units, their exact factors, and every spelling under which they are read.</summary>
/// <remarks>
/// Spellings that mean different things to different people are left out on purpose: <c>ML</c> (millilitre to one ERP,
/// megalitre to the SI), <c>MG</c> or <c>units</c> are not read, so that an import reports them and nobody guesses.
/// </remarks>
internal static partial class UnitTable
{
    private static readonly FrozenDictionary<(Dimension, Dimension), Dimension> Quotients =
        new Dictionary<(Dimension, Dimension), Dimension>
        {
            [(Dimension.Mass, Dimension.Volume)] = Dimension.Concentration,
            [(Dimension.Mass, Dimension.Mass)] = Dimension.MassFraction,
            [(Dimension.Volume, Dimension.Volume)] = Dimension.VolumeFraction,
            [(Dimension.Volume, Dimension.Time)] = Dimension.VolumeFlow,
            [(Dimension.Mass, Dimension.Time)] = Dimension.MassFlow,
            [(Dimension.Length, Dimension.Time)] = Dimension.Speed,
            [(Dimension.Temperature, Dimension.Time)] = Dimension.TemperatureRate,
            [(Dimension.Pressure, Dimension.Time)] = Dimension.PressureRate,
            [(Dimension.Count, Dimension.Time)] = Dimension.CountRate,
            [(Dimension.Count, Dimension.Volume)] = Dimension.CountDensity,
            [(Dimension.Mass, Dimension.Count)] = Dimension.MassPerCount,
            [(Dimension.Volume, Dimension.Count)] = Dimension.VolumePerCount,
            [(Dimension.Mass, Dimension.Area)] = Dimension.MassPerArea,
            [(Dimension.AmountOfSubstance, Dimension.Volume)] = Dimension.Molarity,
            [(Dimension.Activity, Dimension.Volume)] = Dimension.ActivityConcentration,
            [(Dimension.Activity, Dimension.Mass)] = Dimension.ActivityPerMass,
            [(Dimension.ColonyCount, Dimension.Volume)] = Dimension.ColonyDensity,
            [(Dimension.ColonyCount, Dimension.Mass)] = Dimension.ColonyPerMass,
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Unit> Exactly;
    private static readonly FrozenDictionary<string, Unit> ByCode;
    private static readonly FrozenDictionary<string, Unit> ByName;

    static UnitTable()
    {
        var all = new List<Unit>();
        var exactly = new Dictionary<string, Unit>(StringComparer.Ordinal);
        var byCode = new Dictionary<string, Unit>(StringComparer.Ordinal);
        var byName = new Dictionary<string, Unit>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Rows)
        {
            var unit = new Unit(row.Symbol, row.Dimension, row.Factor, row.Offset, row.Code);
            all.Add(unit);
            exactly.Add(row.Symbol, unit);
            if (row.Code is not null)
                byCode.Add(row.Code, unit);
            foreach (var alias in row.Aliases)
                exactly.Add(alias, unit);
            foreach (var name in row.Names.SelectMany(Spellings))
                byName.Add(name, unit);
        }
        All = all;
        Exactly = exactly.ToFrozenDictionary(StringComparer.Ordinal);
        ByCode = byCode.ToFrozenDictionary(StringComparer.Ordinal);
        ByName = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<Unit> All { get; }

    public static Unit? Find(string text)
    {
        if (text.Length is 0 or > 64)
            return null;
        return FindSimple(text) ?? FindQuotient(text, "/") ?? FindQuotient(text, " per ");
    }

    public static Unit? FindCode(string code) => ByCode.GetValueOrDefault(code);

    private static Unit? FindSimple(string text) =>
        Exactly.GetValueOrDefault(text) ?? ByName.GetValueOrDefault(text);

    private static Unit? FindQuotient(string text, string sign)
    {
        var at = text.IndexOf(sign, StringComparison.OrdinalIgnoreCase);
        if (at <= 0)
            return null;
        var (over, under) = (FindSimple(text[..at].Trim()), FindSimple(text[(at + sign.Length)..].Trim()));
        if (over is null || under is null)
            return null;
        if (!Quotients.TryGetValue((over.Dimension, under.Dimension), out var dimension))
            return null;
        var symbol = $"{over.Symbol}/{under.Symbol}";
        return Exactly.GetValueOrDefault(symbol)
            ?? new Unit(symbol, dimension, over.Factor / under.Factor, new Ratio(0, 1), commonCode: null);
    }

    /// <summary>British and American, singular and plural.</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        var american = name.Replace("metre", "meter", StringComparison.Ordinal)
            .Replace("litre", "liter", StringComparison.Ordinal);
        return new[] { name, american }.Distinct().SelectMany(one => one.EndsWith('s') ? [one] : new[] { one, one + "s" });
    }

    private sealed record Row(
        string Symbol, Dimension Dimension, Ratio Factor, string? Code, string[] Names, string[] Aliases)
    {
        public Ratio Offset { get; init; } = new(0, 1);
    }

    private static Row Of(
        Dimension dimension, string symbol, decimal factor, string? code, string[] names, params string[] aliases) =>
        new(symbol, dimension, Ratio.Of(factor), code, names, aliases);

    private static Row Of(
        Dimension dimension, string symbol, long numerator, long denominator, string? code, string[] names,
        params string[] aliases) =>
        new(symbol, dimension, new Ratio(new BigInteger(numerator), new BigInteger(denominator)), code, names, aliases);
}
