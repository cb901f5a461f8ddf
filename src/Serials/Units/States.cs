using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.Serials.States;

namespace Theriac.Serials.Units;

/// <summary>Packs of a batch as a whole: its version, which every packing moves, and how many have gone to markets that have a limit.</summary>
internal sealed record BatchUnits(long Commissioned) : IStreamState<BatchUnits>
{
    public static BatchUnits Empty(string stream) => new(0);

    public static string StreamOf(string batch) => $"packs/{batch}";

    private ImmutableSortedDictionary<string, long> Gone { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.OrdinalIgnoreCase);

    public long GoneTo(string market) => Gone.GetValueOrDefault(market);

    public BatchUnits Apply(Entry entry, IFact fact) => fact switch
    {
        PacksCommissioned commissioned => this with { Commissioned = Commissioned + commissioned.Count },
        PacksGone gone => this with { Gone = Gone.SetItem(gone.Market, GoneTo(gone.Market) + gone.Count) },
        _ => this,
    };
}

/// <summary>A case or pallet, folded from <c>container/{sscc}</c>.</summary>
internal sealed record ContainerState(
    string Sscc, string? Parent, string PlaceKind, string Place, string? DestinationKind, string? Destination, IReadOnlyList<string> Batches)
    : IStreamState<ContainerState>
{
    public bool IsUnderWay => Destination is not null;

    public static ContainerState Empty(string stream) => new(stream["container/".Length..], null, "site", "", null, null, []);

    public static string StreamOf(string sscc) => $"container/{sscc}";

    public ContainerState Apply(Entry entry, IFact fact) => fact switch
    {
        ContainerPacked packed => this with { Place = packed.Site, Batches = packed.Batches },
        ContainerPutInto put => this with { Parent = put.Parent },
        ContainerShipped shipped => this with { DestinationKind = shipped.ToKind, Destination = shipped.To },
        ContainerReceived received => this with { PlaceKind = received.AtKind, Place = received.At, DestinationKind = null, Destination = null },
        _ => this,
    };
}

/// <summary>The own state of one pack, folded from <c>pack/{gtin}.{serial}</c>; no entry means active.</summary>
internal sealed record UnitState(PackStatus Status) : IStreamState<UnitState>
{
    public static UnitState Empty(string stream) => new(new PackStatus(PackState.Active, 0, ""));

    public static string StreamOf(string gtin, string serial) => $"pack/{gtin}.{serial}";

    /// <summary>The market in whose certified quantity the pack is counted by itself.</summary>
    public string? Market { get; init; }

    public UnitState Apply(Entry entry, IFact fact) => fact is PackStateChanged changed
        ? new UnitState(new PackStatus(changed.To, entry.At, changed.Location)) { Market = changed.Market }
        : this;
}

/// <summary>Folded from <c>recall/{batch}</c>.</summary>
internal sealed record RecallState(bool IsRecalled) : IStreamState<RecallState>
{
    public static RecallState Empty(string stream) => new(false);

    public static string StreamOf(string batch) => $"recall/{batch}";

    public RecallState Apply(Entry entry, IFact fact) => fact is Recall.BatchRecalled ? new RecallState(true) : this;
}
