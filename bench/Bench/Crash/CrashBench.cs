using System.Diagnostics;
using System.Globalization;
using Theriac.Storage;

namespace Theriac.Bench.Crash;

/// <summary>
/// <c>theriac bench crash</c>: kills the process that appends, or the database server under it, at random moments; and cuts the
/// power under SQLite. Afterwards every acknowledged entry must be there.
/// </summary>
public sealed class CrashBench(string folder, Func<string, ProcessStartInfo> worker, Action<string> tell)
{
    private const int MomentMaxMilliseconds = 400;

    private readonly Random _random = new();
    private readonly string _keys = Path.Combine(folder, "keys");
    private long _acknowledged;

    public async Task<List<BenchResult>> RunAsync(bool isQuick)
    {
        var (kills, cuts, appends) = isQuick ? (3, 25, 240) : (200, 1000, 2400);
        var results = new List<BenchResult>();
        var sqlite = Path.Combine(folder, "crash.db");
        results.AddRange(await KillsAsync("sqlite", sqlite, kills, server: null));
        await using (var cluster = await PostgresCluster.StartAsync(Path.Combine(folder, "postgres")))
            results.AddRange(await KillsAsync("postgres", cluster.Connection, kills, cluster));

        var cutFolder = Path.Combine(folder, "cuts");
        Directory.CreateDirectory(cutFolder);
        var seed = _random.Next();
        var wrong = await UnsyncedWrites.RunAsync(
            cutFolder, appends, cuts, seed, cut => Tell("sqlite: power cuts", cut, cuts));
        results.AddRange(Result($"sqlite: {cuts} power cuts with unsynced writes lost (seed {seed})", wrong));
        return results;
    }

    /// <summary>The server is the one that is hit two times out of three, when there is one.</summary>
    private async Task<List<BenchResult>> KillsAsync(string engine, string connection, int kills, PostgresCluster? server)
    {
        _acknowledged = 0;
        var wrong = new List<string>();
        for (var kill = 1; kill <= kills; kill++)
        {
            var acknowledged = await RoundAsync(connection, server, kill);
            _acknowledged += acknowledged.Count;
            if (await LedgerCheck.FindWrongAsync(connection, _keys, acknowledged) is { } found)
                wrong.Add($"{engine}, kill {kill}: {found}");
            Tell($"{engine}: kills", kill, kills);
        }

        return [.. Result($"{engine}: {kills} kills, {_acknowledged} entries acknowledged", wrong)];
    }

    private async Task<List<Acknowledged>> RoundAsync(string connection, PostgresCluster? server, int kill)
    {
        using var process = Process.Start(worker(connection))!;
        var acknowledged = new List<Acknowledged>();
        var reading = ReadAsync(process.StandardOutput, acknowledged, out var ready);
        await Task.WhenAny(ready, reading);
        await Task.Delay(_random.Next(MomentMaxMilliseconds));
        switch (server is null ? 0 : kill % 3)
        {
            case 0:
                process.Kill(entireProcessTree: false); // SIGKILL
                break;
            case 1:
                await server!.KillAsync();
                break;
            default:
                await server!.HaltAsync();
                break;
        }

        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
            process.Kill();
        await reading;
        if (server is not null && kill % 3 != 0)
            await server.RunAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        return acknowledged;
    }

    private static Task ReadAsync(StreamReader from, List<Acknowledged> to, out Task ready)
    {
        var isReady = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ready = isReady.Task;
        return LinesAsync();

        async Task LinesAsync()
        {
            while (await from.ReadLineAsync() is { } line)
            {
                // A line that was cut off by the kill was not read by anybody, so it is no promise.
                if (line == "ready")
                    isReady.TrySetResult();
                else if (line.Split(' ') is [var number, { Length: 64 } hash])
                    to.Add(new Acknowledged(long.Parse(number, CultureInfo.InvariantCulture), Convert.FromHexString(hash)));
            }
        }
    }

    private static IEnumerable<BenchResult> Result(string name, List<string> wrong) =>
    [
        new BenchResult(name, wrong.Count, "lost or wrong", null, null, "none lost or wrong", wrong.Count == 0),
        .. wrong.Select(one => new BenchResult(one, 1, "lost or wrong", null, null, "none", false)),
    ];

    private void Tell(string what, int done, int all)
    {
        if (done % 25 == 0 || done == all)
            tell($"{what}: {done} of {all}");
    }
}
