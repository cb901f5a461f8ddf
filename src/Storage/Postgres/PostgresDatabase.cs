using System.Data.Common;
using Dapper;
using Npgsql;

namespace Theriac.Storage.Postgres;

/// <summary>
/// PostgreSQL 15 or newer through a pooled data source; statements are prepared by use. Nothing here leaves a state in its session (no setting,
/// no lock, no temporary table), so none is reset when a connection goes back to the pool: that costs as much as a small query.
/// </summary>
/// <remarks>
/// When the login owns the tables, every connection but those for migrations steps down to the role <c>theriac_app</c>,
/// which owns nothing (docs/adr/0003-database-roles.md).
/// </remarks>
internal sealed class PostgresDatabase : Database
{
    private const string AppRole = "theriac_app";

    private static readonly string Grant = Sql.Read(typeof(PostgresDatabase).Assembly, "Migrations/grant.postgres.sql")!;
    private static readonly string OwnsTables = Sql.Read(typeof(PostgresDatabase).Assembly, "Migrations/role.postgres.sql")!;

    private readonly string _connection;
    private readonly SemaphoreSlim _gate = new(1);
    private NpgsqlDataSource? _source;

    public PostgresDatabase(string connection)
    {
        var given = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        Place = $"{given.Host}:{given.Port}/{given.Database}";
        _connection = given.ToString();
    }

    public override Engine Engine => Engine.Postgres;

    public override string Place { get; }

    public override async ValueTask<DbConnection> OpenReadAsync(CancellationToken cancellation = default) =>
        await (_source ?? await SourceAsync(cancellation)).OpenConnectionAsync(cancellation);

    public override async Task<T> WriteAsync<T>(Func<Writing, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await (_source ?? await SourceAsync(cancellation)).OpenConnectionAsync(cancellation);
        return await RunAsync(connection, work, cancellation);
    }

    public override async Task WriteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellation = default)
    {
        if (statements.Count == 0)
            return;
        await using var connection = await (_source ?? await SourceAsync(cancellation)).OpenConnectionAsync(cancellation);

        // A batch without barriers ends in one sync message: the server takes it as one transaction of its own.
        await using var batch = PostgresWriting.Batch(connection, null, statements);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    internal override async Task<T> WriteAsOwnerAsync<T>(Func<Writing, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await OpenOwnerAsync(cancellation);
        return await RunAsync(connection, work, cancellation);
    }

    internal override async Task GrantAsync()
    {
        await using (var connection = await OpenOwnerAsync(CancellationToken.None))
        {
            try
            {
                await connection.ExecuteAsync(Grant);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new DatabaseRoleException(
                    $"The login may not make the role {AppRole}. An administrator runs: create role {AppRole} nologin; "
                    + $"grant {AppRole} to the login. Then start again.", exception);
            }
        }

        // What was opened before the migrations still has the owner's rights.
        if (Interlocked.Exchange(ref _source, null) is { } before)
            await before.DisposeAsync();
    }

    public override Task BackupAsync(string file, CancellationToken cancellation = default) =>
        PostgresTools.DumpAsync(_connection, file, cancellation);

    public override async Task RestoreAsync(string file, CancellationToken cancellation = default)
    {
        if (await HasMigrationsAsync())
            throw new IOException("The database is not empty.");
        await PostgresTools.RestoreAsync(_connection, file, cancellation);
        await GrantAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_source is not null)
            await _source.DisposeAsync();
        _gate.Dispose();
    }

    private static async Task<T> RunAsync<T>(NpgsqlConnection connection, Func<Writing, Task<T>> work, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellation);
        var result = await work(new PostgresWriting(connection, transaction));
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private async Task<NpgsqlConnection> OpenOwnerAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private async ValueTask<NpgsqlDataSource> SourceAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_source is not null)
                return _source;
            await using var owner = await OpenOwnerAsync(cancellation);
            var stepsDown = await owner.ExecuteScalarAsync<long>(OwnsTables) == 1;
            var given = new NpgsqlConnectionStringBuilder(_connection);
            if (stepsDown)
                given.Options = $"{given.Options} -c role={AppRole}".Trim();
            return _source = new NpgsqlDataSourceBuilder(given.ToString()).Build();
        }
        finally
        {
            _gate.Release();
        }
    }
}
