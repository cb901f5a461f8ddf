using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Lots;

namespace Theriac.Plant;

/// <summary>Lots for decisions: a state with the version of its stream, which the decision must name in <c>ReliesOn</c>.</summary>
public interface ILots
{
    /// <summary>Version 0 when no such lot was ever received; rely on that too.</summary>
    Task<Folded<LotState>> LoadAsync(string id, CancellationToken cancellation = default);
}

/// <summary>A material lot, folded from <c>lot/{id}</c>.</summary>
/// <param name="OnHand">Received, less what moved.</param>
/// <param name="ExpiryOn">The last day on which it may be used, by the calendar of its site; null when it does not expire.</param>
public sealed record LotState(
    string Id,
    string Material,
    string Site,
    LotStatus Status,
    Quantity OnHand,
    Quantity Received,
    string Supplier,
    string SupplierLot,
    DateOnly? ExpiryOn,
    string ReceivedBy) : IStreamState<LotState>
{
    /// <summary>What quality found of its strength; null where nobody entered one.</summary>
    public LotAssay? Assay { get; init; }

    private static readonly Quantity Nothing = new(0, Unit.Each);

    public static LotState Empty(string stream) =>
        new(stream["lot/".Length..], "", "", LotStatus.Quarantine, Nothing, Nothing, "", "", null, "");

    public LotState Apply(Entry entry, IFact fact) => fact switch
    {
        LotReceived received => new LotState(
            received.Id, received.Material, received.Site, LotStatus.Quarantine, received.Quantity, received.Quantity,
            received.Supplier, received.SupplierLot, received.ExpiryOn, entry.Actor),
        LotReleased released => this with { Status = LotStatus.Released, Assay = released.Assay ?? Assay },
        LotAssayed assayed => this with { Assay = assayed.Assay },
        LotRejected => this with { Status = LotStatus.Rejected },
        LotExpiryChanged changed => this with { ExpiryOn = changed.To },
        LotMoved moved => this with { OnHand = moved.OnHand },
        _ => this,
    };
}

/// <summary>How strong a lot is, as it is.</summary>
/// <param name="Percent">Of active substance, on the substance as it is; on the dry one where <paramref name="WaterPercent"/> is given.</param>
/// <param name="Method">By which it was found.</param>
public sealed record LotAssay(decimal Percent, decimal? WaterPercent, string Method)
{
    public const decimal PercentMax = 120m;

    internal bool IsPlausible => Percent is > 0 and <= PercentMax && WaterPercent is null or (>= 0 and < 100) && Method.Trim().Length is > 0 and <= 200;

    internal string Shown => WaterPercent is { } water
        ? $"{DecimalText.Of(Percent)} %, {DecimalText.Of(water)} % ({Method})" : $"{DecimalText.Of(Percent)} % ({Method})";
}

/// <summary>
/// Some of a lot was used, returned, scrapped or counted again. Batches drafts it on <c>lot/{id}</c> in the same append as
/// its own entry; <see cref="LotGate.Move"/> makes it.
/// </summary>
/// <param name="Quantity">In the lot's unit.</param>
/// <param name="OnHand">What is left: stored, so that a rebuild never computes it again.</param>
/// <param name="Batch">For <see cref="LotMovement.Use"/> and what is put back after it.</param>
[Fact("lot-moved.v1")]
public sealed record LotMoved(
    string Id, LotMovement Movement, Quantity Quantity, Quantity OnHand, string? Batch, string? Reason) : IFact;
