namespace Theriac.Ledger.Append;

/// <summary>
/// What the appender knows from its own last groups: the head, and versions of streams. It is true for as long as nobody else
/// writes to this ledger, which the move of the head proves at each commit (<c>Append/MoveHead.sql</c>).
/// </summary>
internal sealed class KnownStreams
{
    private const int StreamMax = 50_000;

    private readonly Dictionary<string, long> _versions = [];
    private HeadRow? _head;

    /// <summary>Null when something that the group needs is not known: it has to be read.</summary>
    public GroupView? ViewFor(List<Pending> group)
    {
        if (_head is not { } head)
            return null;
        var versions = new Dictionary<string, long>();
        foreach (var stream in group.SelectMany(pending => pending.Streams))
        {
            if (!_versions.TryGetValue(stream, out var version))
                return null;
            versions[stream] = version;
        }

        return new GroupView(head, versions);
    }

    /// <summary>After a commit.</summary>
    public void Keep(GroupPlan plan)
    {
        _head = plan.Head;
        if (_versions.Count > StreamMax)
            _versions.Clear();
        foreach (var (stream, version) in plan.Versions)
            _versions[stream] = version;
    }

    public void Forget()
    {
        _head = null;
        _versions.Clear();
    }
}
