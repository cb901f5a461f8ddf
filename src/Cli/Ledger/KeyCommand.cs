using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Cli.Shared;
using Theriac.Ledger;

namespace Theriac.Cli.Ledger;

/// <summary>Prints the public key, to be given to those who verify.</summary>
internal static class KeyCommand
{
    public static Command Create() => CliCommand.Make("key", "Print the ledger's public key in PEM form.", [], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        await using var services = Instance.OpenLedger(parse);
        return await services.GetRequiredService<ITreeProofs>().PublicKeyAsync(cancellation) is { } key
            ? output.Yes(new { publicKey = PublicKeys.ToPem(key) }, PublicKeys.ToPem(key))
            : output.No("not-sealed", "This ledger has no key yet: theriac ledger seal makes it.");
    }
}
