using Theriac.Ledger;

namespace Theriac.People.Incidents;

/// <summary>A job that fails is an incident (Annex 11, 13).</summary>
internal sealed class JobIncidents(IIncidents incidents) : IJobWatch
{
    // The message of a fault may name hosts and paths: it is for the log, the entry says its kind.
    public async Task<bool> FailedAsync(string job, Exception fault, CancellationToken cancellation = default) =>
        !string.IsNullOrEmpty(await incidents.ReportAsync(
            new IncidentReport(IncidentKind.JobFailed, job, $"{fault.GetType().Name}: the log of the server has the text."), cancellation));

    public Task WorksAsync(string job, CancellationToken cancellation = default) =>
        incidents.OverAsync(IncidentKind.JobFailed, job, cancellation);
}
