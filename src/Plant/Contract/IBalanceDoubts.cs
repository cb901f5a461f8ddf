using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant;

/// <summary>
/// A test weight was read outside of its tolerance: nobody knows since when the balance is wrong, so that all that it weighed since the last
/// good check is in doubt (21 CFR 211.68, 211.160b4).
/// </summary>
/// <param name="Since">The last good check; null where there was none.</param>
/// <param name="Told">Containers of which it was said already.</param>
public sealed record BalanceDoubt(
    string Balance, string Site, DateOnly On, TestReading Reading, GoodCheck? Since, IReadOnlyCollection<string> Told);

/// <summary>A container that was weighed on it.</summary>
/// <param name="Exception">The exception that says so on the batch; null where the batch was decided and its record changes no more.</param>
public sealed record DoubtedWeighing(string Batch, string Container, string MaterialCode, string Lot, Quantity Net, string? Exception);

/// <param name="Drafts">What follows on the batches; appended with the reading itself.</param>
/// <param name="ReliesOn">Streams that were looked at.</param>
public sealed record WeighedSince(IReadOnlyList<DoubtedWeighing> Weighings, IReadOnlyList<Draft> Drafts, IReadOnlyList<StreamVersion> ReliesOn)
{
    public static readonly WeighedSince Nothing = new([], [], []);
}

/// <summary>Tells what was weighed on a balance. Batches knows; without it nothing was weighed.</summary>
public interface IBalanceDoubts
{
    Task<WeighedSince> OfAsync(Caller caller, BalanceDoubt doubt, CancellationToken cancellation = default);

    /// <summary>It is written down. What was weighed for batches that are decided is nobody's exception: that is an incident.</summary>
    Task WrittenAsync(BalanceDoubt doubt, IReadOnlyList<DoubtedWeighing> weighings, CancellationToken cancellation = default);
}
