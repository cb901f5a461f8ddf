using System.CommandLine;
using Theriac.Cli;
using Theriac.Cli.Shared;

const int WrongUsage = 2;

var root = new RootCommand("Operates an instance of Theriac.") { CommonOptions.Json, CommonOptions.Data, CommonOptions.Database };
foreach (var command in Commands.All())
    root.Subcommands.Add(command);
var parse = root.Parse(args);
if (parse.Errors.Count > 0)
{
    foreach (var error in parse.Errors)
        await Console.Error.WriteLineAsync(error.Message);
    await Console.Error.WriteLineAsync("See theriac --help.");
    return WrongUsage;
}

return await parse.InvokeAsync();
