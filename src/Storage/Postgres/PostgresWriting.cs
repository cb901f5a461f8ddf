using System.Data.Common;
using Npgsql;

namespace Theriac.Storage.Postgres;

internal sealed class PostgresWriting(NpgsqlConnection connection, NpgsqlTransaction transaction) : Writing
{
    public override Engine Engine => Engine.Postgres;

    public override DbConnection Connection => connection;

    public override DbTransaction Transaction => transaction;

    public override async Task<IReadOnlyList<int>> ExecuteAsync(
        IReadOnlyList<Statement> statements, CancellationToken cancellation = default)
    {
        if (statements.Count == 0)
            return [];
        await using var batch = Batch(connection, transaction, statements);
        await batch.ExecuteNonQueryAsync(cancellation);
        var touched = new int[statements.Count];
        for (var i = 0; i < touched.Length; i++)
            touched[i] = (int)batch.BatchCommands[i].RecordsAffected;
        return touched;
    }

    public override async Task ReadAsync(
        IReadOnlyList<Statement> queries, Action<int, DbDataReader> row, CancellationToken cancellation = default)
    {
        await using var batch = Batch(connection, transaction, queries);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var query = 0;
        do
        {
            while (await reader.ReadAsync(cancellation))
                row(query, reader);
            query++;
        }
        while (await reader.NextResultAsync(cancellation));
    }

    internal static NpgsqlBatch Batch(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyList<Statement> statements)
    {
        var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql.For(Engine.Postgres));
            foreach (var (name, value) in statement.Binds)
                command.Parameters.Add(Parameter(name, value));
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    /// <summary>Typed where it can be, so that no value is boxed again and no type is looked up.</summary>
    private static NpgsqlParameter Parameter(string name, object? value) => value switch
    {
        string text => new NpgsqlParameter<string>(name, text),
        long number => new NpgsqlParameter<long>(name, number),
        byte[] bytes => new NpgsqlParameter<byte[]>(name, bytes),
        _ => new NpgsqlParameter(name, value ?? DBNull.Value),
    };
}
