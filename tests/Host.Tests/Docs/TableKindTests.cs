using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Host.Tests.Server;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Docs;

/// <summary>Each table has a kind, and with it the rule that holds for its rows: either a projection keeps it, or ARCHITECTURE.md names it.</summary>
public sealed partial class TableKindTests
{
    [Xunit.Fact]
    public async Task Every_table_is_derived_by_a_projection_or_named_with_its_kind()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var services = server.App.Services;
        var tables = await TablesAsync(services.GetRequiredService<Database>());
        var derived = services.GetServices<IProjection>().SelectMany(one => one.Tables).ToHashSet();
        var named = Named(await File.ReadAllTextAsync(Path.Combine(PostgresServer.FindRoot(), "ARCHITECTURE.md")));
        Assert.Equal([], tables.Except(derived).Except(named));
        Assert.Equal([], named.Except(tables));
        Assert.Equal([], named.Intersect(derived));
    }

    /// <summary>Without those that an index of words keeps for itself.</summary>
    private static async Task<List<string>> TablesAsync(Database database)
    {
        await using var connection = await database.OpenReadAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not glob 'activity_words_*'";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> tables = [];
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static HashSet<string> Named(string page)
    {
        var rows = page.Split("## Five kinds of table")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal));
        return [.. rows.SelectMany(row => Word().Matches(row.Split('|')[3])).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Word();
}
