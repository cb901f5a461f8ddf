using System.Text.Json;
using Theriac.Epcis.Parse;
using Theriac.Storage;

namespace Theriac.Epcis.Store;

internal sealed class EpcisRepository(Database database, EventStore store) : IEpcisRepository
{
    private static readonly Sql FindByEpc = Sql.Of<EpcisRepository>("Query/FindByEpc");

    public async Task<StagedCapture> StageAsync(IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        var validation = new Validation();
        var parsed = new List<ParsedEvent>(events.Count);
        foreach (var one in events)
        {
            var json = one.ToJson();
            validation.Inside(parsed.Count, json, EventRules.Event);
            if (validation.Errors.Count > 0)
                throw new InvalidOperationException($"An own event is wrong: {string.Join("; ", validation.Errors)}");
            parsed.Add(EventReader.Read(json));
        }

        return await store.StageAsync(new ParsedDocument(EpcisContext.Own, "{}"u8.ToArray(), parsed), cancellation);
    }

    public async Task<IReadOnlyList<StoredEvent>> FindByEpcAsync(
        IReadOnlyCollection<string> epcs, int countMax = EpcisLimits.PerPageMax, CancellationToken cancellation = default)
    {
        var keys = JsonSerializer.Serialize(epcs.Select(EpcKey.Of));
        var rows = await database.QueryAsync<EventRow>(FindByEpc, new { epcs = keys, count = (long)countMax }, cancellation);
        return [.. rows.Select(row => new StoredEvent(row.Number, row.Idx, row.RecordTime, row.EventTime, row.Bytes))];
    }
}

internal sealed class EventRow
{
    public byte[] Bytes { get; set; } = [];

    public byte[] Context { get; set; } = [];

    public long Number { get; set; }

    public long Idx { get; set; }

    public long RecordTime { get; set; }

    public long EventTime { get; set; }
}
