using Theriac.Storage;

namespace Theriac.Bench.Ledger;

/// <summary><c>theriac bench ledger</c>.</summary>
public static class LedgerBench
{
    private const int VerifyAim = 300_000;
    private const double P99AimMilliseconds = 20;

    /// <summary>What one append writes, roughly: the entry's row and index entries, and the two derived rows.</summary>
    private const int BytesPerAppend = 900;

    private const int Rounds = 5;

    private static readonly int[] Clients = [1, 16, 64];

    /// <param name="folder">An empty folder on the disk that is measured.</param>
    public static async Task<List<BenchResult>> RunAsync(string folder, bool isQuick, Action<string> tell)
    {
        var time = TimeSpan.FromSeconds(isQuick ? 2 : 15);
        var results = new List<BenchResult>();
        tell("SQLite");
        await EngineAsync(Engine.Sqlite, Path.Combine(folder, "bench.db"), folder, time, results);
        tell("PostgreSQL");
        await using (var cluster = await PostgresCluster.StartAsync(Path.Combine(folder, "postgres")))
            await EngineAsync(Engine.Postgres, cluster.Connection, folder, time, results);
        tell("verification");
        Verification(isQuick ? 100_000 : 500_000, results);
        return results;
    }

    /// <summary>
    /// By turns with the baseline, since a shared disk is fast in one second and slow in the next: the ratio is the median of
    /// the turns', each beside the mean of the bare commits before and after it.
    /// </summary>
    private static async Task EngineAsync(Engine engine, string connection, string folder, TimeSpan time, List<BenchResult> results)
    {
        await using var instance = await BenchInstance.OpenAsync(connection, Path.Combine(folder, "keys"));
        await AppendLoad.MeasureAsync(instance, 64, time / 4); // Compiles, and grows the files.
        var turns = Clients.ToDictionary(clients => clients, _ => new List<Turn>());
        var before = await BareCommits.MeasureAsync(engine, connection, BytesPerAppend, time / Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var clients in Clients)
            {
                var latencies = await AppendLoad.MeasureAsync(instance, clients, time / Rounds);
                var after = await BareCommits.MeasureAsync(engine, connection, BytesPerAppend, time / Rounds);
                turns[clients].Add(new Turn(latencies.PerSecond, (before + after) / 2, latencies.All));
                before = after;
            }
        }

        foreach (var (clients, measured) in turns)
            Tell(engine, clients, measured, results);
    }

    private static void Tell(Engine engine, int clients, List<Turn> turns, List<BenchResult> results)
    {
        var (isAimed, factor) = (clients == 64, engine == Engine.Sqlite ? 3 : 4);
        var title = $"{(engine == Engine.Sqlite ? "sqlite" : "postgres")}: appends, {clients} {(clients == 1 ? "client" : "clients")}";
        var median = turns.OrderBy(turn => turn.PerSecond / turn.Bare).ElementAt(turns.Count / 2);
        var latencies = turns.SelectMany(turn => turn.Latencies).Order().ToArray();
        var p99 = AppendLoad.At(latencies, 0.99);
        results.Add(isAimed
            ? BenchResult.AtLeast(title, median.PerSecond, "appends/s", median.Bare, factor)
            : BenchResult.Beside(title, median.PerSecond, "appends/s", median.Bare));
        results.Add(BenchResult.Of($"{title}, p50", AppendLoad.At(latencies, 0.50), "ms"));
        results.Add(isAimed
            ? BenchResult.Below($"{title}, p99", p99, "ms", P99AimMilliseconds)
            : BenchResult.Of($"{title}, p99", p99, "ms"));
    }

    private static void Verification(int entries, List<BenchResult> results)
    {
        var (verified, bare, bytes) = VerifyLoad.Measure(entries);
        results.Add(new BenchResult(
            "verify: entries of an export, one core", Math.Round(verified), "entries/s", Math.Round(bare), Math.Round(verified / bare, 2),
            $"at least {VerifyAim} entries/s", verified >= VerifyAim));
        results.Add(BenchResult.Of("verify: bytes of an entry's line", bytes, "bytes"));
    }

    private sealed record Turn(double PerSecond, double Bare, double[] Latencies);
}
