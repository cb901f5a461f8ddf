using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Cli.Shared;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Cli.Operate;

/// <summary>Writes a consistent copy of the whole database while the server runs.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> File = new("file") { Description = "The file to write; it must not exist." };

    public static Command Create() => CliCommand.Make(
        "backup", "Copy the database to a file. The signing key is not in it: back that up apart from it.", [File], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        await using var services = Instance.OpenLedger(parse);
        var file = parse.GetRequiredValue(File);
        var head = await services.GetRequiredService<ILedger>().HeadAsync(cancellation);
        await services.GetRequiredService<Database>().BackupAsync(file, cancellation);
        var bytes = new FileInfo(file).Length;
        return output.Yes(
            new { file, bytes, entries = head.Number }, $"{file}: {bytes:N0} bytes, at least {head.Number:N0} entries.");
    }
}
