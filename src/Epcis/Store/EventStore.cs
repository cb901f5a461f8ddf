using System.Security.Cryptography;
using System.Text.Json;
using Theriac.Epcis.Capture;
using Theriac.Epcis.Parse;
using Theriac.Ledger;
using Theriac.Ledger.Tree;
using Theriac.Storage;

namespace Theriac.Epcis.Store;

/// <summary>Writes captured events invisibly; the entry that carries the returned draft publishes them.</summary>
internal sealed class EventStore(Database database)
{
    private static readonly Sql InsertDocument = Sql.Of<EventStore>("Store/InsertDocument");
    private static readonly Sql InsertEvent = Sql.Of<EventStore>("Store/InsertEvent");
    private static readonly Sql InsertEpcs = Sql.Of<EventStore>("Store/InsertEpcs");
    private static readonly Sql FindStored = Sql.Of<EventStore>("Store/FindStored");

    public async Task<StagedCapture> StageAsync(ParsedDocument document, CancellationToken cancellation)
    {
        var captureId = Guid.CreateVersion7().ToString("N");
        foreach (var statements in Writes(captureId, document))
            await database.WriteAsync(statements, cancellation);
        var fact = new EpcisCaptured(
            captureId,
            document.Events.Count,
            Convert.ToHexStringLower(MerkleTree.RootOf(document.Events.Select(one => one.Bytes))),
            Convert.ToHexStringLower(SHA256.HashData([.. document.Context, .. document.Head])));
        return new StagedCapture(captureId, new Draft(StreamOf(captureId), fact), [.. document.Events.Select(one => one.EventId)]);
    }

    public static string StreamOf(string captureId) => $"epcis/{captureId}";

    /// <summary>Which of the events are in the repository already.</summary>
    public async Task<IReadOnlyList<string>> FindStoredAsync(IEnumerable<ParsedEvent> events, CancellationToken cancellation)
    {
        var ids = JsonSerializer.Serialize(events.Select(one => new object[] { one.EventId, one.DeclaresError ? 1 : 0 }));
        return await database.QueryAsync<string>(FindStored, new { ids }, cancellation);
    }

    /// <summary>What each transaction writes, no more rows than the limit: other writers wait for one, not for a whole capture.</summary>
    private static IEnumerable<IReadOnlyList<Statement>> Writes(string captureId, ParsedDocument document)
    {
        yield return
        [
            new Statement(InsertDocument, ("capture_id", captureId), ("context", document.Context), ("head", document.Head)),
        ];
        foreach (var events in document.Events.Index().Chunk(EpcisLimits.StagedRowsPerWriteMax))
            yield return [.. events.Select(one => Insert(captureId, one.Index, one.Item))];
        var mentions = document.Events.SelectMany((one, index) => one.Epcs.Select(epc => new object[] { epc.Key, index, (int)epc.Role }));
        foreach (var rows in mentions.Chunk(EpcisLimits.StagedRowsPerWriteMax))
            yield return [new Statement(InsertEpcs, ("capture_id", captureId), ("rows", JsonSerializer.Serialize(rows)))];
    }

    private static Statement Insert(string captureId, int index, ParsedEvent one) =>
        new(InsertEvent,
            ("capture_id", captureId), ("idx", (long)index), ("bytes", one.Bytes), ("event_id", one.EventId),
            ("declares_error", one.DeclaresError ? 1L : 0L), ("type", one.Type), ("event_time", one.EventTime), ("action", one.Action),
            ("biz_step", one.BizStep), ("disposition", one.Disposition), ("read_point", one.ReadPoint),
            ("biz_location", one.BizLocation), ("transformation_id", one.TransformationId));
}
