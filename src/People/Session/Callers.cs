using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Http;

namespace Theriac.People.Session;

internal sealed class Callers(Sessions sessions, IStreams streams) : ICallers
{
    public async Task<Caller> StartAsync(string userId, TerminalInfo? terminal = null)
    {
        var person = await streams.LoadAsync<PersonState>(PersonState.StreamOf(userId));
        if (!person.State.Active)
            throw new InvalidOperationException($"There is no active account {userId}.");
        var started = await sessions.StartAsync(userId, "local", terminal?.Id, null);
        return Visitors.CallerOf(person.State, started.Value.Session, terminal);
    }
}
