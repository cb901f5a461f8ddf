using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// Who disposes of lots for a market, signed by quality. Each setting is another version of the market's rule; what was decided
/// before keeps the version it was decided under (A11-10).
/// </summary>
/// <param name="Countries">ISO 3166-1 codes; a partner's country says which market a shipment goes to.</param>
/// <param name="Sites">Sites whose home market this is: it is meant where none is named.</param>
/// <param name="Certifies">The EU asks for a qualified person, the US for the quality unit.</param>
/// <param name="NeedsRegister">Whoever certifies stands in the site's register of qualified persons, with a number.</param>
[Fact("market-rule-set.v1")]
internal sealed record MarketRuleSet(
    string Market, LocalizedText Name, IReadOnlyList<string> Countries, IReadOnlyList<string> Sites, Role Certifies, bool NeedsRegister,
    string Reason, Signature Signature) : IFact;

internal enum ChecklistPurpose
{
    Review,
    Certification,
}

internal sealed record ChecklistLine(string Id, LocalizedText Text);

/// <summary>What a reviewer or certifier ticks line by line. A product's own list stands before the one for all.</summary>
[Fact("release-checklist-set.v1")]
internal sealed record ReleaseChecklistSet(
    ChecklistPurpose Purpose, string? Product, string? Market, IReadOnlyList<ChecklistLine> Lines, string Reason, Signature Signature) : IFact;

/// <summary>A line of a site's register of qualified persons; without a number the person is struck off (A11-15, Annex 16).</summary>
[Fact("qualified-person-registered.v1")]
internal sealed record QualifiedPersonRegistered(
    string Site, string UserId, string Name, string? Number, string Reason, Signature Signature) : IFact;
