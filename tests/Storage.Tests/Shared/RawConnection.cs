using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Theriac.Storage.Tests.Shared;

/// <summary>A connection beside the seam.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly DbConnection _connection;

    private RawConnection(DbConnection connection) => _connection = connection;

    public static async Task<RawConnection> OpenAsync(Engine engine, string connection)
    {
        DbConnection open = engine == Engine.Sqlite
            ? new SqliteConnection($"Data Source={connection};Pooling=False")
            : new NpgsqlConnection(connection + ";Pooling=False");
        await open.OpenAsync();
        return new RawConnection(open);
    }

    public async Task<int> RunAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
