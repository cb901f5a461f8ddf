namespace Theriac.Epcis;

/// <summary>The repository for other modules: put events into it together with one's own facts, and read by identifier.</summary>
public interface IEpcisRepository
{
    /// <summary>Checks the events as a capture would and stores them invisibly. A wrong event is a bug of the caller and throws.</summary>
    Task<StagedCapture> StageAsync(IReadOnlyList<NewEvent> events, CancellationToken cancellation = default);

    /// <summary>Published events that name any of the identifiers in any place, by event time.</summary>
    Task<IReadOnlyList<StoredEvent>> FindByEpcAsync(
        IReadOnlyCollection<string> epcs, int countMax = EpcisLimits.PerPageMax, CancellationToken cancellation = default);
}

/// <summary>A published event.</summary>
/// <param name="Number">Number of the entry that published it.</param>
/// <param name="Index">Its place in its capture.</param>
/// <param name="RecordTime">Microseconds UTC.</param>
/// <param name="EventTime">Microseconds UTC.</param>
/// <param name="Json">The stored bytes.</param>
public sealed record StoredEvent(long Number, long Index, long RecordTime, long EventTime, ReadOnlyMemory<byte> Json);
