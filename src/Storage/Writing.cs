using System.Data.Common;
using Dapper;

namespace Theriac.Storage;

/// <summary>An open write transaction.</summary>
public abstract class Writing
{
    public abstract Engine Engine { get; }

    public abstract DbConnection Connection { get; }

    public abstract DbTransaction Transaction { get; }

    /// <summary>Executes in order; on PostgreSQL in one round trip.</summary>
    /// <returns>Rows touched by each statement.</returns>
    public abstract Task<IReadOnlyList<int>> ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellation = default);

    /// <summary>Runs several queries in order; on PostgreSQL in one round trip. Allocates nothing for a row.</summary>
    /// <param name="row">Called for each row with the query's index; the reader stands on the row.</param>
    public abstract Task ReadAsync(
        IReadOnlyList<Statement> queries, Action<int, DbDataReader> row, CancellationToken cancellation = default);

    public async Task<int> ExecuteAsync(Statement statement, CancellationToken cancellation = default) =>
        (await ExecuteAsync([statement], cancellation))[0];

    /// <summary>Removes every row of a derived table, for a rebuild.</summary>
    /// <remarks>
    /// The one place where a name stands in a statement: it comes from code, and is held to be a plain name all the same.
    /// </remarks>
    public Task EmptyAsync(string table, CancellationToken cancellation = default)
    {
        if (table.Length == 0 || !table.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
            throw new ArgumentException($"{table} is no name of a table.", nameof(table));
        return Connection.ExecuteAsync(
            new CommandDefinition($"delete from {table}", transaction: Transaction, cancellationToken: cancellation));
    }

    /// <summary>Reads inside the transaction.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(Sql sql, object? binds = null, CancellationToken cancellation = default) =>
        (await Connection.QueryAsync<T>(
            new CommandDefinition(sql.For(Engine), binds, Transaction, cancellationToken: cancellation))).AsList();
}
