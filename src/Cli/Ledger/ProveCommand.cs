using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Cli.Shared;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Cli.Ledger;

/// <summary>Prints the proof that one entry is in the ledger.</summary>
internal static class ProveCommand
{
    private static readonly Argument<long> Number = new("number") { Description = "The entry's number." };

    public static Command Create() => CliCommand.Make(
        "prove", "Print a proof of one entry as JSON; theriac ledger verify --proof checks it without the database.", [Number], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        await using var services = Instance.OpenLedger(parse);
        var number = parse.GetRequiredValue(Number);
        var proofs = services.GetRequiredService<ITreeProofs>();
        if (await services.GetRequiredService<ILedger>().FindAsync(number, cancellation) is not { } entry)
            return output.No("entry-unknown", $"There is no entry {number}.");
        if (await proofs.CoveringAsync(number, cancellation) is not { } head)
            return output.No("not-sealed", $"Entry {number} is not sealed yet: theriac ledger seal.");
        var path = await proofs.InclusionAsync(number, head.Size, cancellation);
        var key = await proofs.PublicKeyAsync(head.KeyId, cancellation)
            ?? throw new IOException("The key of that seal is not recorded: run theriac ledger verify.");
        var proof = EntryProof.Of(entry, path, head, Convert.ToBase64String(key));
        return output.Yes(proof, JsonSerializer.Serialize(proof, KernelJson.Options));
    }
}
