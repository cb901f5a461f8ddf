using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Theriac.Storage.Postgres;

/// <summary>The server's own programs <c>pg_dump</c> and <c>pg_restore</c>.</summary>
internal static class PostgresTools
{
    public static Task DumpAsync(string connection, string file, CancellationToken cancellation)
    {
        if (File.Exists(file))
            throw new IOException($"{file} exists already.");
        return RunAsync(connection, "pg_dump", ["--format=custom", "--no-owner", "--file", file], cancellation);
    }

    public static Task RestoreAsync(string connection, string file, CancellationToken cancellation) => RunAsync(
        connection, "pg_restore",
        ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--dbname", new NpgsqlConnectionStringBuilder(connection).Database!, file],
        cancellation);

    private static async Task RunAsync(string connection, string tool, string[] arguments, CancellationToken cancellation)
    {
        var given = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Find(tool), arguments) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = given.Host;
        start.Environment["PGPORT"] = given.Port.ToString();
        start.Environment["PGUSER"] = given.Username;
        start.Environment["PGDATABASE"] = given.Database;
        if (given.Password is { Length: > 0 } password)
            start.Environment["PGPASSWORD"] = password; // Not an argument: those can be read by every user of the machine.
        using var process = Start(start, tool);
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new IOException($"{tool} failed: {errors.Trim()}");
    }

    private static Process Start(ProcessStartInfo start, string tool)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new IOException($"{tool} was not found: install the PostgreSQL client programs.", missing);
        }
    }

    private static string Find(string tool)
    {
        const string Debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).Select(version => Path.Combine(version, "bin", tool)).Where(File.Exists)
                .OrderByDescending(path => path, StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return installed.FirstOrDefault() ?? tool;
    }
}
