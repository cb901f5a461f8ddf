using Microsoft.Extensions.Logging;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.People.Incidents;

/// <summary>Writes incidents, by the system itself.</summary>
internal sealed class Incidents(ILedger ledger, IStreams streams, TimeProvider clock, ILogger<Incidents> log) : IIncidents
{
    public static readonly Role[] Closers = [Role.Administrator, Role.QaReviewer, Role.SecurityOfficer];

    public async Task<string> ReportAsync(IncidentReport report, CancellationToken cancellation = default)
    {
        var stream = IncidentState.StreamOf(report.Kind, report.Subject);
        log.LogWarning("Incident {Kind} of {Subject}: {Detail}", report.Kind, report.Subject, report.Detail);
        return await TryTellAsync(stream, state => IncidentDecisions.Report(state, report, Micros.Now(clock)), cancellation);
    }

    public Task OverAsync(IncidentKind kind, string subject, CancellationToken cancellation = default) =>
        TryTellAsync(IncidentState.StreamOf(kind, subject), IncidentDecisions.Over, cancellation);

    public async Task<IncidentStanding> StandingAsync(IncidentKind kind, string subject, CancellationToken cancellation = default)
    {
        var state = (await streams.LoadAsync<IncidentState>(IncidentState.StreamOf(kind, subject), cancellation)).State;
        return new IncidentStanding(state.Open is not null, state.ClosedAt);
    }

    /// <summary>What failed may be the database itself: a failure does not fail who reports it.</summary>
    private async Task<string> TryTellAsync(string stream, Func<IncidentState, IFact?> decide, CancellationToken cancellation)
    {
        try
        {
            return await TellAsync(stream, decide, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(exception, "The incident {Stream} could not be written.", stream);
            return "";
        }
    }

    private async Task<string> TellAsync(string stream, Func<IncidentState, IFact?> decide, CancellationToken cancellation)
    {
        var now = await streams.LoadAsync<IncidentState>(stream, cancellation);
        while (decide(now.State) is { } fact)
        {
            switch (await ledger.AppendAsync(new AppendRequest(Author.System, [new Draft(stream, fact)], [now.At]), cancellation))
            {
                case AppendResult.Appended:
                    return (fact as IncidentOpened)?.Id ?? now.State.Open!;
                case AppendResult.Conflict:
                    now = await streams.LoadAsync<IncidentState>(stream, cancellation);
                    break;
                default:
                    log.LogError("The incident {Stream} could not be written: the ledger has too much to do.", stream);
                    return now.State.Open ?? now.State.NextId;
            }
        }

        return now.State.Open ?? "";
    }
}
