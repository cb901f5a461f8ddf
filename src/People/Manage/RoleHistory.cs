using Theriac.Ledger;
using Theriac.People.Account;

namespace Theriac.People.Manage;

/// <summary>Read from the people's own entries, so that each change can be followed to its entry.</summary>
internal sealed class RoleHistory(ILedger ledger, FactTypes types, IPeople people) : IRoleHistory
{
    private static readonly string[] Types = ["role-granted.v1", "role-revoked.v1"];

    public async Task<IReadOnlyList<RoleChange>> OfAsync(
        IReadOnlyCollection<string> userIds, long from, long to, CancellationToken cancellation = default)
    {
        List<RoleChange> changes = [];
        foreach (var user in userIds.Order(StringComparer.Ordinal))
        {
            foreach (var type in Types)
            {
                var filter = new EntryFilter { Stream = PersonState.StreamOf(user), Type = type, From = from, To = to };
                foreach (var entry in await ledger.ReadAsync(filter, cancellation))
                    changes.Add(ToChange(entry, types.Read(entry), user, (await people.FindAsync(user, cancellation))?.Name ?? user));
            }
        }

        return [.. changes.OrderBy(change => change.Entry)];
    }

    private static RoleChange ToChange(Entry entry, IFact? fact, string user, string name) => fact switch
    {
        RoleGranted one => new RoleChange(user, name, one.Role, one.Site, true, entry.At, entry.Actor, one.Reason, entry.Number),
        RoleRevoked one => new RoleChange(user, name, one.Role, one.Site, false, entry.At, entry.Actor, one.Reason, entry.Number),
        _ => throw new InvalidOperationException("Only these two types were asked for."),
    };
}
