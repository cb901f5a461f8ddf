using System.Collections.Immutable;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The rule of one market as it holds now.</summary>
/// <param name="Version">Counts its settings; 0 was never set by anybody.</param>
internal sealed record MarketRule(
    string Market, int Version, LocalizedText Name, IReadOnlyList<string> Countries, IReadOnlyList<string> Sites, Role Certifies, bool NeedsRegister)
{
    public const string HomeMarket = "HOME";

    public string? Reason { get; init; }

    public Stamp? Stamp { get; init; }

    public Signature? Signature { get; init; }

    /// <summary>The market of a site for which nobody has set a rule: there a qualified person certifies.</summary>
    public static MarketRule Home { get; } = new(
        HomeMarket, 0, new LocalizedText { En = "Home market", Vi = "Thị trường trong nước", Zh = "本地市场" }, [], [], Role.QualifiedPerson, false);
}

internal sealed record Checklist(ChecklistPurpose Purpose, string? Product, string? Market, int Version, IReadOnlyList<ChecklistLine> Lines)
{
    public string? Reason { get; init; }

    public Stamp? Stamp { get; init; }

    public Signature? Signature { get; init; }

    public static string KeyOf(ChecklistPurpose purpose, string? product, string? market) =>
        $"{purpose}|{product?.Trim().ToUpperInvariant()}|{market?.Trim().ToUpperInvariant()}";
}

internal sealed record RegisteredPerson(string Site, string UserId, string Name, string Number, Stamp Stamp, string Reason, Signature Signature);

/// <summary>Markets, checklists and the registers of qualified persons: settings of release, each version signed. Folded from one stream.</summary>
internal sealed record ReleaseRuleBook : IStreamState<ReleaseRuleBook>
{
    public const string Stream = "release-rules";

    public static readonly ReleaseRuleBook Nothing = new();

    private ImmutableSortedDictionary<string, MarketRule> Rules { get; init; } = Sorted<MarketRule>();

    private ImmutableSortedDictionary<string, Checklist> Checklists { get; init; } = Sorted<Checklist>();

    private ImmutableSortedDictionary<string, RegisteredPerson> Register { get; init; } = Sorted<RegisteredPerson>();

    public IEnumerable<MarketRule> Markets => Rules.Values;

    public IEnumerable<Checklist> Lists => Checklists.Values;

    public IEnumerable<RegisteredPerson> People => Register.Values;

    public static ReleaseRuleBook Empty(string stream) => Nothing;

    public MarketRule? Find(string? market) => market is null ? null
        : Rules.GetValueOrDefault(market.Trim()) ?? (Same(market, MarketRule.HomeMarket) ? MarketRule.Home : null);

    /// <summary>What is meant where no market is named.</summary>
    public MarketRule HomeOf(string site) => Rules.Values.FirstOrDefault(rule => rule.Sites.Any(one => Same(one, site))) ?? MarketRule.Home;

    /// <summary>
    /// The market that a country belongs to; a country that nobody listed is in the home market of the site. Null where the region
    /// is no country and some rule tells markets by countries: nobody can say then by which rule packs go there.
    /// </summary>
    /// <param name="region">A country, or a part of one: <c>VN-HN</c> is in <c>VN</c>.</param>
    public MarketRule? OfCountry(string? region, string site) => Country.TryOf(region, out var country)
        ? Rules.Values.FirstOrDefault(rule => rule.Countries.Any(one => Same(one, country))) ?? HomeOf(site)
        : Rules.Values.Any(rule => rule.Countries.Count > 0) ? null : HomeOf(site);

    /// <summary>Of these sites, those for which no rule is the home market yet.</summary>
    public IReadOnlyList<string> WithoutHome(IEnumerable<string> sites) => [.. sites.Where(site => HomeOf(site) == MarketRule.Home)];

    /// <summary>Every market that has a rule, and the home market of the site.</summary>
    public IReadOnlyList<MarketRule> At(string site)
    {
        var home = HomeOf(site);
        return [home, .. Rules.Values.Where(rule => rule.Market != home.Market)];
    }

    /// <summary>The list of the product and market, else that of one of them, else the one for all; null where none was set.</summary>
    public Checklist? List(ChecklistPurpose purpose, string? product, string? market) =>
        new[] { (product, market), (product, null), (null, market), (null, (string?)null) }
            .Select(key => Checklists.GetValueOrDefault(Checklist.KeyOf(purpose, key.Item1, key.Item2)))
            .FirstOrDefault(list => list is { Lines.Count: > 0 });

    public Checklist? Exactly(ChecklistPurpose purpose, string? product, string? market) =>
        Checklists.GetValueOrDefault(Checklist.KeyOf(purpose, product, market));

    public RegisteredPerson? Person(string site, string userId) => Register.GetValueOrDefault($"{site}|{userId}");

    public ReleaseRuleBook Apply(Entry entry, IFact fact) => fact switch
    {
        MarketRuleSet one => this with
        {
            Rules = Rules.SetItem(one.Market, new MarketRule(
                one.Market, (Find(one.Market)?.Version ?? 0) + 1, one.Name, one.Countries, one.Sites, one.Certifies, one.NeedsRegister)
            {
                Reason = one.Reason,
                Stamp = Stamp.Of(entry),
                Signature = one.Signature,
            }),
        },
        ReleaseChecklistSet one => this with { Checklists = Checklists.SetItem(Checklist.KeyOf(one.Purpose, one.Product, one.Market), Next(entry, one)) },
        QualifiedPersonRegistered { Number: { } number } one => this with
        {
            Register = Register.SetItem(
                $"{one.Site}|{one.UserId}", new RegisteredPerson(one.Site, one.UserId, one.Name, number, Stamp.Of(entry), one.Reason, one.Signature)),
        },
        QualifiedPersonRegistered one => this with { Register = Register.Remove($"{one.Site}|{one.UserId}") },
        _ => this,
    };

    private Checklist Next(Entry entry, ReleaseChecklistSet one) => new(
        one.Purpose, one.Product, one.Market, (Exactly(one.Purpose, one.Product, one.Market)?.Version ?? 0) + 1, one.Lines)
    {
        Reason = one.Reason,
        Stamp = Stamp.Of(entry),
        Signature = one.Signature,
    };

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static ImmutableSortedDictionary<string, T> Sorted<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.OrdinalIgnoreCase);
}
