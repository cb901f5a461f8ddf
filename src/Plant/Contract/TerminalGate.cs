using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Plant;

/// <summary>The floor is worked from enrolled terminals only (P11-10h).</summary>
public static class TerminalGate
{
    /// <summary>
    /// The caller's terminal. Refusals: <c>terminal-not-enrolled</c>, and <c>terminal-at-other-site</c> when it stands at
    /// another site than the one that is worked on.
    /// </summary>
    public static Outcome<TerminalInfo> Require(Caller caller, string site)
    {
        if (caller.Terminal is not { } terminal)
            return PlantRefusals.TerminalNotEnrolled();
        return string.Equals(terminal.Site, site, StringComparison.OrdinalIgnoreCase)
            ? terminal
            : PlantRefusals.TerminalAtOtherSite(terminal, site);
    }
}
