using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant;

/// <summary>The first enterprise and site of an empty instance.</summary>
public interface IPlantSetup
{
    /// <summary>Names the enterprise and adds its first site with one area, all or nothing. Refused when there is an enterprise already.</summary>
    Task<Outcome<SiteInfo>> OpenAsync(NewPlant plant, string actor, CancellationToken cancellation = default);
}

/// <param name="Zone">IANA name of the site's time zone.</param>
public sealed record NewPlant(string? EnterpriseId, string? EnterpriseName, string? SiteId, string? SiteName, string? Zone);
