using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Theriac.Storage.Sqlite;

/// <summary>
/// What SQLite has instead of roles: an authorizer that is asked when a statement is compiled. It refuses to change or remove
/// records, to change the form of tables, and to switch off what protects them. Migrations lift it.
/// </summary>
internal sealed class Guard
{
    private const string RecordsSql =
        "select distinct tbl_name from sqlite_master where type = 'trigger' and sql like '%ledger-immutable%'";

    private readonly HashSet<string> _records = new(StringComparer.OrdinalIgnoreCase);
    private bool _isLifted;

    /// <summary>Sets the authorizer; it lives as long as the connection.</summary>
    public void Watch(SqliteConnection connection)
    {
        Learn(connection);
        raw.sqlite3_set_authorizer(connection.Handle, Decide, null);
    }

    /// <summary>A reader reads, and nothing else.</summary>
    public static void WatchReader(SqliteConnection connection) =>
        raw.sqlite3_set_authorizer(connection.Handle, DecideForReader, null);

    public IDisposable Lift(SqliteConnection connection)
    {
        _isLifted = true;
        return new Lifted(this, connection);
    }

    private void Learn(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = RecordsSql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            _records.Add(reader.GetString(0));
    }

    private int Decide(object user, int action, string? one, string? two, string? database, string? trigger) => action switch
    {
        _ when _isLifted => raw.SQLITE_OK,
        raw.SQLITE_UPDATE or raw.SQLITE_DELETE when IsProtected(one) => raw.SQLITE_DENY,
        raw.SQLITE_DROP_TABLE or raw.SQLITE_DROP_TRIGGER or raw.SQLITE_ALTER_TABLE or raw.SQLITE_DROP_INDEX => raw.SQLITE_DENY,
        raw.SQLITE_CREATE_TRIGGER or raw.SQLITE_ATTACH or raw.SQLITE_DETACH => raw.SQLITE_DENY,
        raw.SQLITE_PRAGMA when two is not null => raw.SQLITE_DENY,
        _ => raw.SQLITE_OK,
    };

    private static int DecideForReader(object user, int action, string? one, string? two, string? database, string? trigger) => action switch
    {
        raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_FUNCTION or raw.SQLITE_RECURSIVE => raw.SQLITE_OK,
        raw.SQLITE_TRANSACTION or raw.SQLITE_SAVEPOINT => raw.SQLITE_OK,
        raw.SQLITE_PRAGMA when two is null => raw.SQLITE_OK,
        _ => raw.SQLITE_DENY,
    };

    private bool IsProtected(string? table) =>
        table is not null && (_records.Contains(table) || table.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase));

    private sealed class Lifted(Guard guard, SqliteConnection connection) : IDisposable
    {
        public void Dispose()
        {
            guard.Learn(connection);
            guard._isLifted = false;
        }
    }
}
