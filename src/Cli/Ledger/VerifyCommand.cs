using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Cli.Shared;
using Theriac.Ledger;

namespace Theriac.Cli.Ledger;

/// <summary>Checks a database, an export or a proof. Nothing is needed but the program itself.</summary>
internal static class VerifyCommand
{
    private static readonly Option<FileInfo> Export = new("--export") { Description = "Check this export instead of a database." };
    private static readonly Option<FileInfo> Proof = new("--proof") { Description = "Check the proof of one entry (theriac ledger prove)." };
    private static readonly Option<FileInfo> Key = new("--key") { Description = "PEM file of the public key that you trust." };
    private static readonly Option<FileInfo> Head = new("--head") { Description = "A tree head kept from before (theriac ledger seal --json)." };

    public static Command Create()
    {
        foreach (var option in (Option<FileInfo>[])[Export, Proof, Key, Head])
            option.AcceptExistingOnly();
        return CliCommand.Make(
            "verify", "Check every entry, seal, signature and stored document; name the first that is wrong.",
            [Export, Proof, Key, Head], RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        var pinned = parse.GetValue(Key) is { } key ? PublicKeys.Read(key.FullName) : null;
        if (parse.GetValue(Proof) is { } proof)
            return CheckProof(await File.ReadAllBytesAsync(proof.FullName, cancellation), pinned, output);
        TreeHead? kept = null;
        if (parse.GetValue(Head) is { } file
            && (kept = TreeHeadJson.Parse(await File.ReadAllBytesAsync(file.FullName, cancellation))) is null)
            return output.No("head-not-readable", $"{file.Name} holds no tree head.");
        var watch = Stopwatch.StartNew();
        var report = await VerifyAsync(parse, new VerifyAgainst(kept, pinned), output.Progress("entries checked"), cancellation);
        return Tell(report, watch.Elapsed, output);
    }

    private static async Task<VerifyReport> VerifyAsync(
        ParseResult parse, VerifyAgainst against, IProgress<long> progress, CancellationToken cancellation)
    {
        if (parse.GetValue(Export) is { } export)
        {
            await using var stream = new FileStream(export.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            await using var records = new ServiceCollection().AddRecords().BuildServiceProvider();
            var types = new FactTypes(records.GetServices<FactAssembly>());
            return ExportVerification.Verify(stream, against, progress, (types, records.GetServices<IDerivedRecords>()));
        }

        await using var services = Instance.OpenLedger(parse);
        return await services.GetRequiredService<ILedgerVerification>().VerifyAsync(against, progress, cancellation);
    }

    private static int Tell(VerifyReport report, TimeSpan time, CliOutput output)
    {
        var json = new
        {
            ok = report.IsOk,
            report.LedgerId,
            report.Entries,
            report.Sealed,
            report.Seals,
            report.Contents,
            report.Derived,
            report.Keys,
            head = report.Latest is null ? null : TreeHeadJson.Of(report.Latest),
            wrong = report.Wrong,
            seconds = Math.Round((decimal)time.TotalSeconds, 3),
        };
        if (report.Wrong is { } wrong)
            return output.No(json, $"WRONG  {wrong.Detail}", $"       {report.Entries:N0} entries before it are right ({wrong.Code}).");
        return output.Yes(
            json,
            $"Right: {report.Entries:N0} entries of ledger {report.LedgerId}, {report.Contents:N0} stored documents, in {time.TotalSeconds:F1} s.",
            $"{report.Derived:N0} control recipes were derived again from the masters and parameters that were approved.",
            report.Latest is null
                ? "Nothing is sealed yet: the entries are chained, but no signature covers them."
                : $"{report.Seals:N0} seals; the newest covers {report.Sealed:N0} entries (key {report.Latest.KeyId[..16]}…), root {Convert.ToHexStringLower(report.Latest.Root)}.");
    }

    private static int CheckProof(byte[] json, byte[]? pinned, CliOutput output)
    {
        if (EntryProof.Check(json, pinned) is { } wrong)
            return output.No(new { ok = false, wrong }, $"WRONG  {wrong.Detail}");
        return output.Yes(
            new { ok = true, pinned = pinned is not null },
            pinned is null
                ? "Right: the entry is in the ledger whose key stands in the proof. Give --key to compare it with the one that you trust."
                : "Right: the entry is in the ledger of that key.");
    }
}
