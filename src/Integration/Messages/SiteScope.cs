using Theriac.People;

namespace Theriac.Integration;

/// <summary>Of which sites somebody reads messages. What names no site, because nobody could read it, is read by all who read any.</summary>
/// <param name="Sites">Null for all.</param>
internal sealed record SiteScope(IReadOnlyList<string>? Sites)
{
    public static readonly SiteScope All = new((IReadOnlyList<string>?)null);

    public static readonly Role[] Readers =
        [Role.Machine, Role.Planner, Role.Supervisor, Role.Administrator, Role.QaReviewer, Role.Auditor, Role.SecurityOfficer];

    /// <summary>As statements compare it: <c>|BN|HN|</c>, null for all.</summary>
    public string? Text => Sites is null ? null : $"|{string.Join('|', Sites)}|";

    public static SiteScope Of(Caller caller)
    {
        var sites = caller.Roles.Where(grant => Readers.Contains(grant.Role)).Select(grant => grant.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return sites.Contains(RoleGrant.AllSites) ? All : new SiteScope(sites);
    }

    public bool Sees(IReadOnlyList<string> sites) => Sites is null || sites.Count == 0 || sites.Any(Sites.Contains);
}
