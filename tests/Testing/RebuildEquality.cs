using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Ledger;
using Theriac.Storage;
using Xunit;

namespace Theriac.Testing;

/// <summary>Proves that derived tables are derived: a rebuilt database equals the live one.</summary>
public static class RebuildEquality
{
    private static readonly string[] OwnTables = ["ledger_stream", "ledger_tree"];

    /// <summary>
    /// Compares every table of every registered projection before and after <c>theriac rebuild</c>, row by row and column by column.
    /// Call it at the end of a test that has filled the tables.
    /// </summary>
    public static async Task AssertAsync(TestInstance instance)
    {
        var tables = instance.Services.GetServices<IProjection>().SelectMany(projection => projection.Tables).Concat(OwnTables).ToArray();
        var live = await ReadAsync(instance.Database, tables);
        await instance.Get<IRebuild>().RebuildAsync();
        var rebuilt = await ReadAsync(instance.Database, tables);
        foreach (var table in tables)
            Assert.Equal(live[table], rebuilt[table]);
        var report = await instance.Get<ILedgerVerification>().VerifyAsync(VerifyAgainst.Nothing);
        Assert.True(report.IsOk, report.Wrong?.Detail);
    }

    private static async Task<Dictionary<string, List<string>>> ReadAsync(Database database, IEnumerable<string> tables)
    {
        var rows = new Dictionary<string, List<string>>();
        foreach (var table in tables)
        {
            await using var connection = await database.OpenReadAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = await SelectAsync(database.Engine, command, table);
            await using var reader = await command.ExecuteReaderAsync();
            var found = rows[table] = [];
            while (await reader.ReadAsync())
                found.Add($"{table}: {Text(reader)}");
            found.Sort(StringComparer.Ordinal);
        }

        return rows;
    }

    /// <summary>An index of words without its text answers nothing but nulls: there the words themselves are read.</summary>
    private static async Task<string> SelectAsync(Engine engine, System.Data.Common.DbCommand command, string table)
    {
        if (engine != Engine.Sqlite)
            return $"select * from {table}";
        command.CommandText = $"select count(*) from sqlite_master where name = '{table}' and sql like '%using fts5(%'";
        if ((long)(await command.ExecuteScalarAsync())! == 0)
            return $"select * from {table}";
        command.CommandText = $"create virtual table if not exists temp.{table}_vocabulary using fts5vocab('main', '{table}', 'instance')";
        await command.ExecuteNonQueryAsync();
        return $"select term, doc from temp.{table}_vocabulary";
    }

    private static string Text(System.Data.Common.DbDataReader row)
    {
        var text = new StringBuilder();
        for (var column = 0; column < row.FieldCount; column++)
        {
            var value = row.GetValue(column) switch
            {
                byte[] bytes => Convert.ToHexStringLower(bytes),
                DBNull => "null",
                var other => Convert.ToString(other, CultureInfo.InvariantCulture),
            };
            text.Append(CultureInfo.InvariantCulture, $"{row.GetName(column)}={value} ");
        }

        return text.ToString();
    }
}
