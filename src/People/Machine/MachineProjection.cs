using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.People.Machine;

internal sealed class MachineProjection : IProjection
{
    private static readonly Sql AddMachine = Sql.Of<MachineProjection>("Machine/AddMachine");
    private static readonly Sql EndMachine = Sql.Of<MachineProjection>("Machine/EndMachine");

    public IReadOnlyList<string> Tables => ["people_machine"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is TokenCreated created)
        {
            statements.Add(new Statement(
                AddMachine, ("token_id", created.TokenId), ("name", created.Name), ("roles", JsonSerializer.Serialize(created.Roles, KernelJson.Options)),
                ("by", entry.Actor), ("at", entry.At), ("expires_at", created.ExpiresAt)));
        }
        else if (fact is TokenRevoked)
        {
            statements.Add(new Statement(
                EndMachine, ("token_id", entry.Stream[MachineState.Prefix.Length..]), ("by", entry.Actor), ("at", entry.At)));
        }
    }
}
