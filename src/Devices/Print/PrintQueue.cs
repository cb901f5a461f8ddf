using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Devices;

internal sealed class PrintRow
{
    public string Id { get; set; } = "";

    public string Printer { get; set; } = "";

    public string Site { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Title { get; set; } = "";

    public byte[] Content { get; set; } = [];

    public string Person { get; set; } = "";

    public string State { get; set; } = "";

    public long Attempts { get; set; }

    public string? Fault { get; set; }

    public long QueuedAt { get; set; }

    public long? DoneAt { get; set; }

    public PrintJobInfo ToInfo() => new(
        Id, Printer, Site, Subject, Title, EnumWords.Read<PrintState>(State), (int)Attempts, Fault, Micros.ToText(QueuedAt),
        DoneAt is { } done ? Micros.ToText(done) : null, Person);
}

/// <summary>The queue in its table. It is operational: what was printed for which reason stands in the ledger.</summary>
internal sealed class PrintQueue(Database database, ILedger ledger, TimeProvider clock) : IPrintQueue
{
    public static readonly Role[] Floor = [Role.Operator, Role.Verifier, Role.Supervisor];

    private const string Zone = "Etc/UTC";

    private static readonly Sql Put = Sql.Of<PrintQueue>("Print/Put");
    private static readonly Sql OfSubject = Sql.Of<PrintQueue>("Print/List");
    private static readonly Sql Find = Sql.Of<PrintQueue>("Print/Find");
    private static readonly Sql Again = Sql.Of<PrintQueue>("Print/Again");

    public Statement Queue(PrintJob job) => new(
        Put, ("id", job.Id), ("printer", job.Printer), ("site", job.Site), ("subject", job.Subject), ("title", job.Title),
        ("content", Encoding.UTF8.GetBytes(job.Zpl)), ("person", job.Person), ("at", Micros.Now(clock)));

    public Task QueueAsync(PrintJob job, CancellationToken cancellation = default) => database.WriteAsync(Queue(job), cancellation);

    public async Task<IReadOnlyList<PrintJobInfo>> ListAsync(string? subject = null, string? site = null, CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<PrintRow>(OfSubject, new { subject = subject is null ? null : subject + "%", site }, cancellation)).Select(row => row.ToInfo())];

    public async Task<Outcome<PrintJobInfo>> RetryAsync(Caller caller, string id, CancellationToken cancellation = default)
    {
        if (await database.FindAsync<PrintRow>(Find, new { id }, cancellation) is not { } row)
            return DevicesRefusals.JobUnknown(id);
        if (!caller.HasAny(row.Site, Floor))
            return DevicesRefusals.RoleMissing(row.Site);
        if (EnumWords.Read<PrintState>(row.State) != PrintState.Failed)
            return DevicesRefusals.JobNotFailed(id);
        if (row.Fault == PrintWorker.Interrupted)
            return DevicesRefusals.JobUnsure(id);
        var fact = new PrintJobRetried(row.Id, row.Printer, row.Site, row.Subject, row.Title, row.Fault);
        var done = await ledger.DecideAsync<Done>(
            _ => Task.FromResult<Outcome<Decision<Done>>>(new Decision<Done>(default, new AppendRequest(
                caller.At(Zone), [new Draft($"print-job/{row.Id}", fact)], [])
            {
                Operational = [new Statement(Again, ("id", id), ("at", Micros.Now(clock)))],
            })),
            cancellation: cancellation);
        return done.IsOk ? (await database.FindAsync<PrintRow>(Find, new { id }, cancellation))!.ToInfo() : done.Refusal;
    }
}
