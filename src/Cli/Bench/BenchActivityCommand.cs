using System.CommandLine;
using Theriac.Bench.Activity;
using Theriac.Cli.Shared;
using Theriac.Storage;

namespace Theriac.Cli.Bench;

/// <summary>Searches of the activity trace over ten million entries.</summary>
internal static class BenchActivityCommand
{
    private static readonly Option<bool> Quick = new("--quick") { Description = "A short form for ./test: the figures are rough." };
    private static readonly Option<long?> Entries = new("--entries") { Description = "So many entries instead of ten million." };
    private static readonly Option<Engine?> On = new("--on") { Description = "One engine only: Sqlite or Postgres." };

    public static Command Create() => CliCommand.Make(
        "activity", "Measure searches of the activity trace over ten million entries on both engines.", [Quick, Entries, On], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        using var folder = new BenchFolder();
        var entries = parse.GetValue(Entries) ?? (parse.GetValue(Quick) ? ActivityBench.QuickEntries : ActivityBench.FullEntries);
        IReadOnlyList<Engine> engines = parse.GetValue(On) is { } one ? [one] : [Engine.Sqlite, Engine.Postgres];
        return BenchTable.Tell(await ActivityBench.RunAsync(folder.Path, entries, engines, part => Console.Error.WriteLine($"Measuring {part} …")), output);
    }
}
