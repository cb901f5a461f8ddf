using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Session;
using Theriac.Storage;

namespace Theriac.People.Credential;

/// <summary>An account whose secret was just proved.</summary>
internal sealed record Proved(PersonState Person, AccountRow Account);

/// <summary>
/// Checks secrets, for sign-in, unlock and signing alike: failures of all of them count together and lock the account.
/// </summary>
internal sealed class Credentials(
    Database database, ILedger ledger, IStreams streams, Passwords passwords, ProvedSecrets secrets, UnknownFailures unknown, TimeProvider clock,
    PeopleOptions options) : IDisposable
{
    /// <summary>Where nobody is known yet.</summary>
    public const string SignInPlace = "sign-in";

    private static readonly Sql FindAccount = Sql.Of<Credentials>("Credential/FindAccount");
    private static readonly Sql CountFailure = Sql.Of<Credentials>("Credential/CountFailure");
    private static readonly Sql ClearFailures = Sql.Of<Credentials>("Credential/ClearFailures");

    // Who has a session unlocks and signs while strangers crowd the door.
    private readonly CheckGate _strangers = new(options);
    private readonly CheckGate _members = new(options);
    private readonly Strangers _failing = new(clock, options);

    public Task<AccountRow?> FindAsync(string userId, CancellationToken cancellation) =>
        database.FindAsync<AccountRow>(FindAccount, new { user_id = userId }, cancellation);

    /// <param name="where">sign-in, unlock, sign or change-password; stands in the entry.</param>
    /// <param name="address">Of a sign-in: who fails much from there waits outside while others stand at the door.</param>
    public async Task<Outcome<Proved>> CheckPasswordAsync(
        string? userId, string? password, string where, string? terminal, CancellationToken cancellation, string? address = null)
    {
        if (where != SignInPlace && await IsProvedAsync(userId ?? "", password ?? ""))
            return await CheckOneAsync(userId ?? "", password ?? "", where, terminal);
        var gate = where == SignInPlace ? _strangers : _members;
        var from = terminal is null ? address : null;
        if (!_failing.MayTry(from, gate.IsCrowded) || !await gate.TryEnterAsync(cancellation))
            return PeopleRefusals.SignInBusy;
        try
        {
            var proved = await CheckOneAsync(userId ?? "", password ?? "", where, terminal);
            if (!proved.IsOk)
                _failing.Failed(from);
            return proved;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Counts a failure that was not a password's: a passkey that did not verify.</summary>
    public async Task<Refusal> FailAsync(string userId, string where, string? terminal)
    {
        await database.WriteAsync(new Statement(CountFailure, ("user_id", userId), ("failures_max", (long)options.FailuresMax)));
        return await FailedAsync(userId, where, terminal);
    }

    public void Dispose()
    {
        _strangers.Dispose();
        _members.Dispose();
    }

    private async Task<Outcome<Proved>> CheckOneAsync(string typed, string password, string where, string? terminal)
    {
        // From here on nothing is cancelled: a caller who hangs up must not get a free try.
        var isId = UserIds.TryFold(typed, out var userId);
        var account = isId ? await FindAsync(userId, CancellationToken.None) : null;
        var person = account is null ? null : (await streams.LoadAsync<PersonState>(PersonState.StreamOf(userId))).State;
        if (account is null || person is not { Active: true })
            return await RefuseUnknownAsync(userId, password);
        if (person.Locked)
        {
            // Costs what a guess at an unknown id costs; else the time would tell which ids exist.
            passwords.IsRight(account, password);
            return PeopleRefusals.AccountLocked;
        }

        if (!await TakeTryAsync(userId))
            return await LockAsync(userId, where, terminal);
        if (!IsRight(account, password, where))
            return await FailedAsync(userId, where, terminal);
        await database.WriteAsync(new Statement(ClearFailures, ("user_id", userId)));
        return new Proved(person, account);
    }

    /// <summary>Needs no place at the gate: what was proved before costs nothing to know again. Every other secret costs the dear check.</summary>
    private async Task<bool> IsProvedAsync(string typed, string password) =>
        UserIds.TryFold(typed, out var userId) && await FindAsync(userId, CancellationToken.None) is { } account && secrets.IsSame(account, password);

    /// <summary>At the door the dear way always: there nobody is known.</summary>
    private bool IsRight(AccountRow account, string password, string where)
    {
        if (where != SignInPlace && secrets.IsSame(account, password))
            return true;
        var isRight = passwords.IsRight(account, password);
        if (isRight)
            secrets.Keep(account, password);
        return isRight;
    }

    private async Task<Refusal> RefuseUnknownAsync(string typed, string password)
    {
        passwords.IsRight(null, password);
        var left = await unknown.CountAsync((typed.Length > UserIds.LengthMax ? typed[..UserIds.LengthMax] : typed).ToLowerInvariant());
        return left > 0 ? PeopleRefusals.CredentialsWrong(left) : PeopleRefusals.AccountLocked;
    }

    /// <summary>A try is taken before the secret is looked at, so that parallel guesses get no more tries than one after another.</summary>
    private Task<bool> TakeTryAsync(string userId) =>
        database.WriteAsync(async writing =>
            await writing.ExecuteAsync(new Statement(CountFailure, ("user_id", userId), ("failures_max", (long)options.FailuresMax))) == 1);

    private async Task<Refusal> FailedAsync(string userId, string where, string? terminal)
    {
        var failures = (int)((await FindAsync(userId, CancellationToken.None))?.Failures ?? 0);
        if (failures >= options.FailuresMax)
            return await LockAsync(userId, where, terminal);
        var refused = new Draft(AccessStreams.Of(userId), new SecretRefused(where, failures));
        await ledger.AppendAsync(new AppendRequest(new Author(userId, terminal, options.Zone), [refused], []));
        return PeopleRefusals.CredentialsWrong(options.FailuresMax - failures);
    }

    /// <summary>The entry, the security officer's notice and the lock of every session are one commit.</summary>
    private async Task<Refusal> LockAsync(string userId, string where, string? terminal)
    {
        secrets.Forget(userId);
        var stream = PersonState.StreamOf(userId);
        await ledger.DecideAsync(async cancellation =>
        {
            var person = await streams.LoadAsync<PersonState>(stream, cancellation);
            if (person.State.Locked)
                return Outcome<Decision<Done>>.No(PeopleRefusals.AccountLocked);
            Draft[] drafts =
            [
                new(AccessStreams.Of(userId), new SecretRefused(where, options.FailuresMax)),
                new(stream, new AccountLocked(options.FailuresMax, where)),
            ];
            return new Decision<Done>(default, new AppendRequest(new Author(userId, terminal, options.Zone), drafts, [person.At])
            {
                Operational = [Sessions.LockAll(userId, Micros.Now(clock))],
            });
        });
        return PeopleRefusals.AccountLocked;
    }
}
