using Theriac.Batches;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Serials.Batch;

/// <summary>What this module asks of batch records.</summary>
internal interface IBatchBook
{
    /// <summary>Null when there is no such batch.</summary>
    /// <param name="to">Where its packs would go: the verdict is that of the market there. Null asks for the lot as a whole.</param>
    Task<PackagedBatch?> FindAsync(string batch, CancellationToken cancellation, Outlet? to = null);

    /// <summary>Batches whose goods are in this one: makers of the bulk lots, and what it worked on again.</summary>
    Task<IReadOnlyList<BatchSource>> SourcesAsync(string batch, CancellationToken cancellation);

    /// <summary>What batches that hold goods of a recalled one are told with the recall.</summary>
    Task<DownstreamNews> NewsOfRecallAsync(Caller caller, string batch, string reason, CancellationToken cancellation);

    /// <summary>Tells the batch record about packs that were commissioned.</summary>
    Task<Outcome<Done>> ReportAsync(Caller caller, string batch, CommissionPacks packs, CancellationToken cancellation);

    /// <summary>Why the batch record would not count them now; packs that nobody counts are not made.</summary>
    Task<Outcome<Done>> MayReportAsync(Caller caller, string batch, CommissionPacks packs, CancellationToken cancellation);

    /// <summary>What was charged into the batch.</summary>
    Task<IReadOnlyList<BatchInput>> InputsAsync(string batch, CancellationToken cancellation);
}

internal enum BatchVerdict
{
    Open,
    Certified,
    Rejected,

    /// <summary>Nobody can say which market the place is in.</summary>
    NoMarket,
}

/// <summary>Where packs go to somebody who uses or sells them.</summary>
/// <param name="Site">An own site that gives them away itself: its home market decides.</param>
/// <param name="Region">Else the country of the customer, or that an exported pack goes to.</param>
internal sealed record Outlet(string? Site, string? Region)
{
    public static Outlet Of(Destination place) => place.IsOwnSite ? new Outlet(place.Id, null) : new Outlet(null, place.Region);
}

/// <summary>A batch as packs know it, with the version of its stream that every decision about its packs relies on.</summary>
/// <param name="Lot">As printed on the pack.</param>
/// <param name="PackagingOpen">True while a step that commissions packs is at work.</param>
internal sealed record PackagedBatch(
    string Id,
    string Lot,
    string ProductName,
    string? Gtin,
    DateOnly? ExpiryOn,
    string Site,
    string Zone,
    BatchVerdict Verdict,
    bool PackagingOpen,
    StreamVersion At)
{
    /// <summary>The rules of release that said which market a region is in; null when none was asked for.</summary>
    public StreamVersion? RulesAt { get; init; }

    /// <summary>Of the market there: how many packs the certificate lets go to it; null sets no limit.</summary>
    public MarketLimit? Limit { get; init; }

    public IEnumerable<StreamVersion> ReliesOn => RulesAt is { } rules ? [At, rules] : [At];
}

internal sealed record MarketLimit(string Market, long Packs);

/// <summary>A part of a material lot that went into a batch.</summary>
internal sealed record BatchInput(string Lot, string? Gtin, Quantity Quantity);
