using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Cli.Shared;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Cli.Ledger;

/// <summary>Signs a tree head now and prints it, to be kept elsewhere.</summary>
internal static class SealCommand
{
    private static readonly Option<bool> Rotate = new("--rotate-key")
    {
        Description = "First make a new key, recorded with the signatures of the old and the new.",
    };

    public static Command Create() => CliCommand.Make(
        "seal", "Sign a tree head over every entry and print it. Keep it where this machine cannot change it.", [Rotate], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        await using var services = Instance.OpenLedger(parse);
        var sealer = services.GetRequiredService<ISealer>();
        if (parse.GetValue(Rotate) && !(await sealer.RotateKeyAsync(Author.System, cancellation)).Try(out Done _, out var notRotated))
            return output.No(notRotated);
        if (!(await sealer.SealNowAsync(cancellation)).Try(out var seal, out var refusal))
            return output.No(refusal);
        var head = TreeHeadJson.Of(seal);
        return output.Yes(
            head,
            $"ledger     {head.LedgerId}", $"entries    {head.Size}", $"at         {head.At}", $"root       {head.Root}",
            $"key        {head.KeyId}", $"signature  {head.Signature}");
    }
}
