using Theriac.Kernel;

namespace Theriac.Ledger;

/// <summary>
/// The ledger was restored from a backup: entries that had been written after it are lost. Their numbers are used again by
/// this epoch, and what was printed with them before says another epoch.
/// </summary>
/// <param name="Epoch">2 after the first restore.</param>
/// <param name="RestoredThrough">The newest entry of the backup.</param>
/// <param name="LostThrough">The newest entry known to be lost, from a kept tree head or a person; null when nobody knows.</param>
[Fact("epoch-started.v1")]
public sealed record EpochStarted(long Epoch, long RestoredThrough, long LostFrom, long? LostThrough, string Reason) : IFact;

/// <summary>Says after a restore what was lost.</summary>
public static class EpochExtensions
{
    /// <summary>Appends <see cref="EpochStarted"/> behind the newest restored entry.</summary>
    public static async Task<Entry> StartEpochAsync(
        this ILedger ledger, Author author, long? lostThrough, string reason, CancellationToken cancellation = default)
    {
        while (true)
        {
            var head = await ledger.HeadAsync(cancellation);
            var stream = await ledger.ReadStreamAsync("ledger", 1, cancellation);
            var epoch = 2 + stream.Count(entry => entry.Type == "epoch-started.v1");
            var lost = lostThrough > head.Number ? lostThrough : null;
            var result = await ledger.AppendAsync(
                new AppendRequest(
                    author,
                    [new Draft("ledger", new EpochStarted(epoch, head.Number, head.Number + 1, lost, reason))],
                    [new StreamVersion("ledger", stream[^1].Version)]),
                cancellation);
            if (result is AppendResult.Appended appended)
                return appended.Entries[0];
        }
    }
}
