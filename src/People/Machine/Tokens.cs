using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Session;
using Theriac.Storage;

namespace Theriac.People.Machine;

/// <summary>Finds the machine of a bearer token. Asked for each request, so that a revoked token is refused at once (P11-300c).</summary>
internal sealed class Tokens(Database database, IStreams streams, TimeProvider clock)
{
    public const string Prefix = "thk_";

    private static readonly Sql FindToken = Sql.Of<Tokens>("Machine/FindToken");

    public static string NewToken() => Prefix + Sessions.NewSecret();

    public async Task<Caller?> FindAsync(string token, TerminalInfo? terminal, CancellationToken cancellation)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > 100)
            return null;
        var row = await database.FindAsync<Row>(FindToken, new { hash = Sessions.HashOf(token) }, cancellation);
        if (row is null)
            return null;
        var machine = (await streams.LoadAsync<MachineState>(MachineState.Prefix + row.TokenId, cancellation)).State;
        return machine.Revoked || machine.ExpiresAt <= Micros.Now(clock)
            ? null
            : new Caller(machine.UserId, machine.Name, null, terminal, machine.Roles, "en", null);
    }

    private sealed class Row
    {
        public string TokenId { get; set; } = "";
    }
}
