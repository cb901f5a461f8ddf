using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Distribution;

/// <summary>Customers and other partners who get packs.</summary>
public interface IPartners
{
    Task<Outcome<PartnerInfo>> AddAsync(Caller caller, NewPartner partner, CancellationToken cancellation = default);

    Task<IReadOnlyList<PartnerInfo>> ListAsync(CancellationToken cancellation = default);

    Task<PartnerInfo?> FindAsync(string id, CancellationToken cancellation = default);
}

/// <param name="Kind">wholesaler, pharmacy, hospital or other.</param>
/// <param name="Gln">Thirteen digits, or null.</param>
/// <param name="Region">ISO 3166-2 or a national code, for example <c>VN-HN</c>.</param>
public sealed record NewPartner(string? Id, string? Name, string? Kind, string? Gln, string? Region);

public sealed record PartnerInfo(string Id, string Name, string Kind, string? Gln, string Region);
