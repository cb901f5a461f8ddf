using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches.Tests;

/// <summary>A batch in memory: decisions are made and folded, refusals are folded as attempts, the clock is in hand.</summary>
internal sealed class Floor
{
    public const string Site = "HN";
    public const string Zone = "Asia/Ho_Chi_Minh";

    private static readonly FactTypes Types = new([new FactAssembly(typeof(BatchesModule).Assembly)]);

    private readonly List<(Entry Entry, IFact Fact)> _entries = [];
    private readonly Dictionary<string, Folded<LotState>> _lots = new(StringComparer.Ordinal);

    public Floor(MasterRecipe master, Quantity? planned = null)
    {
        var recipe = ControlRecipe.Of(RecipeHash.Of(master), master);
        if (!recipe.IsOk) throw new InvalidOperationException(string.Join(";", recipe.Refusal.Errors));
        Recipe = recipe.Value;
        var issue = Sign("planner", SignatureMeaning.Verified);
        Fold(new OrderReleased(
            "PO-1", "B1", "B1", Site, Zone, new RecipeBinding(master.Id, master.Version, Recipe.Hash, master.Title), master.Product,
            planned ?? master.BatchSize?.Nominal, master.BatchSize?.Nominal, null, null, Recipe.Outline(), new By("planner", "Planner"), issue));
    }

    /// <summary>As authorised changes left it.</summary>
    public ControlRecipe Recipe { get; private set; }

    public BatchState State { get; private set; } = BatchState.Empty("batch/B1");

    /// <summary>2026-11-22 08:00 UTC is 15:00 at the site.</summary>
    public long Now { get; set; } = Micros.From(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    public IReadOnlyList<IFact> Facts => [.. _entries.Select(one => one.Fact)];

    public IReadOnlyList<(Entry Entry, IFact Fact)> Entries => _entries;

    public static Actor Person(string id, params Role[] roles) => new(
        id, id.ToUpperInvariant(), roles.Length > 0 ? roles.ToHashSet() : new HashSet<Role> { Role.Operator },
        new TerminalInfo("T1", "Tablet 1", Site, "A1"), new HashSet<string>(StringComparer.Ordinal));

    public static Signature Sign(string who, SignatureMeaning meaning) =>
        new(who, who.ToUpperInvariant(), Role.Operator, meaning, new string('0', 64), "en", "password-again", null);

    public static Floor Started(MasterRecipe master, Quantity? planned = null)
    {
        var floor = new Floor(master, planned);
        floor.Must(floor.Do(Person("sup", Role.Supervisor), StartBatchDecision.Decide));
        return floor;
    }

    public void Lot(string id, string material = "SUGAR", LotStatus status = LotStatus.Released, string site = Site, DateOnly? expiry = null, decimal onHand = 1000m)
    {
        var quantity = new Quantity(onHand, Unit.Kilogram);
        _lots[id] = new Folded<LotState>(
            $"lot/{id}", new LotState(id, material, site, status, quantity, quantity, "Supplier", "S-1", expiry, "who"), 3);
    }

    /// <summary>A lot with some kept for other batches.</summary>
    public void Promise(string lot, string batch, decimal kilograms) => _lots[lot] = _lots[lot] with
    {
        State = _lots[lot].State with { Reservations = [.. _lots[lot].State.Reservations, new LotReservation(batch, new Quantity(kilograms, Unit.Kilogram))] },
    };

    public Outcome<Telling> Reserve(string material, string why, params (string Lot, decimal Kilograms)[] lots) =>
        Do(Person("plan", Role.Planner), scene => ReserveDecision.Decide(
            scene with { Lots = [.. lots.Select(one => one.Lot).Concat(scene.State.Reserved.Select(one => one.Lot)).Distinct().Select(lot => _lots[lot])] },
            new ReserveCommand(material, [.. lots.Select(one => new LotQuantity(one.Lot, new Quantity(one.Kilograms, Unit.Kilogram)))], why)));

    /// <summary>Markets, checklists and registers of release.</summary>
    public ReleaseRuleBook Rules { get; private set; } = ReleaseRuleBook.Nothing;

    public IReadOnlyList<RoleChange> RoleChanges { get; set; } = [];

    /// <summary>Hashes of documents that are not stored as they were signed.</summary>
    public HashSet<string> Void { get; } = new(StringComparer.Ordinal);

    public Scene Scene(Actor who) => new(State, Recipe, who, Now) { Rules = Rules, RoleChanges = RoleChanges, Void = Void };

    public void Set(IFact rule) => Rules = Rules.Apply(
        new Entry(1, ReleaseRuleBook.Stream, 1, Now, Zone, 420, "qa", null, "", FactTypes.Write(rule), [], []), rule);

    public Outcome<Telling> Do(Actor who, Func<Scene, Outcome<Telling>> decide, string command = "test")
    {
        var outcome = decide(Scene(who));
        if (!outcome.Try(out var telling, out var refusal))
        {
            Tongues.HasWords(refusal);
            Fold(new AttemptRefused(command, refusal.Code, refusal.Detail, refusal.Facts), who.UserId);
            return outcome;
        }

        foreach (var fact in telling.Facts)
        {
            Tongues.HasWords(fact);
            Fold(fact, who.UserId);
        }

        Recipe = telling.Scene.Recipe;
        return outcome;
    }

    public Outcome<Telling> Record(string step, string? value, string who = "an", string? why = null, string? unit = null) =>
        Do(Person(who), scene => RecordValueDecision.Decide(scene, new RecordValueCommand(step, value, unit, Justification: why)));

    public Outcome<Telling> Perform(string step, string who = "an", string? value = null, string? why = null) =>
        Do(Person(who), scene => SignStepDecision.Decide(
            scene, new SignStepCommand(step, value, Justification: why), Sign(who, SignatureMeaning.Performed)));

    public Outcome<Telling> Verify(string step, string who = "binh") =>
        Do(Person(who, Role.Verifier), scene => VerifyStepDecision.Decide(
            scene, new VerifyStepCommand(step), who, Sign(who, SignatureMeaning.Verified)));

    /// <summary>A lot as it is after something happened to it elsewhere.</summary>
    public void Change(string lot, Func<LotState, LotState> change) => _lots[lot] = _lots[lot] with { State = change(_lots[lot].State) };

    /// <summary>What the last decision told of a lot holds from here on.</summary>
    public void Follow(Telling telling, string lot) => _lots[lot] = telling.Foreseen(_lots[lot]);

    public LotState LotOf(string id) => _lots[id].State;

    public Outcome<Telling> Return(string step, string kilograms, int charge = 1, string who = "an", string? why = null)
    {
        var lot = State.Steps[step].Charges.Find(one => one.Index == charge)!.Lot;
        return Do(Person(who), scene => ReturnMaterialDecision.Decide(
            scene with { Lot = _lots[lot] }, new ReturnMaterialCommand(step, charge, kilograms, "kg", true, "Closed, label whole", why)));
    }

    public Outcome<Telling> ChargeIn(
        string step, string lot, string value, string who = "an", string? why = null, string unit = "kg", DateTimeOffset? at = null, string? container = null) =>
        Do(Person(who), scene => ChargeInDecision.Decide(
            scene with { Container = container, Lot = _lots.GetValueOrDefault(lot) ?? new Folded<LotState>("lot/" + lot, LotState.Empty("lot/" + lot), 0) },
            new ChargeInCommand(step, lot, value, unit, EntrySource.Scanned, why, at is { } then ? new LateInput(then, "Network was down") : null)));

    public Outcome<Telling> ChargeLate(string step, string lot, string value, LateInput late, string who = "an") =>
        Do(Person(who), scene => ChargeInDecision.Decide(
            scene with { Lot = _lots[lot] }, new ChargeInCommand(step, lot, value, "kg", EntrySource.Scanned, Late: late)));

    public Outcome<Telling> Correct(string step, string value, string reason, string who = "an", string? why = null, int? charge = null)
    {
        var lot = State.Steps.GetValueOrDefault(step)?.Charges.Find(one => one.Index == (charge ?? 1))?.Lot;
        return Do(Person(who), scene => CorrectDecision.Decide(
            scene with { Lot = lot is null ? null : _lots[lot] }, new CorrectCommand(step, value, reason, null, charge, why)));
    }

    public Outcome<Telling> Gate(string transition, string who = "an", string? why = null) =>
        Do(Person(who), scene => SignTransitionDecision.Decide(
            scene, new SignTransitionCommand(transition, why), Sign(who, SignatureMeaning.Performed)));

    /// <summary>The whole record as a screen has it.</summary>
    public string Shown() => Shown(State);

    /// <summary>The same from the written bytes alone, folded anew.</summary>
    public string Replayed() => Shown(_entries.Aggregate(
        BatchState.Empty("batch/B1"), (state, one) => state.Apply(one.Entry, Types.Read(one.Entry)!)));

    private string Shown(BatchState state) => Encoding.UTF8.GetString(CanonicalJson.Of(
        BatchViews.Of(new Scene(state, Recipe, Person("sup", Role.Supervisor, Role.QaReviewer), Now), "en"), KernelJson.Options));

    /// <summary>The same record beside another recipe, as if rules had changed behind it.</summary>
    public Floor ReadBy(MasterRecipe master)
    {
        Recipe = ControlRecipe.Of(RecipeHash.Of(master), master).Value;
        return this;
    }

    public Telling Must(Outcome<Telling> outcome) => outcome.Value;

    private void Fold(IFact fact, string actor = "system")
    {
        var number = _entries.Count + 1;
        var entry = new Entry(number, "batch/B1", number, Now, Zone, 420, actor, "T1", Types.NameOf(fact), FactTypes.Write(fact), [], []);
        _entries.Add((entry, fact));
        State = State.Apply(entry, fact);
    }
}
