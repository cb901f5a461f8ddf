using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Plant.Equipment;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>One thing that somebody does in a dry run: the same action with the same body as on the floor.</summary>
/// <param name="AfterMinutes">How much later than the act before; a dry run has its own clock, so a hold time need not be waited for.</param>
internal sealed record DryAct(string Action, JsonElement Body, int AfterMinutes = 0);

/// <summary>
/// A batch that never was: the acts are decided one after another by the same rules as on the floor, in memory alone. Nothing of it is
/// written anywhere, no lot and no equipment is touched, and nothing in it is a signature; so it cannot be mistaken for a record.
/// </summary>
internal sealed class Sandbox
{
    public const string Id = "DRY-RUN";
    public const int ActsMax = 5_000;

    /// <summary>How far the clock of a dry run goes in all: ten years.</summary>
    private const long MinutesMax = 10 * 366 * 24 * 60;

    /// <summary>Who signs in a dry run: people that no plant has.</summary>
    private static readonly Actor[] People = [Person("dry-run-1"), Person("dry-run-2"), Person("dry-run-3")];

    private readonly ControlRecipe _recipe;
    private readonly string _site;
    private long _now;
    private int _version;

    private Sandbox(ControlRecipe recipe, SiteInfo site, Quantity? planned, ControlBinding? control, long now)
    {
        (_recipe, _site, _now) = (recipe, site.Id, now);
        var master = recipe.Master;
        Fold(new OrderReleased(
            Id, Id, Id, site.Id, site.Zone, new RecipeBinding(master.Id, master.Version, recipe.Hash, master.Title), master.Product,
            planned ?? master.BatchSize?.Nominal, master.BatchSize?.Nominal, null, null, recipe.Outline(), People[0].By,
            Sign(People[0], SignatureMeaning.Verified), control));
    }

    public BatchState State { get; private set; } = BatchState.Empty($"sandbox/{Id}");

    public Scene Scene => SceneOf(People[0]);

    /// <summary>Plays the acts; stops at the first one that is refused.</summary>
    public static (Sandbox Sandbox, int Done, Refusal? Refused) Play(
        ControlRecipe recipe, SiteInfo site, Quantity? planned, ControlBinding? control, long now, IReadOnlyList<DryAct> acts,
        CancellationToken cancellation = default)
    {
        var sandbox = new Sandbox(recipe, site, planned, control, now);
        if (sandbox.Apply(StartBatchDecision.Decide(sandbox.SceneOf(People[0]))) is { } notStarted)
            return (sandbox, 0, notStarted);
        long minutes = 0;
        for (var i = 0; i < acts.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            minutes += Math.Max(0, acts[i].AfterMinutes);
            if (minutes > MinutesMax)
                return (sandbox, i, Refusal.Input("/afterMinutes", "time-too-long", $"A dry run lasts {MinutesMax} minutes at most."));
            sandbox._now += 1 + Math.Max(0, acts[i].AfterMinutes) * 60L * Micros.PerSecond;
            if (sandbox.Do(acts[i]) is { } refused)
                return (sandbox, i, refused);
        }

        return (sandbox, acts.Count, null);
    }

    private Refusal? Do(DryAct act) => act.Action switch
    {
        "record-value" => On<RecordValueCommand>(act, (scene, one) => RecordValueDecision.Decide(WithScanned(scene, one.Step, one.Value, one.File), one)),
        "record-row" => On<RecordRowCommand>(act, TableReader.Record),
        "correct-cell" => On<CorrectCellCommand>(act, TableReader.Correct),
        "start-timer" => On<StartTimerCommand>(act, TimerReader.Start),
        "start-phase" => On<PhaseCommand>(act, StartPhaseDecision.Start),
        "complete-phase" => On<PhaseCommand>(act, StartPhaseDecision.Complete),
        "charge-in" => On<ChargeInCommand>(act, (scene, one) => ChargeInDecision.Decide(
            scene with { Lot = one.Container is { } code ? Lot(scene.State.FindContainer(code)?.Fact.From.Lot ?? "", one.Step, "kg") : Lot(one.Lot, one.Step, one.Unit) }, one)),
        "tare" => On<TareCommand>(act, (scene, one) => DispenseDecision.Tare(WithBalance(scene, one), one, null)),
        "dispense" => On<DispenseCommand>(act, (scene, one) => DispenseDecision.Decide(WithBalance(scene, one), one, null, null)),
        "check-in-equipment" => On<CheckInEquipmentCommand>(act, (scene, one) => CheckInEquipmentDecision.Decide(scene with { Equipment = [Unit(one.Equipment, one.Step)] }, one)),
        "report-packs" => On<DryPacks>(act, (scene, one) => ReportPacksDecision.Decide(scene, one.Step, one.Count, one.Last)),
        "leave-out" => On<LeaveOutCommand>(act, LeaveOutDecision.Decide),
        "repeat" => On<RepeatCommand>(act, RedoDecision.Repeat),
        "correct" => On<CorrectCommand>(act, (scene, one) => CorrectDecision.Decide(WithCharge(scene, one), one)),
        "sign-step" => On<SignStepCommand>(act, (scene, one) => SignStepDecision.Decide(
            WithScanned(scene, one.Step, one.Value, one.File), one, Sign(scene.Who, SignatureMeaning.Performed))),
        "verify-step" => On<VerifyStepCommand>(act, (scene, one) => VerifyStepDecision.Decide(
            scene, one, scene.Who.UserId, Sign(scene.Who, SignatureMeaning.Verified)), second: true),
        "sign-transition" => On<SignTransitionCommand>(act, (scene, one) =>
            SignTransitionDecision.Decide(scene, one, Sign(scene.Who, SignatureMeaning.Performed))),
        "sign-block" => On<SignBlockCommand>(act, SignBlock),
        _ => Refusal.Input("/action", "action-unknown", "A dry run has no such action."),
    };

    private Refusal? On<TCommand>(DryAct act, Func<Scene, TCommand, Outcome<Telling>> decide, bool second = false)
        where TCommand : class
    {
        TCommand? command;
        try
        {
            command = act.Body.Deserialize<TCommand>(KernelJson.Options);
        }
        catch (JsonException)
        {
            command = null;
        }

        return command is null
            ? Refusal.Input("/body", "body-not-readable", "The body is not the one of the action.")
            : Apply(decide(SceneOf(People[second ? 1 : 0]), command));
    }

    // The next of the people who has not signed here: a block asks for distinct ones.
    private static Outcome<Telling> SignBlock(Scene scene, SignBlockCommand command)
    {
        var signed = scene.Recipe.TryGetStep(command.Step, out var place) ? SignatureBlock.Signers(scene.State.Step(place)) : new HashSet<string>();
        var who = People.FirstOrDefault(one => !signed.Contains(one.UserId)) ?? Person($"dry-run-{signed.Count + 1}");
        var meaning = place is not null && command.Signer >= 0 && command.Signer < place.Instruction.Signers.Count
            ? place.Instruction.Signers[command.Signer].Meaning : SignatureMeaning.Performed;
        return SignatureBlock.Decide(scene, command, who.UserId, Sign(who, meaning));
    }

    private Refusal? Apply(Outcome<Telling> outcome)
    {
        if (!outcome.Try(out var telling, out var refusal))
            return refusal;
        // Nobody of quality is there to decide about material: a dry run goes on past it.
        foreach (var fact in telling.Facts.Where(fact => fact is not MaterialHeld))
            Fold(fact);
        return null;
    }

    private void Fold(IFact fact) => State = State.Apply(
        new Entry(0, $"sandbox/{Id}", ++_version, _now, State.Zone, 0, People[0].UserId, null, "", default, [], []), fact);

    private Scene SceneOf(Actor who) => new(State, _recipe, who with
    {
        Terminal = new TerminalInfo(Id, Id, _site, ""),
        Qualifications = _recipe.Graph.Work.SelectMany(node => ControlRecipe.QualificationsOf(node, null)
            .Concat(node.Instructions.Select(one => one.Instruction.Qualification).OfType<string>())).ToHashSet(StringComparer.Ordinal),
    }, _now)
    {
        IsTried = true,
    };

    private Scene WithScanned(Scene scene, string step, string? code, AttachedFile? file) => scene with
    {
        Lot = code is null ? null : Lot(code, step, "kg"),
        Scanned = code is null ? null : Unit(code, step),
        Person = code is null ? null : new PersonInfo(code, code, true, [new RoleGrant(Role.Operator, _site)]),
        StoredFile = file?.Content,
    };

    // A balance that fits anything, checked today, with its display typed; the lot is as strong as the recipe counts.
    private Scene WithBalance(Scene scene, WeighingChoice one)
    {
        var unit = Kernel.Unit.Kilogram;
        var range = new BalanceRange(new Quantity(1_000_000m, unit), new Quantity(0.0000001m, unit), null);
        var balance = Unit(one.Balance ?? Id, one.Step);
        var lot = Lot(one.Lot ?? Id, one.Step, "kg");
        return scene with
        {
            Lot = lot with { State = lot.State with { Assay = new LotAssay(100m, 0m, "dry run") } },
            Equipment = [balance with { State = balance.State with
            {
                Device = new DeviceInfo(null, null, null, true, range, []),
                Registration = new DeviceRegistration(Id, null, Id),
                Check = new BalanceCheck(scene.Today, true, Id),
            } }],
        };
    }

    private Scene WithCharge(Scene scene, CorrectCommand one)
    {
        var charge = scene.State.Steps.GetValueOrDefault(one.Step)?.Charges.Find(charge => charge.Index == (one.Charge ?? 1));
        return charge is null ? scene : scene with { Lot = Lot(charge.Lot, one.Step, charge.Quantity.Unit.Symbol) };
    }

    // There is enough of everything, released, and of the kind that the step asks for.
    private Folded<LotState> Lot(string id, string step, string unit)
    {
        var material = _recipe.TryGetStep(step, out var place) ? place.Instruction.MaterialCode ?? "" : "";
        var plenty = new Quantity(1_000_000_000m, Kernel.Unit.TryParse(unit, out var known) ? known : Kernel.Unit.Kilogram);
        return new Folded<LotState>($"sandbox/{id}", new LotState(id, material, _site, LotStatus.Released, plenty, plenty, "", "", null, ""), 1);
    }

    private Folded<EquipmentState> Unit(string id, string step)
    {
        var kind = _recipe.TryGetStep(step, out var place) ? place.Instruction.EquipmentClass ?? "" : "";
        return new Folded<EquipmentState>(
            $"sandbox/{id}", new EquipmentState(id, id, EquipmentLevel.Unit, kind, _site, "", EquipmentCondition.Clean, null, null), 1);
    }

    private static Actor Person(string id) =>
        new(id, id, Enum.GetValues<Role>().ToHashSet(), null, new HashSet<string>(StringComparer.Ordinal));

    private static Signature Sign(Actor who, SignatureMeaning meaning) =>
        new(who.UserId, who.Name, Role.Operator, meaning, new string('0', 64), "en", "dry-run", null);

    private sealed record DryPacks(int Count, bool Last, string? Step = null);
}
