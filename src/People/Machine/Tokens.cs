using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Session;
using Theriac.Storage;

namespace Theriac.People.Machine;

/// <summary>Makes, finds and revokes tokens. Asked for each request, so that a revoked one is refused at once (P11-300c).</summary>
internal sealed class Tokens(Database database, ILedger ledger, IStreams streams, TimeProvider clock, PeopleOptions options) : ITokens
{
    public const string Prefix = "thk_";

    private const int NameLengthMax = 100;
    private const int TokenLengthMax = 100;
    private const long UsedMicros = 60 * Micros.PerSecond;

    private static readonly Sql FindToken = Sql.Of<Tokens>("Machine/FindToken");
    private static readonly Sql AddToken = Sql.Of<Tokens>("Machine/AddToken");
    private static readonly Sql TokenUsed = Sql.Of<Tokens>("Machine/TokenUsed");

    // A machine neither signs nor watches nor administers (P11-200a3), nor holds a batch or leaves out a step.
    private static readonly Role[] NotForMachines =
    [
        Role.Administrator, Role.SecurityOfficer, Role.QaReviewer, Role.QualifiedPerson, Role.QcReviewer, Role.RecipeChecker, Role.Verifier, Role.Supervisor,
    ];

    public async Task<Caller?> FindAsync(string token, TerminalInfo? terminal, CancellationToken cancellation)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > TokenLengthMax)
            return null;
        var row = await database.FindAsync<Row>(FindToken, new { hash = Sessions.HashOf(token) }, cancellation);
        if (row is null)
            return null;
        var machine = (await streams.LoadAsync<MachineState>(MachineState.Prefix + row.TokenId, cancellation)).State;
        var now = Micros.Now(clock);
        if (machine.Revoked || machine.ExpiresAt <= now)
            return null;
        if (now - (row.UsedAt ?? 0) > UsedMicros)
            await database.WriteAsync(new Statement(TokenUsed, ("token_id", row.TokenId), ("at", now)), cancellation);
        return new Caller(machine.UserId, machine.Name, null, terminal, machine.Roles, "en", null);
    }

    public async Task<Outcome<CreatedToken>> CreateAsync(NewToken token, Author author, CancellationToken cancellation = default)
    {
        if (Check(token).ToArray() is { Length: > 0 } errors)
            return Refusal.Input(errors);
        var (id, secret) = (Guid.NewGuid().ToString("N")[..12], Prefix + Sessions.NewSecret());
        var expiresAt = Micros.Now(clock) + (token.Days * 86_400L * Micros.PerSecond);
        var created = new TokenCreated(id, token.Name.Trim(), [.. token.Roles.Distinct()], expiresAt);
        var stream = MachineState.Prefix + id;
        var request = new AppendRequest(author, [new Draft(stream, created)], [new StreamVersion(stream, 0)])
        {
            Operational = [new Statement(AddToken, ("hash", Sessions.HashOf(secret)), ("token_id", id))],
        };
        return (await ledger.WriteAsync(request, cancellation)).Map(_ => new CreatedToken(id, secret, Micros.ToText(expiresAt)));
    }

    public async Task<Outcome<Done>> RevokeAsync(string tokenId, string reason, Author author, CancellationToken cancellation = default)
    {
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var machine = await streams.LoadAsync<MachineState>(MachineState.Prefix + tokenId, token);
                if (!machine.Exists || machine.State.Revoked)
                    return PeopleRefusals.NotFound("token", tokenId);
                return new Decision<Done>(
                    default, new AppendRequest(author, [new Draft(machine.Stream, new TokenRevoked(reason))], [machine.At]));
            },
            cancellation: cancellation);
        return decided.Map(_ => default(Done));
    }

    private IEnumerable<FieldError> Check(NewToken token)
    {
        if (string.IsNullOrWhiteSpace(token.Name) || token.Name.Length > NameLengthMax)
            yield return new FieldError("/name", "name-missing", $"Name the machine, with at most {NameLengthMax} characters.");
        if (token.Days < 1 || token.Days > options.TokenDaysMax)
            yield return new FieldError("/days", "days-out-of-range", $"A token is good for 1 to {options.TokenDaysMax} days.");
        if (token.Roles.Count == 0)
            yield return new FieldError("/roles", "roles-missing", "A token needs at least one role.");
        foreach (var (grant, index) in token.Roles.Select((grant, index) => (grant, index)))
        {
            if (NotForMachines.Contains(grant.Role))
                yield return new FieldError($"/roles/{index}", "role-not-for-machines", $"A machine cannot be {RoleNames.Of(grant.Role)}.");
        }
    }

    private sealed class Row
    {
        public string TokenId { get; set; } = "";

        public long? UsedAt { get; set; }
    }
}
