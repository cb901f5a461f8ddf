using System.CommandLine;
using Theriac.Bench;
using Theriac.Bench.Ledger;
using Theriac.Cli.Shared;

namespace Theriac.Cli.Bench;

/// <summary>Appends and verification, each beside what the engine or the processor does without us.</summary>
internal static class BenchLedgerCommand
{
    private static readonly Option<bool> Quick = new("--quick") { Description = "A short form for ./test: the figures are rough." };

    public static Command Create() => CliCommand.Make(
        "ledger", "Measure appends with 1, 16 and 64 clients on both engines, and verification.", [Quick], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        using var folder = new BenchFolder();
        var results = await LedgerBench.RunAsync(
            folder.Path, parse.GetValue(Quick), part => Console.Error.WriteLine($"Measuring {part} …"));
        return BenchTable.Tell(results, output);
    }
}
