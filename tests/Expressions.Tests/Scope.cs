using Theriac.Expressions.Types;
using Theriac.Expressions.Values;
using Theriac.Kernel;

namespace Theriac.Expressions.Tests;

/// <summary>Values of a record, as a table of the test says them.</summary>
internal sealed class Scope : IScope, IValues
{
    private readonly Dictionary<string, (ExpressionType Type, Value? Value)> _values = [];

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich");

    public IEnumerable<(string Path, string Title)> Paths => _values.Keys.Select(path => (path, $"Title of {path}"));

    /// <summary>A small granulation.</summary>
    public static Scope Granulation() => new Scope()
        .Add("water", "12.40 kg").Add("powder", "50.0 kg").Add("density", "1.02 kg/L").Add("assay", "98.4 %").Add("tablets", "100000 each")
        .Add("mixed", "21.5 °C").Add("loss", "3").Add("hold", "90 min")
        .AddColumn("weights", "mg", "250.1", "249.8", "251.0", "248.9").AddColumn("temperatures", "°C", "20.0", "22.0")
        .AddColumn("empty", "mg")
        // Water of 0 to 2 %, 2 to 5 %, and of 5 % to 8 %, both included; grades A and B.
        .AddRanges("table.potency.factor", "%", null, "8", ("0", "1"), ("2", "1.0204"), ("5", "1.0526")).AddRanges("table.speed.low", "kg", "rpm", null, ("10", "8"), ("50", "6"))
        .Add("table.grade.fill", ExpressionType.Lookup(ExpressionType.Text, Unit.Milligram), Value.ByCode([("A", 250.0m), ("B", 240.5m)], Unit.Milligram))
        .Add("clean", ExpressionType.Truth, Value.Of(true)).Add("colour", ExpressionType.Text, Value.Of("white"))
        .Add("start", ExpressionType.Moment, Value.Of(DateTimeOffset.Parse("2026-03-28T22:00:00+01:00", System.Globalization.CultureInfo.InvariantCulture)))
        .Add("end", ExpressionType.Moment, Value.Of(DateTimeOffset.Parse("2026-03-29T06:30:00+02:00", System.Globalization.CultureInfo.InvariantCulture)))
        .Add("later", ExpressionType.Number(Unit.Kilogram), null);

    public Scope Add(string path, ExpressionType type, Value? value)
    {
        _values[path] = (type, value);
        return this;
    }

    public Scope Add(string path, string quantity)
    {
        var parts = quantity.Split(' ', 2);
        var number = DecimalText.Parse(parts[0]).Value;
        var unit = parts.Length == 1 ? null : Unit.Parse(parts[1]).Value;
        return Add(path, ExpressionType.Number(unit), unit is null ? Value.Of(number) : Value.Of(new Quantity(number, unit)));
    }

    public Scope AddColumn(string path, string unit, params string[] numbers)
    {
        var known = Unit.Parse(unit).Value;
        return Add(path, ExpressionType.Numbers(known), Value.Of(numbers.Select(number => Quantity.Parse(number, unit).Value), known));
    }

    public Scope AddRanges(string path, string? keyUnit, string? unit, string? upTo, params (string From, string Value)[] rows)
    {
        var (key, result) = (keyUnit is null ? null : Unit.Parse(keyUnit).Value, unit is null ? null : Unit.Parse(unit).Value);
        var numbers = rows.Select(row => (DecimalText.Parse(row.From).Value, DecimalText.Parse(row.Value).Value));
        return Add(
            path, ExpressionType.Lookup(ExpressionType.Number(key), result),
            Value.ByRange(numbers, upTo is null ? null : DecimalText.Parse(upTo).Value, key, result));
    }

    ExpressionType? IScope.Find(string path) => _values.TryGetValue(path, out var found) ? found.Type : null;

    Value? IValues.Find(string path) => _values.GetValueOrDefault(path).Value;
}
