using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>
/// A partner who fetches a performance has it: that is on record, once. One that nobody fetches and no folder takes is an incident, told once
/// for each.
/// </summary>
internal sealed class FetchPerformance(
    Database database, ILedger ledger, IStreams streams, IIncidents incidents, Cursors cursors, IntegrationOptions options, TimeProvider clock)
{
    private const string Cursor = "unfetched";

    private static readonly Sql Unfetched = Sql.Of<FetchPerformance>("Performance/Unfetched");

    /// <summary>A person looks at a message; a machine takes it.</summary>
    public async Task NoteAsync(Caller caller, MessageState message, CancellationToken cancellation)
    {
        var stream = MessageState.StreamOf(message.Key);
        if (caller.SessionId is not null || message is not { Made: not null, Delivered: false, Confirmed: null })
            return;
        var now = await streams.LoadAsync<MessageState>(stream, cancellation);
        // Who is slower than another one finds it fetched, and needs no entry.
        if (now.State is { Delivered: false, Confirmed: null })
            await ledger.AppendAsync(
                new AppendRequest(caller.At("Etc/UTC"), [new Draft(stream, new MessageDelivered(Interfaces.Http, caller.Name))], [now.At]), cancellation);
    }

    /// <summary>Answers how many wait longer than a partner may take.</summary>
    public async Task<int> LookAsync(CancellationToken cancellation)
    {
        if (options.Partner is null)
            return 0;
        var before = Micros.From(clock.GetUtcNow() - options.FetchWithin);
        var waiting = await database.QueryAsync<Row>(
            Unfetched, new { @interface = Interfaces.Out, state = MessageStates.Made, before }, cancellation);
        if (waiting.Count == 0)
        {
            await incidents.OverAsync(IncidentKind.DeliveryFailed, Interfaces.Out, cancellation);
            return 0;
        }

        var told = await cursors.FindAsync(Cursor, cancellation) ?? 0;
        if (waiting[^1].Number > told && await ReportAsync(waiting, cancellation))
            await database.WriteAsync(Cursors.Move(Cursor, waiting[^1].Number), cancellation);
        return waiting.Count;
    }

    private async Task<bool> ReportAsync(IReadOnlyList<Row> waiting, CancellationToken cancellation)
    {
        var id = await incidents.ReportAsync(
            new IncidentReport(
                IncidentKind.DeliveryFailed, Interfaces.Out,
                $"{waiting.Count} performances wait to be fetched, the oldest since {Micros.ToText(waiting[0].At)}: batch {waiting[0].Subject}.")
            {
                Facts = new Dictionary<string, string> { ["batch"] = waiting[0].Subject, ["message"] = waiting[0].Key },
            },
            cancellation);
        return id.Length > 0;
    }

    private sealed class Row
    {
        public string Key { get; set; } = "";

        public string Subject { get; set; } = "";

        public long At { get; set; }

        public long Number { get; set; }
    }
}
