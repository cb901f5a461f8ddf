using Theriac.Storage;

namespace Theriac.Ledger.Append;

/// <summary>
/// Plans one commit group: checks versions overlaid with the group's own appends, numbers and hashes entries, and
/// gathers every statement. No I/O.
/// </summary>
internal sealed class GroupPlan(GroupView view, long now, IReadOnlyList<IProjection> projections)
{
    private static readonly Sql MoveHead = Sql.Of<GroupPlan>("Append/MoveHead");
    private static readonly Sql ClaimKey = Sql.Of<GroupPlan>("Append/ClaimKey");

    private readonly long _at = Math.Max(now, view.Head.At);
    private readonly Dictionary<string, long> _touched = [];
    private readonly List<Entry> _entries = [];
    private readonly List<Statement> _derived = [];
    private long _number = view.Head.Number;
    private byte[] _hash = view.Head.Hash;

    /// <summary>Where the head stands after the group.</summary>
    public HeadRow Head => AcceptsAny ? view.Head with { Number = _number, At = _at, Hash = _hash } : view.Head;

    /// <summary>After the group; of the streams that it touched or relied on.</summary>
    public IReadOnlyDictionary<string, long> Versions => view.Versions;

    public bool AcceptsAny => _entries.Count > 0;

    public bool AcceptsAll { get; private set; } = true;

    /// <summary>All statements of the group; empty when nothing was accepted.</summary>
    public List<Statement> Statements(Engine engine)
    {
        var all = new List<Statement>();
        if (AcceptsAny)
        {
            all.Add(new Statement(
                MoveHead, ("from", view.Head.Number), ("from_hash", view.Head.Hash), ("number", _number), ("at", _at), ("hash", _hash)));
            EntryRows.Insert(engine, _entries, all);
            EntryRows.Put(engine, [.. _touched.Select(pair => (pair.Key, view.Versions[pair.Key], pair.Value))], all);
        }

        all.AddRange(_derived);
        return all;
    }

    public AppendResult Decide(Pending pending)
    {
        var result = Try(pending);
        AcceptsAll &= result is AppendResult.Appended;
        return result;
    }

    private AppendResult Try(Pending pending)
    {
        var request = pending.Request;
        if (request.Author.Claim is { } used && view.Claimed.Contains((used.Principal, used.Key)))
            return new AppendResult.Repeated(used);
        foreach (var (stream, expected) in request.ReliesOn)
        {
            var actual = view.Versions.GetValueOrDefault(stream);
            if (actual != expected)
                return new AppendResult.Conflict(stream, expected, actual);
        }

        if (request.Author.Claim is { } claim)
            Claim(claim);
        var entries = new Entry[request.Drafts.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = Add(request.Author, request.Drafts[i], pending.Facts[i]);
        _derived.AddRange(request.Operational);
        return new AppendResult.Appended(entries);
    }

    private void Claim(IdempotencyClaim claim)
    {
        view.Claimed.Add((claim.Principal, claim.Key));
        _derived.Add(new Statement(
            ClaimKey, ("principal", claim.Principal), ("key", claim.Key), ("body_hash", claim.BodyHash), ("at", _at),
            ("first_number", _number + 1)));
    }

    private Entry Add(Author author, Draft draft, (string Type, byte[] Payload) fact)
    {
        var version = view.Versions.GetValueOrDefault(draft.Stream) + 1;
        var unhashed = new Entry(
            _number + 1, draft.Stream, version, _at, author.Zone, Zones.OffsetMinutes(author.Zone, _at), author.Actor, author.Terminal,
            fact.Type, fact.Payload, _hash, []);
        var entry = unhashed with { Hash = EntryHash.Of(view.Head.LedgerId, unhashed) };
        (_number, _hash) = (entry.Number, entry.Hash);
        view.Versions[draft.Stream] = version;
        _touched[draft.Stream] = entry.Number;
        _entries.Add(entry);
        foreach (var projection in projections)
            projection.Project(entry, draft.Fact, _derived);
        return entry;
    }
}
