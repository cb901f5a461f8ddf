using System.CommandLine;

namespace Theriac.Cli.Shared;

/// <summary>Options that every command has.</summary>
internal static class CommonOptions
{
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print the result as JSON.",
        Recursive = true,
    };

    public static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the embedded database (theriac.db).",
        DefaultValueFactory = _ => "data",
        Recursive = true,
    };

    public static readonly Option<string?> Database = new("--database")
    {
        Description = "PostgreSQL connection string, instead of --data.",
        Recursive = true,
    };

    /// <summary>What <c>Database.Open</c> takes.</summary>
    public static string ConnectionOf(ParseResult parse) =>
        parse.GetValue(Database) ?? Path.Combine(parse.GetValue(Data)!, "theriac.db");
}
