using Theriac.Epcis;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Serials.Units;

namespace Theriac.Serials.Pack;

/// <summary>Puts packs, or cases, into a case or pallet.</summary>
internal sealed class PackHandler(
    UnitRows rows, UnitStore units, EventMaker events, IEpcisRepository repository, LeaseSscc leases, IPlantDirectory plant, ILedger ledger,
    IStreams streams)
{
    private static readonly Role[] Roles = [Role.Operator, Role.Supervisor, Role.Planner, Role.Machine];

    public async Task<Outcome<PackedContainer>> HandleAsync(Caller caller, PackUnits command, CancellationToken cancellation)
    {
        if (!ReadChildren(command.Children).Try(out var children, out var refusal))
            return refusal;
        if (await plant.FindSiteAsync(command.Site, cancellation) is not { } site)
            return SerialsRefusals.DestinationUnknown(command.Site);
        if (!caller.HasAny(site.Id, Roles))
            return SerialsRefusals.RoleMissing("operator", site.Id);
        var author = caller.At(site.Zone);
        if (!(await ParentAsync(command.Parent, author, cancellation)).Try(out var sscc, out refusal))
            return refusal;
        var packing = new Packing(sscc, site.Id, children, await BatchesOfAsync(children, cancellation));
        var record = new RefusalRecord(author, ContainerState.StreamOf(sscc), "pack");
        if (!(await CheckAsync(packing, cancellation)).Try(out _, out refusal))
        {
            await ledger.RecordAsync(record with { Stream = "packing" }, refusal, cancellation);
            return refusal;
        }

        var setId = await units.StageLinksAsync([.. children.Select(child => child.Path)], cancellation);
        var staged = await repository.StageAsync(
            [events.ContainerMade(sscc, site.Zone, site.Id), events.Packed(sscc, children, site.Zone, site.Id)], cancellation);
        var decided = await ledger.DecideAsync(
            async token => (await CheckAsync(packing, token)).Map(found => Decide(author, packing, found, setId, staged)),
            record with { Stream = "packing" },
            cancellation);
        return decided.Map(one => one.Result);
    }

    private static Outcome<IReadOnlyList<UnitCode>> ReadChildren(IReadOnlyList<string> given)
    {
        if (given.Count == 0)
            return SerialsRefusals.ChildrenMissing();
        if (given.Count > SerialsLimits.ChildrenMax)
            return SerialsRefusals.ChildrenTooMany(SerialsLimits.ChildrenMax);
        var errors = new List<FieldError>();
        var children = new List<UnitCode>(given.Count);
        for (var i = 0; i < given.Count; i++)
        {
            if (UnitCode.Parse(given[i]).Try(out var code, out var refusal))
                children.Add(code);
            else
                errors.Add(new FieldError($"/children/{i}", refusal.Code, refusal.Detail));
        }

        errors.AddRange(children.GroupBy(child => child).Where(same => same.Count() > 1)
            .Select(same => new FieldError("/children", "child-twice", $"{same.Key.Path} is named twice.")));
        return errors.Count > 0 ? SerialsRefusals.ChildrenWrong(errors) : children;
    }

    private async Task<Outcome<string>> ParentAsync(string? given, Author author, CancellationToken cancellation)
    {
        if (given is null)
            return await leases.LeaseAsync(author, cancellation);
        return UnitCode.Parse(given).Then(code => code.Sscc is { } sscc
            ? Outcome<string>.Ok(sscc)
            : SerialsRefusals.CodeNotReadable("The outer code must be an SSCC."));
    }

    /// <summary>The batch of a pack never changes, so that it is asked for once.</summary>
    private async Task<IReadOnlyList<string>> BatchesOfAsync(IReadOnlyList<UnitCode> children, CancellationToken cancellation) =>
        [.. (await rows.FindAsync(Packs(children), cancellation)).Select(row => row.Batch).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Gtin, string Serial)> Packs(IReadOnlyList<UnitCode> children) =>
        children.Where(child => !child.IsContainer).Select(child => (child.Gtin!, child.Serial!));

    /// <summary>
    /// Streams first, rows after: what changes between the two is caught by the version, since every packing moves the
    /// streams of the batches whose packs it takes.
    /// </summary>
    private async Task<Outcome<Found>> CheckAsync(Packing packing, CancellationToken cancellation)
    {
        var parent = await streams.LoadAsync<ContainerState>(ContainerState.StreamOf(packing.Sscc), cancellation);
        var books = new List<Folded<BatchUnits>>();
        foreach (var batch in packing.Batches)
            books.Add(await streams.LoadAsync<BatchUnits>(BatchUnits.StreamOf(batch), cancellation));
        var inner = new List<Folded<ContainerState>>();
        foreach (var child in packing.Children.Where(child => child.IsContainer))
            inner.Add(await streams.LoadAsync<ContainerState>(ContainerState.StreamOf(child.Sscc!), cancellation));
        var found = (await rows.FindAsync(Packs(packing.Children), cancellation)).Where(row => packing.Batches.Contains(row.Batch)).ToList();
        if (parent.Exists)
            return SerialsRefusals.ContainerExists(packing.Sscc);
        var errors = PackingRules.Check(packing, found, [.. inner]);
        return errors.Count > 0 ? SerialsRefusals.ChildrenWrong(errors) : new Found(parent, books, inner, found);
    }

    private static Decision<PackedContainer> Decide(Author author, Packing packing, Found found, string setId, StagedCapture staged)
    {
        var batches = found.Packs.Select(row => row.Batch).Concat(found.Inner.SelectMany(one => one.State.Batches))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        var fact = new ContainerPacked(
            packing.Sscc, setId, packing.Site, batches, packing.Children.Count, [.. found.Inner.Select(one => one.State.Sscc)],
            UnitStore.Hash(packing.Children.Select(child => child.Path)), staged.CaptureId);
        Draft[] drafts =
        [
            new(found.Parent.Stream, fact),
            .. found.Books.Select(book => new Draft(
                book.Stream, new PacksPutInto(packing.Sscc, found.Packs.Count(row => BatchUnits.StreamOf(row.Batch) == book.Stream)))),
            .. found.Inner.Select(one => new Draft(one.Stream, new ContainerPutInto(one.State.Sscc, packing.Sscc))),
            staged.Draft,
        ];
        return new Decision<PackedContainer>(
            new PackedContainer(packing.Sscc, packing.Children.Count, batches, staged.CaptureId),
            new AppendRequest(
                author, drafts,
                [found.Parent.At, .. found.Books.Select(book => book.At), .. found.Inner.Select(one => one.At), staged.At]));
    }

    private sealed record Found(
        Folded<ContainerState> Parent, IReadOnlyList<Folded<BatchUnits>> Books, IReadOnlyList<Folded<ContainerState>> Inner,
        IReadOnlyList<UnitRow> Packs);
}

internal sealed record Packing(string Sscc, string Site, IReadOnlyList<UnitCode> Children, IReadOnlyList<string> Batches);
