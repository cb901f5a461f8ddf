using System.CommandLine;
using System.Diagnostics;
using Theriac.Bench.Batches;
using Theriac.Cli.Shared;
using Theriac.Storage;

namespace Theriac.Cli.Bench;

/// <summary>Operators at work against one node over HTTP, on both engines.</summary>
internal static class BenchBatchesCommand
{
    private static readonly Option<bool> Quick = new("--quick") { Description = "A short form for ./test: the figures are rough." };
    private static readonly Option<Engine?> On = new("--on") { Description = "One engine only: Sqlite or Postgres." };
    private static readonly Option<string?> Node = new("--node") { Hidden = true, Description = "Be the node, on this connection." };
    private static readonly Option<string?> Keys = new("--keys") { Hidden = true };
    private static readonly Option<string?> Size = new("--size") { Hidden = true, Description = "operators,batches,steps,steps of the long batch" };

    public static Command Create() => CliCommand.Make(
        "batches", "Measure 500 operators at work on 100 batches, opening and printing 1,000 steps, and growth to 10,000 batches.",
        [Quick, On, Node, Keys, Size], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        if (parse.GetValue(Node) is { } connection)
        {
            var size = parse.GetValue(Size)!.Split(',').Select(int.Parse).ToArray();
            await BatchHost.RunAsync(connection, parse.GetValue(Keys)!, size[0], size[1], size[2], size[3], Console.In, Console.Out);
            return 0;
        }

        using var folder = new BenchFolder();
        IReadOnlyList<Engine> engines = parse.GetValue(On) is { } one ? [one] : [Engine.Sqlite, Engine.Postgres];
        var results = await BatchBench.RunAsync(folder.Path, parse.GetValue(Quick), engines, Self, part => Console.Error.WriteLine($"Measuring {part} …"));
        return BenchTable.Tell(results, output);
    }

    /// <summary>This same program, as the node.</summary>
    private static ProcessStartInfo Self(string connection, string keys, IReadOnlyList<string> size)
    {
        string[] arguments = ["bench", "batches", "--node", connection, "--keys", keys, "--size", string.Join(',', size)];
        return new ProcessStartInfo("dotnet", [typeof(BenchBatchesCommand).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
    }
}
