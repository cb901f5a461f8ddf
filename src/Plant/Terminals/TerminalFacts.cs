using Theriac.Ledger;

namespace Theriac.Plant.Terminals;

/// <summary>An administrator offered an enrolment code for a device in an area. The code itself is no part of it.</summary>
[Fact("terminal-offered.v1")]
internal sealed record TerminalOffered(string Id, string Name, string Site, string Area) : IFact;

/// <summary>A device showed the code and is now the terminal.</summary>
[Fact("terminal-enrolled.v1")]
internal sealed record TerminalEnrolled(string Id) : IFact;

[Fact("terminal-revoked.v1")]
internal sealed record TerminalRevoked(string Id, string Reason) : IFact;
