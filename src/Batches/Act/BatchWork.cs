using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>
/// Carries out a command on one batch: load, decide, append, and decide again when somebody was faster. Every refusal of an
/// existing batch becomes an entry (<see cref="AttemptRefused"/>).
/// </summary>
internal sealed class BatchWork(
    ILedger ledger,
    IStreams streams,
    ControlRecipes recipes,
    ILots lots,
    LotsAfter lotsAfter,
    BatchSources sources,
    LabelPrinters printers,
    IEquipment equipment,
    EquipmentAfter equipmentAfter,
    IPeople people,
    IRoleHistory roleHistory,
    ISigning signing,
    IContentStore contents,
    ClockTrust trust,
    IPrintQueue printing,
    DraftStore drafts,
    TimeProvider clock)
{
    /// <summary>A command without a signature.</summary>
    public async Task<Outcome<CommandAnswer>> DoAsync(
        Caller caller, string batchId, string command, Func<Scene, Outcome<Telling>> decide, Needs? needs = null,
        CancellationToken cancellation = default)
    {
        if (!(await LoadAsync(caller, batchId, needs ?? Needs.Nothing, cancellation)).Try(out var scene, out var refusal))
            return refusal;
        return await AppendAsync(caller, scene, command, decide, needs ?? Needs.Nothing, cancellation, isFresh: true);
    }

    /// <summary>What the system itself notes: nothing when there is nothing to note, and a refusal is no attempt of anybody.</summary>
    public async Task<Outcome<Done>> NoteAsync(
        Caller system, string batchId, Func<Scene, Outcome<Telling>> decide, Needs needs, CancellationToken cancellation)
    {
        while (true)
        {
            if (!(await LoadAsync(system, batchId, needs, cancellation)).Then(decide).Try(out var telling, out var refusal))
                return refusal;
            if (telling.Facts.Count == 0)
                return Done.Ok;
            var written = await ledger.WriteAsync(ToRequest(telling, system.At(telling.State.Zone), null, system.Language), cancellation);
            // Somebody was faster: what there is to note is looked at again.
            if (written.IsOk || written.Refusal.Code != "record-busy")
                return written.Map(_ => default(Done));
        }
    }

    /// <summary>What would be so, without recording it; that it would be refused is an entry like any refusal.</summary>
    public async Task<Outcome<T>> OfferAsync<T>(
        Caller caller, string batchId, string command, Func<Scene, Outcome<T>> decide, Needs needs, CancellationToken cancellation)
    {
        if (!(await LoadAsync(caller, batchId, needs, cancellation)).Try(out var scene, out var refusal))
            return refusal;
        return decide(scene).Try(out var offer, out refusal) ? offer : await RefuseAsync(caller, scene, command, refusal, cancellation);
    }

    /// <summary>The <c>/document</c> twin: what will be signed, or why it would be refused.</summary>
    public async Task<Outcome<PreparedDocument>> PrepareAsync(
        Caller caller, string batchId, SignedAction action, CancellationToken cancellation)
    {
        if (!(await LoadAsync(caller, batchId, action.Needs, cancellation)).Try(out var scene, out var refusal))
            return refusal;
        if (!action.Decide(scene, null).Try(out var telling, out refusal))
            return await RefuseAsync(caller, scene, action.Command, refusal, cancellation);
        var document = action.Document(scene, telling, action.Body.Language ?? caller.Language);
        var second = action.MayBeSecondPerson && !MaySignHimself(caller, scene, action);
        return await signing.PrepareAsync(caller, document, second, cancellation);
    }

    /// <summary>Legality first, then the components once, then the decision with the signature as often as it takes.</summary>
    public async Task<Outcome<CommandAnswer>> SignAsync(
        Caller caller, string batchId, SignedAction action, CancellationToken cancellation)
    {
        if (!(await LoadAsync(caller, batchId, action.Needs, cancellation)).Try(out var scene, out var refusal))
            return refusal;
        if (!action.Decide(scene, null).Try(out var telling, out refusal))
            return await RefuseAsync(caller, scene, action.Command, refusal, cancellation);
        if (action.Body.Signature is not { } input)
            return Refusal.Input("/signature", "signature-missing", "This action is signed. Ask for its document first.");
        var document = action.Document(scene, telling, input.Language);
        var requirement = action.Requirement(scene) with { SecondPerson = action.MayBeSecondPerson && IsSomebodyElse(caller, input) };
        if (!(await signing.SignAsync(caller, input, document, requirement, cancellation)).Try(out var signature, out refusal))
        {
            // Who may not sign is an attempt on the batch. A mistyped secret is one on the account: its entry stands there, and
            // the document that is about to be signed stays the same.
            return refusal.Status == 403 ? await RefuseAsync(caller, scene, action.Command, refusal, cancellation) : refusal;
        }

        return await AppendAsync(
            caller, scene, action.Command, again => Signed(action, again, signature), action.Needs, cancellation, signature.Signer);
    }

    /// <summary>Loads the batch as it stands, with the person and all that the decision may look at.</summary>
    public async Task<Outcome<Scene>> LoadAsync(Caller caller, string batchId, Needs needs, CancellationToken cancellation)
    {
        if (!BatchStreams.TryOf(batchId, out var stream))
            return BatchesRefusals.BatchUnknown(batchId);
        var folded = await streams.LoadAsync<BatchState>(stream, cancellation);
        if (folded.State.Order is not { } order)
            return BatchesRefusals.BatchUnknown(batchId);
        if (!(await recipes.FindAsync(folded.State, cancellation)).Try(out var recipe, out var refusal))
            return refusal;
        if (needs.Change is { } asked && folded.State.Changes.Find(one => string.Equals(one.Id, asked, StringComparison.OrdinalIgnoreCase)) is { Requested: var change })
            needs = needs with { Equipment = change.Equipment?.Equipment, Version = change.Version?.To.Version };
        var now = Micros.Now(clock);
        NextVersion? next = null;
        if (needs.Version is { } version
            && !(await recipes.NextAsync(folded.State, version, Micros.ToDate(now, order.Zone), cancellation)).Try(out next, out refusal))
            return refusal;
        var actor = await ActorAsync(caller, order.Site, recipe, cancellation);
        var (scannedLot, scannedEquipment, scannedPerson) = Scanned(recipe, needs);
        var weighed = needs.Container is { } code ? folded.State.FindContainer(ContainerLabel.IdIn(code))?.Fact.From.Lot ?? "" : scannedLot;
        var (found, container) = weighed is null ? (null, null) : await FindLotAsync(weighed, cancellation);
        if (!(await OthersAsync(caller, needs, cancellation)).Try(out var others, out refusal))
            return refusal;
        var rules = folded.State.HasEnded ? await streams.LoadAsync<ReleaseRuleBook>(ReleaseRuleBook.Stream, cancellation) : (Folded<ReleaseRuleBook>?)null;
        var policy = needs.Policy ? await streams.LoadAsync<PolicyState>(PolicyState.Stream, cancellation) : (Folded<PolicyState>?)null;
        var holdTimes = needs.Equipment is null && scannedEquipment is null ? (Folded<EquipmentRuleBook>?)null : await equipment.RulesAsync(cancellation);
        return new Scene(folded.State, recipe, actor, now)
        {
            Clock = trust.Fault,
            Next = next,
            Rules = rules?.State ?? ReleaseRuleBook.Nothing,
            RulesAt = rules?.At ?? new StreamVersion(ReleaseRuleBook.Stream, 0),
            Sources = folded.State.HasEnded ? await sources.OfAsync(folded.State, cancellation) : [],
            RoleChanges = needs.Review ? await RoleChangesAsync(folded.State, cancellation) : [],
            Void = needs.Review ? await SignatureStates.FindVoidAsync(contents, [.. folded.State.AllSignatures], cancellation) : new HashSet<string>(),
            WeighedLots = needs.Review || needs.Register ? await WeighedAsync(folded.State, cancellation) : new Dictionary<string, Folded<LotState>>(),
            BatchAt = folded.At,
            Campaign = order.Campaign is { } place && !folded.State.HasEnded
                ? await streams.LoadAsync<CampaignState>(CampaignState.StreamOf(place.Id), cancellation)
                : null,
            Lot = found,
            Container = container,
            Lots = await KeptAsync(folded.State, needs, cancellation),
            Scanned = scannedEquipment is null ? null : await EquipmentAsync(scannedEquipment, cancellation),
            Person = scannedPerson is null ? null : await people.FindAsync(scannedPerson, cancellation),
            StoredFile = needs.File is { } file && await contents.FindAsync(file, cancellation) is { } stored && AttachmentReader.IsKind(stored) ? stored.Hash : null,
            Equipment = needs.Equipment is { } piece ? [await EquipmentAsync(piece, cancellation)] : [],
            HoldTimes = holdTimes?.State ?? EquipmentRuleBook.Empty(""),
            HoldTimesAt = holdTimes?.At,
            Policy = policy?.State.Current ?? ExceptionPolicy.Default,
            PolicyAt = policy?.At ?? new StreamVersion(PolicyState.Stream, 0),
            StoredFiles = needs.Files.Count == 0 ? new HashSet<string>()
                : [.. (await contents.FindAsync(needs.Files, cancellation)).Where(one => AttachmentReader.IsKind(one.Value)).Select(one => one.Key)],
            Associated = await ExistingAsync(folded.State, needs.Associated, cancellation),
            Drafts = needs.Handover ? await drafts.OfAllAsync(folded.State.Id, cancellation) : [],
            Others = others,
            Paper = needs.Paper ? await PaperAsync(order.Site, folded, cancellation) : null,
            Register = needs.Register ? await streams.LoadAsync<RegisterState>(RegisterState.StreamOf(order.Site), cancellation) : null,
        };
    }

    private async Task<IReadOnlySet<string>> ExistingAsync(BatchState own, IReadOnlyList<string> named, CancellationToken cancellation)
    {
        var known = named.Select(id => (Id: id, IsId: BatchStreams.TryOf(id, out var stream), Stream: stream)).Where(one => one.IsId).ToList();
        var there = await streams.LoadAsync<BatchState>([.. known.Select(one => one.Stream)], cancellation);
        return known.Zip(there).Where(one => one.Second.State.Order is not null && one.Second.State.Id != own.Id)
            .Select(one => one.First.Id).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<Outcome<IReadOnlyList<Scene>>> OthersAsync(Caller caller, Needs needs, CancellationToken cancellation)
    {
        List<Scene> others = [];
        foreach (var id in needs.Others)
        {
            if (!(await LoadAsync(caller, id.Trim(), needs with { Others = [] }, cancellation)).Try(out var other, out var refusal))
                return refusal.With("batch", id);
            others.Add(other);
        }

        return others;
    }

    private async Task<PaperScene> PaperAsync(string site, Folded<BatchState> batch, CancellationToken cancellation)
    {
        var entries = await ledger.ReadStreamAsync(batch.Stream, cancellation: cancellation);
        return new PaperScene(
            await streams.LoadAsync<PaperRegisterState>(PaperRegisterState.StreamOf(site), cancellation),
            Print.RecordData.HashOf(entries.Take((int)batch.Version)));
    }

    /// <summary>The same, to be shown: with which signatures are void, because their document is not stored as it was signed.</summary>
    public async Task<Outcome<Scene>> ShowAsync(Caller caller, string batchId, CancellationToken cancellation)
    {
        if (!(await LoadAsync(caller, batchId, Needs.Routes, cancellation)).Try(out var scene, out var refusal))
            return refusal;
        return scene with { Void = await SignatureStates.FindVoidAsync(contents, [.. scene.State.AllSignatures], cancellation) };
    }

    private async Task<(Folded<LotState>? Lot, string? Container)> FindLotAsync(string scanned, CancellationToken cancellation) =>
        EntityId.TryParse(scanned.Trim(), out var id) ? await lots.FindAsync(id.ToString(), cancellation) : (Unknown(scanned), null);

    private async Task<IReadOnlyList<Folded<LotState>>> KeptAsync(BatchState state, Needs needs, CancellationToken cancellation)
    {
        if (needs.Kept is not { } kept)
            return [];
        List<string> ids = [.. state.Reserved.Where(one => string.Equals(one.Material, kept.Material, StringComparison.OrdinalIgnoreCase))
            .Select(one => one.Lot).Concat(kept.Lots).Distinct(StringComparer.OrdinalIgnoreCase)];
        var known = ids.Select(id => EntityId.TryParse(id.Trim(), out var read) ? read.ToString() : null).ToList();
        return [.. await lots.LoadAsync(known.OfType<string>(), cancellation), .. ids.Where((_, index) => known[index] is null).Select(Unknown)];
    }

    private async Task<Dictionary<string, Folded<LotState>>> WeighedAsync(BatchState state, CancellationToken cancellation)
    {
        List<string> ids = [.. state.Dispensed.Where(one => one.IsValid).Select(one => one.Fact.From.Lot).Distinct()];
        return ids.Zip(await lots.LoadAsync(ids, cancellation)).ToDictionary(one => one.First, one => one.Second, StringComparer.OrdinalIgnoreCase);
    }

    // Which lot, piece of equipment or person a code means, the step says.
    private static (string? Lot, string? Equipment, string? Person) Scanned(ControlRecipe recipe, Needs needs)
    {
        if (needs.Entered is not { Value: { Length: > 0 } value } entered || !recipe.TryGetStep(entered.Step, out var place))
            return (needs.Lot, null, null);
        return place.Instruction switch
        {
            { Kind: Recipes.InstructionKind.Scan, Scan: Recipes.ScanTarget.Material } => (value, null, null),
            { Kind: Recipes.InstructionKind.Scan, Scan: Recipes.ScanTarget.Equipment } => (needs.Lot, value, null),
            { Kind: Recipes.InstructionKind.Scan, Scan: Recipes.ScanTarget.Person } => (needs.Lot, null, value.Trim().ToLowerInvariant()),
            { Kind: Recipes.InstructionKind.EquipmentCleaning or Recipes.InstructionKind.CalibrationCheck } => (needs.Lot, value, null),
            _ => (needs.Lot, null, null),
        };
    }

    private Outcome<Telling> Signed(SignedAction action, Scene scene, Signature signature)
    {
        var before = action.Decide(scene, null);
        if (!before.Try(out var telling, out var refusal))
            return refusal;
        // The record moved on while the signer typed: what he was shown is no longer what would be signed.
        return signing.HashOf(action.Document(scene, telling, signature.Language)) == signature.DocumentHash
            ? action.Decide(scene, signature)
            : BatchesRefusals.DocumentChanged();
    }

    /// <param name="isFresh">The scene was loaded just now: only when the append finds that something changed since it is loaded again.</param>
    private async Task<Outcome<CommandAnswer>> AppendAsync(
        Caller caller, Scene first, string command, Func<Scene, Outcome<Telling>> decide, Needs needs, CancellationToken cancellation,
        string? signer = null, bool isFresh = false)
    {
        var author = caller.At(first.State.Zone);
        var decided = await ledger.DecideAsync<Telling>(
            async token =>
            {
                var loaded = isFresh ? first : await LoadAsync(caller, first.State.Id, needs, token);
                isFresh = false;
                if (!loaded.Try(out var scene, out var refusal))
                    return refusal;
                if (!decide(scene).Try(out var telling, out refusal))
                    return refusal;
                // A clock of tests and of the demo's story is nobody's to compare a tablet's with.
                if (clock == TimeProvider.System)
                    DeviceClock.Note(telling, caller.ClientTime);
                if (await printers.CheckAsync(telling, token) is { } noPrinter)
                    return noPrinter;
                await lotsAfter.TellAsync(telling, token);
                await equipmentAfter.TellAsync(telling, token);
                return new Decision<Telling>(telling, ToRequest(telling, author, signer, caller.Language));
            },
            new RefusalRecord(author, first.BatchAt.Stream, command),
            cancellation);
        return decided.Map(done => Answer(done, first));
    }

    private AppendRequest ToRequest(Telling telling, Author author, string? signer, string language)
    {
        var stream = telling.Scene.BatchAt.Stream;
        // Who signs is the actor, also on another person's tablet (P11-200a2).
        return new AppendRequest(
            author with { Actor = signer ?? author.Actor },
            [.. telling.Facts.Select(fact => new Draft(stream, fact)), .. telling.Elsewhere],
            [telling.Scene.BatchAt, .. telling.ReliesOn])
        {
            Operational = [.. DraftStore.ForgetAfter(telling), .. Labels(telling, language)],
        };
    }

    private IEnumerable<Storage.Statement> Labels(Telling telling, string language) =>
        telling.Facts.OfType<ContainerLabelPrinted>().Select(label => printing.Queue(new PrintJob(
            label.Job, label.Printer, telling.Scene.Order.Site, $"batch/{telling.State.Id}/{label.Container}", label.Container,
            ZplLabel.Write(ContainerLabel.Of(telling.Scene with { State = telling.State }, telling.State.FindContainer(label.Container)!, label.Copy, language)),
            label.By.Id)));

    private static CommandAnswer Answer(Decided<Telling> done, Scene first) => new(
        first.State.Id,
        done.Result.State.Version,
        [.. done.Entries.Select(entry => entry.Number)],
        Micros.ToText(done.Entries[0].At),
        first.State.Zone,
        [.. done.Result.Facts.OfType<ExceptionOpened>().Select(opened => opened.Id)],
        done.Result.State.Lifecycle,
        done.Result.State.Disposition);

    private async Task<Refusal> RefuseAsync(
        Caller caller, Scene scene, string command, Refusal refusal, CancellationToken cancellation)
    {
        await ledger.RecordAsync(new RefusalRecord(caller.At(scene.State.Zone), scene.BatchAt.Stream, command), refusal, cancellation);
        return refusal;
    }

    private async Task<Actor> ActorAsync(Caller caller, string site, ControlRecipe recipe, CancellationToken cancellation)
    {
        var granted = caller.Roles.Where(grant => grant.Covers(grant.Role, site)).Select(grant => grant.Role).ToHashSet();
        IReadOnlySet<string> held = recipe.AsksForQualifications
            ? await people.QualificationsAsync(caller.UserId, cancellation)
            : new HashSet<string>();
        return new Actor(caller.UserId, caller.Name, granted, caller.Terminal, held);
    }

    private Task<Folded<EquipmentState>> EquipmentAsync(string code, CancellationToken cancellation) =>
        equipment.LoadAsync(EntityId.TryParse(code.Trim(), out var known) ? known.ToString() : "-", cancellation);

    private async Task<IReadOnlyList<RoleChange>> RoleChangesAsync(BatchState state, CancellationToken cancellation) =>
        state.Started is not { } started ? []
            : await roleHistory.OfAsync([.. state.Performers.Keys], started.At, state.Ended?.At ?? Micros.Now(clock), cancellation);

    private static Folded<LotState> Unknown(string scanned)
    {
        var stream = "lot/" + (scanned.Length <= EntityId.LengthMax ? scanned : scanned[..EntityId.LengthMax]);
        return new Folded<LotState>(stream, LotState.Empty(stream), 0);
    }

    private static bool IsSomebodyElse(Caller caller, SignatureInput input) =>
        !string.IsNullOrWhiteSpace(input.UserId)
        && !string.Equals(input.UserId.Trim(), caller.UserId, StringComparison.OrdinalIgnoreCase);

    private static bool MaySignHimself(Caller caller, Scene scene, SignedAction action)
    {
        var requirement = action.Requirement(scene);
        return requirement.Roles.Any(role => caller.Has(role, requirement.Site)) && !requirement.NotSigners.Contains(caller.UserId);
    }
}
