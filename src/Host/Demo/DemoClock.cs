namespace Theriac.Host.Demo;

/// <summary>
/// The clock of a demo: while the demo plant is made it plays the last days back, afterwards it is the system's clock.
/// Only a ledger that says demo in its first entry is ever written with it, and <see cref="DemoStoryBegan"/> says so there.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _told;
    private long _toldAt;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _told is { } told ? told + GetElapsedTime(_toldAt) : base.GetUtcNow();
    }

    /// <summary>From now on it is this time, and goes on from there. It never goes back while a story is told.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        lock (_gate)
        {
            var now = _told is { } told ? told + GetElapsedTime(_toldAt) : DateTimeOffset.MinValue;
            if (time > base.GetUtcNow())
                throw new InvalidOperationException("The demo's story would end in the future.");
            (_told, _toldAt) = (time > now ? time : now, GetTimestamp());
        }
    }

    /// <summary>The system's time from now on.</summary>
    public void Resume()
    {
        lock (_gate)
            _told = null;
    }
}
