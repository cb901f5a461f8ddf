using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Machine;

namespace Theriac.People.Session;

internal sealed class SessionCheck(Sessions sessions, IStreams streams, TimeProvider clock) : ISessionCheck
{
    public async Task<bool> IsActiveAsync(Caller caller, CancellationToken cancellation = default)
    {
        if (caller.SessionId is null)
        {
            var machine = (await streams.LoadAsync<MachineState>(caller.UserId, cancellation)).State;
            return !machine.Revoked && machine.ExpiresAt > Micros.Now(clock);
        }

        return await sessions.FindByIdAsync(caller.SessionId, cancellation) is { LockedAt: null }
            && (await streams.LoadAsync<PersonState>(PersonState.StreamOf(caller.UserId), cancellation)).State.Active;
    }
}
