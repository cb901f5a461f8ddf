using System.Text.Json;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Integration;

internal static class DeliveryStates
{
    public const string Waiting = "waiting";
    public const string Delivered = "delivered";
    public const string Failed = "failed";

    /// <summary>Its webhook was ended or switched off before.</summary>
    public const string Dropped = "dropped";
}

internal sealed record WebhookRow(string Id, string Name, string Url, IReadOnlyList<string> Events, string? Site, string State, long FromNumber, string ChangedAt);

internal sealed record DeliveryRow(
    string Id, string Webhook, string Event, long Entry, string Subject, string BodyHash, string State, int Tries, string? DueAt, int? Status,
    string? Error, string MadeAt, string? DoneAt);

internal sealed record DeliveryQuery(string? Webhook = null, string? State = null, string? After = null);

/// <summary>Subscriptions and the delivery log.</summary>
internal sealed class WebhookList(Database database)
{
    private const int PageMax = 100;

    private static readonly Sql List = Sql.Of<WebhookList>("Webhooks/List");
    private static readonly Sql Deliveries = Sql.Of<WebhookList>("Webhooks/Deliveries");

    public async Task<IReadOnlyList<WebhookRow>> AllAsync(CancellationToken cancellation) =>
        [.. (await database.QueryAsync<HookRow>(List, cancellation: cancellation)).Select(row => row.ToRow())];

    public async Task<IReadOnlyList<WebhookRow>> OnAsync(CancellationToken cancellation) =>
        [.. (await AllAsync(cancellation)).Where(row => row.State == EnumWords.Of(WebhookPhase.On))];

    public async Task<Page<DeliveryRow>> DeliveriesAsync(DeliveryQuery query, CancellationToken cancellation)
    {
        // The newest first; one entry may go to several webhooks, so the place in the list is both.
        var after = query.After?.Split(':', 2);
        var binds = new
        {
            webhook = query.Webhook,
            state = query.State,
            before = after is [var number, _] && long.TryParse(number, out var entry) ? entry : (long?)null,
            id = after is [_, var id] ? id : null,
            count = PageMax + 1L,
        };
        var rows = await database.QueryAsync<LogRow>(Deliveries, binds, cancellation);
        return new Page<DeliveryRow>(
            [.. rows.Take(PageMax).Select(row => row.ToRow())], rows.Count > PageMax ? $"{rows[PageMax - 1].Entry}:{rows[PageMax - 1].Id}" : null);
    }

    private sealed class HookRow
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public string Url { get; set; } = "";

        public string Events { get; set; } = "";

        public string? Site { get; set; }

        public string State { get; set; } = "";

        public long FromNumber { get; set; }

        public long ChangedAt { get; set; }

        public WebhookRow ToRow() => new(
            Id, Name, Url, JsonSerializer.Deserialize<string[]>(Events, KernelJson.Options)!, Site, State, FromNumber, Micros.ToText(ChangedAt));
    }

    private sealed class LogRow
    {
        public string Id { get; set; } = "";

        public string Webhook { get; set; } = "";

        public string Event { get; set; } = "";

        public long Entry { get; set; }

        public string Subject { get; set; } = "";

        public string BodyHash { get; set; } = "";

        public string State { get; set; } = "";

        public long Tries { get; set; }

        public long DueAt { get; set; }

        public long? Status { get; set; }

        public string? Error { get; set; }

        public long MadeAt { get; set; }

        public long? DoneAt { get; set; }

        public DeliveryRow ToRow() => new(
            Id, Webhook, Event, Entry, Subject, BodyHash, State, (int)Tries, State == DeliveryStates.Waiting ? Micros.ToText(DueAt) : null,
            (int?)Status, Error, Micros.ToText(MadeAt), DoneAt is { } done ? Micros.ToText(done) : null);
    }
}
