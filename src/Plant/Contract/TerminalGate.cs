using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Plant;

/// <summary>The floor is worked from enrolled terminals only (P11-10h).</summary>
public static class TerminalGate
{
    /// <summary>
    /// Null when the device is a terminal of the site that is worked on, else <c>terminal-not-enrolled</c> or
    /// <c>terminal-at-other-site</c>.
    /// </summary>
    public static Refusal? Fault(TerminalInfo? terminal, string site) =>
        terminal is null ? PlantRefusals.TerminalNotEnrolled()
        : string.Equals(terminal.Site, site, StringComparison.OrdinalIgnoreCase) ? null
        : PlantRefusals.TerminalAtOtherSite(terminal, site);
}
