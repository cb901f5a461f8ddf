using Microsoft.Data.Sqlite;

namespace Theriac.Storage.Sqlite;

/// <summary>Copies of database files by <c>VACUUM INTO</c>: a copy of the bytes of an open database is a lost database.</summary>
internal static class SqliteFiles
{
    public static async Task CopyAsync(string from, string to, CancellationToken cancellation)
    {
        if (File.Exists(to))
            throw new IOException($"{to} exists already.");
        CreateForOwner(to);
        var source = new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        await using var connection = new SqliteConnection(source.ToString());
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = "vacuum into @file";
        command.Parameters.AddWithValue("@file", to);
        await command.ExecuteNonQueryAsync(cancellation);
        using var written = new FileStream(to, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    /// <summary>Empty, which VACUUM INTO takes: a copy holds the same secrets as the database, so nobody else reads it.</summary>
    private static void CreateForOwner(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(file, options).Dispose();
    }
}
