using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Devices;

public enum PrintState
{
    Queued,
    Printing,
    Printed,
    Failed,
}

/// <summary>A label on its way to a printer.</summary>
/// <param name="Id">The caller's own, so that what asked for it can be found again.</param>
/// <param name="Printer">Equipment id of a registered printer.</param>
/// <param name="Subject">What it is of: a lot, a batch's container. Lists filter by its beginning.</param>
/// <param name="Title">For people.</param>
/// <param name="Site">Where it stands, for who may see and retry it.</param>
public sealed record PrintJob(string Id, string Printer, string Site, string Subject, string Title, string Zpl, string Person);

public sealed record PrintJobInfo(
    string Id, string Printer, string Site, string Subject, string Title, PrintState State, int Attempts, string? Fault, string QueuedAt, string? DoneAt,
    string Person);

/// <summary>Labels are queued in the same commit as the entry that asks for them, and printed after it.</summary>
public interface IPrintQueue
{
    /// <summary>Goes into <see cref="AppendRequest.Operational"/>.</summary>
    Statement Queue(PrintJob job);

    /// <summary>Queues without an entry, for labels that nobody has to count.</summary>
    Task QueueAsync(PrintJob job, CancellationToken cancellation = default);

    /// <summary>Newest first, at most 200.</summary>
    Task<IReadOnlyList<PrintJobInfo>> ListAsync(string? subject = null, string? site = null, CancellationToken cancellation = default);

    /// <summary>
    /// Has a failed job tried again, by somebody of the floor at its site; an entry says who. Refused where the label may have come
    /// out: then whoever looked for it prints it again, with the reason.
    /// </summary>
    Task<Outcome<PrintJobInfo>> RetryAsync(Caller caller, string id, CancellationToken cancellation = default);
}
