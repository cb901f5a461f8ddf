using System.Diagnostics;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Bench.Batches;

/// <summary>The nodes of one engine: one is under load, another grows while nobody else is at work on it.</summary>
/// <param name="Node">This same program as the node, for a connection, a folder of keys and the sizes.</param>
internal sealed record BatchNodes(
    Engine Engine, string Load, string Growth, string Folder, Func<string, string, IReadOnlyList<string>, ProcessStartInfo> Node, Action<string> Tell)
{
    /// <summary>Starts a node, waits for its plan, measures, and ends it.</summary>
    public async Task<IReadOnlyList<BenchResult>> RunAsync(
        string connection, int operators, int batches, int steps, int longSteps, Func<LoadPlan, HttpClient, Process, Task<IReadOnlyList<BenchResult>>> measure)
    {
        var keys = Path.Combine(Folder, $"keys-{Engine}-{(connection == Load ? "load" : "growth")}");
        using var process = Process.Start(Node(connection, keys, [$"{operators}", $"{batches}", $"{steps}", $"{longSteps}"])) ?? throw new IOException("The node did not start.");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new IOException("The node ended before it was ready.");
            var plan = JsonSerializer.Deserialize<LoadPlan>(line, KernelJson.Options)!;
            using var http = LoadClient.Connect(plan);
            return await measure(plan, http, process);
        }
        finally
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(30)))
                process.Kill(entireProcessTree: true);
        }
    }
}
