using System.Text.Json;
using Theriac.Epcis.Store;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Epcis.Query;

/// <summary>A page of events. <paramref name="Next"/> is the token of the following page.</summary>
internal sealed record EventPage(IReadOnlyList<EventRow> Events, string? Next, long NextExpiresAt);

internal sealed class FindEvents(Database database, PageTokens tokens, TimeProvider clock)
{
    private static readonly Sql Find = Sql.Of<FindEvents>("Query/FindEvents");
    private static readonly Sql Snapshot = Sql.Of<FindEvents>("Query/Snapshot");

    public async Task<Outcome<EventPage>> FindAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> parameters, CancellationToken cancellation)
    {
        if (!QueryParameters.Read(parameters).Try(out var query, out var refusal))
            return refusal;
        var fingerprint = PageTokens.Fingerprint(parameters);
        PagePlace? place = null;
        if (query.NextPageToken is { } token && !(await tokens.OpenAsync(token, fingerprint, cancellation)).Try(out place, out refusal))
            return refusal;
        var snapshot = place?.Snapshot ?? (await database.FindAsync<NumberRow>(Snapshot, cancellation: cancellation))!.Number;
        if (place is null && query.MaxEventCount is { } max
            && (await ReadAsync(query, snapshot, null, count: 1, skip: max, cancellation)).Count > 0)
            return EpcisRefusals.ResultTooLarge(max);
        var wanted = Math.Min(query.PerPage, (query.EventCountLimit ?? long.MaxValue) - (place?.Shown ?? 0));
        var rows = await ReadAsync(query, snapshot, place, wanted + 1, skip: 0, cancellation);
        return await ToPageAsync(query, fingerprint, snapshot, place, [.. rows.Take((int)wanted)], rows.Count > wanted, cancellation);
    }

    private async Task<EventPage> ToPageAsync(
        EventQuery query, string fingerprint, long snapshot, PagePlace? place, List<EventRow> shown, bool more, CancellationToken cancellation)
    {
        var shownSoFar = (place?.Shown ?? 0) + shown.Count;
        if (!more || shown.Count == 0 || shownSoFar >= (query.EventCountLimit ?? long.MaxValue))
            return new EventPage(shown, null, 0);
        var last = shown[^1];
        var expires = Micros.From(clock.GetUtcNow() + EpcisLimits.PageTokenAgeMax);
        var key = Sign(query) * (query.ByEventTime ? last.EventTime : last.Number);
        var next = new PagePlace(snapshot, key, Sign(query) * last.Number, Sign(query) * last.Idx, shownSoFar, expires, fingerprint);
        return new EventPage(shown, await tokens.SealAsync(next, cancellation), expires);
    }

    private Task<IReadOnlyList<EventRow>> ReadAsync(
        EventQuery query, long snapshot, PagePlace? place, long count, long skip, CancellationToken cancellation) =>
        database.QueryAsync<EventRow>(
            Find,
            new
            {
                snapshot,
                count,
                skip,
                types = Json(query.Types),
                actions = Json(query.Actions),
                biz_steps = Json(query.BizSteps),
                dispositions = Json(query.Dispositions),
                read_points = Json(query.ReadPoints),
                biz_locations = Json(query.BizLocations),
                transformation_ids = Json(query.TransformationIds),
                event_ids = Json(query.EventIds),
                declares_error = query.DeclaresError is { } declares ? (declares ? 1L : 0L) : (long?)null,
                event_from = query.EventFrom,
                event_to = query.EventTo,
                record_from = query.RecordFrom,
                record_to = query.RecordTo,
                matches = JsonSerializer.Serialize(query.Matches.Select(match => new
                {
                    roles = (int)match.Roles,
                    ranges = match.Ranges.Select(range => new[] { range.First, range.Last }),
                })),
                sign = Sign(query),
                by_event_time = query.ByEventTime ? 1L : 0L,
                page_key = place?.Key,
                page_number = place?.Number ?? 0,
                page_idx = place?.Idx ?? 0,
            },
            cancellation);

    private static long Sign(EventQuery query) => query.Descending ? -1 : 1;

    private static string? Json(IReadOnlyList<string>? values) => values is null ? null : JsonSerializer.Serialize(values);

    private sealed class NumberRow
    {
        public long Number { get; set; }
    }
}
