using System.Data.Common;
using System.Text.Json;
using Theriac.Storage;

namespace Theriac.Ledger.Append;

/// <summary>
/// What a group must know before it decides: the locked head, the versions of every stream that it writes or relied on, and
/// which of its idempotency keys are used. Read in one round trip: the head is locked first, so that what follows is the newest.
/// </summary>
internal sealed class GroupView
{
    private static readonly Sql LockHead = Sql.Of<Appender>("Append/LockHead");
    private static readonly Sql FindVersions = Sql.Of<Appender>("Append/Versions");
    private static readonly Sql FindClaims = Sql.Of<Appender>("Append/FindClaims");

    private HeadRow? _head;

    private GroupView()
    {
    }

    /// <summary>Of what is known already. Keys are not looked up: the database refuses one that is used.</summary>
    public GroupView(HeadRow head, Dictionary<string, long> versions) => (_head, Versions) = (head, versions);

    public HeadRow Head => _head ?? throw new InvalidOperationException("The ledger is not opened.");

    /// <summary>Zero, once it was looked for, when there is no such stream.</summary>
    public Dictionary<string, long> Versions { get; } = [];

    public HashSet<(string Principal, string Key)> Claimed { get; } = [];

    public static async Task<GroupView> ReadAsync(Writing writing, List<Pending> group)
    {
        var (streams, claims) = Ask(group);
        List<Statement> queries = [new(LockHead), new(FindVersions, ("streams", JsonSerializer.Serialize(streams)))];
        if (claims.Count > 0)
            queries.Add(new Statement(FindClaims, ("claims", JsonSerializer.Serialize(claims))));
        var view = new GroupView();
        foreach (var stream in streams)
            view.Versions[stream] = 0;
        await writing.ReadAsync(queries, view.Take);
        return view;
    }

    private static (HashSet<string> Streams, List<string[]> Claims) Ask(List<Pending> group)
    {
        var (streams, claims) = (new HashSet<string>(), new List<string[]>());
        foreach (var pending in group)
        {
            streams.UnionWith(pending.Streams);
            if (pending.Request.Author.Claim is { } claim)
                claims.Add([claim.Principal, claim.Key]);
        }

        return (streams, claims);
    }

    private void Take(int query, DbDataReader row)
    {
        switch (query)
        {
            case 0:
                _head = new HeadRow(
                    Guid.Parse(row.GetString(0)), Enum.Parse<InstanceKind>(row.GetString(1)), row.GetInt64(2), row.GetInt64(3),
                    row.GetFieldValue<byte[]>(4));
                break;
            case 1:
                Versions[row.GetString(0)] = row.GetInt64(1);
                break;
            default:
                Claimed.Add((row.GetString(0), row.GetString(1)));
                break;
        }
    }
}
