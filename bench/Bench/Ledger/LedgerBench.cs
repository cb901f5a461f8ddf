using Theriac.Storage;

namespace Theriac.Bench.Ledger;

/// <summary><c>theriac bench ledger</c>.</summary>
public static class LedgerBench
{
    private const int VerifyAim = 300_000;
    private const double P99AimMilliseconds = 20;

    /// <summary>What one append writes, roughly: the entry's row and index entries, and the two derived rows.</summary>
    private const int BytesPerAppend = 900;

    private static readonly int[] Clients = [1, 16, 64];

    /// <param name="folder">An empty folder on the disk that is measured.</param>
    public static async Task<List<BenchResult>> RunAsync(string folder, bool isQuick, Action<string> tell)
    {
        var time = TimeSpan.FromSeconds(isQuick ? 1 : 8);
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

    private static async Task EngineAsync(Engine engine, string connection, string folder, TimeSpan time, List<BenchResult> results)
    {
        var name = engine == Engine.Sqlite ? "sqlite" : "postgres";
        var factor = engine == Engine.Sqlite ? 3 : 4;
        await using var instance = await BenchInstance.OpenAsync(connection, Path.Combine(folder, "keys"));
        await AppendLoad.MeasureAsync(instance, 64, time / 4); // Compiles, and grows the files.
        var bare = await BareCommits.MeasureAsync(engine, connection, BytesPerAppend, time);
        foreach (var clients in Clients)
        {
            var (perSecond, p50, p99) = await AppendLoad.MeasureAsync(instance, clients, time);
            var title = $"{name}: appends, {clients} {(clients == 1 ? "client" : "clients")}";
            results.Add(clients == 64
                ? BenchResult.AtLeast(title, perSecond, "appends/s", bare, factor)
                : BenchResult.Beside(title, perSecond, "appends/s", bare));
            results.Add(BenchResult.Of($"{title}, p50", p50, "ms"));
            results.Add(clients == 64
                ? BenchResult.Below($"{title}, p99", p99, "ms", P99AimMilliseconds)
                : BenchResult.Of($"{title}, p99", p99, "ms"));
        }

        var again = await BareCommits.MeasureAsync(engine, connection, BytesPerAppend, time / 2);
        results.Add(BenchResult.Beside($"{name}: bare commits again, after the load", again, "commits/s", bare));
    }

    private static void Verification(int entries, List<BenchResult> results)
    {
        var (verified, bare, bytes) = VerifyLoad.Measure(entries);
        results.Add(new BenchResult(
            "verify: entries of an export, one core", Math.Round(verified), "entries/s", Math.Round(bare), Math.Round(verified / bare, 2),
            $"at least {VerifyAim} entries/s", verified >= VerifyAim));
        results.Add(BenchResult.Of("verify: bytes of an entry's line", bytes, "bytes"));
    }
}
