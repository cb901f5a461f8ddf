using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Bench.Batches;

/// <summary>Latencies in milliseconds, of whoever waits for the answer; what was refused is counted alone.</summary>
internal sealed record LoadFigures(double[] Commits, double[] Signatures, double[] Reads, double CommitsPerSecond, int Refused);

/// <summary>
/// Operators at work over HTTP, five on a batch, each in a lane of his own: at every turn the next step is recorded; every tenth turn reads the
/// batch first; a critical step is signed by him and by a colleague, with their passwords. Turns are due at fixed times: who is late counts it.
/// </summary>
internal sealed class OperatorLoad(LoadPlan plan, HttpClient http)
{
    private const int ReadEvery = 10;

    private readonly List<double> _commits = [];
    private readonly List<double> _signatures = [];
    private readonly List<double> _reads = [];
    private readonly int[] _done = new int[plan.Operators.Count];
    private int _refused;

    /// <summary>The first answer that was no success, for whoever reads the figures.</summary>
    public string? FirstRefusal { get; private set; }

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
        var due = period * ((one + 0.5) / plan.Operators.Count);
        for (var turn = 0; due < time && _done[one] < plan.StepsOfLane; turn++, due += period)
        {
            if (due - watch.Elapsed is { Ticks: > 0 } rest)
                await Task.Delay(rest);
            // Who is kept waiting by the turn before has waited for this one too.
            var late = watch.Elapsed - due;
            var isReading = (turn + one) % ReadEvery == 0;
            if (isReading)
                await TimeAsync(_reads, late, () => SendAsync(one, HttpMethod.Get, "", null));
            await StepAsync(one, isReading ? TimeSpan.Zero : late);
        }
    }

    private async Task StepAsync(int one, TimeSpan late)
    {
        var (lane, done) = (one % LaneRecipe.Lanes, _done[one]);
        var step = LaneRecipe.StepOf(lane, done);
        var isDone = LaneRecipe.IsSigned(done, BatchOf(one).SignedFirst)
            ? await TimeAsync(_signatures, late, () => SignAsync(one, step))
            : await TimeAsync(_commits, late, () => SendAsync(one, HttpMethod.Post, "/actions/record-value", new { step, value = "41.5", source = "typed" }));
        if (isDone)
            _done[one]++;
        else
            Interlocked.Increment(ref _refused);
    }

    /// <summary>A critical value that was typed has two signatures: the operator's own, and on the same tablet a colleague's (Annex 11, 6).</summary>
    private async Task<bool> SignAsync(int one, string step) =>
        await SignAsync(one, one, "sign-step", "performed", body => body.Add("value", "41.5"), step)
        && await SignAsync(one, (one + 1) % plan.Operators.Count, "verify-step", "verified", _ => { }, step);

    /// <summary>As the signature sheet does: the document first, then its hash with the secret, both parts when they are asked for.</summary>
    private async Task<bool> SignAsync(int one, int signer, string action, string meaning, Action<JsonObject> add, string step)
    {
        JsonObject body = new() { ["step"] = step, ["language"] = "en" };
        add(body);
        using var answer = await PostAsync(one, $"/actions/{action}/document", body);
        if (!answer.IsSuccessStatusCode)
            return Refused(await answer.Content.ReadAsStringAsync());
        using var prepared = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var first = signer != one || prepared.RootElement.GetProperty("first").GetBoolean();
        body["signature"] = new JsonObject
        {
            ["documentHash"] = prepared.RootElement.GetProperty("hash").GetString(),
            ["meaning"] = meaning,
            ["language"] = "en",
            ["userId"] = first ? plan.Operators[signer].UserId : null,
            ["password"] = BatchHost.Password,
        };
        return await SendAsync(one, HttpMethod.Post, $"/actions/{action}", body);
    }

    private bool Refused(string why)
    {
        FirstRefusal ??= why;
        return false;
    }

    private async Task<bool> SendAsync(int one, HttpMethod method, string action, object? body)
    {
        using var answer = method == HttpMethod.Get ? await http.SendAsync(Request(one, method, action)) : await PostAsync(one, action, body!);
        if (!answer.IsSuccessStatusCode)
            return Refused(await answer.Content.ReadAsStringAsync());
        await answer.Content.CopyToAsync(Stream.Null);
        return true;
    }

    private Task<HttpResponseMessage> PostAsync(int one, string action, object body)
    {
        var request = Request(one, HttpMethod.Post, action);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString("N"));
        request.Content = new StringContent(JsonSerializer.Serialize(body, KernelJson.Options), Encoding.UTF8, "application/json");
        return http.SendAsync(request);
    }

    private HttpRequestMessage Request(int one, HttpMethod method, string action) =>
        LoadClient.Request(plan, one, method, $"/api/batches/{BatchOf(one).Id}{action}");

    private LoadBatch BatchOf(int one) => plan.Batches[one / LaneRecipe.Lanes % plan.Batches.Count];

    /// <summary>Counted from when it was due; what was refused is no figure.</summary>
    private static async Task<bool> TimeAsync(List<double> to, TimeSpan late, Func<Task<bool>> work)
    {
        var start = Stopwatch.GetTimestamp();
        if (!await work())
            return false;
        lock (to)
            to.Add((late + Stopwatch.GetElapsedTime(start)).TotalMilliseconds);
        return true;
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
        request.Headers.TryAddWithoutValidation("X-Theriac-Client", "1");
        return request;
    }
}
