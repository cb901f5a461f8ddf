using Microsoft.Extensions.DependencyInjection;
using Theriac.Batches;
using Theriac.Epcis;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Plant;
using Theriac.Serials.Batch;
using Theriac.Storage;
using Theriac.Testing;

namespace Theriac.Serials.Tests;

/// <summary>A packaging line with two sites, a customer, and batches in the test's hand.</summary>
internal sealed class Line : IAsyncDisposable
{
    public const string Gtin = "09521234543213";

    private Line(TestInstance instance, BatchShelf batches) => (Instance, Batches) = (instance, batches);

    public TestInstance Instance { get; }

    public BatchShelf Batches { get; }

    public IPacking Packing => Instance.Get<IPacking>();

    public IPackDirectory Packs => Instance.Get<IPackDirectory>();

    public static Caller Operator { get; } = new("lan", "Lan", null, null, [new RoleGrant(Role.Operator, "*"), new RoleGrant(Role.Machine, "*")], "en", null);

    public static async Task<Line> StartAsync(Engine engine)
    {
        var shelf = new BatchShelf();
        var instance = await TestInstance.StartAsync(
            engine,
            services =>
            {
                services.AddEpcis();
                services.AddSerials(options => options.CompanyPrefix = "9521234");
                services.AddFacts(typeof(BatchNoted).Assembly);
                services.AddSingleton<IBatchBook>(shelf);
                services.AddSingleton<IPlantDirectory, TwoSites>();
                services.AddSingleton<IDestinations, Places>();
                services.AddSingleton<ISigning, FakeSigning>();
            },
            typeof(EpcisModule).Assembly,
            typeof(SerialsModule).Assembly);
        shelf.Ledger = instance.Ledger;
        await shelf.PutAsync("B1");
        return new Line(instance, shelf);
    }

    public async Task<CommissionedPacks> CommissionAsync(int count, string batch = "B1", bool last = false) =>
        (await Packing.CommissionAsync(Operator, batch, new CommissionPacks(count, last))).Value;

    public async Task<PackedContainer> PackAsync(IEnumerable<string> children, string? parent = null, string site = "HAN") =>
        (await Packing.PackAsync(Operator, new PackUnits(parent, [.. children], site))).Value;

    /// <summary>A case with so many new packs of the batch.</summary>
    public async Task<PackedContainer> CaseAsync(int count = 3, string batch = "B1") => await PackAsync((await CommissionAsync(count, batch)).Paths);

    public Task<Outcome<MovedContainer>> ShipAsync(string sscc, string to) => Packing.ShipAsync(Operator, new ShipContainer(sscc, to));

    public ValueTask DisposeAsync() => Instance.DisposeAsync();

    private sealed class TwoSites : IPlantDirectory
    {
        private static readonly SiteInfo[] All =
            [new("HAN", "Hanoi", "Asia/Ho_Chi_Minh", "E"), new("SGN", "Saigon", "Asia/Ho_Chi_Minh", "E")];

        public Task<EnterpriseInfo?> EnterpriseAsync(CancellationToken cancellation = default) => Task.FromResult<EnterpriseInfo?>(null);

        public Task<IReadOnlyList<SiteInfo>> SitesAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<SiteInfo>>(All);

        public Task<SiteInfo?> FindSiteAsync(string id, CancellationToken cancellation = default) => Task.FromResult(All.FirstOrDefault(site => site.Id == id));

        public Task<IReadOnlyList<AreaInfo>> AreasAsync(string? site = null, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<AreaInfo>>([]);

        public Task<IReadOnlyList<EquipmentInfo>> EquipmentAsync(string? site = null, string? equipmentClass = null, CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlyList<EquipmentInfo>>([]);

        public Task<IReadOnlyList<MaterialInfo>> MaterialsAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<MaterialInfo>>([]);

        public Task<MaterialInfo?> FindMaterialAsync(string code, CancellationToken cancellation = default) => Task.FromResult<MaterialInfo?>(null);

        public Task<IReadOnlyList<LotInfo>> LotsAsync(LotQuery query, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<LotInfo>>([]);
    }

    private sealed class Places : IDestinations
    {
        public Task<Destination?> FindAsync(string id, CancellationToken cancellation = default) => Task.FromResult(id switch
        {
            "HAN" or "SGN" => new Destination(id, id, true, null, null),
            "PHARMA" => new Destination(id, "Pharma Wholesale", false, "9521234000006", "VN-HN"),
            "OTHER" => new Destination(id, "Other Wholesale", false, null, "VN-SG"),
            "CORNER" => new Destination(id, "Corner Pharmacy", false, null, "VN-HN") { Kind = "pharmacy" },
            _ => null,
        });
    }
}

/// <summary>Batches whose streams stand in the real ledger, so that decisions really rely on them.</summary>
internal sealed class BatchShelf : IBatchBook
{
    private readonly Dictionary<string, PackagedBatch> _batches = [];

    public ILedger? Ledger { get; set; }

    public List<(string Batch, int Count, bool Last)> Reported { get; } = [];

    /// <summary>Called once between a look at the batch and the append that relies on it.</summary>
    public Func<Task>? OnFind { get; set; }

    public Task PutAsync(string id, BatchVerdict verdict = BatchVerdict.Open, bool open = true) => SetAsync(new PackagedBatch(
        id, $"LOT-{id}", "Demosol 10 mg", Line.Gtin, new DateOnly(2028, 5, 31), "HAN", "Asia/Ho_Chi_Minh", verdict, open, new($"batch/{id}", 0)));

    public async Task SetAsync(PackagedBatch batch)
    {
        await Ledger!.AppendAsync(new AppendRequest(Author.System, [new Draft($"batch/{batch.Id}", new BatchNoted(batch.Verdict.ToString()))], []));
        var version = (await Ledger.ReadStreamAsync($"batch/{batch.Id}")).Count;
        _batches[batch.Id] = batch with { At = new StreamVersion($"batch/{batch.Id}", version) };
    }

    public PackagedBatch Get(string id) => _batches[id];

    /// <summary>Verdicts that differ by where packs would go.</summary>
    public Dictionary<(string Batch, string Outlet), BatchVerdict> Elsewhere { get; } = [];

    /// <summary>How many packs of a batch its certificate lets go to a market.</summary>
    public Dictionary<(string Batch, string Outlet), MarketLimit> Limits { get; } = [];

    /// <summary>What went into a batch.</summary>
    public Dictionary<string, BatchSource> Sources { get; } = [];

    public Task<IReadOnlyList<BatchSource>> SourcesAsync(string batch, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<BatchSource>>(Sources.TryGetValue(batch, out var source) ? [source] : []);

    public Task<DownstreamNews> NewsOfRecallAsync(Caller caller, string batch, string reason, CancellationToken cancellation) =>
        Task.FromResult(new DownstreamNews([new Draft("batch/TAKER", new BatchNoted($"{batch} recalled: {reason}"))], []));

    public async Task<PackagedBatch?> FindAsync(string batch, CancellationToken cancellation, Outlet? to = null)
    {
        var found = _batches.GetValueOrDefault(batch);
        if ((to?.Region ?? to?.Site) is { } outlet && Elsewhere.TryGetValue((batch, outlet), out var there))
            found = found! with { Verdict = there };
        if ((to?.Region ?? to?.Site) is { } market && Limits.TryGetValue((batch, market), out var limit))
            found = found! with { Limit = limit };
        if (OnFind is { } between)
        {
            OnFind = null;
            await between();
        }

        return found;
    }

    /// <summary>Why the batch record counts no packs now.</summary>
    public Refusal? CountsNot { get; set; }

    public Task<Outcome<Done>> ReportAsync(Caller caller, string batch, CommissionPacks packs, CancellationToken cancellation)
    {
        Reported.Add((batch, packs.Count, packs.Last));
        return Task.FromResult(Done.Ok);
    }

    public Task<Outcome<Done>> MayReportAsync(Caller caller, string batch, CommissionPacks packs, CancellationToken cancellation) =>
        Task.FromResult(CountsNot is { } refusal ? refusal : Done.Ok);

    public Task<IReadOnlyList<BatchInput>> InputsAsync(string batch, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<BatchInput>>(
        [
            new BatchInput("L-204", null, new Quantity(12.50m, Unit.Kilogram)),
            new BatchInput("L-204", null, new Quantity(2.50m, Unit.Kilogram)),
            new BatchInput("L-311", "09521234000013", new Quantity(40m, Unit.Litre)),
        ]);
}

[Fact("batch-noted.v1")]
internal sealed record BatchNoted(string Text) : IFact;
