using Theriac.Ledger;

namespace Theriac.Plant.Terminals;

internal enum TerminalStatus
{
    /// <summary>A code was given out and not used yet.</summary>
    Offered,
    Enrolled,
    Revoked,
}

/// <summary>A terminal, folded from <c>terminal/{id}</c>.</summary>
internal sealed record TerminalState(string Id, string Name, string Site, string Area, TerminalStatus Status)
    : IStreamState<TerminalState>
{
    public static TerminalState Empty(string stream) => new(stream["terminal/".Length..], "", "", "", TerminalStatus.Offered);

    public TerminalState Apply(Entry entry, IFact fact) => fact switch
    {
        TerminalOffered offered => new TerminalState(offered.Id, offered.Name, offered.Site, offered.Area, TerminalStatus.Offered),
        TerminalEnrolled => this with { Status = TerminalStatus.Enrolled },
        TerminalRevoked => this with { Status = TerminalStatus.Revoked },
        _ => this,
    };
}
