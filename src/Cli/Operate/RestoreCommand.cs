using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Cli.Shared;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Cli.Operate;

/// <summary>Fills an empty place from a backup and starts a new epoch there.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<FileInfo> File = new Argument<FileInfo>("file") { Description = "A file of theriac backup." }.AcceptExistingOnly();
    private static readonly Option<string> Reason = new("--reason") { Description = "Why it is restored, for the record.", Required = true };

    private static readonly Option<FileInfo> Head = new Option<FileInfo>("--head")
    {
        Description = "The newest tree head that was kept: it says which numbers are lost.",
    }.AcceptExistingOnly();

    private static readonly Option<long?> LostThrough = new("--lost-through")
    {
        Description = "The newest number known to have existed, when there is no tree head.",
    };

    public static Command Create() => CliCommand.Make(
        "restore", "Fill an empty place from a backup, check it, and record a new epoch that names the numbers lost.",
        [File, Reason, Head, LostThrough], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        var kept = parse.GetValue(Head) is { } file
            ? TreeHeadJson.Parse(await System.IO.File.ReadAllBytesAsync(file.FullName, cancellation))
            : null;
        if (parse.GetValue(Head) is not null && kept is null)
            return output.No("head-not-readable", "The file of --head holds no tree head.");
        if (parse.GetValue(CommonOptions.Database) is null)
            Directory.CreateDirectory(parse.GetValue(CommonOptions.Data)!);
        await using (var database = Database.Open(CommonOptions.ConnectionOf(parse)))
            await database.RestoreAsync(parse.GetRequiredValue(File).FullName, cancellation);

        await using var app = await Instance.OpenAsync(parse);
        var report = await app.Services.GetRequiredService<ILedgerVerification>()
            .VerifyAsync(VerifyAgainst.Nothing, output.Progress("entries checked"), cancellation);
        if (report.Wrong is { } wrong)
            return output.No(new { ok = false, wrong }, $"The backup is not right: {wrong.Detail}");
        var epoch = await app.Services.GetRequiredService<ILedger>().StartEpochAsync(
            Author.System, parse.GetValue(LostThrough) ?? kept?.Size, parse.GetRequiredValue(Reason), cancellation);
        return output.Yes(
            new { restoredThrough = report.Entries, epochEntry = epoch.Number },
            $"Restored {report.Entries:N0} entries. Entry {epoch.Number} starts the new epoch and names what was lost.");
    }
}
