using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Theriac.Batches;
using Theriac.Distribution.Scans;
using Theriac.Epcis;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Serials;
using Theriac.Storage;
using Theriac.Testing;

namespace Theriac.Distribution.Tests;

/// <summary>Packs, partners, trace and the public page behind HTTP, over a batch that the test arranges.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string Gtin = "09521234543213";

    private readonly WebApplication _app;

    private Shop(TestInstance instance, WebApplication app, HttpClient client, BatchDesk desk) =>
        (Instance, _app, Client, Desk) = (instance, app, client, desk);

    public TestInstance Instance { get; }

    public HttpClient Client { get; }

    public BatchDesk Desk { get; }

    public IPacking Packing => Instance.Get<IPacking>();

    public static Caller Caller { get; } = new(
        "lan", "Lan Nguyen", null, null,
        [new RoleGrant(Role.Operator, "*"), new RoleGrant(Role.Machine, "*"), new RoleGrant(Role.Planner, "*")], "en", null);

    public static async Task<Shop> StartAsync(Engine engine = Engine.Sqlite, string product = "Demosol 10 mg tablets")
    {
        var desk = new BatchDesk { Product = product };
        void Add(IServiceCollection services)
        {
            services.AddEpcis();
            services.AddSerials(options => options.CompanyPrefix = "9521234");
            services.AddDistribution();
            services.AddSingleton<IBatchDirectory>(desk);
            services.AddSingleton<IBatchDownstream>(desk);
            services.AddSingleton<IBatchPackaging>(desk);
            services.AddSingleton<IPlantDirectory>(desk);
            services.AddSingleton<ILots>(desk);
            services.AddFacts(typeof(DeskMoved).Assembly);
        }

        var instance = await TestInstance.StartAsync(
            engine, Add, typeof(EpcisModule).Assembly, typeof(SerialsModule).Assembly, typeof(DistributionModule).Assembly);
        instance.Clock.Set(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        desk.Ledger = instance.Ledger;
        await desk.MoveAsync(Disposition.None);
        await instance.Get<IPartners>().AddAsync(Caller, new NewPartner("PHARMA", "Pharma Wholesale", "wholesaler", "9521234000006", "VN-HN"));
        var app = BuildApp(instance, Add);
        await app.StartAsync();
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new Shop(instance, app, new HttpClient { BaseAddress = new Uri(url) }, desk);
    }

    public async Task<PackInfo> PackAsync(int count = 1)
    {
        var made = (await Packing.CommissionAsync(Caller, "B1", new CommissionPacks(count))).Value;
        return (await Instance.Get<IPackDirectory>().FindPackAsync(Gtin, made.Serials[0]))!;
    }

    public async Task<string> PageAsync(string path, string accept = "text/html", string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await (await Client.SendAsync(request)).Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Instance.DisposeAsync();
    }

    private static WebApplication BuildApp(TestInstance instance, Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var types = services.Select(one => one.ServiceType).Append(typeof(TimeProvider)).Append(typeof(IStreams)).Append(typeof(ILedger))
            .Where(type => !type.IsGenericType && type.Namespace?.StartsWith("Theriac", StringComparison.Ordinal) != false || type == typeof(TimeProvider));
        foreach (var type in types.Distinct())
            builder.Services.AddSingleton(type, _ => instance.Services.GetRequiredService(type));
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Features.Set(Caller);
            return next(context);
        });
        app.MapDistribution();
        return app;
    }
}

/// <summary>One batch with its record, two sites and the material lots.</summary>
internal sealed class BatchDesk : IBatchDirectory, IBatchPackaging, IBatchDownstream, IPlantDirectory, ILots
{
    private static readonly SiteInfo[] AllSites = [new("HAN", "Hanoi", "Asia/Ho_Chi_Minh", "E"), new("SGN", "Saigon", "Asia/Ho_Chi_Minh", "E")];

    private Disposition _disposition;
    private long _version;

    public ILedger? Ledger { get; set; }

    public string Product { get; set; } = "";

    public DateOnly ExpiresOn { get; set; } = new(2028, 5, 31);

    public List<ConsumedLot> Consumed { get; } =
    [
        Charge("L-204", "12.50", "kg"), Charge("L-204", "250", "g"), Charge("L-311", "40", "L"),
    ];

    public static ConsumedLot Charge(string lot, string value, string unit) => new(
        "s1", "4.2", lot, "M-" + lot, "Material " + lot, Quantity.Parse(value, unit).Value, null, "lan", "Lan Nguyen", 1_000_000, 17);

    public async Task MoveAsync(Disposition disposition)
    {
        await Ledger!.AppendAsync(new AppendRequest(Author.System, [new Draft("batch/B1", new DeskMoved(disposition.ToString()))], []));
        (_disposition, _version) = (disposition, _version + 1);
    }

    Task<BatchInfo?> IBatchDirectory.FindAsync(string batchId, CancellationToken cancellation) =>
        Task.FromResult(batchId == "B1" ? Info() : null);

    public Task<MarketVerdict?> VerdictAsync(string batchId, string? region, CancellationToken cancellation = default) =>
        Task.FromResult(batchId == "B1" ? new MarketVerdict("HOME", Elsewhere.GetValueOrDefault(region ?? "", _disposition), new StreamVersion("release-rules", 0)) : null);

    /// <summary>What was decided for a region, where it is not what was decided for the lot.</summary>
    public Dictionary<string, Disposition> Elsewhere { get; } = [];

    public Task<MarketVerdict?> HomeVerdictAsync(string batchId, string site, CancellationToken cancellation = default) =>
        VerdictAsync(batchId, null, cancellation);

    /// <summary>What went into the batch.</summary>
    public List<BatchSource> Sources { get; } = [];

    public Task<IReadOnlyList<BatchSource>> SourcesAsync(string batchId, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<BatchSource>>(batchId == "B1" ? [.. Sources] : []);

    public Task<DownstreamNews> OfRecallAsync(Caller caller, string batch, string reason, CancellationToken cancellation = default) =>
        Task.FromResult(DownstreamNews.Nothing);

    public Task<bool> PackagingOpenAsync(string batchId, CancellationToken cancellation = default) => Task.FromResult(true);

    public Task<BatchTrace?> TraceAsync(string batchId, string language = "en", CancellationToken cancellation = default) => Task.FromResult<BatchTrace?>(
        batchId == "B1"
            ? new BatchTrace(
                Info(), Consumed,
                [new TraceStep("s2", "4.3", "Measure the temperature", "41.6", "°C", "38.0–45.0", "BAL-07", "lan", "Lan Nguyen", 2_000_000, 18, 0, [])],
                [])
            : null);

    public Task<IReadOnlyList<LotUse>> UsesOfLotAsync(string lotId, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<LotUse>>(
        [.. Consumed.Where(charge => charge.Lot == lotId).Select(charge => new LotUse(lotId, "B1", charge.Step, charge.Quantity, charge.At))]);

    public Task<Outcome<PacksReport>> ReportPacksAsync(
        Caller caller, string batchId, int count, bool last, string? step = null, LateClaim? late = null, CancellationToken cancellation = default) =>
        Task.FromResult<Outcome<PacksReport>>(new PacksReport(batchId, "s9", count, last));

    public Task<Outcome<Done>> MayReportAsync(
        Caller caller, string batchId, int count, bool last, LateClaim? late, CancellationToken cancellation = default) => Task.FromResult(Done.Ok);

    async Task<IReadOnlyList<Folded<LotState>>> ILots.LoadAsync(IEnumerable<string> ids, CancellationToken cancellation) =>
        await Task.WhenAll(ids.Select(id => ((ILots)this).LoadAsync(id, cancellation)));

    Task<Folded<LotState>> ILots.LoadAsync(string id, CancellationToken cancellation) => Task.FromResult(id == "L-204"
        ? new Folded<LotState>(
            "lot/L-204",
            new LotState(
                "L-204", "M-L-204", "HAN", LotStatus.Released, Quantity.Parse("1", "kg").Value, Quantity.Parse("25", "kg").Value, "Chem Supply",
                "CS-77", new DateOnly(2027, 1, 31), "minh"),
            3)
        : new Folded<LotState>($"lot/{id}", LotState.Empty($"lot/{id}"), 0));

    public Task<EnterpriseInfo?> EnterpriseAsync(CancellationToken cancellation = default) =>
        Task.FromResult<EnterpriseInfo?>(new EnterpriseInfo("E", "Theriac & Sons <Ltd>"));

    public Task<IReadOnlyList<SiteInfo>> SitesAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<SiteInfo>>(AllSites);

    public Task<SiteInfo?> FindSiteAsync(string id, CancellationToken cancellation = default) =>
        Task.FromResult(AllSites.FirstOrDefault(site => site.Id == id));

    public Task<IReadOnlyList<AreaInfo>> AreasAsync(string? site = null, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<AreaInfo>>([]);

    public Task<IReadOnlyList<EquipmentInfo>> EquipmentAsync(
        string? site = null, string? equipmentClass = null, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<EquipmentInfo>>([]);

    public Task<IReadOnlyList<MaterialInfo>> MaterialsAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<MaterialInfo>>([]);

    public Task<MaterialInfo?> FindMaterialAsync(string code, CancellationToken cancellation = default) => Task.FromResult<MaterialInfo?>(null);

    public Task<IReadOnlyList<LotInfo>> LotsAsync(LotQuery query, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<LotInfo>>([]);

    private BatchInfo Info() => new(
        "B1", "LOT1", "DS-10", Product, Shop.Gtin, "HAN", "Asia/Ho_Chi_Minh", new DateOnly(2026, 6, 1), ExpiresOn, Lifecycle.Running, _disposition,
        "R1", "4", "abc", null, new StreamVersion("batch/B1", _version));
}

[Fact("desk-moved.v1")]
internal sealed record DeskMoved(string To) : IFact;
