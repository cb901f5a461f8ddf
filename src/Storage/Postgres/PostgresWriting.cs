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
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql.For(Engine.Postgres));
            foreach (var (name, value) in statement.Binds)
                command.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        return batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(command => (int)command.RecordsAffected).ToArray();
    }
}
