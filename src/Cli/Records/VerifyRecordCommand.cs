using System.CommandLine;
using Theriac.Batches;
using Theriac.Cli.Ledger;
using Theriac.Cli.Shared;
using Theriac.Ledger;

namespace Theriac.Cli.Records;

/// <summary>Checks a copy of a batch record: PDF, JSON or BatchML. Nothing is needed but the program itself and, better, the public key.</summary>
internal static class VerifyRecordCommand
{
    private static readonly Argument<FileInfo> File = new("file") { Description = "record.pdf, record.json or record.xml of a batch." };
    private static readonly Option<FileInfo> Key = new("--key") { Description = "PEM file of the public key that you trust (theriac ledger key)." };

    public static Command Create()
    {
        File.AcceptExistingOnly();
        Key.AcceptExistingOnly();
        return CliCommand.Make(
            "verify", "Check a copy of a batch record without its server; name what is wrong.", [File, Key], RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        var pinned = parse.GetValue(Key) is { } key ? PublicKeys.Read(key.FullName) : null;
        var bytes = await System.IO.File.ReadAllBytesAsync(parse.GetRequiredValue(File).FullName, cancellation);
        return Tell(RecordVerification.Verify(bytes, pinned), pinned is not null, output);
    }

    private static int Tell(RecordReport report, bool pinned, CliOutput output)
    {
        var json = new
        {
            ok = report.Wrong is null,
            report.Kind,
            report.LedgerId,
            report.Stream,
            report.RecordHash,
            report.Entries,
            report.Sealed,
            head = report.Head is null ? null : TreeHeadJson.Of(report.Head),
            pinned,
            wrong = report.Wrong,
        };
        if (report.Wrong is { } wrong)
            return output.No(json, $"WRONG  {wrong.Detail}");
        return output.Yes(
            json,
            $"Right: {report.Stream} of ledger {report.LedgerId}, {report.Entries:N0} entries, no byte of the file changed.",
            $"record     {report.RecordHash}",
            report.Head is null
                ? "sealed     no tree head covers it yet; only the file's own signature does."
                : $"sealed     {report.Sealed:N0} entries, by the tree head over {report.Head.Size:N0} of {TreeHeadJson.Of(report.Head).At}, root {Convert.ToHexStringLower(report.Head.Root)}",
            pinned ? "key        signed by the key that you gave, or by one that it vouches for." : "key        that of the file. Give --key to compare it with the one that you trust.");
    }
}
