using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Credential;
using Theriac.Storage;

namespace Theriac.People.Session;

/// <summary>A session that was just started; the secret goes into the cookie and is stored only as its hash.</summary>
internal sealed record Started(SessionRow Session, string Secret);

/// <summary>Sessions of people. The idle lock is the server's: no client can switch it off (A11D-11d).</summary>
internal sealed class Sessions(Database database, ILedger ledger, TimeProvider clock, PeopleOptions options)
{
    /// <summary>Deeds nearer together than this are one, which spares writes.</summary>
    private const long TouchMicros = 5 * Micros.PerSecond;

    private static readonly Sql AddSql = Sql.Of<Sessions>("Session/Add");
    private static readonly Sql SetSignedIn = Sql.Of<Sessions>("Session/SetSignedIn");
    private static readonly Sql FindSql = Sql.Of<Sessions>("Session/Find");
    private static readonly Sql FindById = Sql.Of<Sessions>("Session/FindById");
    private static readonly Sql OfUserSql = Sql.Of<Sessions>("Session/OfUser");
    private static readonly Sql TouchSql = Sql.Of<Sessions>("Session/Touch");
    private static readonly Sql LockSql = Sql.Of<Sessions>("Session/Lock");
    private static readonly Sql LockAllSql = Sql.Of<Sessions>("Session/LockAll");
    private static readonly Sql UnlockSql = Sql.Of<Sessions>("Session/Unlock");
    private static readonly Sql EndSql = Sql.Of<Sessions>("Session/End");
    private static readonly Sql EndAllSql = Sql.Of<Sessions>("Session/EndAll");
    private static readonly Sql EndOthersSql = Sql.Of<Sessions>("Session/EndOthers");
    private static readonly Sql EndOldest = Sql.Of<Sessions>("Session/EndOldest");
    private static readonly Sql SetSigned = Sql.Of<Sessions>("Session/SetSigned");

    public static Statement LockAll(string userId, long at) => new(LockAllSql, ("user_id", userId), ("at", at));

    public static Statement EndAll(string userId, long at) => new(EndAllSql, ("user_id", userId), ("at", at));

    public static Statement EndOthers(string userId, string kept, long at) =>
        new(EndOthersSql, ("user_id", userId), ("session_id", kept), ("at", at));

    /// <summary>256 random bits that a URL and a cookie can carry.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public async Task<Outcome<Started>> StartAsync(string userId, string method, string? terminal, string? address)
    {
        var now = Micros.Now(clock);
        var secret = NewSecret();
        var row = new SessionRow
        {
            SessionId = Guid.NewGuid().ToString("N"),
            UserId = userId,
            Csrf = NewSecret(),
            StartedAt = now,
            SeenAt = now,
            Terminal = terminal,
            Address = address,
        };
        var add = new Statement(
            AddSql, ("id_hash", HashOf(secret)), ("session_id", row.SessionId), ("user_id", userId), ("csrf", row.Csrf), ("at", now),
            ("terminal", terminal), ("address", address));
        var endOldest = new Statement(EndOldest, ("user_id", userId), ("at", now), ("keep", (long)options.SessionsMax));
        var logged = await LogAsync(
            row, new SignedIn(row.SessionId, method), null, add, endOldest, new Statement(SetSignedIn, ("user_id", userId), ("at", now)));
        return logged.Map(_ => new Started(row, secret));
    }

    /// <summary>The session of a cookie, locked if its person was idle too long; null when it is over.</summary>
    public async Task<SessionRow?> FindAsync(string secret, CancellationToken cancellation = default)
    {
        var row = await database.FindAsync<SessionRow>(FindSql, new { id_hash = HashOf(secret) }, cancellation);
        return row is null ? null : await CheckAsync(row);
    }

    public async Task<SessionRow?> FindByIdAsync(string sessionId, CancellationToken cancellation = default)
    {
        var row = await database.FindAsync<SessionRow>(FindById, new { session_id = sessionId }, cancellation);
        return row is null ? null : await CheckAsync(row);
    }

    public Task<IReadOnlyList<SessionRow>> OfUserAsync(string userId, CancellationToken cancellation) =>
        database.QueryAsync<SessionRow>(
            OfUserSql, new { user_id = userId, started_after = Micros.Now(clock) - (options.SessionSecondsMax * Micros.PerSecond) }, cancellation);

    /// <summary>The person did something. Reading does not count: a screen refreshes itself.</summary>
    public async Task TouchAsync(SessionRow row)
    {
        var now = Micros.Now(clock);
        if (now - row.SeenAt >= TouchMicros)
            await database.WriteAsync(new Statement(TouchSql, ("session_id", row.SessionId), ("at", now)));
    }

    public Task LockAsync(SessionRow row) =>
        database.WriteAsync(new Statement(LockSql, ("session_id", row.SessionId), ("at", Micros.Now(clock))));

    public Task UnlockAsync(SessionRow row) =>
        database.WriteAsync(new Statement(UnlockSql, ("session_id", row.SessionId), ("at", Micros.Now(clock))));

    public Task MarkSignedAsync(string sessionId) =>
        database.WriteAsync(new Statement(SetSigned, ("session_id", sessionId), ("at", Micros.Now(clock))));

    public Task<Outcome<Done>> EndAsync(SessionRow row, string how, Author? by = null) =>
        LogAsync(
            row, new SignedOut(row.SessionId, how), by, new Statement(EndSql, ("session_id", row.SessionId), ("at", Micros.Now(clock))));

    private async Task<SessionRow?> CheckAsync(SessionRow row)
    {
        var now = Micros.Now(clock);
        if (row.EndedAt is not null || now - row.StartedAt > options.SessionSecondsMax * Micros.PerSecond)
            return null;
        if (row.LockedAt is null && now - row.SeenAt > options.IdleSecondsMax * Micros.PerSecond)
        {
            await LockAsync(row);
            (row.LockedAt, row.SignedAt) = (now, null);
        }

        return row;
    }

    /// <summary>A session starts and ends with its entry or not at all.</summary>
    private async Task<Outcome<Done>> LogAsync(SessionRow row, IFact fact, Author? by, params Statement[] operational)
    {
        var author = by ?? new Author(row.UserId, row.Terminal, options.Zone);
        var request = new AppendRequest(author, [new Draft(AccessStreams.Of(row.UserId), fact)], []) { Operational = operational };
        return (await ledger.WriteAsync(request)).Map(_ => default(Done));
    }
}
