using System.CommandLine;
using Theriac.Cli.Bench;
using Theriac.Cli.Evidence;
using Theriac.Cli.Ledger;
using Theriac.Cli.Operate;
using Theriac.Cli.Recipes;
using Theriac.Cli.Records;
using Theriac.Cli.Shared;

namespace Theriac.Cli;

/// <summary>Every command, one line each.</summary>
internal static class Commands
{
    public static IEnumerable<Command> All() =>
    [
        CliCommand.Group(
            "ledger", "Check, copy and prove the ledger.",
            VerifyCommand.Create(), ExportCommand.Create(), ProveCommand.Create(), SealCommand.Create(), KeyCommand.Create()),
        CliCommand.Group("record", "Check copies of batch records.", VerifyRecordCommand.Create()),
        CliCommand.Group(
            "recipes", "Check recipes; move them between instances as signed packages.", [LintCommand.Create(), .. PackageCommands.Create()]),
        RebuildCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        EvidenceCommand.Create(),
        CliCommand.Group(
            "bench", "Measure this machine.", BenchLedgerCommand.Create(), BenchCrashCommand.Create(), BenchRecipesCommand.Create(),
            BenchBatchesCommand.Create(), BenchActivityCommand.Create()),
    ];
}
