using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Theriac.Storage;

namespace Theriac.Bench.Ledger;

/// <summary>
/// The baseline: one client that inserts one row of the same number of bytes and commits durably, by a prepared statement and
/// nothing around it. No engine can be used with less.
/// </summary>
internal static class BareCommits
{
    public static async Task<double> MeasureAsync(Engine engine, string connection, int bytes, TimeSpan time)
    {
        await using DbConnection open = engine == Engine.Sqlite
            ? new SqliteConnection($"Data Source={connection};Pooling=False")
            : new NpgsqlConnection(connection + ";Pooling=False");
        await open.OpenAsync();
        if (engine == Engine.Sqlite)
            await RunAsync(open, "pragma synchronous = full");
        await using var insert = open.CreateCommand();
        insert.CommandText = "insert into bench_bare (id, bytes) values (@id, @bytes)";
        var (id, value) = (insert.CreateParameter(), insert.CreateParameter());
        (id.ParameterName, id.Value) = ("@id", 0L);
        (value.ParameterName, value.Value) = ("@bytes", new byte[bytes]);
        insert.Parameters.Add(id);
        insert.Parameters.Add(value);
        await insert.PrepareAsync();
        var next = Stopwatch.GetTimestamp();
        var (count, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            id.Value = next++;
            await insert.ExecuteNonQueryAsync();
            count++;
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
