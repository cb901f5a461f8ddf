using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant.Equipment;

/// <param name="Until">When it runs out; null where its class has no limit.</param>
internal sealed record RunningHold(EquipmentHoldKind Kind, string Since, string? Until, bool Expired);

/// <summary>A line of the list: how the equipment stands, and the hold that runs.</summary>
internal sealed record EquipmentLine(
    string Id, string Name, EquipmentLevel Level, string Class, string Site, string Area, string? Parent, EquipmentCondition Condition, string? Batch,
    DateOnly? CalibrationDueOn, string? OutOfService, string? AllocatedTo, RunningHold? Hold);

/// <summary>One piece with the phases that use it, and the rule of its class.</summary>
/// <param name="Registration">Of a balance: who registered it, and who of quality signed that.</param>
internal sealed record EquipmentView(
    EquipmentLine Line, string Zone, IReadOnlyList<PhaseUse> Uses, EquipmentClassRule? Rule, BalanceCheck? Check, DateOnly? CheckedOn,
    DeviceRegistration? Registration);

/// <summary>Equipment as screens show it, with the holds that run down.</summary>
internal sealed class ReadEquipment(IPlantDirectory directory, IStreams streams, TimeProvider clock)
{
    public async Task<IReadOnlyList<EquipmentLine>> ListAsync(string? site, string? equipmentClass, CancellationToken cancellation)
    {
        var rules = await RulesAsync(cancellation);
        var now = Micros.Now(clock);
        return [.. (await directory.EquipmentAsync(site, equipmentClass, cancellation)).Select(one => Line(
            one, EquipmentHold.Of(one.Condition, one.Since, rules.ClockOf(one.Class, now))))];
    }

    public async Task<Outcome<EquipmentView>> FindAsync(string id, CancellationToken cancellation)
    {
        var known = EntityId.TryParse(id, out var read)
            ? await streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(read.ToString()), cancellation) : null;
        if (known is not { Exists: true, State: var state })
            return PlantRefusals.EquipmentUnknown(id);
        var site = await directory.FindSiteAsync(state.Site, cancellation);
        var rules = await RulesAsync(cancellation);
        var info = new EquipmentInfo(
            state.Id, state.Name, state.Level, state.Class, state.Site, state.Area, null, state.Condition, state.Batch, state.CalibrationDueOn)
        {
            Since = state.Since,
            OutOfService = state.OutOfService,
            AllocatedTo = state.AllocatedTo,
        };
        var line = Line(info, EquipmentHold.Of(state, rules.ClockOf(state.Class, Micros.Now(clock))));
        return new EquipmentView(line, site!.Zone, state.Uses, rules.Of(state.Class), state.Check, state.CheckedOn,
            state.Device?.Balance is null ? null : state.Registration);
    }

    private async Task<EquipmentRuleBook> RulesAsync(CancellationToken cancellation) =>
        (await streams.LoadAsync<EquipmentRuleBook>(EquipmentRuleBook.Stream, cancellation)).State;

    private static EquipmentLine Line(EquipmentInfo one, EquipmentHold? hold) => new(
        one.Id, one.Name, one.Level, one.Class, one.Site, one.Area, one.Parent, one.Condition, one.Batch, one.CalibrationDueOn, one.OutOfService,
        one.AllocatedTo,
        hold is null ? null : new RunningHold(hold.Kind, Micros.ToText(hold.Since), hold.Until is { } until ? Micros.ToText(until) : null, hold.Expired));
}
