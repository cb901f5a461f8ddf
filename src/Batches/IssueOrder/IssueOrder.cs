using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>A process order at a site. Without a batch id the next free one of the month is taken.</summary>
/// <param name="RecipeVersion">Null takes the version that is effective at the site today.</param>
/// <param name="Planned">Null is the nominal batch size.</param>
/// <param name="ShortageReason">Why the order is released although a material is missing; asked for only then.</param>
/// <param name="PlannedOrder">Id of the planned order that is released; the batch then has its order id.</param>
/// <param name="ReworkOf">Of a rework order: the batch whose lot is worked on again.</param>
/// <param name="BatchSize">Id of one of the recipe's named sizes; a recipe that has any is ordered by one of them.</param>
internal sealed record IssueOrderCommand(
    string Site,
    string RecipeId,
    string? RecipeVersion = null,
    string? BatchId = null,
    string? OrderId = null,
    Quantity? Planned = null,
    string? Line = null,
    DateTimeOffset? PlannedStart = null,
    string? BatchSize = null,
    string? ShortageReason = null,
    string? PlannedOrder = null,
    string? ReworkOf = null,
    DateTimeOffset? PlannedEnd = null) : SignedCommand
{
    /// <summary>Of a procedure without a batch: the piece that it is carried out on.</summary>
    public string? Equipment { get; init; }

    /// <summary>Equipment that is kept for the batch from its release on.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    public Role[] Roles => Equipment is null ? [Role.Planner, Role.Supervisor] : Procedures.OrderRoles;
}

/// <summary>The prepared document with the id that the batch will have.</summary>
internal sealed record PreparedOrder(
    string Hash, SignDocument Document, bool First, string UserId, string Name, string BatchId, string OrderId);

/// <summary>Releases a process order: the batch exists from here on (U12), bound to the hash of the approved master (C-188a).</summary>
internal sealed class IssueOrder(
    Database database, ILedger ledger, IStreams streams, IRecipeDirectory recipes, ISiteParameters parameters,
    IPlantDirectory plant, IEquipment equipment, PlanReservations reservations, ISigning signing, TimeProvider clock)
{
    private const int LineLengthMax = 64;

    private static readonly Sql IdsOfMonth = Sql.Of<IssueOrder>("IssueOrder/IdsOfMonth");

    public async Task<Outcome<PreparedOrder>> PrepareAsync(Caller caller, IssueOrderCommand command, CancellationToken cancellation)
    {
        var drafted = await DraftAsync(caller, command, cancellation);
        if (!drafted.Try(out var order, out var refusal))
            return refusal;
        if (Short(order.Draft) is { } notEnough)
            return notEnough;
        var document = BatchDocuments.Issue(order.Draft, command.Language ?? caller.Language);
        var prepared = await signing.PrepareAsync(caller, document, cancellation: cancellation);
        return new PreparedOrder(
            prepared.Hash, prepared.Document, prepared.First, prepared.UserId, prepared.Name, order.Draft.BatchId, order.Draft.OrderId);
    }

    public async Task<Outcome<CommandAnswer>> SignAsync(Caller caller, IssueOrderCommand command, CancellationToken cancellation)
    {
        var drafted = await DraftAsync(caller, command, cancellation);
        if (!drafted.Try(out var order, out var refusal))
            return refusal;
        if (Short(order.Draft) is { } notEnough)
            return notEnough;
        if (command.Signature is not { } input)
            return Refusal.Input("/signature", "signature-missing", "An order is signed. Ask for its document first.");
        var document = BatchDocuments.Issue(order.Draft, input.Language);
        var requirement = new SignRequirement(command.Roles, order.Draft.Site.Id, []);
        if (!(await signing.SignAsync(caller, input, document, requirement, cancellation)).Try(out var signature, out refusal))
            return refusal;
        var decided = await ledger.DecideAsync(
            token => DecideAsync(caller, order.Draft, signature, token), cancellation: cancellation);
        return decided.Map(done => new CommandAnswer(
            order.Draft.BatchId, done.Entries[0].Version, [.. done.Entries.Select(entry => entry.Number)],
            Micros.ToText(done.Entries[0].At), order.Draft.Site.Zone, [], Lifecycle.Idle, Disposition.None));
    }

    /// <summary>An order of a campaign as it would be released.</summary>
    /// <param name="before">What the orders before it would keep.</param>
    public async Task<Outcome<OrderDraft>> OrderAsync(
        Caller caller, IssueOrderCommand command, IReadOnlyCollection<(string Batch, ReservedLot Lot)> before, CancellationToken cancellation)
    {
        if (!(await DraftAsync(caller, command, cancellation, before)).Try(out var order, out var refusal))
            return refusal;
        return Short(order.Draft) is { } notEnough ? notEnough : order.Draft;
    }

    /// <summary>Releases it under the signature of the whole campaign.</summary>
    public async Task<Outcome<Done>> ReleaseAsync(Caller caller, OrderDraft order, Signature signature, CancellationToken cancellation) =>
        (await ledger.DecideAsync(token => DecideAsync(caller, order, signature, token), cancellation: cancellation)).Map(_ => default(Done));

    /// <summary>The id that was given, or the next free one of the month.</summary>
    public Task<Outcome<string>> FreeIdAsync(string? given, SiteInfo site, CancellationToken cancellation) => IdAsync(given, 'B', site, cancellation);

    private async Task<Outcome<Decision<Done>>> DecideAsync(
        Caller caller, OrderDraft order, Signature signature, CancellationToken cancellation)
    {
        var stream = BatchStreams.Of(order.BatchId);
        var there = await streams.LoadAsync<BatchState>(stream, cancellation);
        if (there.Exists)
            return BatchesRefusals.BatchIdTaken(order.BatchId);
        var day = order.Site.DateAt(Micros.Now(clock));
        var now = await recipes.FindEffectiveAsync(order.Recipe.Master.Id, order.Site.Id, day, cancellation);
        if (now is not { State: RecipeState.Approved } || now.Hash != order.Recipe.Hash)
            return BatchesRefusals.RecipeNotApproved(order.Recipe.Master.Id, order.Recipe.Master.Version);
        var here = await parameters.FindAsync(order.Recipe.Master.Id, order.Recipe.Master.Version, order.Site.Id, cancellation);
        if (here?.Hash != order.Control?.Parameters)
            return BatchesRefusals.ParametersChanged();
        if (order.PlannedOrder is { } read && await streams.LoadAsync<PlannedOrderState>(read.Stream, cancellation) is var said && said.Version != read.Version)
            return PlannedOrdersRefusals.OrderChanged(order.OrderId);
        IEnumerable<StreamVersion> relied = here is null ? now.ReliesOn : now.ReliesOn.Append(here.At);
        var again = order.ReworkOf is null ? null : await streams.LoadAsync<BatchState>(BatchStreams.Of(order.ReworkOf.Batch), cancellation);
        if (Rework.Check(order.Recipe.Master, again?.State, order.Site.Id) is { } notAgain)
            return notAgain;
        if (again is not null)
            relied = relied.Append(again.At);
        // Others reserve at the same time: what is missing is what was signed, or it is signed again.
        var plan = await reservations.OfAsync(order, cancellation);
        if (order.Campaign is null && !plan.Shortages.SequenceEqual(order.Plan.Shortages))
            return BatchesRefusals.DocumentChanged();
        // The orders of a campaign stand under one signature: what lacks beyond what it names stops this one, which is released later.
        if (ReservationPlan.Beyond(plan.Shortages, order.Plan.Shortages) is { Count: > 0 } beyond)
            return BatchesRefusals.MaterialShort(Said(beyond));
        order = order with { Plan = plan, ShortageReason = plan.Shortages.Count > 0 ? order.ShortageReason : null };
        if (Short(order) is { } notEnough)
            return notEnough;
        var campaign = order.Campaign is null ? null : await streams.LoadAsync<CampaignState>(CampaignState.StreamOf(order.Campaign.Id), cancellation);
        if (campaign is not null && CampaignDecisions.Open(campaign.State) is { } over)
            return over;
        // Others begin a procedure on the piece, or keep equipment, at the same time: who was first has it.
        var piece = order.Procedure is { } binding ? await equipment.LoadAsync(binding.Equipment, cancellation) : null;
        if (!Procedures.Bind(order.Recipe.Master, piece, order.Site.Id).Try(out _, out var refusal)
            || !(await UnitsAsync(order, order.Units.Select(one => one.Id), cancellation)).Try(out var units, out refusal))
            return refusal;
        var picks = plan.Needs.SelectMany(need => need.Choice.Picks).ToList();
        return Drafts(order, plan, picks).Map(drafts => (Drafts: drafts, Units: units)).Map(kept => new Decision<Done>(default, new AppendRequest(
            caller.At(order.Site.Zone),
            [
                new Draft(stream, ToFact(caller, order, signature)), .. Released(caller, order), .. Reworked(caller, order), .. InCampaign(caller, order),
                .. Begun(order, piece), .. kept.Units.SelectMany(one => one.Drafts(stream, new By(caller.UserId, caller.Name))), .. kept.Drafts,
            ],
            [
                there.At, now.At, .. relied.Concat(picks.Select(pick => pick.Lot.At)).Distinct(),
                .. piece is null ? Array.Empty<StreamVersion>() : [piece.At],
                .. kept.Units.Select(one => one.At),
                .. order.PlannedOrder is { } planned ? [planned.At] : Array.Empty<StreamVersion>(),
                .. campaign is null ? [] : new[] { campaign.At },
            ])));
    }

    private static Outcome<List<Draft>> Drafts(OrderDraft order, ReservationPlan plan, IReadOnlyList<FefoPick> picks)
    {
        List<Draft> drafts = [];
        foreach (var pick in picks)
        {
            if (!LotGate.Reserve(pick.Lot, order.BatchId, pick.Quantity, plan.Through).Try(out var reserved, out var refusal))
                return refusal;
            drafts.Add(new Draft(pick.Lot.Stream, reserved));
        }

        return drafts;
    }

    private static Draft[] Reworked(Caller caller, OrderDraft order) => order.ReworkOf is { } source
        ? [new Draft(BatchStreams.Of(source.Batch), new BatchReworked(order.BatchId, order.OrderId, new By(caller.UserId, caller.Name)))]
        : [];

    private static Draft[] InCampaign(Caller caller, OrderDraft order) => order.Campaign is { } place
        ? [new Draft(CampaignState.StreamOf(place.Id), new CampaignBatchReleased(order.BatchId, place.Number, new By(caller.UserId, caller.Name)))]
        : [];

    private static Draft[] Begun(OrderDraft order, Folded<EquipmentState>? piece) => order.Procedure is { } procedure && piece is not null
        ? [new Draft(piece.Stream, new EquipmentProcedureBegun(piece.State.Id, order.BatchId, EnumWords.Of(procedure.Kind)))]
        : [];

    /// <summary>What the planner keeps for the batch with its order; each piece once.</summary>
    private async Task<Outcome<IReadOnlyList<OrderedUnit>>> UnitsAsync(OrderDraft order, IEnumerable<string> named, CancellationToken cancellation)
    {
        List<OrderedUnit> units = [];
        foreach (var id in named.Select(one => one.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var piece = await equipment.LoadAsync(EntityId.TryParse(id, out var known) ? known.ToString() : "-", cancellation);
            if (!OrderedUnit.Of(piece, order, Micros.Now(clock)).Try(out var unit, out var refusal))
                return refusal;
            units.Add(unit);
        }

        return Outcome<IReadOnlyList<OrderedUnit>>.Ok(units);
    }

    private static Draft[] Released(Caller caller, OrderDraft order) => order.PlannedOrder is { } planned
        ? [new Draft(planned.Stream, new PlannedOrderReleased(order.BatchId, new By(caller.UserId, caller.Name)))]
        : [];

    private static OrderReleased ToFact(Caller caller, OrderDraft order, Signature signature)
    {
        var master = order.Recipe.Master;
        return new OrderReleased(
            order.OrderId, order.BatchId, order.BatchId, order.Site.Id, order.Site.Zone,
            new RecipeBinding(master.Id, master.Version, order.Recipe.Hash, master.Title), master.Product, order.Planned,
            master.BatchSize?.Nominal, order.Line, order.PlannedStart, order.Recipe.Outline(), new By(caller.UserId, caller.Name), signature,
            order.Control, order.Plan.Lots is { Count: > 0 } lots ? lots : null,
            order.Plan.Shortages is { Count: > 0 } missing ? missing : null, order.ShortageReason, order.ReworkOf, order.Procedure,
            order.PlannedEnd, order.Campaign);
    }

    private async Task<Outcome<(OrderDraft Draft, StreamVersion RecipeAt)>> DraftAsync(
        Caller caller, IssueOrderCommand command, CancellationToken cancellation, IReadOnlyCollection<(string Batch, ReservedLot Lot)>? before = null)
    {
        if (await plant.FindSiteAsync(command.Site, cancellation) is not { } site)
            return BatchesRefusals.SiteUnknown(command.Site);
        if (!caller.HasAny(site.Id, command.Roles))
            return BatchesRefusals.RoleMissing(site.Id, command.Roles);
        var approved = await recipes.FindEffectiveAsync(command.RecipeId, site.Id, site.DateAt(Micros.Now(clock)), cancellation);
        if (approved is not { State: RecipeState.Approved } || !IsAskedFor(approved, command.RecipeVersion))
            return BatchesRefusals.RecipeNotApproved(command.RecipeId, command.RecipeVersion ?? "");
        if (RecipeHash.Of(approved.Recipe) != approved.Hash)
            return BatchesRefusals.RecipeHashDiffers();
        if (!Named(approved.Recipe, command).Try(out var size, out var refusal))
            return refusal;
        var here = await parameters.FindAsync(approved.Id, approved.Version, site.Id, cancellation);
        var control = here is null && size is null ? null : new ControlBinding(here?.Hash, size?.Id);
        if (!ControlRecipe.Of(approved.Hash, approved.Recipe, here?.Set, size?.Id).Try(out var recipe, out refusal)
            || !(size is null ? OrderLimits.Size(approved.Recipe, command.Planned) : Outcome<Quantity?>.Ok(size.Size)).Try(out var planned, out refusal)
            || !(await IdAsync(command.BatchId, approved.Recipe.ProcedureFor is null ? 'B' : 'P', site, cancellation)).Try(out var id, out refusal))
            return refusal;
        if (OrderLimits.Open(recipe, site.Id) is { } open)
            return open;
        if (command.Line is { Length: > LineLengthMax })
            return Refusal.Input("/line", "line-too-long", $"{LineLengthMax} characters at most.");
        if (command.OrderId is not null && !EntityId.TryParse(command.OrderId, out _))
            return Refusal.Input("/orderId", "id-not-valid", "An order id has letters, digits, or - _ . only.");
        if (!(await PlannedAsync(command, site, recipe.Master, planned, cancellation)).Try(out var order, out refusal))
            return refusal;
        if (!(await ReworkAsync(command, recipe.Master, site, cancellation)).Try(out var rework, out refusal))
            return refusal;
        var piece = command.Equipment is not { } named ? null
            : await equipment.LoadAsync(EntityId.TryParse(named.Trim(), out var known) ? known.ToString() : "-", cancellation);
        if (!Procedures.Bind(recipe.Master, piece, site.Id).Try(out var procedure, out refusal))
            return refusal;
        var start = command.PlannedStart is { } at ? Micros.From(at) : order?.State.Order?.Start;
        var end = command.PlannedEnd is { } last ? Micros.From(last) : order?.State.Order?.End;
        // What an ERP asks for may be late already; what a planner says here is not.
        if (command.PlannedEnd is not null && start is not null && end <= start)
            return Refusal.Input("/plannedEnd", "end-before-start", "The order ends before it starts.");
        var orderId = order?.State.Order?.Id ?? command.OrderId ?? $"PO-{id}";
        var draft = new OrderDraft(id, orderId, site, recipe, control, planned, command.Line ?? order?.State.Order?.Line, start, order, rework)
        {
            Procedure = procedure,
            PlannedEnd = end,
        };
        if (!(await UnitsAsync(draft, command.Units ?? [], cancellation)).Try(out var units, out refusal))
            return refusal;
        return (await WithPlanAsync(draft with { Units = units }, command, before, cancellation), approved.At);
    }

    /// <summary>The lot that is worked on again; a rework recipe always names one, and no other recipe does.</summary>
    private async Task<Outcome<ReworkBinding?>> ReworkAsync(
        IssueOrderCommand command, MasterRecipe recipe, SiteInfo site, CancellationToken cancellation)
    {
        BatchState? source = null;
        if (!string.IsNullOrWhiteSpace(command.ReworkOf))
        {
            if (!BatchStreams.TryOf(command.ReworkOf.Trim(), out var stream))
                return BatchesRefusals.BatchUnknown(command.ReworkOf);
            source = (await streams.LoadAsync<BatchState>(stream, cancellation)).State;
            if (source.Order is null)
                return BatchesRefusals.BatchUnknown(command.ReworkOf);
        }

        return Rework.Check(recipe, source, site.Id) is { } refusal ? refusal : Outcome<ReworkBinding?>.Ok(Rework.Binding(source));
    }

    /// <summary>The planned order that is released by it, where there is one: nothing else than what it asks for.</summary>
    private async Task<Outcome<Folded<PlannedOrderState>?>> PlannedAsync(
        IssueOrderCommand command, SiteInfo site, MasterRecipe recipe, Quantity? planned, CancellationToken cancellation)
    {
        if (command.PlannedOrder is not { } id)
            return Outcome<Folded<PlannedOrderState>?>.Ok(null);
        if (!EntityId.TryParse(id, out var known))
            return PlannedOrdersRefusals.OrderUnknown(id);
        var folded = await streams.LoadAsync<PlannedOrderState>(PlannedOrderState.StreamOf(known.ToString()), cancellation);
        return PlannedOrderDecision.Release(folded.State, site.Id, recipe.Id, recipe.Product?.Code, planned)
            .Map<Folded<PlannedOrderState>?>(_ => folded);
    }

    /// <summary>The reason is part of the order only where something is missing.</summary>
    private async Task<OrderDraft> WithPlanAsync(
        OrderDraft draft, IssueOrderCommand command, IReadOnlyCollection<(string Batch, ReservedLot Lot)>? before, CancellationToken cancellation)
    {
        var plan = await reservations.OfAsync(draft, cancellation, before);
        var reason = string.IsNullOrWhiteSpace(command.ShortageReason) ? null : command.ShortageReason.Trim();
        return draft with { Plan = plan, ShortageReason = plan.Shortages.Count > 0 ? reason : null };
    }

    private static Refusal? Short(OrderDraft order) =>
        order.Plan.Shortages.Count > 0 && order.ShortageReason is null
            ? BatchesRefusals.MaterialShort(Said(order.Plan.Shortages))
            : null;

    private static string Said(IEnumerable<Shortage> missing) => string.Join(", ", missing.Select(one => $"{one.Quantity} {one.Name}"));

    /// <summary>Which lots the order would keep and what is missing, before anybody signs.</summary>
    public async Task<Outcome<IReadOnlyList<NeedView>>> PlanAsync(Caller caller, IssueOrderCommand command, CancellationToken cancellation) =>
        (await DraftAsync(caller, command, cancellation)).Map(order =>
            (IReadOnlyList<NeedView>)[.. order.Draft.Plan.Needs.Select(NeedView.Of)]);

    /// <summary>The order as it would be, before anybody signs.</summary>
    public async Task<Outcome<OrderDraft>> ReadAsync(Caller caller, IssueOrderCommand command, CancellationToken cancellation) =>
        (await DraftAsync(caller, command, cancellation)).Map(order => order.Draft);

    /// <summary>A version by name is taken only while it is the one that is effective at the site.</summary>
    private static bool IsAskedFor(ApprovedRecipe effective, string? version) =>
        version is null || string.Equals(version, effective.Version, StringComparison.OrdinalIgnoreCase);

    /// <summary>One of the sizes that were approved by name; a recipe without any takes none.</summary>
    private static Outcome<NamedBatchSize?> Named(MasterRecipe recipe, IssueOrderCommand command)
    {
        if (recipe.BatchSizes.Count == 0 && command.BatchSize is null)
            return Outcome<NamedBatchSize?>.Ok(null);
        var named = command.BatchSize is { } id
            ? recipe.BatchSizes.FirstOrDefault(one => one.Id == id)
            : recipe.BatchSizes.FirstOrDefault(one => command.Planned is not { } planned
                ? one.Size.Equals(recipe.BatchSize?.Nominal)
                : one.Size.Equals(planned));
        return named is null
            ? BatchesRefusals.BatchSizeUnknown(string.Join(", ", recipe.BatchSizes.Select(one => $"{one.Id} ({one.Size})")))
            : Outcome<NamedBatchSize?>.Ok(named);
    }

    private async Task<Outcome<string>> IdAsync(string? given, char kind, SiteInfo site, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(given))
        {
            if (!EntityId.TryParse(given.Trim(), out var id))
                return Refusal.Input("/batchId", "id-not-valid", "A batch id has letters, digits, or - _ . only.");
            var asked = id.ToString().ToUpperInvariant();
            // What is tried out has this id on every screen: no record may look like it.
            return asked == Sandbox.Id ? BatchesRefusals.BatchIdTaken(asked) : asked;
        }

        var prefix = string.Create(CultureInfo.InvariantCulture, $"{kind}{site.DateAt(Micros.Now(clock)):yyMM}-");
        var taken = await database.QueryAsync<string>(IdsOfMonth, new { pattern = prefix + "%" }, cancellation);
        var next = taken.Select(one => int.TryParse(one.AsSpan(prefix.Length), out var number) ? number : 0).DefaultIfEmpty().Max() + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{next:000}");
    }
}
