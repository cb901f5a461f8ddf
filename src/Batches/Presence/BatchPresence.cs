using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <param name="Step">Id of the step that is open before him; null where it is the batch as a whole.</param>
/// <param name="Since">Since when he is there.</param>
internal sealed record BatchPerson(string Id, string Name, string? Step, string Since);

internal sealed record BatchPresenceView(IReadOnlyList<BatchPerson> Here);

/// <summary>
/// Who has a batch before him just now, so that colleagues see each other on one batch. No record: it is forgotten within minutes, and what
/// somebody did stands in his entries. It is asked for by GET, because looking at a screen is no activity that keeps a session open (A11D-11d).
/// </summary>
internal sealed class BatchPresence(Database database, IStreams streams, TimeProvider clock)
{
    /// <summary>A screen asks every half a minute; twice unheard, it is gone.</summary>
    private const long Lasts = 75 * Micros.PerSecond;

    private static readonly Role[] Floor = [Role.Operator, Role.Verifier, Role.Supervisor];

    private static readonly Sql Put = Sql.Of<BatchPresence>("Presence/Put");
    private static readonly Sql Forget = Sql.Of<BatchPresence>("Presence/Forget");
    private static readonly Sql Read = Sql.Of<BatchPresence>("Presence/Read");

    public async Task<Outcome<BatchPresenceView>> HandleAsync(Caller caller, string batchId, string? step, CancellationToken cancellation)
    {
        if (!BatchStreams.TryOf(batchId, out var stream) || (step is not null && !ShapeOf(step)))
            return BatchesRefusals.BatchUnknown(batchId);
        if ((await streams.LoadAsync<BatchState>(stream, cancellation)).State.Order is not { } order)
            return BatchesRefusals.BatchUnknown(batchId);
        if (!caller.HasAny(order.Site, Floor))
            return BatchesRefusals.RoleMissing(order.Site, Floor);
        var (batch, now) = (stream["batch/".Length..], Micros.Now(clock));
        await database.WriteAsync(
            [
                new Statement(Forget, ("gone", now - Lasts), ("person", caller.UserId), ("batch", batch)),
                new Statement(Put, ("batch", batch), ("person", caller.UserId), ("person_name", caller.Name), ("step", step), ("at", now)),
            ],
            cancellation);
        var rows = await database.QueryAsync<Row>(Read, new { batch, gone = now - Lasts }, cancellation);
        return new BatchPresenceView([.. rows.Select(row => new BatchPerson(row.Person, row.PersonName, row.Step, Micros.ToText(row.Since)))]);
    }

    public static void Map(IEndpointRouteBuilder app) => app.MapGroup("/api/batches").WithTags("batches").MapGet("/{id}/here", async (
        string id, string? step, Caller caller, BatchPresence presence, CancellationToken cancellation) =>
        (await presence.HandleAsync(caller, id, step, cancellation)).ToResult()).Require(Floor)
        .Produces<BatchPresenceView>();

    private static bool ShapeOf(string step) => step.Length is > 0 and <= 64;

    private sealed class Row
    {
        public string Person { get; set; } = "";

        public string PersonName { get; set; } = "";

        public string? Step { get; set; }

        public long Since { get; set; }
    }
}
