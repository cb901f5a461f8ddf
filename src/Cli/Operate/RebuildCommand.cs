using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Cli.Shared;
using Theriac.Ledger;

namespace Theriac.Cli.Operate;

/// <summary>Computes every derived table again.</summary>
internal static class RebuildCommand
{
    public static Command Create() => CliCommand.Make(
        "rebuild", "Empty every derived table and compute it again from the entries.", [], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        await using var app = await Instance.OpenAsync(parse);
        var entries = await app.Services.GetRequiredService<IRebuild>().RebuildAsync(output.Progress("entries projected"), cancellation);
        return output.Yes(new { entries }, $"Rebuilt from {entries:N0} entries.");
    }
}
