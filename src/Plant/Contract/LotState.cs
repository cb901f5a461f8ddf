using System.Collections.Immutable;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Lots;

namespace Theriac.Plant;

/// <summary>Lots for decisions: a state with the version of its stream, which the decision must name in <c>ReliesOn</c>.</summary>
public interface ILots
{
    /// <summary>Version 0 when no such lot was ever received; rely on that too.</summary>
    Task<Folded<LotState>> LoadAsync(string id, CancellationToken cancellation = default);

    /// <summary>Several at once, in the order of their ids.</summary>
    Task<IReadOnlyList<Folded<LotState>>> LoadAsync(IEnumerable<string> ids, CancellationToken cancellation = default);
}

/// <summary>What a label's code means: a lot, or one of its containers.</summary>
public static class LotCodes
{
    /// <summary>The lot of a scanned code with its container; null for the lot itself. Unknown codes answer a lot of version 0.</summary>
    public static async Task<(Folded<LotState> Lot, string? Container)> FindAsync(
        this ILots lots, string code, CancellationToken cancellation = default)
    {
        var lot = await lots.LoadAsync(code, cancellation);
        var point = code.LastIndexOf('.');
        if (lot.Exists || point <= 0)
            return (lot, null);
        var whole = await lots.LoadAsync(code[..point], cancellation);
        return whole.State.Container(code) is { } container ? (whole, container.Id) : (lot, null);
    }
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
    private static readonly Quantity Nothing = new(0, Unit.Each);

    /// <summary>What quality found of its strength; null where nobody entered one.</summary>
    public LotAssay? Assay { get; init; }

    /// <summary>What it stands in, in the order of arrival; empty for a lot that was received as one.</summary>
    public IReadOnlyList<LotContainer> Containers { get; init; } = [];

    /// <summary>What batches are promised of it, one for each batch.</summary>
    public IReadOnlyList<LotReservation> Reservations { get; init; } = [];

    /// <summary>The last day before QA tests it again; it is not used after that day until then.</summary>
    public DateOnly? RetestOn { get; init; }

    public LotCertificate? Certificate { get; init; }

    /// <summary>The storage zone it stands in; null when nobody said.</summary>
    public string? StorageZone { get; init; }

    /// <summary>The site that it is on the way to; nothing of it is used before it is there.</summary>
    public string? UnderWayTo { get; init; }

    /// <summary>The batch that made it; null for a delivery.</summary>
    public string? MadeBy { get; init; }

    public IReadOnlyList<LotSample> Samples { get; init; } = [];

    /// <summary>A count that differs by more than the one who counted may post: QA signs it, or it is counted again.</summary>
    public WaitingCount? Count { get; init; }

    /// <summary>What counts that nobody signed have moved since the last signed one: they are judged together.</summary>
    public Quantity? Drift { get; init; }

    /// <summary>How many labels were printed, by the code that stands on them.</summary>
    public ImmutableSortedDictionary<string, int> Labels { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public long? ReleasedAt { get; init; }

    public long? RejectedAt { get; init; }

    /// <summary>The status that it had then: what is posted late is judged by the status of its time (U15).</summary>
    public LotStatus StatusAt(long at) =>
        RejectedAt <= at ? LotStatus.Rejected : ReleasedAt <= at ? LotStatus.Released : LotStatus.Quarantine;

    public LotContainer? Container(string id) =>
        Containers.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase));

    public LotReservation? ReservationOf(string batch) =>
        Reservations.FirstOrDefault(one => string.Equals(one.Batch, batch, StringComparison.OrdinalIgnoreCase));

    /// <summary>On hand, less what other batches are promised; below zero when the shelf has less than was promised.</summary>
    public Quantity FreeFor(string? batch) => new(
        OnHand.Value - Reservations.Where(one => !string.Equals(one.Batch, batch, StringComparison.OrdinalIgnoreCase))
            .Sum(one => one.Quantity.Value),
        OnHand.Unit);

    /// <summary>On hand, less what is promised to any batch; never below zero.</summary>
    public Quantity Available => FreeFor(null) is { Value: > 0 } free ? free : new Quantity(0, OnHand.Unit);

    public static LotState Empty(string stream) =>
        new(stream["lot/".Length..], "", "", LotStatus.Quarantine, Nothing, Nothing, "", "", null, "");

    public LotState Apply(Entry entry, IFact fact) => fact switch
    {
        LotReceived received => new LotState(
            received.Id, received.Material, received.Site, LotStatus.Quarantine, received.Quantity, received.Quantity,
            received.Supplier, received.SupplierLot, received.ExpiryOn, entry.Actor)
        {
            Containers = [.. (received.Containers ?? []).Select(one => new LotContainer(one.Id, one.Quantity, one.Quantity))],
            RetestOn = received.RetestOn,
            Certificate = received.Certificate,
            StorageZone = received.StorageZone,
        },
        LotProduced made => new LotState(
            made.Id, made.Material, made.Site, LotStatus.Quarantine, made.Quantity, made.Quantity, made.Site, made.Batch, made.ExpiryOn, entry.Actor)
        {
            MadeBy = made.Batch,
        },
        LotReleased released => this with { Status = LotStatus.Released, ReleasedAt = entry.At, Assay = released.Assay ?? Assay },
        LotAssayed assayed => this with { Assay = assayed.Assay },
        LotRejected => this with { Status = LotStatus.Rejected, RejectedAt = entry.At },
        LotGoverned governed => this with
        {
            Status = governed.Status,
            // Taken back into quarantine it was never fit for use, whatever time is claimed.
            ReleasedAt = governed.Status switch { LotStatus.Released => entry.At, LotStatus.Quarantine => null, _ => ReleasedAt },
            RejectedAt = governed.Status == LotStatus.Rejected ? entry.At : RejectedAt,
        },
        LotRetested tested => Retested(entry, tested),
        LotSampled sampled => this with
        {
            Samples = [.. Samples, new LotSample(sampled.Sample, sampled.Use, sampled.Quantity, sampled.Container, entry.Actor, entry.At)],
        },
        LotCounted counted => this with { Count = counted.Waits ? new WaitingCount(counted.Counted, counted.Difference, counted.Reason, entry.Actor, counted.Container) : null },
        LotLabelsPrinted printed => this with
        {
            Labels = printed.Labels.Aggregate(Labels, static (all, one) => all.SetItem(one.Code, one.Copy)),
        },
        LotStored stored => this with { StorageZone = stored.To },
        LotSent sent => this with { UnderWayTo = sent.To, StorageZone = null },
        LotArrived arrived => this with { Site = arrived.Site, UnderWayTo = null },
        LotExpiryChanged changed => this with { ExpiryOn = changed.To },
        LotMoved moved => Moved(moved),
        LotReserved reserved => this with { Reservations = Promised(reserved.Batch, new LotReservation(reserved.Batch, reserved.Quantity)) },
        LotReservationFreed freed => this with { Reservations = Promised(freed.Batch, null) },
        _ => this,
    };

    private LotState Moved(LotMoved moved)
    {
        var left = (moved.Containers ?? []).ToDictionary(one => one.Id, one => one.Quantity);
        return this with
        {
            OnHand = moved.OnHand,
            Count = moved is { Movement: LotMovement.Adjust, Signature: not null } ? null : Count,
            Drift = moved is { Movement: LotMovement.Adjust, Batch: null }
                ? moved.Signature is null ? new Quantity((Drift?.Value ?? 0) + moved.OnHand.Value - OnHand.Value, moved.OnHand.Unit) : null
                : Drift,
            Containers = [.. Containers.Select(one => left.TryGetValue(one.Id, out var quantity) ? one with { Left = quantity } : one)],
            Reservations = moved is { Batch: { } batch, Promised: { } promised }
                ? Promised(batch, promised.Value > 0 ? new LotReservation(batch, promised) : null) : Reservations,
        };
    }

    private LotState Retested(Entry entry, LotRetested tested) => this with
    {
        RetestOn = tested.RetestOn,
        ExpiryOn = tested.ExpiryOn ?? ExpiryOn,
        Status = tested.Passed ? Status : LotStatus.Rejected,
        RejectedAt = tested.Passed ? RejectedAt : entry.At,
    };

    private IReadOnlyList<LotReservation> Promised(string batch, LotReservation? now) =>
        [.. Reservations.Where(one => one.Batch != batch), .. now is null ? Array.Empty<LotReservation>() : [now]];
}

/// <summary>How strong a lot is, as it is.</summary>
/// <param name="Percent">Of active substance, on the substance as it is; on the dry one where <paramref name="WaterPercent"/> is given.</param>
/// <param name="Method">By which it was found.</param>
public sealed record LotAssay(decimal Percent, decimal? WaterPercent = null, string Method = "")
{
    public const decimal PercentMax = 120m;

    internal bool IsPlausible => Percent is > 0 and <= PercentMax && WaterPercent is null or (>= 0 and < 100) && Method.Trim().Length is > 0 and <= 200;

    internal string Shown => WaterPercent is { } water
        ? $"{DecimalText.Of(Percent)} %, {DecimalText.Of(water)} % ({Method})" : $"{DecimalText.Of(Percent)} % ({Method})";
}

/// <summary>A bag, drum or box of a lot; a material sublot in ISA-95's words.</summary>
/// <param name="Id">As its label says: the lot's id, a point, and a number.</param>
/// <param name="Received">In the lot's unit.</param>
/// <param name="Left">By the books, in the lot's unit.</param>
public sealed record LotContainer(string Id, Quantity Received, Quantity Left)
{
    public bool Emptied => Left.Value <= 0;
}

/// <summary>The supplier's certificate: its bytes are stored by their hash.</summary>
public sealed record LotCertificate(string Content, string ContentType, string Name);

public sealed record LotSample(string Id, SampleUse Use, Quantity Quantity, string? Container, string By, long At);

/// <param name="Difference">Counted less what the books said then.</param>
/// <param name="Container">The container that it is about; null for the lot as a whole.</param>
public sealed record WaitingCount(Quantity Counted, Quantity Difference, string Reason, string By, string? Container = null);

/// <summary>A part of a lot that is kept for a batch.</summary>
/// <param name="Quantity">What the batch has not taken yet, in the lot's unit.</param>
public sealed record LotReservation(string Batch, Quantity Quantity);
