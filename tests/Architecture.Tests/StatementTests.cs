using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Architecture.Tests;

/// <summary>Every SQL statement of every module is one that both engines understand, over the migrated tables.</summary>
public sealed partial class StatementTests
{
    [Theory, OnBothEngines]
    public async Task Every_statement_prepares_on_the_migrated_database(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var database = Database.Open(test.Connection);
        await Migrations.ApplyAsync(database, Modules(), new TestClock());
        await using var connection = Connect(engine, test.Connection);
        await connection.OpenAsync();

        var wrong = new List<string>();
        var count = 0;
        foreach (var sql in Modules().Append(typeof(Database).Assembly).SelectMany(Sql.All))
        {
            count++;
            if (await PrepareAsync(connection, engine, sql.For(engine)) is { } error)
                wrong.Add($"{sql.Name}: {error}");
        }

        Assert.Empty(wrong);
        Assert.True(count > 20);
    }

    [Xunit.Fact]
    public void Every_statement_has_a_text_for_both_engines()
    {
        foreach (var sql in Modules().Append(typeof(Database).Assembly).SelectMany(Sql.All))
            Assert.All(Enum.GetValues<Engine>(), engine => Assert.NotEqual("", sql.For(engine).Trim()));
    }

    /// <summary>The ledger first, since the others use its functions; among the rest no table knows another module's.</summary>
    private static List<Assembly> Modules() =>
    [
        typeof(ILedger).Assembly,
        .. Directory.GetFiles(AppContext.BaseDirectory, "Theriac.*.dll")
            .Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
            .Where(module => module != typeof(ILedger).Assembly && module != typeof(Database).Assembly)
            .Where(module => module.GetManifestResourceNames().Any(name => name.EndsWith(".sql", StringComparison.Ordinal)))
            .OrderBy(module => module.GetName().Name, StringComparer.Ordinal),
    ];

    private static DbConnection Connect(Engine engine, string connection) => engine == Engine.Sqlite
        ? new SqliteConnection($"Data Source={connection};Pooling=False")
        : new NpgsqlConnection(connection + ";Pooling=False");

    private static async Task<string?> PrepareAsync(DbConnection connection, Engine engine, string text)
    {
        await using var command = connection.CreateCommand();
        if (text.StartsWith("create table if not exists", StringComparison.Ordinal))
        {
            command.CommandText = text; // Cannot be prepared on PostgreSQL, and does nothing here.
            await command.ExecuteNonQueryAsync();
            return null;
        }

        command.CommandText = engine == Engine.Sqlite ? "explain " + text : "prepare this as " + Numbered(text);
        try
        {
            foreach (var name in engine == Engine.Sqlite ? Names(text) : [])
                ((SqliteCommand)command).Parameters.AddWithValue("@" + name, DBNull.Value);
            await command.ExecuteNonQueryAsync();
            if (engine == Engine.Postgres)
            {
                command.CommandText = "deallocate this";
                await command.ExecuteNonQueryAsync();
            }

            return null;
        }
        catch (DbException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>PostgreSQL's own way to write parameters, so that the server infers their types as it does for Npgsql.</summary>
    private static string Numbered(string text)
    {
        var names = Names(text);
        return Parameter().Replace(text, match => $"${names.IndexOf(match.Groups[1].Value) + 1}");
    }

    private static List<string> Names(string text) =>
        [.. Parameter().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"(?<![\w@])@(\w+)")]
    private static partial Regex Parameter();
}
