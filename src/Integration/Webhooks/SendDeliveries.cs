using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>
/// Sends what is due: at least once, with longer and longer waits; each event bears the number of its entry, which says the order. One
/// partner who does not answer holds up nobody else. A webhook whose deliveries fail for good several times in a row is switched off.
/// </summary>
internal sealed class SendDeliveries(
    Database database, ILedger ledger, IStreams streams, WebhookSecrets secrets, WebhookTarget target, IIncidents incidents,
    IntegrationOptions options, TimeProvider clock) : IDisposable
{
    private const int AtOnce = 50;
    private const int PartnersAtOnce = 4;
    private const int ErrorMax = 300;
    private const int WaitFactor = 3;
    private const double JitterShare = 0.2;
    private static readonly TimeSpan WaitMax = TimeSpan.FromHours(6);

    private static readonly Sql Due = Sql.Of<SendDeliveries>("Webhooks/Due");
    private static readonly Sql SetTried = Sql.Of<SendDeliveries>("Webhooks/SetTried");
    private static readonly Sql Purge = Sql.Of<SendDeliveries>("Webhooks/Purge");
    private static readonly Sql Again = Sql.Of<SendDeliveries>("Webhooks/Again");
    private static readonly Sql Newest = Sql.Of<SendDeliveries>("Webhooks/Newest");
    private static readonly Sql FindOne = Sql.Of<SendDeliveries>("Webhooks/FindDelivery");

    private readonly HttpClient _http = new(target.Handler()) { Timeout = options.WebhookTimeout };

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var due = await database.QueryAsync<Row>(Due, new { now = Micros.Now(clock), count = (long)AtOnce }, cancellation);
        await Parallel.ForEachAsync(
            due.GroupBy(one => one.Webhook, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = PartnersAtOnce, CancellationToken = cancellation },
            async (ofOne, token) => await SendAllAsync([.. ofOne], token));
        return due.Count;
    }

    // Who does not answer once is not waited for again at this look, nor is one who is slow all through it.
    private async Task SendAllAsync(IReadOnlyList<Row> deliveries, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + options.LookEvery;
        foreach (var delivery in deliveries)
        {
            if (!await SendAsync(delivery, cancellation) || clock.GetUtcNow() > until)
                break;
        }
    }

    /// <summary>Forgets what was done long ago.</summary>
    public Task PurgeAsync(CancellationToken cancellation) => database.WriteAsync(
        new Statement(Purge, ("before", Micros.Now(clock) - (options.DeliveryDaysKept * 86_400L * Micros.PerSecond))), cancellation);

    /// <summary>A person has it sent once more, whatever became of it.</summary>
    public async Task<Outcome<Done>> AgainAsync(Caller caller, string id, CancellationToken cancellation)
    {
        if (await database.FindAsync<Row>(FindOne, new { id }, cancellation) is not { } row)
            return IntegrationRefusals.DeliveryUnknown(id);
        var hook = (await streams.LoadAsync<WebhookState>(WebhookState.StreamOf(row.Webhook), cancellation)).State;
        if (!caller.Has(Role.Administrator, hook.Site ?? RoleGrant.AllSites))
            return IntegrationRefusals.RoleMissing(hook.Site ?? RoleGrant.AllSites);
        if (hook.Phase == WebhookPhase.Ended)
            return IntegrationRefusals.WebhookEnded();
        if (row.State == DeliveryStates.Waiting)
            return IntegrationRefusals.DeliveryWaits();
        await database.WriteAsync(new Statement(Again, ("id", id), ("now", Micros.Now(clock))), cancellation);
        return Done.Ok;
    }

    /// <summary>Before the next try: three times as long each time, give or take a fifth, so that a partner who comes back is not run over.</summary>
    internal TimeSpan WaitAfter(int tries)
    {
        var wait = options.WebhookFirstWait.TotalSeconds * Math.Pow(WaitFactor, tries - 1);
        var jitter = 1 + (JitterShare * ((RandomNumberGenerator.GetInt32(2_001) / 1_000.0) - 1));
        return TimeSpan.FromSeconds(Math.Min(wait, WaitMax.TotalSeconds) * jitter);
    }

    /// <summary>False when nobody answered.</summary>
    private async Task<bool> SendAsync(Row delivery, CancellationToken cancellation)
    {
        var folded = await streams.LoadAsync<WebhookState>(WebhookState.StreamOf(delivery.Webhook), cancellation);
        var hook = folded.State;
        if (hook.Phase == WebhookPhase.Ended || (hook.Phase == WebhookPhase.Disabled && delivery.Tries > 0))
        {
            await TellAsync(delivery, DeliveryStates.Dropped, null, null, 0, cancellation);
            return true;
        }

        var (status, error) = await PostAsync(hook, delivery, cancellation);
        if (error is null)
        {
            await TellAsync(delivery, DeliveryStates.Delivered, status, null, 0, cancellation);
            await incidents.OverAsync(IncidentKind.DeliveryFailed, hook.Name, cancellation);
            return true;
        }

        await FailAsync(folded, delivery, status, error, cancellation);
        return status is not null;
    }

    private async Task FailAsync(Folded<WebhookState> hook, Row delivery, int? status, string error, CancellationToken cancellation)
    {
        var tries = (int)delivery.Tries + 1;
        if (tries < options.WebhookTriesMax)
        {
            await TellAsync(delivery, DeliveryStates.Waiting, status, error, Micros.Now(clock) + (WaitAfter(tries).Ticks / TimeSpan.TicksPerMicrosecond), cancellation);
            return;
        }

        await TellAsync(delivery, DeliveryStates.Failed, status, error, 0, cancellation);
        await incidents.ReportAsync(
            new IncidentReport(
                IncidentKind.DeliveryFailed, hook.State.Name, $"{delivery.Event} was not delivered after {tries} tries: {error}", hook.State.Site), cancellation);
        await DisableAsync(hook, error, cancellation);
    }

    private async Task<(int? Status, string? Error)> PostAsync(WebhookState hook, Row delivery, CancellationToken cancellation)
    {
        if (await secrets.FindAsync(hook.Id, cancellation) is not { } secret)
            return (null, "The secret is not here or its key is another one.");
        // A subscription of before has its whole address in its entry.
        var url = hook.UrlHash is null ? hook.Url : await secrets.FindAsync(WebhookSecrets.UrlOf(hook.Id), cancellation);
        if (url is null || (hook.UrlHash is { } hash && WebhookTarget.HashOf(url) != hash))
            return (null, "The address is not here or its key is another one.");
        if (target.Check(url) is { } wrong)
            return (null, wrong.Detail);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, Micros.Now(clock) / Micros.PerSecond, delivery.Body));
            request.Headers.Add(WebhookSignature.EventHeader, delivery.Event);
            request.Headers.Add(WebhookSignature.IdHeader, WebhookEvents.IdOf(delivery.Body));
            request.Headers.Add(WebhookSignature.DeliveryHeader, delivery.Id);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var status = (int)answer.StatusCode;
            return (status, answer.IsSuccessStatusCode ? null : $"The partner answered {status}.");
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, fault is OperationCanceledException ? "The partner did not answer in time." : Short((fault.InnerException ?? fault).Message));
        }
    }

    /// <summary>After so many of its newest deliveries failed for good, nobody seems to be there.</summary>
    private async Task DisableAsync(Folded<WebhookState> hook, string error, CancellationToken cancellation)
    {
        var newest = await database.QueryAsync<string>(
            Newest, new { webhook = hook.State.Id, count = (long)options.WebhookFailuresMax }, cancellation);
        if (hook.State.Phase != WebhookPhase.On || newest.Count < options.WebhookFailuresMax || newest.Any(state => state != DeliveryStates.Failed))
            return;
        var fact = new WebhookDisabled(hook.State.Name, newest.Count, error);
        await ledger.AppendAsync(new AppendRequest(Author.System, [new Draft(hook.Stream, fact)], [hook.At]), cancellation);
    }

    private Task TellAsync(Row delivery, string state, int? status, string? error, long dueAt, CancellationToken cancellation) => database.WriteAsync(
        new Statement(
            SetTried, ("id", delivery.Id), ("state", state), ("status", status is { } code ? (long)code : null), ("error", error), ("due_at", dueAt),
            ("done_at", state == DeliveryStates.Waiting ? null : Micros.Now(clock))),
        cancellation);

    private static string Short(string text) => text.Length > ErrorMax ? text[..ErrorMax] : text;

    public void Dispose() => _http.Dispose();

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Webhook { get; set; } = "";

        public string Event { get; set; } = "";

        public string Body { get; set; } = "";

        public string State { get; set; } = "";

        public long Tries { get; set; }
    }
}
