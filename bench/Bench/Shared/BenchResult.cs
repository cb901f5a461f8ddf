namespace Theriac.Bench;

/// <summary>One measured figure, as <c>theriac bench … --json</c> prints it.</summary>
/// <param name="Baseline">The figure that it is compared with, measured in the same run; null when there is none.</param>
/// <param name="Ratio">Value over baseline.</param>
/// <param name="Aim">What it should be, in words.</param>
/// <param name="Met">Null when there is no aim.</param>
public sealed record BenchResult(string Name, double Value, string Unit, double? Baseline, double? Ratio, string? Aim, bool? Met)
{
    public static BenchResult Of(string name, double value, string unit) => new(name, Round(value), unit, null, null, null, null);

    public static BenchResult AtLeast(string name, double value, string unit, double baseline, double factor) => new(
        name, Round(value), unit, Round(baseline), Math.Round(value / baseline, 2), $"at least {factor} times the baseline", value >= factor * baseline);

    public static BenchResult Beside(string name, double value, string unit, double baseline) =>
        new(name, Round(value), unit, Round(baseline), Math.Round(value / baseline, 2), null, null);

    public static BenchResult Below(string name, double value, string unit, double aim) =>
        new(name, Round(value), unit, null, null, $"below {aim} {unit}", value < aim);

    public static BenchResult AtLeast(string name, double value, string unit, double aim) =>
        new(name, Round(value), unit, null, null, $"at least {aim} {unit}", value >= aim);

    private static double Round(double value) => value >= 100 ? Math.Round(value) : Math.Round(value, 2);
}
