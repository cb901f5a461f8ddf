using System.Data.Common;
using Theriac.Epcis.Parse;
using Theriac.Epcis.Store;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Epcis.Capture;

/// <summary>Stores the events of one document, all or none.</summary>
internal sealed class CaptureEvents(EventStore store, ILedger ledger)
{
    /// <summary>
    /// The capture's id, also when the job failed: the standard lets the client read the outcome from the job. The
    /// refusal is given to callers that answer at once.
    /// </summary>
    public async Task<CaptureOutcome> CaptureAsync(ParsedDocument document, Author author, CancellationToken cancellation)
    {
        var stored = await store.FindStoredAsync(document.Events, cancellation);
        if (stored.Count > 0)
            return await RefuseAsync(EpcisRefusals.EventExists(stored), author, cancellation);
        var staged = await store.StageAsync(document, cancellation);
        try
        {
            var published = await ledger.WriteAsync(new AppendRequest(author, [staged.Draft], [staged.At]), cancellation);
            return published.IsOk
                ? new CaptureOutcome(staged.CaptureId, staged.EventIds, null)
                : new CaptureOutcome(null, [], published.Refusal);
        }
        catch (DbException)
        {
            // Two captures may bring one event id at the same moment: the database's primary key decides who was first.
            stored = await store.FindStoredAsync(document.Events, cancellation);
            if (stored.Count == 0)
                throw;
            return await RefuseAsync(EpcisRefusals.EventExists(stored), author, cancellation);
        }
    }

    private async Task<CaptureOutcome> RefuseAsync(Refusal refusal, Author author, CancellationToken cancellation)
    {
        var captureId = Guid.CreateVersion7().ToString("N");
        var type = EpcisProblems.TypeOf(refusal);
        var fact = new EpcisCaptureRefused(
            captureId, [new CaptureError(type, type["epcisException:".Length..], refusal.Status, refusal.Detail)]);
        var stream = EventStore.StreamOf(captureId);
        var recorded = await ledger.WriteAsync(
            new AppendRequest(author, [new Draft(stream, fact)], [new StreamVersion(stream, 0)]), cancellation);
        return recorded.IsOk
            ? new CaptureOutcome(captureId, [], refusal)
            : new CaptureOutcome(null, [], recorded.Refusal);
    }
}

/// <param name="CaptureId">The job; null when nothing was written: the request was repeated, or the ledger is busy.</param>
internal sealed record CaptureOutcome(string? CaptureId, IReadOnlyList<string> EventIds, Refusal? Refusal);
