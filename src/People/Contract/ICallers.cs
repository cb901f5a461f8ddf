namespace Theriac.People;

/// <summary>Callers without HTTP, for the demo plant, the command line and tests. Nothing on the network reaches it.</summary>
public interface ICallers
{
    /// <summary>Starts a session for an account, as a sign-in would.</summary>
    Task<Caller> StartAsync(string userId, TerminalInfo? terminal = null);
}
