using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>
/// What follows for equipment from what was told of a batch, in the same append: a phase that has ended does not use it any more
/// (C-105), and after the batch it is kept for nobody.
/// </summary>
internal sealed class EquipmentAfter(IEquipment equipment)
{
    public async Task TellAsync(Telling telling, CancellationToken cancellation)
    {
        foreach (var phase in telling.Facts.OfType<PhaseCompleted>().ToList())
            await EndPhaseAsync(telling, phase, cancellation);
        if (ProcedureEffect.IsDue(telling))
            await ServeAsync(telling, telling.Scene.Order.Procedure!, cancellation);
        if (!telling.Facts.Any(fact => fact is BatchCompleted or BatchStopped or BatchAborted))
            return;
        foreach (var kept in telling.State.Allocated)
        {
            var there = await equipment.LoadAsync(kept.Fact.Equipment, cancellation);
            if (EquipmentGate.Free(telling.Foreseen(there), telling.State.Id, null) is { } freed)
                telling.TellOf(there.At, freed);
        }
    }

    private async Task ServeAsync(Telling telling, ProcedureBinding procedure, CancellationToken cancellation)
    {
        var piece = await equipment.LoadAsync(procedure.Equipment, cancellation);
        var rules = (await equipment.RulesAsync(cancellation)).State;
        if (ProcedureEffect.Of(procedure, telling.Scene, telling.Foreseen(piece), rules.ClockOf(piece.State.Class, telling.Scene.Now)) is { } fact)
            telling.TellOf(piece.At, fact);
    }

    private async Task EndPhaseAsync(Telling telling, PhaseCompleted phase, CancellationToken cancellation)
    {
        var used = telling.Scene.Recipe.Steps.Where(place => place.Phase.Id == phase.Phase)
            .Select(place => telling.State.Steps.GetValueOrDefault(place.Id)?.Equipment?.Equipment).OfType<string>().Distinct();
        foreach (var id in used)
        {
            var there = await equipment.LoadAsync(id, cancellation);
            var now = telling.Foreseen(there).State;
            // The end of the batch told that it was left.
            if (now.Condition == EquipmentCondition.InUse && now.Batch == telling.State.Id && now.Uses.Any(use => use.Phase == phase.Number))
                telling.TellOf(there.At, new EquipmentPhaseEnded(now.Id, telling.State.Id, phase.Number));
        }
    }
}
