namespace Theriac.Serials;

/// <summary>Where packs can go: own sites and partners. Distribution answers.</summary>
public interface IDestinations
{
    /// <summary>Null when there is neither a site nor a partner with this id.</summary>
    Task<Destination?> FindAsync(string id, CancellationToken cancellation = default);
}

/// <param name="IsOwnSite">True for a site of this enterprise: only there may packs of an uncertified batch go.</param>
/// <param name="Gln">Thirteen digits, or null.</param>
public sealed record Destination(string Id, string Name, bool IsOwnSite, string? Gln, string? Region)
{
    /// <summary>What a partner is: wholesaler, pharmacy, hospital or other; null for an own site.</summary>
    public string? Kind { get; init; }
}
