using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Theriac.Bench;

/// <summary>A PostgreSQL of the bench's own, with every sync on, started by <c>eng/postgres.sh</c>.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _port;

    private PostgresCluster(string folder, int port) => (_folder, _port) = (folder, port);

    public string Connection =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Maximum Pool Size=100;Timeout=60";

    public static async Task<PostgresCluster> StartAsync(string folder)
    {
        var cluster = new PostgresCluster(folder, FreePort());
        await cluster.ScriptAsync("start", cluster._port.ToString(), "durable");
        return cluster;
    }

    /// <summary>Another database of the same server; returns its connection.</summary>
    public static async Task<string> AddDatabaseAsync(string connection, string name)
    {
        await using var open = new NpgsqlConnection(connection + ";Pooling=False");
        await open.OpenAsync();
        await using var create = open.CreateCommand();
        create.CommandText = $"create database {name}";
        await create.ExecuteNonQueryAsync();
        return connection.Replace("Database=postgres", $"Database={name}", StringComparison.Ordinal);
    }

    /// <summary>Starts the server again from its own data, as after a power cut.</summary>
    public Task RunAsync() => ScriptAsync("run", _port.ToString(), "durable");

    /// <summary>SIGKILL to the postmaster and all of its children.</summary>
    public Task KillAsync() => ScriptAsync("kill");

    /// <summary>PostgreSQL's own way to stop without writing anything more.</summary>
    public Task HaltAsync() => ScriptAsync("halt", "immediate");

    public async ValueTask DisposeAsync() => await ScriptAsync("stop", "immediate");

    private async Task ScriptAsync(string verb, params string[] arguments)
    {
        using var process = Process.Start("bash", [Script(), verb, _folder, .. arguments]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new IOException($"eng/postgres.sh {verb} ended with {process.ExitCode}.");
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "eng", "postgres.sh")))
            folder = folder.Parent;
        return folder is null
            ? throw new IOException("eng/postgres.sh was not found: run the bench from a clone of the repository.")
            : Path.Combine(folder.FullName, "eng", "postgres.sh");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
