using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>A run of batches of one recipe at a line; its orders are released under one signature.</summary>
/// <param name="Id">Without one the next free id of the month is taken.</param>
/// <param name="FirstBatch">Id of the first batch, as the document named it; those of the others follow it.</param>
/// <param name="EveryHours">From one planned start to the next.</param>
/// <param name="ShortageReason">Asked for where one of the orders lacks material.</param>
internal sealed record PlanCampaignCommand(
    string Site, string RecipeId, int Batches, string? RecipeVersion = null, string? Id = null, string? FirstBatch = null, Quantity? Planned = null,
    string? BatchSize = null, string? Line = null, DateTimeOffset? PlannedStart = null, int EveryHours = 0,
    IReadOnlyList<string>? Equipment = null, CleaningRule? Rule = null, string? ShortageReason = null) : SignedCommand;

/// <summary>The rest of the orders of a campaign, where some could not be released with it.</summary>
internal sealed record ReleaseCampaignCommand(string? ShortageReason = null) : SignedCommand;

internal sealed record PreparedCampaign(
    string Hash, SignDocument Document, bool First, string UserId, string Name, string Id, IReadOnlyList<string> Batches);

/// <param name="Released">Batches whose orders are released now.</param>
/// <param name="Missing">Those that are not yet; released later by the same action.</param>
/// <param name="Why">Why the first of them was refused.</param>
internal sealed record CampaignAnswer(string Id, IReadOnlyList<string> Released, IReadOnlyList<string> Missing, string? Code, string? Why);

/// <summary>Plans campaigns and releases their orders: each batch is bound to the same approved master, by the same signature.</summary>
internal sealed class PlanCampaign(
    Database database, ILedger ledger, IStreams streams, IssueOrder issue, IPlantDirectory plant, ISigning signing, TimeProvider clock)
{
    private static readonly Sql IdsOfMonth = Sql.Of<PlanCampaign>("Campaigns/IdsOfMonth");

    private static readonly Role[] Planners = [Role.Planner, Role.Supervisor];

    public async Task<Outcome<PreparedCampaign>> PrepareAsync(Caller caller, PlanCampaignCommand command, CancellationToken cancellation)
    {
        if (!(await DraftAsync(caller, command, cancellation)).Try(out var plan, out var refusal))
            return refusal;
        var document = CampaignDocuments.Plan(plan, command.Language ?? caller.Language);
        var prepared = await signing.PrepareAsync(caller, document, cancellation: cancellation);
        return new PreparedCampaign(
            prepared.Hash, prepared.Document, prepared.First, prepared.UserId, prepared.Name, plan.Id, [.. plan.Orders.Select(one => one.BatchId)]);
    }

    public async Task<Outcome<CampaignAnswer>> SignAsync(Caller caller, PlanCampaignCommand command, CancellationToken cancellation)
    {
        if (await SignedBeforeAsync(caller, command, cancellation) is { } before)
            return await GoOnAsync(caller, before, cancellation);
        if (!(await DraftAsync(caller, command, cancellation)).Try(out var plan, out var refusal))
            return refusal;
        if (!(await SignedAsync(caller, command, plan, cancellation)).Try(out var signature, out refusal))
            return refusal;
        var first = plan.Orders[0];
        var stream = CampaignState.StreamOf(plan.Id);
        var fact = new CampaignPlanned(
            plan.Id, first.Site.Id, first.Site.Zone, plan.Line, first.Recipe.Master.Id, first.Recipe.Master.Version, first.Recipe.Master.Title,
            first.Recipe.Master.Product?.Name, [.. plan.Orders.Select(one => one.BatchId)], plan.Equipment, plan.Rule, command.Planned, command.BatchSize,
            command.PlannedStart is { } start ? Micros.From(start) : null, command.EveryHours, new By(caller.UserId, caller.Name), signature);
        var planned = await ledger.DecideAsync<Done>(
            async token => (await streams.LoadAsync<CampaignState>(stream, token)) is { Exists: false } free
                ? new Decision<Done>(default, new AppendRequest(WithoutClaim(caller).At(first.Site.Zone), [new Draft(stream, fact)], [free.At]))
                : CampaignRefusals.CampaignIdTaken(plan.Id),
            cancellation: cancellation);
        return planned.Try(out _, out refusal) ? await ReleaseAllAsync(caller, plan, signature, cancellation) : refusal;
    }

    public async Task<Outcome<PreparedDocument>> PrepareRestAsync(Caller caller, string id, ReleaseCampaignCommand command, CancellationToken cancellation)
    {
        if (!(await RestAsync(caller, id, command, cancellation)).Try(out var plan, out var refusal))
            return refusal;
        return await signing.PrepareAsync(caller, CampaignDocuments.Plan(plan, command.Language ?? caller.Language), cancellation: cancellation);
    }

    public async Task<Outcome<CampaignAnswer>> SignRestAsync(Caller caller, string id, ReleaseCampaignCommand command, CancellationToken cancellation)
    {
        if (!(await RestAsync(caller, id, command, cancellation)).Try(out var plan, out var refusal)
            || !(await SignedAsync(caller, command, plan, cancellation)).Try(out var signature, out refusal))
            return refusal;
        return await ReleaseAllAsync(caller, plan, signature, cancellation);
    }

    private async Task<Outcome<Signature>> SignedAsync(Caller caller, SignedCommand command, CampaignPlan plan, CancellationToken cancellation)
    {
        if (command.Signature is not { } input)
            return Refusal.Input("/signature", "signature-missing", "An order is signed. Ask for its document first.");
        var requirement = new SignRequirement(Planners, plan.Orders[0].Site.Id, []);
        return await signing.SignAsync(caller, input, CampaignDocuments.Plan(plan, input.Language), requirement, cancellation);
    }

    /// <summary>
    /// One after another: each order keeps the lots that the one before it left. What cannot be released now is told, and released later.
    /// A request's key is used up by the last of its appends: after a crash in between the same request finds what is left.
    /// </summary>
    private async Task<CampaignAnswer> ReleaseAllAsync(Caller caller, CampaignPlan plan, Signature signature, CancellationToken cancellation)
    {
        List<string> released = [];
        List<string> missing = [];
        Refusal? first = null;
        foreach (var (index, order) in plan.Orders.Index())
        {
            var isLast = index == plan.Orders.Count - 1;
            if ((await issue.ReleaseAsync(isLast ? caller : WithoutClaim(caller), order, signature, cancellation)).Try(out _, out var refusal))
            {
                released.Add(order.BatchId);
                continue;
            }

            missing.Add(order.BatchId);
            first ??= refusal;
        }

        return new CampaignAnswer(plan.Id, released, missing, first?.Code, first?.Detail);
    }

    private static Caller WithoutClaim(Caller caller) => caller with { Claim = null };

    /// <summary>The campaign that this very request planned before it was cut off: by the same person, under the same document.</summary>
    private async Task<CampaignPlanned?> SignedBeforeAsync(Caller caller, PlanCampaignCommand command, CancellationToken cancellation)
    {
        if (command.Signature is not { } input || !EntityId.TryParse(command.Id?.Trim(), out var id))
            return null;
        var planned = (await streams.LoadAsync<CampaignState>(CampaignState.StreamOf(id.ToString()), cancellation)).State.Planned;
        return planned is not null && planned.By.Id == caller.UserId && planned.Signature.DocumentHash == input.DocumentHash ? planned : null;
    }

    /// <summary>What was not released by then, under the signature that was given; nothing that lacks something, for what was signed of that is not known any more.</summary>
    private async Task<CampaignAnswer> GoOnAsync(Caller caller, CampaignPlanned planned, CancellationToken cancellation)
    {
        var state = (await streams.LoadAsync<CampaignState>(CampaignState.StreamOf(planned.Id), cancellation)).State;
        List<string> released = [.. planned.Batches.Where(state.Released.Contains)];
        if (released.Count == planned.Batches.Count)
            return new CampaignAnswer(planned.Id, released, [], null, null);
        if (!(await RestAsync(caller, planned.Id, new ReleaseCampaignCommand(), cancellation)).Try(out var plan, out var refusal))
            return new CampaignAnswer(planned.Id, released, [.. planned.Batches.Except(released)], refusal.Code, refusal.Detail);
        var answer = await ReleaseAllAsync(caller, plan, planned.Signature, cancellation);
        return answer with { Released = [.. released, .. answer.Released] };
    }

    private async Task<Outcome<CampaignPlan>> DraftAsync(Caller caller, PlanCampaignCommand command, CancellationToken cancellation)
    {
        if (CampaignDecisions.Check(command) is { } wrong)
            return wrong;
        if (await plant.FindSiteAsync(command.Site, cancellation) is not { } site)
            return BatchesRefusals.SiteUnknown(command.Site);
        if (!(await IdAsync(command.Id, site, cancellation)).Try(out var id, out var refusal)
            || !(await issue.FreeIdAsync(command.FirstBatch, site, cancellation)).Try(out var first, out refusal))
            return refusal;
        List<string> ids = [.. Following(first, command.Batches)];
        if ((await streams.LoadAsync<BatchState>([.. ids.Select(BatchStreams.Of)], cancellation)).FirstOrDefault(one => one.Exists) is { } taken)
            return BatchesRefusals.BatchIdTaken(taken.State.Id);
        if (!(await OrdersAsync(caller, command, id, ids.Select((batch, index) => (batch, index)), cancellation)).Try(out var orders, out refusal))
            return refusal;
        if (!Pieces(command.Equipment, await plant.EquipmentAsync(site.Id, cancellation: cancellation)).Try(out var equipment, out refusal))
            return refusal;
        return new CampaignPlan(id, command.Line!.Trim(), orders, equipment, command.Rule ?? new CleaningRule());
    }

    /// <summary>Each order as it would be released after those before it.</summary>
    private async Task<Outcome<IReadOnlyList<OrderDraft>>> OrdersAsync(
        Caller caller, PlanCampaignCommand command, string campaign, IEnumerable<(string Batch, int Index)> batches, CancellationToken cancellation)
    {
        List<OrderDraft> orders = [];
        List<(string Batch, ReservedLot Lot)> before = [];
        foreach (var (batch, index) in batches)
        {
            if (!(await issue.OrderAsync(caller, OrderOf(command, batch, index), before, cancellation)).Try(out var drafted, out var refusal))
                return refusal;
            orders.Add(drafted with { Campaign = new CampaignPlace(campaign, index + 1) });
            before.AddRange(drafted.Plan.Lots.Select(lot => (drafted.BatchId, lot)));
        }

        return orders;
    }

    /// <summary>What the campaign planned and nobody released yet, with the places of the batches as they were planned.</summary>
    private async Task<Outcome<CampaignPlan>> RestAsync(Caller caller, string id, ReleaseCampaignCommand command, CancellationToken cancellation)
    {
        if (!EntityId.TryParse(id, out var known))
            return CampaignRefusals.CampaignUnknown(id);
        var state = (await streams.LoadAsync<CampaignState>(CampaignState.StreamOf(known.ToString()), cancellation)).State;
        if (CampaignDecisions.Open(state) is { } refusal)
            return refusal;
        var planned = state.Planned!;
        var asPlanned = new PlanCampaignCommand(
            planned.Site, planned.Recipe, planned.Batches.Count, planned.Version, Planned: planned.Size, BatchSize: planned.BatchSize, Line: planned.Line,
            PlannedStart: planned.FirstStart is { } at ? Micros.ToTime(at) : null, EveryHours: planned.EveryHours, ShortageReason: command.ShortageReason);
        var rest = planned.Batches.Select((batch, index) => (batch, index)).Where(one => !state.Released.Contains(one.batch));
        if (!(await OrdersAsync(caller, asPlanned, planned.Id, rest, cancellation)).Try(out var orders, out var no))
            return no;
        return orders.Count == 0
            ? CampaignRefusals.CampaignComplete(planned.Id)
            : new CampaignPlan(planned.Id, planned.Line, orders, planned.Equipment, planned.Rule);
    }

    // Each batch is planned for the hours until the next one begins.
    private static IssueOrderCommand OrderOf(PlanCampaignCommand command, string batch, int index) => new(
        command.Site, command.RecipeId, command.RecipeVersion, batch, null, command.Planned, command.Line!.Trim(),
        command.PlannedStart?.AddHours(command.EveryHours * index), command.BatchSize, command.ShortageReason,
        PlannedEnd: command is { PlannedStart: { } start, EveryHours: > 0 } ? start.AddHours(command.EveryHours * (index + 1)) : null);

    private static Outcome<IReadOnlyList<string>> Pieces(IReadOnlyList<string>? asked, IReadOnlyList<EquipmentInfo> there)
    {
        List<string> found = [];
        foreach (var one in asked ?? [])
        {
            if (there.FirstOrDefault(piece => string.Equals(piece.Id, one, StringComparison.OrdinalIgnoreCase)) is not { } piece)
                return Refusal.Input("/equipment", "campaign-equipment-unknown", $"There is no {one} at this site.");
            found.Add(piece.Id);
        }

        return Outcome<IReadOnlyList<string>>.Ok([.. found.Distinct()]);
    }

    /// <summary>Consecutive ids: the number at the end counts on, with as many digits.</summary>
    internal static IEnumerable<string> Following(string first, int count)
    {
        var digits = first.Length - first.AsSpan().TrimEnd("0123456789").Length;
        if (digits is 0 or > 9)
            return Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{first}-{number:00}"));
        var start = int.Parse(first.AsSpan(first.Length - digits), NumberStyles.None, CultureInfo.InvariantCulture);
        return Enumerable.Range(start, count).Select(number => first[..^digits] + number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'));
    }

    private async Task<Outcome<string>> IdAsync(string? given, SiteInfo site, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(given))
            return EntityId.TryParse(given.Trim(), out var id) ? id.ToString().ToUpperInvariant() : Refusal.Input("/id", "id-not-valid", "A batch id has letters, digits, or - _ . only.");
        var prefix = string.Create(CultureInfo.InvariantCulture, $"C{site.DateAt(Micros.Now(clock)):yyMM}-");
        var taken = await database.QueryAsync<string>(IdsOfMonth, new { pattern = prefix + "%" }, cancellation);
        var next = taken.Select(one => int.TryParse(one.AsSpan(prefix.Length), out var number) ? number : 0).DefaultIfEmpty().Max() + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{next:00}");
    }
}

/// <summary>A campaign as it will be planned, with every order as it will be released.</summary>
internal sealed record CampaignPlan(
    string Id, string Line, IReadOnlyList<OrderDraft> Orders, IReadOnlyList<string> Equipment, CleaningRule Rule);
