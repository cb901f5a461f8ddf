using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

internal sealed class BatchDirectory(Database database, IStreams streams, ControlRecipes recipes, BatchWork work, BatchSources sources)
    : IBatchDirectory, IBatchPackaging
{
    private static readonly Sql UsesOfLot = Sql.Of<BatchDirectory>("Read/UsesOfLot");

    public async Task<BatchInfo?> FindAsync(string batchId, CancellationToken cancellation = default) =>
        await LoadAsync(batchId, cancellation) is { } folded ? ToInfo(folded) : null;

    public Task<MarketVerdict?> VerdictAsync(string batchId, string? region, CancellationToken cancellation = default) =>
        VerdictAsync(batchId, (rules, site) => rules.OfCountry(region, site), cancellation);

    public Task<MarketVerdict?> HomeVerdictAsync(string batchId, string site, CancellationToken cancellation = default) =>
        VerdictAsync(batchId, (rules, _) => rules.HomeOf(site), cancellation);

    public async Task<IReadOnlyList<BatchSource>> SourcesAsync(string batchId, CancellationToken cancellation = default) =>
        await LoadAsync(batchId, cancellation) is { } folded ? await sources.OfAsync(folded.State, cancellation) : [];

    public async Task<bool> PackagingOpenAsync(string batchId, CancellationToken cancellation = default)
    {
        if (await LoadAsync(batchId, cancellation) is not { State.Order: not null } folded)
            return false;
        var recipe = await recipes.FindAsync(folded.State, cancellation);
        return recipe.Then(one => ReportPacksDecision.OpenStep(folded.State, one, null)).IsOk;
    }

    public async Task<BatchTrace?> TraceAsync(
        string batchId, string language = "en", CancellationToken cancellation = default)
    {
        if (await LoadAsync(batchId, cancellation) is not { State.Order: not null } folded)
            return null;
        var found = await recipes.FindAsync(folded.State, cancellation);
        IReadOnlyList<StepPlace> places = found.Try(out var recipe, out _) ? recipe.Steps : [];
        var state = folded.State;
        return new BatchTrace(
            ToInfo(folded),
            [.. places.SelectMany(place => state.Step(place).Charges.Select(charge => ToConsumed(place, charge)))],
            [.. places.Where(place => state.Steps.ContainsKey(place.Id)).Select(place => ToStep(place, state.Step(place), language))],
            [.. state.Exceptions.Select(one => new TraceException(
                one.Id, one.Grade.ToString(), one.Opened.In(language), one.IsOpen, one.Stamp.At))]);
    }

    public async Task<IReadOnlyList<LotUse>> UsesOfLotAsync(string lotId, CancellationToken cancellation = default)
    {
        var rows = await database.QueryAsync<UseRow>(UsesOfLot, new { lot = lotId.ToUpperInvariant() }, cancellation);
        return [.. rows.Select(row => new LotUse(
            row.Lot, row.Batch, row.Step,
            new Quantity(new DecimalParts(row.Unscaled, (int)row.Scale).ToDecimal(), Unit.Parse(row.Unit).Value), row.At))];
    }

    public async Task<Outcome<PacksReport>> ReportPacksAsync(
        Caller caller, string batchId, int count, bool last, string? step = null, LateClaim? late = null, CancellationToken cancellation = default)
    {
        PacksReported? reported = null;
        var total = 0;
        var done = await work.DoAsync(
            caller, batchId, "report-packs",
            scene =>
            {
                var outcome = ReportPacksDecision.Decide(scene, step, count, last, InputOf(late));
                if (outcome.Try(out var telling, out _))
                {
                    reported = telling.Facts.OfType<PacksReported>().Single();
                    total = telling.State.Steps[reported.Step].Packs.Sum(packs => packs.Count);
                }

                return outcome;
            },
            cancellation: cancellation);
        return done.Map(_ => new PacksReport(batchId.ToUpperInvariant(), reported!.Step, total, last));
    }

    public Task<Outcome<Done>> MayReportAsync(
        Caller caller, string batchId, int count, bool last, LateClaim? late, CancellationToken cancellation = default) =>
        work.OfferAsync(
            caller, batchId, "report-packs", scene => ReportPacksDecision.Decide(scene, null, count, last, InputOf(late)).Map(_ => default(Done)),
            Needs.Nothing, cancellation);

    private static LateInput? InputOf(LateClaim? late) => late is null ? null : new LateInput(late.HappenedAt, late.Reason, late.Gap);

    private async Task<Folded<BatchState>?> LoadAsync(string batchId, CancellationToken cancellation)
    {
        if (!BatchStreams.TryOf(batchId, out var stream))
            return null;
        var folded = await streams.LoadAsync<BatchState>(stream, cancellation);
        return folded.State.Order is null ? null : folded;
    }

    private async Task<MarketVerdict?> VerdictAsync(
        string batchId, Func<ReleaseRuleBook, string, MarketRule?> marketOf, CancellationToken cancellation)
    {
        if (await LoadAsync(batchId, cancellation) is not { State: { Order: { } order } state })
            return null;
        var rules = await streams.LoadAsync<ReleaseRuleBook>(ReleaseRuleBook.Stream, cancellation);
        if (marketOf(rules.State, order.Site) is not { } rule)
            return new MarketVerdict(null, Disposition.None, rules.At);
        var market = state.MarketOf(rule, rules.State.HomeOf(order.Site));
        return new MarketVerdict(rule.Market, state.DispositionFor(market), rules.At)
        {
            UpTo = state.Markets.GetValueOrDefault(market)?.Decided.Under?.Quantity is { } most ? (market, most) : null,
        };
    }

    private static BatchInfo ToInfo(Folded<BatchState> folded)
    {
        var (state, order) = (folded.State, folded.State.Order!);
        return new BatchInfo(
            state.Id, order.LotNumber, order.Product?.Code, order.Product?.Name, order.Product?.Gtin, order.Site, order.Zone,
            Date(state.Start?.ManufacturedOn), Date(state.Start?.ExpiresOn), state.Lifecycle,
            state.Disposition, order.Recipe.Id, order.Recipe.Version, order.Recipe.Hash,
            state.Decided?.RegisterNumber, folded.At)
        {
            ProducedLots = [.. state.Produced.Select(one => one.Lot)],
            ReworkOf = order.ReworkOf?.Batch,
            ReworkedAs = state.ReworkedAs,
        };
    }

    private static DateOnly? Date(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ConsumedLot ToConsumed(StepPlace place, ChargeState charge) => new(
        place.Id, place.Number, charge.Lot, charge.MaterialCode, charge.MaterialName, charge.Net, charge.LotExpiresOn,
        charge.By.Id, charge.By.Name, charge.Stamp.At, charge.Stamp.Number);

    private static TraceStep ToStep(StepPlace place, StepState step, string language)
    {
        var instruction = place.Instruction;
        var value = step.Value;
        var by = value?.By ?? step.Equipment?.By ?? step.NotDone?.By;
        var stamp = value?.Stamp ?? step.Equipment?.Stamp ?? step.NotDone?.Stamp;
        return new TraceStep(
            place.Id, place.Number, instruction.Title.In(language), value is null ? null : Words.Answer(instruction, value.Value, language),
            value?.Unit?.Symbol, instruction.Limits is { } limits ? ValueReader.Range(limits, instruction.Unit) : null,
            step.Equipment?.Equipment, by?.Id, by?.Name, stamp?.At, stamp?.Number, step.Values.Count(one => one.Reason is not null),
            [.. step.Signatures.Select(one => new TraceSignature(
                one.Signature.Meaning, one.Signature.Signer, one.Signature.PrintedName, one.Signature.Role, one.Stamp.At,
                one.Data != step.Data || step.Stale))]);
    }

    private sealed class UseRow
    {
        public string Lot { get; set; } = "";

        public string Batch { get; set; } = "";

        public string Step { get; set; } = "";

        public long Unscaled { get; set; }

        public long Scale { get; set; }

        public string Unit { get; set; } = "";

        public long At { get; set; }
    }
}
