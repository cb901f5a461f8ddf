using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Theriac.Storage.Sqlite;

/// <summary>SQLite in WAL mode with <c>synchronous=FULL</c>: one writing connection, pooled readers.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _readString;
    private readonly string _writeString;
    private readonly SemaphoreSlim _gate = new(1);
    private SqliteWriter? _writer;

    public SqliteDatabase(string connection)
    {
        var given = connection.Contains('=', StringComparison.Ordinal)
            ? new SqliteConnectionStringBuilder(connection)
            : new SqliteConnectionStringBuilder { DataSource = connection };
        given.Cache = SqliteCacheMode.Private;
        given.DefaultTimeout = 30;
        Place = given.DataSource;
        _readString = given.ToString();
        given.Pooling = false;
        given.ForeignKeys = true;
        _writeString = given.ToString();
    }

    public override Engine Engine => Engine.Sqlite;

    public override string Place { get; }

    public override async ValueTask<DbConnection> OpenReadAsync(CancellationToken cancellation = default)
    {
        var connection = new SqliteConnection(_readString);
        await connection.OpenAsync(cancellation);
        Guard.WatchReader(connection);
        return connection;
    }

    public override Task<T> WriteAsync<T>(Func<Writing, Task<T>> work, CancellationToken cancellation = default) =>
        RunAsync(work, asOwner: false, cancellation);

    internal override Task<T> WriteAsOwnerAsync<T>(Func<Writing, Task<T>> work, CancellationToken cancellation = default) =>
        RunAsync(work, asOwner: true, cancellation);

    internal override Task GrantAsync() => Task.CompletedTask;

    private async Task<T> RunAsync<T>(Func<Writing, Task<T>> work, bool asOwner, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            _writer ??= await SqliteWriter.OpenAsync(_writeString);
            return await (asOwner ? _writer.RunAsOwnerAsync(work) : _writer.RunAsync(work));
        }
        finally
        {
            _gate.Release();
        }
    }

    public override Task BackupAsync(string file, CancellationToken cancellation = default) =>
        SqliteFiles.CopyAsync(Place, file, cancellation);

    public override async Task RestoreAsync(string file, CancellationToken cancellation = default)
    {
        if (_writer is not null)
            throw new IOException("The database is open already.");
        await SqliteFiles.CopyAsync(file, Place, cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        if (_writer is not null)
            await _writer.DisposeAsync();
        using var probe = new SqliteConnection(_readString);
        SqliteConnection.ClearPool(probe);
        _gate.Dispose();
    }
}
