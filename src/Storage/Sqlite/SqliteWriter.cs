using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Theriac.Storage.Sqlite;

/// <summary>The one writing connection, with its prepared statements.</summary>
internal sealed class SqliteWriter : Writing, IAsyncDisposable
{
    private const int PreparedMax = 500;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<Sql, SqliteCommand> _prepared = [];
    private readonly Guard _guard = new();
    private SqliteTransaction? _transaction;

    private SqliteWriter(SqliteConnection connection) => _connection = connection;

    public override Engine Engine => Engine.Sqlite;

    public override DbConnection Connection => _connection;

    public override DbTransaction Transaction => _transaction ?? throw new InvalidOperationException("No transaction is open.");

    public static async Task<SqliteWriter> OpenAsync(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma recursive_triggers = on;";
        await pragmas.ExecuteNonQueryAsync();
        var writer = new SqliteWriter(connection);
        writer._guard.Watch(connection);
        return writer;
    }

    public async Task<T> RunAsOwnerAsync<T>(Func<Writing, Task<T>> work)
    {
        using var lifted = _guard.Lift(_connection);
        return await RunAsync(work);
    }

    public async Task<T> RunAsync<T>(Func<Writing, Task<T>> work)
    {
        await using var transaction = _connection.BeginTransaction(deferred: false);
        _transaction = transaction;
        try
        {
            var result = await work(this);
            await transaction.CommitAsync();
            return result;
        }
        finally
        {
            _transaction = null;
        }
    }

    public override Task<IReadOnlyList<int>> ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellation = default)
    {
        var touched = new int[statements.Count];
        for (var i = 0; i < statements.Count; i++)
        {
            var command = Prepare(statements[i].Sql);
            Bind(command, statements[i]);
            touched[i] = command.ExecuteNonQuery();
        }

        return Task.FromResult<IReadOnlyList<int>>(touched);
    }

    public override Task ReadAsync(
        IReadOnlyList<Statement> queries, Action<int, DbDataReader> row, CancellationToken cancellation = default)
    {
        for (var i = 0; i < queries.Count; i++)
        {
            var command = Prepare(queries[i].Sql);
            Bind(command, queries[i]);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                row(i, reader);
        }

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
            await command.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private SqliteCommand Prepare(Sql sql)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            if (_prepared.Count >= PreparedMax)
                throw new InvalidOperationException("More SQL files than PreparedMax: raise it.");
            command = _connection.CreateCommand();
            command.CommandText = sql.For(Engine.Sqlite);
            _prepared[sql] = command;
        }

        command.Transaction = _transaction;
        return command;
    }

    private static void Bind(SqliteCommand command, Statement statement)
    {
        var known = command.Parameters;
        var fresh = known.Count == 0;
        for (var i = 0; i < statement.Binds.Count; i++)
        {
            var (name, value) = statement.Binds[i];
            if (fresh)
                known.Add(new SqliteParameter("@" + name, value ?? DBNull.Value));
            else if (i < known.Count && known[i].ParameterName.AsSpan(1).SequenceEqual(name)) // The same order, as nearly always.
                known[i].Value = value ?? DBNull.Value;
            else
                known["@" + name].Value = value ?? DBNull.Value;
        }
    }
}
