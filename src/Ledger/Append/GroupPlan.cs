using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Ledger.Append;

/// <summary>
/// Plans one commit group: checks versions overlaid with the group's own appends, numbers and hashes entries, and
/// gathers every statement. No I/O.
/// </summary>
internal sealed class GroupPlan(HeadRow head, Dictionary<string, long> versions, long now, FactTypes types, IReadOnlyList<IProjection> projections)
{
    private static readonly Sql InsertEntry = Sql.Of<GroupPlan>("Append/InsertEntry");
    private static readonly Sql PutStream = Sql.Of<GroupPlan>("Append/PutStream");
    private static readonly Sql MoveHead = Sql.Of<GroupPlan>("Append/MoveHead");
    private static readonly Sql ClaimKey = Sql.Of<GroupPlan>("Append/ClaimKey");

    private readonly long _at = Math.Max(now, head.At);
    private readonly Dictionary<string, long> _touched = [];
    private readonly List<Statement> _entries = [];
    private readonly List<Statement> _derived = [];
    private readonly HashSet<(string, string)> _claims = [];
    private long _number = head.Number;
    private byte[] _hash = head.Hash;

    /// <summary>All statements of the group; empty when nothing was accepted.</summary>
    public List<Statement> Statements()
    {
        if (_entries.Count == 0 && _derived.Count == 0)
            return [];
        List<Statement> all = [.. _entries];
        foreach (var (stream, number) in _touched)
            all.Add(new Statement(PutStream, ("stream", stream), ("version", versions[stream]), ("number", number)));
        all.AddRange(_derived);
        all.Add(new Statement(MoveHead, ("number", _number), ("at", _at), ("hash", _hash)));
        return all;
    }

    public long LastNumber => _number;

    public AppendResult Decide(AppendRequest request)
    {
        foreach (var (stream, expected) in request.ReliesOn)
        {
            var actual = versions.GetValueOrDefault(stream);
            if (actual != expected)
                return new AppendResult.Conflict(stream, expected, actual);
        }

        if (request.Author.Claim is { } claim && !Claim(claim))
            return new AppendResult.Repeated(claim);
        var entries = request.Drafts.Select(draft => Add(request.Author, draft)).ToArray();
        _derived.AddRange(request.Operational);
        return new AppendResult.Appended(entries);
    }

    private bool Claim(IdempotencyClaim claim)
    {
        if (!_claims.Add((claim.Principal, claim.Key)))
            return false;
        _derived.Add(new Statement(
            ClaimKey, ("principal", claim.Principal), ("key", claim.Key), ("body_hash", claim.BodyHash), ("at", _at),
            ("first_number", _number + 1)));
        return true;
    }

    private Entry Add(Author author, Draft draft)
    {
        var version = versions.GetValueOrDefault(draft.Stream) + 1;
        var offset = Zones.OffsetMinutes(author.Zone, _at);
        var entry = new Entry(
            _number + 1, draft.Stream, version, _at, author.Zone, offset, author.Actor, author.Terminal,
            types.NameOf(draft.Fact), FactTypes.Write(draft.Fact), _hash, []);
        entry = entry with { Hash = EntryHash.Of(head.LedgerId, entry) };
        (_number, _hash) = (entry.Number, entry.Hash);
        versions[draft.Stream] = version;
        _touched[draft.Stream] = entry.Number;
        _entries.Add(Insert(entry));
        foreach (var projection in projections)
            projection.Project(entry, draft.Fact, _derived);
        return entry;
    }

    private static Statement Insert(Entry entry) =>
        new(InsertEntry,
            ("number", entry.Number), ("stream", entry.Stream), ("version", entry.Version), ("at", entry.At),
            ("zone", entry.Zone), ("offset_minutes", (long)entry.OffsetMinutes), ("actor", entry.Actor), ("terminal", entry.Terminal),
            ("type", entry.Type), ("payload", entry.Payload.ToArray()), ("previous_hash", entry.PreviousHash), ("hash", entry.Hash));
}
