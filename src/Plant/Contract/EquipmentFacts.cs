using Theriac.Ledger;

namespace Theriac.Plant;

/// <summary>What equipment is used for: product, lot, phase and person, as its log has to say (21 CFR 211.182).</summary>
/// <param name="Phase">Number of the phase, as in the recipe.</param>
public sealed record PhaseUse(string? Product, string? Lot, string Phase, PhaseTitle Title, string Step, string By);

/// <summary>What the phase is called in its recipe, in the shape that recipes have for texts.</summary>
public sealed record PhaseTitle(string En, string? Vi, string? Zh)
{
    public string In(string language) => (language == "vi" ? Vi : language == "zh" ? Zh : null) ?? En;
}

/// <summary>How long it stood clean or dirty before this entry, and how long it might have.</summary>
/// <param name="LimitHours">As the rule of its class said then; null where it set none.</param>
public sealed record HoldSeen(EquipmentHoldKind Kind, long Minutes, int? LimitHours)
{
    public bool IsExceeded => Minutes > LimitHours * 60L;
}

/// <summary>
/// Equipment was taken, left or cleaned. Batches drafts it on <c>equipment/{id}</c> when a batch takes or leaves a unit;
/// <see cref="EquipmentGate"/> makes it.
/// </summary>
/// <param name="Batch">The batch that takes or leaves it; null when cleaned.</param>
/// <param name="Use">For what it was taken.</param>
/// <param name="Hold">How long it stood before it was taken or cleaned.</param>
[Fact("equipment-condition-changed.v1")]
public sealed record EquipmentConditionChanged(
    string Id, EquipmentCondition From, EquipmentCondition To, string? Batch, string? Reason, PhaseUse? Use = null, HoldSeen? Hold = null)
    : IFact;

/// <summary>The batch that has it uses it in a further phase as well.</summary>
[Fact("equipment-used.v1")]
public sealed record EquipmentUsed(string Id, string Batch, PhaseUse Use) : IFact;

/// <summary>A phase that used it has ended; the batch still has it.</summary>
[Fact("equipment-phase-ended.v1")]
public sealed record EquipmentPhaseEnded(string Id, string Batch, string Phase) : IFact;

/// <summary>A procedure without a batch is begun on it: until that has ended no other is begun on it, and no batch takes it.</summary>
/// <param name="Record">Id of the procedure's record.</param>
[Fact("equipment-procedure-begun.v1")]
public sealed record EquipmentProcedureBegun(string Id, string Record, string What) : IFact;

/// <summary>The procedure has ended, whatever it did.</summary>
[Fact("equipment-procedure-ended.v1")]
public sealed record EquipmentProcedureEnded(string Id, string Record) : IFact;

/// <summary>A daily check or a line check of it was carried out by an approved procedure.</summary>
/// <param name="Record">Id of the procedure's record.</param>
[Fact("equipment-checked.v1")]
public sealed record EquipmentChecked(string Id, DateOnly On, string What, string Record) : IFact;

/// <summary>It is kept for a batch: no other takes it until that one has left it, or it is freed.</summary>
[Fact("equipment-allocated.v1")]
public sealed record EquipmentAllocated(string Id, string Batch) : IFact;

/// <summary>It is kept for nobody any more.</summary>
[Fact("equipment-allocation-freed.v1")]
public sealed record EquipmentAllocationFreed(string Id, string Batch, string? Reason) : IFact;
