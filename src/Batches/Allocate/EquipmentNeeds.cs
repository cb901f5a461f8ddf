using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A piece that the batch could have.</summary>
/// <param name="Why">Code of why it may not be kept for the batch now; null when it may.</param>
/// <param name="HoldUntil">Until when it is good as it stands, clean or dirty; null without a limit.</param>
internal sealed record CandidateView(
    string Id, string Name, string Area, EquipmentCondition Condition, string? Batch, string? AllocatedTo, DateOnly? CalibrationDueOn, string? HoldUntil,
    bool HoldExpired, string? Why);

/// <summary>A class that the recipe asks for, with what it must be able to do.</summary>
/// <param name="Steps">Numbers of the steps that take one of it.</param>
internal sealed record EquipmentNeedView(
    string Class, LocalizedText? Title, IReadOnlyList<EquipmentProperty> Properties, IReadOnlyList<string> Steps, IReadOnlyList<string> Allocated,
    IReadOnlyList<string> InUse, IReadOnlyList<CandidateView> Candidates);

/// <summary>Which equipment a batch needs, has, and could have.</summary>
internal sealed class EquipmentNeeds(BatchWork work, IssueOrder orders, IPlantDirectory plant, IEquipment equipment, TimeProvider clock)
{
    /// <summary>Of an order that is not released yet: what it could keep for its batch.</summary>
    public async Task<Outcome<Page<EquipmentNeedView>>> OfOrderAsync(Caller caller, IssueOrderCommand command, CancellationToken cancellation)
    {
        if (!(await orders.ReadAsync(caller, command with { Units = null }, cancellation)).Try(out var order, out var refusal))
            return refusal;
        var now = Micros.Now(clock);
        var rules = (await equipment.RulesAsync(cancellation)).State;
        List<EquipmentNeedView> needs = [];
        foreach (var equipmentClass in AllocateEquipmentDecision.ClassesOf(order.Recipe).Order(StringComparer.Ordinal))
        {
            List<CandidateView> candidates = [];
            foreach (var one in await plant.EquipmentAsync(order.Site.Id, equipmentClass, cancellation))
                candidates.Add(Candidate(order.BatchId, order.Site.Id, OrderedUnit.DayOf(order, now), now, rules, await equipment.LoadAsync(one.Id, cancellation)));
            needs.Add(Need(order.Recipe, equipmentClass, [], candidates, order.BatchId));
        }

        return new Page<EquipmentNeedView>(needs, null);
    }

    public async Task<Outcome<Page<EquipmentNeedView>>> ListAsync(Caller caller, string batch, CancellationToken cancellation)
    {
        if (!(await work.LoadAsync(caller, batch, Needs.Nothing, cancellation)).Try(out var scene, out var refusal))
            return refusal;
        var rules = (await equipment.RulesAsync(cancellation)).State;
        List<EquipmentNeedView> needs = [];
        foreach (var equipmentClass in AllocateEquipmentDecision.ClassesOf(scene.Recipe).Order(StringComparer.Ordinal))
        {
            var pieces = await equipment.LoadAsync(
                (await plant.EquipmentAsync(scene.Order.Site, equipmentClass, cancellation)).Select(one => one.Id), cancellation);
            IReadOnlyList<CandidateView> candidates =
                [.. pieces.Select(one => Candidate(scene.State.Id, scene.Order.Site, scene.Today, scene.Now, rules, one))];
            needs.Add(Need(scene.Recipe, equipmentClass, scene.State.Allocated, candidates, scene.State.Id));
        }

        return new Page<EquipmentNeedView>(needs, null);
    }

    private static CandidateView Candidate(string batch, string site, DateOnly on, long now, EquipmentRuleBook rules, Folded<EquipmentState> piece)
    {
        var state = piece.State;
        var may = EquipmentGate.Allocate(piece, batch, on, site);
        var hold = EquipmentHold.Of(state, rules.ClockOf(state.Class, now));
        return new CandidateView(
            state.Id, state.Name, state.Area, state.Condition, state.Batch, state.AllocatedTo, state.CalibrationDueOn,
            hold?.Until is { } until ? Micros.ToText(until) : null, hold is { Expired: true }, may.IsOk ? null : may.Refusal.Code);
    }

    private static EquipmentNeedView Need(
        ControlRecipe recipe, string equipmentClass, IReadOnlyCollection<AllocatedUnit> allocated, IReadOnlyList<CandidateView> candidates, string batch)
    {
        var asked = recipe.Master.Equipment.FirstOrDefault(one => Same(one.Class, equipmentClass));
        var steps = recipe.Steps.Where(place => place.Instruction.Kind == InstructionKind.Equipment && Same(place.Instruction.EquipmentClass, equipmentClass)).ToList();
        return new EquipmentNeedView(
            equipmentClass, asked?.Title, asked?.Properties ?? [], [.. steps.Select(place => place.Number)],
            [.. allocated.Where(one => Same(one.Fact.Class, equipmentClass)).Select(one => one.Fact.Equipment)],
            [.. candidates.Where(one => one.Condition == EquipmentCondition.InUse && one.Batch == batch).Select(one => one.Id)], candidates);
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
