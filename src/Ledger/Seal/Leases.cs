using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Ledger;

/// <summary>A job that only one node should do at a time. A node that dies loses its lease when the time is over.</summary>
/// <remarks>A lease saves work; it is no lock. What is done under it must be harmless when two nodes do it.</remarks>
public sealed class Leases(Database database, TimeProvider clock)
{
    private static readonly Sql Take = Sql.Of<Leases>("Seal/TakeLease");

    private readonly string _holder = Guid.NewGuid().ToString("N");

    /// <summary>True when this node holds the lease for <paramref name="time"/> from now.</summary>
    public Task<bool> TryTakeAsync(string name, TimeSpan time, CancellationToken cancellation = default)
    {
        var now = Micros.Now(clock);
        var until = now + (time.Ticks / TimeSpan.TicksPerMicrosecond);
        return database.WriteAsync(
            async writing => await writing.ExecuteAsync(
                new Statement(Take, ("name", name), ("holder", _holder), ("until", until), ("now", now)), cancellation) > 0,
            cancellation);
    }
}
