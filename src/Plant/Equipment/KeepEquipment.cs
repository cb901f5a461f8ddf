using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Equipment;

internal sealed record CleanInput(string? Note = null);

internal sealed record TagInput(string? Reason = null);

internal sealed record CalibrateInput(DateOnly? DoneOn = null, DateOnly? DueOn = null, string? Certificate = null);

/// <summary>Cleaning and calibration: entries of the equipment's log (C-182).</summary>
internal sealed class KeepEquipment(ILedger ledger, IStreams streams, IPlantDirectory directory, TimeProvider time)
{
    public static readonly IReadOnlyList<Role> CleanRoles = [Role.Operator, Role.Supervisor];
    public static readonly IReadOnlyList<Role> CalibrateRoles = [Role.Supervisor];
    public static readonly IReadOnlyList<Role> TagRoles = [Role.Supervisor, Role.QaReviewer];

    /// <summary>What stood dirty for longer than its class may is cleaned by a supervisor, who says how.</summary>
    public async Task<Outcome<EquipmentState>> CleanAsync(string id, CleanInput command, Caller caller, CancellationToken cancellation)
    {
        return await ChangeAsync<EquipmentConditionChanged>(id, caller, CleanRoles, "clean-equipment", (state, _, rules) =>
        {
            var clock = rules.ClockOf(state.Class, Micros.Now(time));
            if (!EquipmentGate.MayBeCleaned(state, clock))
                return PlantRefusals.EquipmentNotToBeCleaned(state);
            var note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim();
            if (EquipmentHold.Of(state, clock) is { Kind: EquipmentHoldKind.Dirty, Expired: true, Until: { } until }
                && (note is null || !caller.Has(Role.Supervisor, state.Site)))
                return EquipmentRefusals.DirtyHoldExpired(state.Id, until);
            return EquipmentGate.Change(state, EquipmentCondition.Clean, null, note, clock);
        }, cancellation);
    }

    /// <summary>Out of service: from now on nothing takes it or reads from it. A batch that has it keeps it and sees why.</summary>
    public Task<Outcome<EquipmentState>> TagAsync(string id, TagInput command, Caller caller, CancellationToken cancellation) =>
        TagAsync<EquipmentTagged>(id, command, caller, "tag-equipment", (state, reason) =>
            state.OutOfService is null ? new EquipmentTagged(state.Id, reason) : EquipmentRefusals.AlreadyOutOfService(state.Id), cancellation);

    public Task<Outcome<EquipmentState>> ReturnAsync(string id, TagInput command, Caller caller, CancellationToken cancellation) =>
        TagAsync<EquipmentReturnedToService>(id, command, caller, "return-equipment", (state, reason) =>
            state.OutOfService is null ? EquipmentRefusals.NotOutOfService(state.Id) : new EquipmentReturnedToService(state.Id, reason), cancellation);

    private Task<Outcome<EquipmentState>> TagAsync<TFact>(
        string id, TagInput command, Caller caller, string name, Func<EquipmentState, string, Outcome<TFact>> decide, CancellationToken cancellation)
        where TFact : IFact
    {
        var input = new PlantInput();
        var reason = input.Text("/reason", command.Reason);
        return input.Failed(out var refusal)
            ? Task.FromResult<Outcome<EquipmentState>>(refusal)
            : ChangeAsync<TFact>(id, caller, TagRoles, name, (state, _, _) => decide(state, reason), cancellation);
    }

    public Task<Outcome<EquipmentState>> CalibrateAsync(string id, CalibrateInput command, Caller caller, CancellationToken cancellation)
    {
        var input = new PlantInput();
        var certificate = input.Text("/certificate", command.Certificate);
        var done = input.Given("/doneOn", command.DoneOn);
        var due = input.Given("/dueOn", command.DueOn);
        input.Check(done is null || due is null || due > done, "/dueOn", "due-before-done", "The next calibration is due after this one.");
        if (input.Failed(out var refusal))
            return Task.FromResult<Outcome<EquipmentState>>(refusal);
        return ChangeAsync<EquipmentCalibrated>(id, caller, CalibrateRoles, "calibrate-equipment", (state, today, _) =>
            done > today
                ? Refusal.Input("/doneOn", "done-in-future", "A calibration is recorded after it was done.")
                : new EquipmentCalibrated(state.Id, done!.Value, due!.Value, certificate), cancellation);
    }

    private async Task<Outcome<EquipmentState>> ChangeAsync<TFact>(
        string id, Caller caller, IReadOnlyList<Role> roles, string command, Func<EquipmentState, DateOnly, EquipmentRuleBook, Outcome<TFact>> decide,
        CancellationToken cancellation)
        where TFact : IFact
    {
        var stream = PlantStreams.Equipment(id);
        var known = await streams.LoadAsync<EquipmentState>(stream, cancellation);
        if (!known.Exists)
            return PlantRefusals.EquipmentUnknown(id);
        var site = (await directory.FindSiteAsync(known.State.Site, cancellation))!;
        var author = caller.At(site.Zone);
        var decided = await ledger.DecideAsync<EquipmentState>(
            async token =>
            {
                var equipment = await streams.LoadAsync<EquipmentState>(stream, token);
                if (!roles.Any(role => caller.Has(role, site.Id)))
                    return PlantRefusals.NotAtSite(site.Id, roles);
                var rules = await streams.LoadAsync<EquipmentRuleBook>(EquipmentRuleBook.Stream, token);
                return decide(equipment.State, site.DateAt(Micros.Now(time)), rules.State).Map(fact => new Decision<EquipmentState>(
                    equipment.State, new AppendRequest(author, [new Draft(stream, fact)], [equipment.At, rules.At])));
            },
            new RefusalRecord(author, stream, command), cancellation);
        return decided.IsOk ? (await streams.LoadAsync<EquipmentState>(stream, cancellation)).State : decided.Refusal;
    }
}
