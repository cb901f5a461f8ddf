using System.Collections.Concurrent;
using Theriac.Ledger;

namespace Theriac.Bench.Crash;

/// <summary>
/// Cuts the power of SQLite at many moments of one recorded run, drops what was not synced, and looks whether every entry that
/// had been acknowledged by then is there.
/// </summary>
public static class UnsyncedWrites
{
    private const int Writers = 8;

    /// <param name="folder">An empty folder.</param>
    /// <param name="cuts">How many power cuts are tried.</param>
    /// <param name="diskLies">Says a sync is done and does nothing: the test of this test.</param>
    /// <returns>Cuts after which anything was lost or wrong; none is right.</returns>
    public static async Task<List<string>> RunAsync(string folder, int appends, int cuts, int seed, Action<int>? tell = null, bool diskLies = false)
    {
        var random = new Random(seed);
        var (log, acknowledged) = await RecordAsync(Path.Combine(folder, "recorded.db"), folder, appends);
        var wrong = new List<string>();
        for (var cut = 1; cut <= cuts; cut++)
        {
            var count = random.Next(acknowledged[0].Position, log.Count + 1);
            var replay = Path.Combine(folder, $"cut-{cut}");
            Directory.CreateDirectory(replay);
            foreach (var (path, bytes) in log.After(count, random, diskLies))
                await File.WriteAllBytesAsync(Path.Combine(replay, Path.GetFileName(path)), bytes);
            var due = acknowledged.Where(ack => ack.Position <= count).Select(ack => ack.Entry).ToList();
            if (await LedgerCheck.FindWrongAsync(Path.Combine(replay, "recorded.db"), folder, due) is { } found)
                wrong.Add($"cut {cut} (seed {seed}) after change {count} of {log.Count}: {found}");
            Directory.Delete(replay, recursive: true);
            tell?.Invoke(cut);
        }

        return wrong;
    }

    private static async Task<(WriteLog Log, List<(int Position, Acknowledged Entry)> Acknowledged)> RecordAsync(
        string file, string keys, int appends)
    {
        SqliteShim.Register();
        var log = SqliteShim.Log = new WriteLog();
        var acknowledged = new ConcurrentQueue<(int, Acknowledged)>();
        await using (var instance = await BenchInstance.OpenAsync($"Data Source={file};Vfs={SqliteShim.Name}", keys))
        {
            acknowledged.Enqueue((log.Count, new Acknowledged(1, (await instance.Ledger.FindAsync(1))!.Hash)));
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
            {
                for (var i = 0; i < appends / Writers; i++)
                {
                    var result = (AppendResult.Appended)await instance.Ledger.AppendAsync(new AppendRequest(
                        Author.System, [new Draft($"batch/{writer}", BenchReading.Of(i))], [new StreamVersion($"batch/{writer}", i)]));
                    acknowledged.Enqueue((log.Count, new Acknowledged(result.Entries[0].Number, result.Entries[0].Hash)));
                }
            }));
        }

        SqliteShim.Log = null;
        return (log, [.. acknowledged]);
    }
}
