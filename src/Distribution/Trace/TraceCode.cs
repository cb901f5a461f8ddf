using System.Globalization;
using Theriac.Batches;
using Theriac.Epcis;
using Theriac.Gs1;
using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Serials;
using Theriac.Serials.States;

namespace Theriac.Distribution.Trace;

/// <summary>Answers <c>GET /api/trace?code=…</c> with the whole way back and forward.</summary>
internal sealed class TraceCode(
    FindSubject find, IPackDirectory packs, IBatchDirectory batches, ILots lots, IDestinations places, IEpcisRepository repository,
    IPlantDirectory plant, TimeProvider clock)
{
    public async Task<Outcome<TraceAnswer>> TraceAsync(string? code, string? contentsAfter, string language, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(code) || code.Length > DistributionLimits.CodeLengthMax)
            return DistributionRefusals.CodeMissing();
        if (await find.FindAsync(code, cancellation) is not { } subject)
            return DistributionRefusals.CodeUnknown(code);
        var cut = new List<string>();
        var chain = await ChainAsync(subject, cancellation);
        var back = await BackAsync(subject, chain, language, cut, cancellation);
        var forward = await ForwardAsync(subject, chain, contentsAfter, cut, cancellation);
        var kind = subject switch
        {
            TraceSubject.Pack => "pack",
            TraceSubject.Container => "container",
            TraceSubject.Batch => "batch",
            _ => "material-lot",
        };
        return new TraceAnswer(code.Trim(), kind, subject.Id, Micros.ToText(Micros.Now(clock)), cut.Count == 0, cut, back, forward);
    }

    private async Task<IReadOnlyList<ContainerInfo>> ChainAsync(TraceSubject subject, CancellationToken cancellation) => subject switch
    {
        TraceSubject.Pack { Info.Parent: { } parent } => await packs.ChainAsync(parent, cancellation),
        TraceSubject.Container container => await packs.ChainAsync(container.Info.Sscc, cancellation),
        _ => [],
    };

    private async Task<TraceBack> BackAsync(
        TraceSubject subject, IReadOnlyList<ContainerInfo> chain, string language, List<string> cut, CancellationToken cancellation)
    {
        var walk = new Walk(language, cut);
        IReadOnlyList<string> ids = subject switch
        {
            TraceSubject.Pack pack => [pack.Info.Batch],
            TraceSubject.Container container => container.Info.Batches,
            TraceSubject.Batch batch => [batch.BatchId],
            _ => [],
        };
        var traced = new List<TracedBatch>();
        foreach (var id in ids)
        {
            if (await batches.TraceAsync(id, language, cancellation) is { } trace)
                traced.Add(await BatchAsync(trace, walk, DepthMax, cancellation));
        }

        var containers = new List<TracedContainer>();
        foreach (var container in chain)
            containers.Add(await ContainerAsync(container, cancellation));
        return new TraceBack(
            subject is TraceSubject.Pack one ? Pack(one.Info, traced.FirstOrDefault()) : null,
            containers,
            traced,
            subject is TraceSubject.Lot lot ? Lot(lot.State) : null);
    }

    /// <summary>How many batches deep bulk is followed; a plant has two or three.</summary>
    private const int DepthMax = 8;

    private async Task<TracedBatch> BatchAsync(BatchTrace trace, Walk walk, int depth, CancellationToken cancellation)
    {
        var inputs = new List<TracedInput>();
        foreach (var (first, total, charges) in LotTotals.Of(trace.Consumed))
        {
            var lot = await lots.LoadAsync(first.Lot, cancellation);
            inputs.Add(new TracedInput(
                first.Lot, first.MaterialCode, first.MaterialName, total, charges, lot.Exists ? lot.State.Supplier : null,
                lot.Exists ? lot.State.SupplierLot : null, lot.Exists ? EnumWords.Of(lot.State.Status) : null, Day(lot.State.ExpiryOn))
            {
                MadeBy = await MakerAsync(lot.State.MadeBy, walk, depth, cancellation),
            });
        }

        var info = trace.Batch;
        var made = await packs.BatchPacksAsync(info.Id, cancellation);
        var recall = await packs.FindRecallAsync(info.Id, cancellation);
        return new TracedBatch(
            info.Id, info.LotNumber, info.ProductName, info.Gtin, info.Site, info.Zone, Day(info.ManufacturedOn), Day(info.ExpiresOn),
            EnumWords.Of(info.State), EnumWords.Of(info.Disposition), info.RegisterNumber, info.RecipeId, info.RecipeVersion, made?.Packs ?? 0,
            recall is null ? null : new TracedRecall(Micros.ToText(recall.At), recall.Reason, recall.Number), trace.Steps, inputs, trace.Exceptions)
        {
            ReworkOf = await MakerAsync(info.ReworkOf, walk, depth, cancellation),
            ReworkedAs = info.ReworkedAs,
        };
    }

    /// <summary>A batch whose goods are in another, read once for all of the answer.</summary>
    private async Task<TracedBatch?> MakerAsync(string? batch, Walk walk, int depth, CancellationToken cancellation)
    {
        if (batch is null)
            return null;
        if (walk.Makers.TryGetValue(batch, out var known))
            return known;
        if (depth == 0)
        {
            walk.Cut("depth");
            return null;
        }

        return walk.Makers[batch] = await batches.TraceAsync(batch, walk.Language, cancellation) is { } trace
            ? await BatchAsync(trace, walk, depth - 1, cancellation)
            : null;
    }

    private async Task<TraceForward> ForwardAsync(
        TraceSubject subject, IReadOnlyList<ContainerInfo> chain, string? after, List<string> cut, CancellationToken cancellation)
    {
        var events = await EventsAsync(subject, chain, cut, cancellation);
        var place = await PlaceAsync(subject, chain, cancellation);
        switch (subject)
        {
            case TraceSubject.Container container:
                var page = await packs.ChildrenAsync(container.Info.Sscc, after, DistributionLimits.TraceChildrenMax, cancellation);
                return new TraceForward(events, place, page.Paths, page.Next, [], []);
            case TraceSubject.Batch batch:
                return new TraceForward(
                    events, place, [], null, await FurtherAsync(batch.BatchId, new Walk("en", cut), DepthMax, cancellation),
                    await ContainersAsync(batch.BatchId, cut, cancellation));
            case TraceSubject.Lot lot:
                return new TraceForward(events, place, [], null, await UsesAsync(lot.State.Id, new Walk("en", cut), DepthMax, cancellation), []);
            default:
                return new TraceForward(events, place, [], null, [], []);
        }
    }

    private async Task<IReadOnlyList<TracedContainer>> ContainersAsync(string batch, List<string> cut, CancellationToken cancellation)
    {
        var found = await packs.ContainersAsync(batch, countMax: DistributionLimits.TraceChildrenMax, cancellation: cancellation);
        if (found.Count == DistributionLimits.TraceChildrenMax)
            cut.Add("containers");
        var all = new List<TracedContainer>();
        foreach (var container in found.Where(container => container.Parent is null))
            all.Add(await ContainerAsync(container, cancellation));
        return all;
    }

    /// <summary>Where the lots went that a batch made.</summary>
    private async Task<IReadOnlyList<TracedUse>> FurtherAsync(string batch, Walk walk, int depth, CancellationToken cancellation)
    {
        var uses = new List<TracedUse>();
        foreach (var lot in await batches.FindAsync(batch, cancellation) is { } info ? info.ProducedLots : [])
        {
            if (depth == 0)
                walk.Cut("depth");
            else
                uses.AddRange(await UsesAsync(lot, walk, depth - 1, cancellation));
        }

        return uses;
    }

    /// <summary>Each batch once, with all that it took of the lot and kept; what follows from it stands where it is first named.</summary>
    private async Task<IReadOnlyList<TracedUse>> UsesAsync(string lot, Walk walk, int depth, CancellationToken cancellation)
    {
        var uses = new List<TracedUse>();
        foreach (var ofOne in (await batches.UsesOfLotAsync(lot, cancellation)).GroupBy(use => use.BatchId, StringComparer.OrdinalIgnoreCase))
        {
            var first = ofOne.First();
            var total = ofOne.Skip(1).Aggregate(first.Quantity, static (sum, use) => sum.Plus(use.Quantity).Try(out var more, out _) ? more : sum);
            if (total.Value <= 0)
                continue;
            if (walk.Uses++ >= DistributionLimits.TraceUsesMax)
            {
                walk.Cut("uses");
                break;
            }

            var made = await packs.BatchPacksAsync(first.BatchId, cancellation);
            uses.Add(new TracedUse(
                first.BatchId, string.Join(", ", ofOne.Select(use => use.Step).Distinct(StringComparer.Ordinal)), total, Micros.ToText(first.At), made?.Packs ?? 0)
            {
                Lot = first.Lot,
                Further = walk.Shown.Add(first.BatchId) ? await FurtherAsync(first.BatchId, walk, depth, cancellation) : [],
            });
        }

        return uses;
    }

    /// <summary>What one answer has walked through so far.</summary>
    private sealed class Walk(string language, List<string> cut)
    {
        public string Language { get; } = language;

        public Dictionary<string, TracedBatch?> Makers { get; } = new(StringComparer.OrdinalIgnoreCase);

        public HashSet<string> Shown { get; } = new(StringComparer.OrdinalIgnoreCase);

        public int Uses { get; set; }

        public void Cut(string what)
        {
            if (!cut.Contains(what))
                cut.Add(what);
        }
    }

    /// <summary>Events that name the thing or anything that it stands in, and how it was made.</summary>
    private async Task<IReadOnlyList<TracedEvent>> EventsAsync(
        TraceSubject subject, IReadOnlyList<ContainerInfo> chain, List<string> cut, CancellationToken cancellation)
    {
        var names = chain.Select(container => $"{DigitalLink.CanonicalDomain}/00/{container.Sscc}").ToList();
        switch (subject)
        {
            case TraceSubject.Pack pack:
                names.Add(DigitalLink.CanonicalDomain + pack.Info.Path);
                break;
            case TraceSubject.Batch batch when await packs.BatchPacksAsync(batch.BatchId, cancellation) is { } made:
                names.Add(Gs1Id.Lgtin(Gtin.Parse(made.Gtin).Value, made.Lot).Value.ToDigitalLink());
                break;
            case TraceSubject.Lot lot:
                names.Add($"urn:x-theriac:lot:{Uri.EscapeDataString(lot.State.Id)}");
                // Where the material has a GTIN, events name its lots by it.
                if (await plant.FindMaterialAsync(lot.State.Material, cancellation) is { Gtin: { } known }
                    && Gtin.TryParse(known, out var gtin) && Gs1Id.Lgtin(gtin, lot.State.Id).Try(out var lgtin, out _))
                {
                    names.Add(lgtin.ToDigitalLink());
                }

                break;
        }

        if (names.Count == 0)
            return [];
        var found = await repository.FindByEpcAsync(names, DistributionLimits.TraceEventsMax + 1, cancellation);
        if (found.Count > DistributionLimits.TraceEventsMax)
            cut.Add("events");
        return [.. found.Take(DistributionLimits.TraceEventsMax).Select(EventSummary.Of)];
    }

    private async Task<TracedPlace?> PlaceAsync(TraceSubject subject, IReadOnlyList<ContainerInfo> chain, CancellationToken cancellation)
    {
        if (chain is [.., var outer])
        {
            var id = outer.Destination ?? outer.Place;
            var known = await places.FindAsync(id, cancellation);
            return new TracedPlace(
                outer.Status == "in-transit" ? "in-transit" : outer.PlaceKind, id, known?.Name, known?.Region, Micros.ToText(outer.At));
        }

        return subject switch
        {
            TraceSubject.Pack pack => new TracedPlace(
                "site", pack.Info.Site, (await places.FindAsync(pack.Info.Site, cancellation))?.Name, null, Micros.ToText(pack.Info.CommissionedAt)),
            _ => null,
        };
    }

    private async Task<TracedContainer> ContainerAsync(ContainerInfo info, CancellationToken cancellation)
    {
        var place = await places.FindAsync(info.Place, cancellation);
        return new TracedContainer(
            info.Sscc, info.PlaceKind, info.Place, place?.Name, place?.Region, info.Status, info.Destination, info.Quarantine, info.Count,
            Micros.ToText(info.At), info.Zone, info.Number);
    }

    private static TracedPack Pack(PackInfo info, TracedBatch? batch)
    {
        var expiry = DateOnly.ParseExact(info.Expiry, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var effective = PackStates.Effective(info.State, new PackSurroundings(false, batch?.Recall is not null, BatchExpired: false));
        return new TracedPack(
            info.Gtin, info.Serial, info.Batch, info.Lot, Day(expiry)!, info.ProductName, EnumWords.Of(info.State), EnumWords.Of(effective),
            Micros.ToText(info.CommissionedAt), info.Zone, info.Operator, info.Number, info.Symbol);
    }

    private static TracedLot Lot(LotState state) => new(
        state.Id, state.Material, state.Site, EnumWords.Of(state.Status), state.Received, state.OnHand, state.Supplier, state.SupplierLot, Day(state.ExpiryOn));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
