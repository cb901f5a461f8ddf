using System.Diagnostics;

namespace Theriac.Bench.Recipes;

/// <summary>Medians, after enough turns for the compiler to be done.</summary>
internal static class Timing
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(800);

    /// <summary>What is shorter than this is done several times, and divided: the clock of a processor is coarse.</summary>
    private static readonly TimeSpan TurnMin = TimeSpan.FromMilliseconds(20);

    /// <summary>Milliseconds of processor time, so that others on the machine do not count; collecting garbage does.</summary>
    public static double Median(Action work, int rounds)
    {
        var times = 0;
        var before = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - before < WarmUp)
        {
            work();
            times++;
        }
        var together = Math.Max(1, (int)(times * TurnMin / WarmUp));
        var turns = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            before = Environment.CpuUsage.TotalTime;
            for (var one = 0; one < together; one++) work();
            turns[i] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / together;
        }
        return Middle(turns);
    }

    /// <summary>Milliseconds as they pass for whoever waits, and of the processor.</summary>
    public static async Task<(double Passed, double Processor)> MedianAsync(Func<Task> work, int rounds)
    {
        for (var i = 0; i < 3; i++) await work();
        var (passed, processor) = (new double[rounds], new double[rounds]);
        for (var i = 0; i < rounds; i++)
        {
            var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await work();
            (passed[i], processor[i]) = (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }
        return (Middle(passed), Middle(processor));
    }

    private static double Middle(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
