using Theriac.Ledger;

namespace Theriac.Plant.Documents;

[Fact("document-registered.v1")]
internal sealed record DocumentRegistered(string Id, string Version, string Title, DateOnly EffectiveOn, string? Link) : IFact;

/// <summary>Nobody works by this version any more; the entry of the register stays, with why.</summary>
[Fact("document-retired.v1")]
internal sealed record DocumentRetired(string Id, string Version, string Reason) : IFact;
