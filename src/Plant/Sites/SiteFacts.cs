using Theriac.Ledger;

namespace Theriac.Plant.Sites;

[Fact("enterprise-named.v1")]
internal sealed record EnterpriseNamed(string Id, string Name) : IFact;

[Fact("site-added.v1")]
internal sealed record SiteAdded(string Id, string Name, string Zone, string Enterprise) : IFact;

[Fact("area-added.v1")]
internal sealed record AreaAdded(string Id, string Name, string Site) : IFact;
