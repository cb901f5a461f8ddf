using System.Data.Common;
using Dapper;

namespace Theriac.Storage;

/// <summary>One database on one of the two engines. The only place where a module meets an engine.</summary>
public abstract class Database : IAsyncDisposable
{
    private static readonly Sql HasTable = Sql.Of<Database>("Migrate/HasTable");

    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public abstract Engine Engine { get; }

    /// <summary>Where the data is, without secrets, for logs and messages.</summary>
    public abstract string Place { get; }

    /// <summary>
    /// Opens what <paramref name="connection"/> names: a PostgreSQL connection string (it has <c>Host=</c>), or the path of
    /// a SQLite file.
    /// </summary>
    public static Database Open(string connection) =>
        connection.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new Postgres.PostgresDatabase(connection)
            : new Sqlite.SqliteDatabase(connection);

    /// <summary>A connection for reading. Dispose it soon.</summary>
    public abstract ValueTask<DbConnection> OpenReadAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Runs <paramref name="work"/> in one durable transaction and commits. Any exception rolls back. On SQLite writers
    /// queue up, on PostgreSQL each has a connection.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<Writing, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>
    /// The same as the owner of the tables, who may change their form: for migrations and restores only. What runs every day
    /// runs as a role that cannot (docs/adr/0003-database-roles.md).
    /// </summary>
    internal abstract Task<T> WriteAsOwnerAsync<T>(Func<Writing, Task<T>> work, CancellationToken cancellation = default);

    internal Task<bool> HasMigrationsAsync() =>
        WriteAsOwnerAsync(async writing => (await writing.QueryAsync<long>(HasTable)).Count > 0);

    /// <summary>After migrations: gives the application's role what it needs, and no more.</summary>
    internal abstract Task GrantAsync();

    /// <summary>Executes in order in one durable transaction; on PostgreSQL in one round trip, commit included.</summary>
    public virtual Task WriteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellation = default) =>
        WriteAsync(
            async writing =>
            {
                await writing.ExecuteAsync(statements, cancellation);
                return 0;
            },
            cancellation);

    public Task WriteAsync(Statement statement, CancellationToken cancellation = default) => WriteAsync([statement], cancellation);

    /// <summary>Rows of a query. <typeparamref name="T"/> is a class with settable properties named as the columns.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(Sql sql, object? binds = null, CancellationToken cancellation = default)
    {
        await using var connection = await OpenReadAsync(cancellation);
        var rows = await connection.QueryAsync<T>(new CommandDefinition(sql.For(Engine), binds, cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>The first row, or null.</summary>
    public async Task<T?> FindAsync<T>(Sql sql, object? binds = null, CancellationToken cancellation = default)
    {
        await using var connection = await OpenReadAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<T>(
            new CommandDefinition(sql.For(Engine), binds, cancellationToken: cancellation));
    }

    /// <summary>Writes a consistent copy to a file while others go on writing.</summary>
    /// <exception cref="IOException">The file exists, or the engine's own tool failed.</exception>
    public abstract Task BackupAsync(string file, CancellationToken cancellation = default);

    /// <summary>Fills this database, which must be empty, from a file of <see cref="BackupAsync"/>.</summary>
    /// <exception cref="IOException">The database is not empty, or the engine's own tool failed.</exception>
    public abstract Task RestoreAsync(string file, CancellationToken cancellation = default);

    public abstract ValueTask DisposeAsync();
}
