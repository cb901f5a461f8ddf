using System.Globalization;
using Theriac.Ledger;

namespace Theriac.Bench.Crash;

/// <summary>The process that is killed: it appends from many writers and prints each entry as soon as it is acknowledged.</summary>
public static class CrashWorker
{
    private const int Writers = 16;

    public static async Task RunAsync(string connection, string keys, TextWriter to)
    {
        await using var instance = await BenchInstance.OpenAsync(connection, keys);
        var gate = new Lock();
        var run = Guid.NewGuid().ToString("N");
        await to.WriteLineAsync("ready");
        await to.FlushAsync();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(instance, $"batch/{run}-{writer}", gate, to))));
    }

    private static async Task WriteAsync(BenchInstance instance, string stream, Lock gate, TextWriter to)
    {
        for (var version = 0L; ; version++)
        {
            AppendResult result;
            try
            {
                result = await instance.Ledger.AppendAsync(new AppendRequest(
                    Author.System, [new Draft(stream, BenchReading.Of(version))], [new StreamVersion(stream, version)]));
            }
            catch (System.Data.Common.DbException)
            {
                return; // The server was killed: nothing was promised.
            }

            if (result is not AppendResult.Appended { Entries: [var entry] })
                throw new InvalidOperationException($"An append of the crash worker ended as {result}.");
            lock (gate)
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entry.Number} {Convert.ToHexStringLower(entry.Hash)}"));
                to.Flush();
            }
        }
    }
}
