using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Cli.Shared;
using Theriac.Ledger;

namespace Theriac.Cli.Ledger;

/// <summary>Writes the whole ledger as JSON lines.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> File = new("file") { Description = "The file to write, or - for the standard output." };

    public static Command Create() => CliCommand.Make(
        "export", "Write every entry, seal and stored document as JSON lines that anybody can verify.", [File], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        await using var services = Instance.OpenLedger(parse);
        var export = services.GetRequiredService<ILedgerExport>();
        var file = parse.GetRequiredValue(File);
        if (file == "-")
        {
            await using var standard = Console.OpenStandardOutput();
            await export.WriteAsync(standard, cancellation: cancellation);
            return 0;
        }

        await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        var entries = await export.WriteAsync(stream, output.Progress("entries written"), cancellation);
        stream.Flush(flushToDisk: true);
        return output.Yes(new { file, entries, bytes = stream.Length }, $"{entries:N0} entries, {stream.Length:N0} bytes in {file}.");
    }
}
