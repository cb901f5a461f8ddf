using System.Diagnostics;
using System.Net;
using Theriac.Testing;
using Xunit;

namespace Theriac.Browser.Tests.Running;

/// <summary>A real server process on a copy of the demo plant, to be killed in the middle of things and started again.</summary>
internal sealed class KilledServer : IAsyncDisposable
{
    private readonly string _data;
    private Process? _process;

    private KilledServer(string data) => _data = data;

    public string Url { get; } = $"http://localhost:{DemoSite.FreePort()}";

    public static async Task<KilledServer> StartAsync(DemoSite site)
    {
        var data = Directory.CreateTempSubdirectory("theriac-killed-").FullName;
        foreach (var file in Directory.EnumerateFiles(site.Snapshot, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(data, Path.GetRelativePath(site.Snapshot, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        var server = new KilledServer(data);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>On the same data and port.</summary>
    public async Task StartAgainAsync()
    {
        var root = PostgresServer.FindRoot();
        // The host beside these tests is built as they are.
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var host = Path.Combine(root, "src", "Host", "bin", built.Parent!.Name, built.Name, "Theriac.Host.dll");
        _process = Process.Start(new ProcessStartInfo(
            "dotnet", [host, "--demo", "--data", _data, "--urls", Url, "--web", Path.Combine(root, "src", "Host", "wwwroot")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient();
        while (true)
        {
            Assert.False(_process.HasExited, "The server ended by itself.");
            try
            {
                if ((await client.GetAsync($"{Url}/health/live")).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(100);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nobody says goodbye.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
