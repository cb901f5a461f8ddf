using Theriac.Ledger;

namespace Theriac.People.Incidents;

/// <summary>Something failed that nobody was looking at (Annex 11, 13).</summary>
[Fact("incident-opened.v1")]
internal sealed record IncidentOpened(
    string Id, IncidentKind Kind, string Subject, string Detail, string? Site, IReadOnlyDictionary<string, string> Facts) : IFact;

/// <summary>It happened again while it was open.</summary>
[Fact("incident-repeated.v1")]
internal sealed record IncidentRepeated(string Id, string Detail, IReadOnlyDictionary<string, string> Facts) : IFact;

/// <summary>What failed works again; nobody has assessed it yet.</summary>
[Fact("incident-over.v1")]
internal sealed record IncidentOver(string Id) : IFact;

/// <summary>A person has said what the cause was, and what was done.</summary>
/// <param name="Signature">Of an incident of the clock: from here on times are judged again, which somebody answers for. Else null.</param>
[Fact("incident-closed.v1")]
internal sealed record IncidentClosed(string Id, string Cause, string Action, Signature? Signature = null) : IFact;
