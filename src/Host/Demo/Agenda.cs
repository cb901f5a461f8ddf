namespace Theriac.Host.Demo;

/// <summary>
/// Tells several stories at once in the order of their times. A story does something and says how long it then waits; the
/// clock moves to whoever is next.
/// </summary>
internal sealed class Agenda(DemoClock clock)
{
    private readonly PriorityQueue<IAsyncEnumerator<TimeSpan>, DateTimeOffset> _next = new();

    public void Add(DateTimeOffset from, IAsyncEnumerable<TimeSpan> story) => _next.Enqueue(story.GetAsyncEnumerator(), from);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (_next.TryDequeue(out var story, out var at))
        {
            cancellation.ThrowIfCancellationRequested();
            clock.MoveTo(at);
            if (await story.MoveNextAsync())
                _next.Enqueue(story, clock.GetUtcNow() + story.Current);
            else
                await story.DisposeAsync();
        }
    }
}
