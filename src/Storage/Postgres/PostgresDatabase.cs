using System.Data.Common;
using Npgsql;

namespace Theriac.Storage.Postgres;

/// <summary>PostgreSQL 15 or newer through a pooled data source; statements are prepared by use.</summary>
internal sealed class PostgresDatabase : Database
{
    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(string connection)
    {
        var given = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };
        Place = $"{given.Host}:{given.Port}/{given.Database}";
        _source = new NpgsqlDataSourceBuilder(given.ToString()).Build();
    }

    public override Engine Engine => Engine.Postgres;

    public override string Place { get; }

    public override async ValueTask<DbConnection> OpenReadAsync(CancellationToken cancellation = default) =>
        await _source.OpenConnectionAsync(cancellation);

    public override async Task<T> WriteAsync<T>(Func<Writing, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellation);
        var result = await work(new PostgresWriting(connection, transaction));
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
