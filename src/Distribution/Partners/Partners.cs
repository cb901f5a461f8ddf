using Theriac.Gs1;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Serials;
using Theriac.Storage;

namespace Theriac.Distribution.Partners;

[Fact("partner-added.v1")]
internal sealed record PartnerAdded(string Id, string Name, string Kind, string? Gln, string Region) : IFact;

internal sealed record PartnerState(bool Exists) : IStreamState<PartnerState>
{
    public static PartnerState Empty(string stream) => new(false);

    public static string StreamOf(string id) => $"partner/{id}";

    public PartnerState Apply(Entry entry, IFact fact) => fact is PartnerAdded ? new PartnerState(true) : this;
}

internal sealed class PartnerProjection : IProjection
{
    private static readonly Sql Put = Sql.Of<PartnerProjection>("Partners/Put");

    public IReadOnlyList<string> Tables { get; } = ["distribution_partner"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is PartnerAdded added)
        {
            statements.Add(new Statement(
                Put, ("id", added.Id), ("name", added.Name), ("kind", added.Kind), ("gln", added.Gln), ("region", added.Region),
                ("number", entry.Number)));
        }
    }
}

internal sealed class PartnerBook(Database database, ILedger ledger, IStreams streams, IPlantDirectory plant) : IPartners, IDestinations
{
    private const string Zone = "Etc/UTC";

    private static readonly Sql Find = Sql.Of<PartnerBook>("Partners/Find");
    private static readonly Sql List = Sql.Of<PartnerBook>("Partners/List");
    private static readonly string[] Kinds = ["wholesaler", "pharmacy", "hospital", "other"];

    public async Task<Outcome<PartnerInfo>> AddAsync(Caller caller, NewPartner partner, CancellationToken cancellation = default)
    {
        if (!Read(partner).Try(out var info, out var refusal))
            return refusal;
        var author = caller.At(Zone);
        var decided = await ledger.DecideAsync<PartnerInfo>(
            async token =>
            {
                var state = await streams.LoadAsync<PartnerState>(PartnerState.StreamOf(info.Id), token);
                if (state.State.Exists || await plant.FindSiteAsync(info.Id, token) is not null)
                    return DistributionRefusals.PartnerExists(info.Id);
                var fact = new PartnerAdded(info.Id, info.Name, info.Kind, info.Gln, info.Region);
                return new Decision<PartnerInfo>(info, new AppendRequest(author, [new Draft(state.Stream, fact)], [state.At]));
            },
            cancellation: cancellation);
        return decided.Map(one => one.Result);
    }

    public async Task<IReadOnlyList<PartnerInfo>> ListAsync(CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<Row>(List, cancellation: cancellation)).Select(row => row.ToInfo())];

    public async Task<PartnerInfo?> FindAsync(string id, CancellationToken cancellation = default) =>
        (await database.FindAsync<Row>(Find, new { id = id.ToUpperInvariant() }, cancellation))?.ToInfo();

    async Task<Destination?> IDestinations.FindAsync(string id, CancellationToken cancellation)
    {
        if (await plant.FindSiteAsync(id, cancellation) is { } site)
            return new Destination(site.Id, site.Name, IsOwnSite: true, null, null);
        return await FindAsync(id, cancellation) is { } partner
            ? new Destination(partner.Id, partner.Name, IsOwnSite: false, partner.Gln, partner.Region) { Kind = partner.Kind }
            : null;
    }

    private static Outcome<PartnerInfo> Read(NewPartner given)
    {
        var errors = new List<FieldError>();
        if (!EntityId.Parse(given.Id).Try(out var id, out var refusal))
            errors.Add(new FieldError("/id", refusal.Code, refusal.Detail));
        if (string.IsNullOrWhiteSpace(given.Name) || given.Name.Length > DistributionLimits.NameLengthMax)
            errors.Add(new FieldError("/name", "name-missing", $"Give a name of at most {DistributionLimits.NameLengthMax} characters."));
        if (!Kinds.Contains(given.Kind))
            errors.Add(new FieldError("/kind", "kind-unknown", $"This is one of {string.Join(", ", Kinds)}."));
        if (given.Gln is not null && !Gln.TryParse(given.Gln, out _))
            errors.Add(new FieldError("/gln", "gln-not-valid", "A GLN has 13 digits and a right check digit."));
        // The country says by the rule of which market packs may go there: a word that is none would go by the wrong one.
        if (!Country.TryOf(given.Region, out _))
            errors.Add(new FieldError("/region", "region-missing", "Give the country by its two letters, or a part of it: VN, VN-HN."));
        return errors.Count > 0
            ? Refusal.Input(errors)
            : new PartnerInfo(id.ToString().ToUpperInvariant(), given.Name!.Trim(), given.Kind!, given.Gln, given.Region!.Trim().ToUpperInvariant());
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public string Kind { get; set; } = "";

        public string? Gln { get; set; }

        public string Region { get; set; } = "";

        public PartnerInfo ToInfo() => new(Id, Name, Kind, Gln, Region);
    }
}
