using System.Text.Json.Nodes;

namespace Theriac.Host.Demo.Story;

/// <summary>Packs of a batch: commissioned on the line, put into cases and on a pallet, shipped case by case.</summary>
internal sealed class DemoPacks(DemoCast cast, BatchPlot plot)
{
    private const int PacksPerCase = 50;
    private const int CasesPerPallet = 5;

    private static readonly (string Id, string Name, string Kind, string Region)[] Partners =
    [
        ("DAK-HN", "Dược phẩm An Khang", "wholesaler", "VN-HN"), ("ALPINE-CH", "Alpine Grosshandel AG", "wholesaler", "CH-BE"),
        ("LOTUS-12", "Nhà thuốc Hoa Sen 12", "pharmacy", "VN-HN"),
    ];

    private readonly List<string> _pallets = [];

    public static async Task AddPartnersAsync(DemoPerson planner)
    {
        foreach (var (id, name, kind, region) in Partners)
            await planner.PostAsync("/api/partners", new { id, name, kind, gln = (string?)null, region });
    }

    public async Task CommissionAsync(DemoPerson person, string batch, int count)
    {
        var answer = await person.PostAsync($"/api/batches/{batch}/packs/actions/commission", new { count, last = true });
        var gtin = answer["gtin"]!.GetValue<string>();
        var paths = answer["serials"]!.AsArray().Select(serial => $"/01/{gtin}/21/{serial!.GetValue<string>()}").ToList();
        foreach (var pallet in paths.Chunk(PacksPerCase * CasesPerPallet))
        {
            List<string> cases = [];
            foreach (var content in pallet.Chunk(PacksPerCase).Where(content => content.Length == PacksPerCase))
                cases.Add(await PackAsync(person, content));
            if (cases.Count > 0)
                _pallets.Add(await PackAsync(person, cases));
        }
    }

    /// <summary>The next pallet leaves, once the batch is certified.</summary>
    public async Task ShipAsync(DemoPerson person, string batch, string to)
    {
        if (_pallets.Count == 0)
            throw new DemoException($"{batch} has no pallet left to ship to {to}.");
        var sscc = _pallets[0];
        _pallets.RemoveAt(0);
        await person.PostAsync("/api/packs/actions/ship", new { sscc, to });
        if (to.Length == 2)
            await cast.At(to == "BN" ? DemoStaff.OperatorBn : DemoStaff.OperatorHn, to == "BN" ? "BN-T2" : "HN-T3")
                .PostAsync("/api/packs/actions/receive", new { sscc, at = to });
    }

    private async Task<string> PackAsync(DemoPerson person, IReadOnlyList<string> children)
    {
        var answer = await person.PostAsync("/api/packs/actions/pack", new { parent = (string?)null, children, site = plot.Site });
        return answer["sscc"]!.GetValue<string>();
    }
}
