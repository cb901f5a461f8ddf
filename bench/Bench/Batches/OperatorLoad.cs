using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Bench.Batches;

/// <summary>Latencies in milliseconds, of whoever waits for the answer.</summary>
internal sealed record LoadFigures(double[] Commits, double[] Signatures, double[] Reads, double CommitsPerSecond, int Refused);

/// <summary>
/// Operators at work over HTTP, five on a batch, each in a lane of his own: at every turn the next step is recorded; every tenth turn reads the
/// batch first; a critical step is signed with its password.
/// </summary>
internal sealed class OperatorLoad(LoadPlan plan, HttpClient http)
{
    private const int ReadEvery = 10;

    private readonly List<double> _commits = [];
    private readonly List<double> _signatures = [];
    private readonly List<double> _reads = [];
    private readonly int[] _done = new int[plan.Operators.Count];
    private int _refused;

    /// <param name="perSecond">Commits of all operators together; each waits for his turn like a person at work.</param>
    public async Task<LoadFigures> RunAsync(TimeSpan time, double perSecond)
    {
        var period = TimeSpan.FromSeconds(plan.Operators.Count / perSecond);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, plan.Operators.Count).Select(one => OperatorAsync(one, watch, time, period)));
        var seconds = Math.Max(watch.Elapsed.TotalSeconds, time.TotalSeconds);
        return new LoadFigures([.. _commits.Order()], [.. _signatures.Order()], [.. _reads.Order()], (_commits.Count + _signatures.Count) / seconds, _refused);
    }

    private async Task OperatorAsync(int one, Stopwatch watch, TimeSpan time, TimeSpan period)
    {
        await Task.Delay(period * ((one + 0.5) / plan.Operators.Count));
        for (var turn = 0; watch.Elapsed < time && _done[one] < plan.StepsOfLane; turn++)
        {
            var start = watch.Elapsed;
            if ((turn + one) % ReadEvery == 0)
                await TimeAsync(_reads, () => SendAsync(one, HttpMethod.Get, "", null));
            await StepAsync(one);
            if (period - (watch.Elapsed - start) is { Ticks: > 0 } rest)
                await Task.Delay(rest);
        }
    }

    private async Task StepAsync(int one)
    {
        var (lane, done) = (one % LaneRecipe.Lanes, _done[one]);
        var step = LaneRecipe.StepOf(lane, done);
        var isDone = LaneRecipe.IsSigned(done)
            ? await TimeAsync(_signatures, () => SignAsync(one, step))
            : await TimeAsync(_commits, () => SendAsync(one, HttpMethod.Post, "/actions/record-value", new { step, value = "41.5", source = "typed" }));
        if (isDone)
            _done[one]++;
        else
            Interlocked.Increment(ref _refused);
    }

    /// <summary>As the signature sheet does: the document first, then its hash with the secret, both parts the first time.</summary>
    private async Task<bool> SignAsync(int one, string step)
    {
        using var answer = await PostAsync(one, "/actions/sign-step/document", new { step, value = "41.5", language = "en" });
        if (!answer.IsSuccessStatusCode)
            return false;
        using var prepared = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var first = prepared.RootElement.GetProperty("first").GetBoolean();
        return await SendAsync(one, HttpMethod.Post, "/actions/sign-step", new
        {
            step,
            value = "41.5",
            signature = new
            {
                documentHash = prepared.RootElement.GetProperty("hash").GetString(),
                meaning = "performed",
                language = "en",
                userId = first ? plan.Operators[one].UserId : null,
                password = BatchHost.Password,
            },
        });
    }

    private async Task<bool> SendAsync(int one, HttpMethod method, string action, object? body)
    {
        using var answer = method == HttpMethod.Get ? await http.SendAsync(Request(one, method, action)) : await PostAsync(one, action, body!);
        await answer.Content.CopyToAsync(Stream.Null);
        return answer.IsSuccessStatusCode;
    }

    private Task<HttpResponseMessage> PostAsync(int one, string action, object body)
    {
        var request = Request(one, HttpMethod.Post, action);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString("N"));
        request.Content = new StringContent(JsonSerializer.Serialize(body, KernelJson.Options), Encoding.UTF8, "application/json");
        return http.SendAsync(request);
    }

    private HttpRequestMessage Request(int one, HttpMethod method, string action) =>
        LoadClient.Request(plan, one, method, $"/api/batches/{plan.Batches[one / LaneRecipe.Lanes % plan.Batches.Count]}{action}");

    private static async Task<bool> TimeAsync(List<double> to, Func<Task<bool>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var isDone = await work();
        lock (to)
            to.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return isDone;
    }
}

/// <summary>Requests as one of the operators, from his tablet.</summary>
internal static class LoadClient
{
    public static HttpClient Connect(LoadPlan plan) => new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = plan.Operators.Count + 8 })
    {
        BaseAddress = new Uri(plan.Url),
        Timeout = TimeSpan.FromMinutes(5),
    };

    public static HttpRequestMessage Request(LoadPlan plan, int one, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Cookie", plan.Operators[one].Cookie);
        request.Headers.TryAddWithoutValidation("X-CSRF-Token", plan.Operators[one].Csrf);
        return request;
    }
}
