using System.CommandLine;
using System.Diagnostics;
using Theriac.Bench.Crash;
using Theriac.Cli.Shared;

namespace Theriac.Cli.Bench;

/// <summary>Kills, halts and power cuts; nothing that was acknowledged may be lost.</summary>
internal static class BenchCrashCommand
{
    private static readonly Option<bool> Quick = new("--quick") { Description = "A few kills and cuts, for ./test." };
    private static readonly Option<string?> Worker = new("--worker") { Hidden = true, Description = "Be the process that is killed, on this connection." };
    private static readonly Option<string?> Keys = new("--keys") { Hidden = true };

    public static Command Create() => CliCommand.Make(
        "crash", "Kill the process that appends, and the server under it, 200 times on each engine; cut the power under SQLite.",
        [Quick, Worker, Keys], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        using var folder = parse.GetValue(Worker) is null ? new BenchFolder() : null;
        if (folder is null)
        {
            await CrashWorker.RunAsync(parse.GetValue(Worker)!, parse.GetValue(Keys)!, Console.Out);
            return 0;
        }

        var bench = new CrashBench(
            folder.Path, connection => Self(connection, Path.Combine(folder.Path, "keys")), line => Console.Error.WriteLine(line));
        return BenchTable.Tell(await bench.RunAsync(parse.GetValue(Quick)), output);
    }

    /// <summary>This same program, as the worker.</summary>
    private static ProcessStartInfo Self(string connection, string keys)
    {
        string[] arguments = ["bench", "crash", "--worker", connection, "--keys", keys];
        var own = typeof(BenchCrashCommand).Assembly.Location;
        return new ProcessStartInfo("dotnet", [own, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
    }
}
