using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Theriac.Storage;

namespace Theriac.Testing;

/// <summary>What somebody with the database file, or a superuser of the server, can do.</summary>
public sealed class Tamper : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly Engine _engine;

    private Tamper(DbConnection connection, Engine engine) => (_connection, _engine) = (connection, engine);

    public static async Task<Tamper> OpenAsync(TestInstance instance)
    {
        var engine = instance.Database.Engine;
        DbConnection connection = engine == Engine.Sqlite
            ? new SqliteConnection($"Data Source={instance.Connection};Pooling=False")
            : new NpgsqlConnection(instance.Connection + ";Pooling=False");
        await connection.OpenAsync();
        var tamper = new Tamper(connection, engine);
        await tamper.DisarmAsync();
        return tamper;
    }

    public async Task<int> RunAsync(string sql, params (string Name, object Value)[] binds)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in binds)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync();
    }

    public async Task<object> ReadAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task DisarmAsync()
    {
        if (_engine == Engine.Postgres)
        {
            await RunAsync("set session_replication_role = replica");
            return;
        }

        var triggers = new List<string>();
        await using (var command = _connection.CreateCommand())
        {
            command.CommandText = "select name from sqlite_master where type = 'trigger'";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                triggers.Add(reader.GetString(0));
        }

        foreach (var trigger in triggers)
            await RunAsync($"drop trigger {trigger}");
    }
}
