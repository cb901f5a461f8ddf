using System.Diagnostics;
using Theriac.Ledger;

namespace Theriac.Bench.Ledger;

/// <summary>Clients that each append to a stream of their own, one after the other, and wait for each answer.</summary>
internal static class AppendLoad
{
    public static async Task<(double PerSecond, double[] All)> MeasureAsync(BenchInstance instance, int clients, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var run = Guid.NewGuid().ToString("N")[..8];
        var lists = await Task.WhenAll(Enumerable.Range(0, clients).Select(client =>
            Task.Run(() => ClientAsync(instance.Ledger, $"batch/{run}-{client}", watch, time))));
        var seconds = watch.Elapsed.TotalSeconds;
        var all = lists.SelectMany(list => list).ToArray();
        return (all.Length / seconds, all);
    }

    private static async Task<List<double>> ClientAsync(ILedger ledger, string stream, Stopwatch watch, TimeSpan time)
    {
        var author = new Author("mai.tran", "tablet-7", "Asia/Ho_Chi_Minh");
        var latencies = new List<double>();
        for (var version = 0L; watch.Elapsed < time; version++)
        {
            var start = Stopwatch.GetTimestamp();
            var result = await ledger.AppendAsync(
                new AppendRequest(author, [new Draft(stream, BenchReading.Of(version))], [new StreamVersion(stream, version)]));
            if (result is not AppendResult.Appended)
                throw new InvalidOperationException($"An append of the bench ended as {result}.");
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return latencies;
    }

    public static double At(double[] sorted, double part) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];
}
