using Theriac.Kernel;

namespace Theriac.People;

/// <summary>What went wrong in the running of the system itself, not in a batch.</summary>
public enum IncidentKind
{
    /// <summary>Work that runs by itself ended with an error.</summary>
    JobFailed,

    /// <summary>A message of another system could not be taken in.</summary>
    MessageFailed,

    /// <summary>Something could not be delivered to another system.</summary>
    DeliveryFailed,

    /// <summary>A device did not answer as it should.</summary>
    DeviceFailed,

    /// <summary>The clock of the server is not where it should be.</summary>
    ClockSkew,
}

/// <param name="Subject">What it is about: the job, the partner, the device. While an incident of kind and subject is open, the same one is meant.</param>
/// <param name="Detail">What happened, as technical as it was: it is shown as it stands here.</param>
/// <param name="Site">Site that it is about; null for the instance.</param>
public sealed record IncidentReport(IncidentKind Kind, string Subject, string Detail, string? Site = null)
{
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

/// <param name="ClosedAt">When a person last said of one of them what the cause was; null while nobody ever did.</param>
public readonly record struct IncidentStanding(bool IsOpen, long? ClosedAt);

/// <summary>
/// Incidents of the system: every failure that nobody looks at is an entry and a notice of the bell, until a person has said what the
/// cause was and what was done (Annex 11, 13). Call it from where a failure ends, not from each of its retries.
/// </summary>
public interface IIncidents
{
    /// <summary>
    /// Opens an incident, or says of the open one of the same kind and subject that it happened again (at most one entry in ten
    /// minutes). Answers its id, empty where it could not be written. What the ledger cannot take now is logged and not thrown: a failure must not fail its reporter.
    /// </summary>
    Task<string> ReportAsync(IncidentReport report, CancellationToken cancellation = default);

    /// <summary>Whether one of this kind and subject waits for somebody to look at it, and when the last was closed.</summary>
    Task<IncidentStanding> StandingAsync(IncidentKind kind, string subject, CancellationToken cancellation = default) =>
        Task.FromResult(new IncidentStanding(true, null));

    /// <summary>It works again. The incident stays open until somebody has looked at it.</summary>
    Task OverAsync(IncidentKind kind, string subject, CancellationToken cancellation = default);
}
