using Microsoft.AspNetCore.Http;
using Theriac.Kernel;
using Theriac.People.Session;
using Theriac.Storage;

namespace Theriac.People.Passkeys;

/// <summary>Requests for a passkey that are under way. Each is used once, by the browser that asked, for what it was asked for.</summary>
internal sealed class Challenges(Database database, TimeProvider clock, PeopleOptions options)
{
    public const string Cookie = "theriac-passkey";

    private static readonly Sql AddSql = Sql.Of<Challenges>("Passkeys/AddChallenge");
    private static readonly Sql FindSql = Sql.Of<Challenges>("Passkeys/FindChallenge");
    private static readonly Sql PurgeSql = Sql.Of<Challenges>("Passkeys/PurgeChallenges");
    private static readonly Sql EndSql = Sql.Of<Challenges>("Passkeys/EndChallenge");

    public async Task StartAsync(HttpContext context, string purpose, string? userId, string? documentHash, string state)
    {
        // Strangers may ask too, so what they leave behind must not pile up.
        var now = Micros.Now(clock);
        var secret = Sessions.NewSecret();
        await database.WriteAsync(
        [
            new Statement(PurgeSql, ("at", now)),
            new Statement(
                AddSql, ("id_hash", Sessions.HashOf(secret)), ("purpose", purpose), ("user_id", userId), ("document_hash", documentHash),
                ("state", state), ("expires_at", now + (options.ChallengeSecondsMax * Micros.PerSecond))),
        ]);
        context.Response.Cookies.Append(Cookie, secret, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = "/",
            IsEssential = true,
            MaxAge = TimeSpan.FromSeconds(options.ChallengeSecondsMax),
        });
    }

    /// <summary>The request that this browser asked for; it is over with this.</summary>
    public async Task<ChallengeRow?> TakeAsync(HttpContext context, string purpose)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } secret)
            return null;
        var (now, id) = (Micros.Now(clock), Sessions.HashOf(secret));
        var row = await database.WriteAsync(async writing =>
        {
            var found = await writing.QueryAsync<ChallengeRow>(FindSql, new { id_hash = id });
            await writing.ExecuteAsync(new Statement(EndSql, ("id_hash", id)));
            return found.Count > 0 ? found[0] : null;
        });
        return row is not null && row.Purpose == purpose && row.ExpiresAt > now ? row : null;
    }
}
