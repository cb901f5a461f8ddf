using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Theriac.Testing;

/// <summary>
/// A PostgreSQL of the tests' own: the installed binaries, an unprivileged user, a free loopback port, an own
/// directory. One for each test process; or the one that <c>THERIAC_TEST_POSTGRES</c> names, which <c>./test</c> starts once.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    private readonly string _admin;

    private PostgresServer(string admin) => _admin = admin;

    public static Task<PostgresServer> GetAsync() => Shared.Value;

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"t_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name} template {template ?? "template0"}");
        return new NpgsqlConnectionStringBuilder(_admin) { Database = name, Pooling = true, MaxPoolSize = 30 }.ToString();
    }

    public async Task DropDatabaseAsync(string connection)
    {
        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        await ExecuteAsync($"drop database if exists {name} with (force)");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("THERIAC_TEST_POSTGRES") is { Length: > 0 } given)
            return new PostgresServer(given);
        var home = Path.Combine(Path.GetTempPath(), $"theriac-pg-{Guid.NewGuid():N}");
        var port = FreePort();
        var script = Path.Combine(FindRoot(), "eng", "postgres.sh");
        var start = Process.Start(new ProcessStartInfo("bash", [script, "start", home, port.ToString()])
        {
            RedirectStandardOutput = true,
        })!;
        await start.WaitForExitAsync();
        if (start.ExitCode != 0)
            throw new InvalidOperationException("PostgreSQL did not start; see eng/postgres.sh.");
        // Not waited for: the runner takes whoever holds the exit for a thread that a test forgot, and ends the process.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Process.Start("bash", [script, "stop", home])?.Dispose();
        return new PostgresServer($"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Pooling=false");
    }

    /// <summary>The repository's root: the folder that holds <c>Theriac.slnx</c>.</summary>
    public static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Theriac.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Theriac.slnx was not found above the tests.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
