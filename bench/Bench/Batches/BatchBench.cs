using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Theriac.Bench.Ledger;
using Theriac.Bench.Recipes;
using Theriac.Kernel;
using Theriac.People;
using Theriac.People.Credential;
using Theriac.Storage;

namespace Theriac.Bench.Batches;

/// <summary>How large the bench is.</summary>
/// <param name="WarmUp">Further operators, on batches of their own, who are not measured.</param>
internal sealed record LoadSize(int Operators, int WarmUp, int Batches, int Steps, int LongSteps, TimeSpan Time, double PerSecond, IReadOnlyList<int> Growth)
{
    public static readonly LoadSize Full = new(500, 25, 100, 500, 1_000, TimeSpan.FromSeconds(60), 200, [10, 100, 1_000, 10_000]);

    public static readonly LoadSize Quick = new(5, 5, 1, 50, 60, TimeSpan.FromSeconds(1), 20, [5]);
}

/// <summary>
/// Operators at work on batches against one node over HTTP, on both engines. The node is a process of its own; load, node and database share
/// the machine. Beside the commits stands a bare durable insert of the same run.
/// </summary>
public static class BatchBench
{
    private const double CommitAim = 50;
    /// <summary>Of the pace that the operators are given: the last turns end after the time.</summary>
    private const double PaceAim = 0.98;
    private const double OpenAim = 300;
    private const double PrintAim = 10_000;

    /// <summary>The newest, on which steps are taken when the plant has grown.</summary>
    private const int GrowthBatches = 4;
    private const int BareBytes = 900;

    /// <param name="node">This same program as the node, for a connection and a folder of keys.</param>
    public static async Task<IReadOnlyList<BenchResult>> RunAsync(
        string folder, bool quick, IReadOnlyList<Engine> engines, Func<string, string, IReadOnlyList<string>, ProcessStartInfo> node, Action<string> tell)
    {
        var size = quick ? LoadSize.Quick : LoadSize.Full;
        List<BenchResult> results = [];
        if (engines.Contains(Engine.Sqlite))
        {
            string Place(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, "theriac.db");
            results.AddRange(await EngineAsync(new BatchNodes(Engine.Sqlite, Place("load"), Place("growth"), folder, node, tell), size));
        }

        if (!engines.Contains(Engine.Postgres))
            return results;
        await using var cluster = await PostgresCluster.StartAsync(Path.Combine(folder, "postgres"));
        var growth = await PostgresCluster.AddDatabaseAsync(cluster.Connection, "growth");
        results.AddRange(await EngineAsync(new BatchNodes(Engine.Postgres, cluster.Connection, growth, folder, node, tell), size));
        return results;
    }

    private static async Task<IReadOnlyList<BenchResult>> EngineAsync(BatchNodes nodes, LoadSize size)
    {
        var engine = $"{nodes.Engine}".ToLowerInvariant();
        var bare = await BareAsync(nodes.Engine, nodes.Folder, nodes.Load, size);
        nodes.Tell($"a node on {nodes.Engine}");
        var load = await nodes.RunAsync(
            nodes.Load, size.Operators + size.WarmUp, size.Batches + (size.WarmUp / LaneRecipe.Lanes), size.Steps, size.LongSteps,
            (plan, http, process) => MeasureAsync(engine, plan, http, process, size, bare, nodes.Tell));
        var growth = await nodes.RunAsync(nodes.Growth, 1, 0, size.Steps, LaneRecipe.Lanes * LaneRecipe.StepsOfPhase, async (plan, http, process) =>
        {
            List<BenchResult> all = [];
            foreach (var count in size.Growth)
            {
                nodes.Tell($"growth to {count} batches");
                all.AddRange(await GrownAsync(engine, plan, http, process, count));
            }

            return all;
        });
        return [.. load, .. growth];
    }

    private static async Task<IReadOnlyList<BenchResult>> MeasureAsync(
        string engine, LoadPlan plan, HttpClient http, Process process, LoadSize size, double bare, Action<string> tell)
    {
        List<BenchResult> results = [];
        // The last few warm the compiler up, on batches of their own.
        var warmUp = new OperatorLoad(
            plan with { Operators = [.. plan.Operators.Skip(size.Operators)], Batches = [.. plan.Batches.Skip(size.Batches)] }, http);
        await warmUp.RunAsync(size.Time / 6, size.PerSecond / 4);
        tell($"{size.Operators} operators on {size.Batches} batches");
        var load = new OperatorLoad(
            plan with { Operators = [.. plan.Operators.Take(size.Operators)], Batches = [.. plan.Batches.Take(size.Batches)] }, http);
        var before = process.TotalProcessorTime;
        var figures = await load.RunAsync(size.Time, size.PerSecond);
        process.Refresh();
        if (load.FirstRefusal is { } refusal)
            tell($"with a first refusal: {refusal}");
        var busy = (process.TotalProcessorTime - before).TotalMilliseconds / Math.Max(1, figures.Commits.Length + figures.Signatures.Length);
        results.Add(BenchResult.AtLeast($"{engine}: step commits a second", figures.CommitsPerSecond, "/s", Math.Round(size.PerSecond * PaceAim)));
        results.Add(BenchResult.Below($"{engine}: refused", figures.Refused, "", 1));
        results.Add(BenchResult.Of($"{engine}: processor time of the node for each, reading and signing included", busy, "ms"));
        results.Add(BenchResult.Of($"{engine}: one check of a password that was not proved before", PasswordCheck(), "ms"));
        results.Add(BenchResult.Beside($"{engine}: step commit, p50", AppendLoad.At(figures.Commits, 0.50), "ms", bare));
        var p95 = AppendLoad.At(figures.Commits, 0.95);
        results.Add(BenchResult.Below($"{engine}: step commit, p95", p95, "ms", CommitAim) with { Baseline = Math.Round(bare, 2), Ratio = Math.Round(p95 / bare, 2) });
        results.Add(BenchResult.Beside($"{engine}: step commit, p99", AppendLoad.At(figures.Commits, 0.99), "ms", bare));
        results.Add(BenchResult.Of($"{engine}: signed step (two documents, passwords and commits), p50", AppendLoad.At(figures.Signatures, 0.50), "ms"));
        results.Add(BenchResult.Of($"{engine}: signed step (two documents, passwords and commits), p95", AppendLoad.At(figures.Signatures, 0.95), "ms"));
        results.Add(BenchResult.Of($"{engine}: reading a batch of {size.Steps} steps under load, p50", AppendLoad.At(figures.Reads, 0.50), "ms"));
        results.Add(BenchResult.Below($"{engine}: opening a batch of {size.LongSteps} steps", await MedianAsync(http, plan, $"/api/batches/{plan.Long}", 9), "ms", OpenAim));
        results.Add(BenchResult.Below($"{engine}: record of {size.LongSteps} steps as PDF", await MedianAsync(http, plan, $"/api/batches/{plan.Long}/record.pdf", 3), "ms", PrintAim));
        return results;
    }

    /// <summary>One person at a quiet node: what a step, an opening and the board cost when there are so many batches.</summary>
    private static async Task<IReadOnlyList<BenchResult>> GrownAsync(string engine, LoadPlan plan, HttpClient http, Process process, int count)
    {
        await process.StandardInput.WriteLineAsync($"grow {count}");
        await process.StandardInput.FlushAsync();
        if (await process.StandardOutput.ReadLineAsync() != "grown")
            throw new IOException("The node did not grow.");
        var last = $"B{count:000000}";
        List<double> commits = [];
        foreach (var batch in Enumerable.Range(count - GrowthBatches + 1, GrowthBatches))
        {
            for (var done = 0; done < LaneRecipe.SignedFirst; done++)
                commits.Add(await CommitAsync(http, plan, $"B{batch:000000}", LaneRecipe.StepOf(0, done)));
        }

        return
        [
            BenchResult.Of($"{engine}: {count} batches: step commit, median", Median(commits), "ms"),
            BenchResult.Of($"{engine}: {count} batches: opening a batch, median", await MedianAsync(http, plan, $"/api/batches/{last}", 9), "ms"),
            BenchResult.Of($"{engine}: {count} batches: first page of the board, median", await MedianAsync(http, plan, "/api/batches", 5), "ms"),
            BenchResult.Of($"{engine}: {count} batches: board by who must act, median", await MedianAsync(http, plan, "/api/board?group=who", 5), "ms"),
            BenchResult.Of($"{engine}: {count} batches: figures by site and product, median", await MedianAsync(http, plan, "/api/figures?by=site-product", 5), "ms"),
        ];
    }

    private static async Task<double> CommitAsync(HttpClient http, LoadPlan plan, string batch, string step)
    {
        using var request = LoadClient.Request(plan, 0, HttpMethod.Post, $"/api/batches/{batch}/actions/record-value");
        request.Content = new StringContent(JsonSerializer.Serialize(new { step, value = "41.5" }, KernelJson.Options), Encoding.UTF8, "application/json");
        return await TimeAsync(http, request);
    }

    private static async Task<double> MedianAsync(HttpClient http, LoadPlan plan, string path, int times)
    {
        List<double> all = [];
        for (var i = 0; i < times; i++)
        {
            using var request = LoadClient.Request(plan, 0, HttpMethod.Get, path);
            all.Add(await TimeAsync(http, request));
        }

        return Median(all);
    }

    private static async Task<double> TimeAsync(HttpClient http, HttpRequestMessage request)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
            throw new IOException($"{request.RequestUri}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(bytes)}");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Processor time. It is meant to be dear: a signature costs it once, and a secret that was proved is known again afterwards (ADR 10).</summary>
    private static double PasswordCheck()
    {
        var passwords = new Passwords(new PeopleOptions());
        var account = new AccountRow { PasswordHash = passwords.Hash(BatchHost.Password) };
        return Timing.Median(() => passwords.IsRight(account, BatchHost.Password), 5);
    }

    private static double Median(List<double> all) => AppendLoad.At([.. all.Order()], 0.5);

    /// <summary>Milliseconds of one insert that is durable, with nothing around it, on the same engine and disk.</summary>
    private static async Task<double> BareAsync(Engine engine, string folder, string connection, LoadSize size)
    {
        var place = engine == Engine.Sqlite ? Path.Combine(folder, "bare.db") : await PostgresCluster.AddDatabaseAsync(connection, "bare");
        await using (await BenchInstance.OpenAsync(place, Path.Combine(folder, "keys-bare")))
        {
        }

        return 1000 / await BareCommits.MeasureAsync(engine, place, BareBytes, size.Time / 20);
    }
}
