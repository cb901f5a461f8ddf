using Theriac.Ledger;

namespace Theriac.Plant.Documents;

[Fact("document-registered.v1")]
internal sealed record DocumentRegistered(string Id, string Version, string Title, DateOnly EffectiveOn, string? Link) : IFact;
