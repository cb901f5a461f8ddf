using System.CommandLine;
using System.Security.Cryptography;
using Theriac.Storage;

namespace Theriac.Cli.Shared;

/// <summary>How commands are made: each stands in one file, and is named once in <see cref="Commands"/>.</summary>
internal static class CliCommand
{
    /// <param name="run">Returns the exit code: 0 yes, 1 no. Wrong usage (2) is found before.</param>
    public static Command Make(
        string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, CliOutput, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Option option)
                command.Options.Add(option);
            else if (symbol is Argument argument)
                command.Arguments.Add(argument);
        }

        command.SetAction((parse, cancellation) => RunAsync(parse, run, cancellation));
        return command;
    }

    public static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands)
            group.Subcommands.Add(command);
        return group;
    }

    private static async Task<int> RunAsync(
        ParseResult parse, Func<ParseResult, CliOutput, CancellationToken, Task<int>> run, CancellationToken cancellation)
    {
        var output = new CliOutput(parse.GetValue(CommonOptions.Json), Console.Out, Console.Error);
        try
        {
            return await run(parse, output, cancellation);
        }
        catch (OperationCanceledException)
        {
            return output.No("cancelled", "Cancelled.");
        }
        catch (Exception expected) when (expected is IOException or UnauthorizedAccessException or MigrationMismatchException
            or DatabaseRoleException or CryptographicException or System.Data.Common.DbException or NoInstanceException)
        {
            return output.No("failed", expected.Message);
        }
    }
}

/// <summary>There is no instance where the command looked.</summary>
internal sealed class NoInstanceException(string message) : Exception(message);
