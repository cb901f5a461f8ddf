using Theriac.Bench;
using Theriac.Cli.Shared;

namespace Theriac.Cli.Bench;

/// <summary>Prints figures; the exit code is 1 when an aim is missed.</summary>
internal static class BenchTable
{
    public static int Tell(IReadOnlyList<BenchResult> results, CliOutput output)
    {
        var lines = results.Select(Line).ToArray();
        return results.All(result => result.Met != false) ? output.Yes(results, lines) : output.No(results, lines);
    }

    private static string Line(BenchResult result)
    {
        var beside = result.Baseline is { } baseline ? $" beside {Short(baseline)} ({result.Ratio:0.00} times)" : "";
        var aim = result.Aim is null ? "" : $"   {(result.Met == true ? "met" : "MISSED")}: {result.Aim}";
        return $"{result.Name,-46} {result.Value,12:N1} {result.Unit}{beside}{aim}";
    }

    private static string Short(double baseline) => baseline >= 100 ? $"{baseline:N0}" : $"{baseline:0.##}";
}
