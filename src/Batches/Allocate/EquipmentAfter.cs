using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>
/// What follows for equipment from what was told of a batch, in the same append: a phase that has ended does not use it any more
/// (C-105), and after the batch it is free, to be cleaned, and kept for nobody.
/// </summary>
internal sealed class EquipmentAfter(IEquipment equipment)
{
    public async Task TellAsync(Telling telling, CancellationToken cancellation)
    {
        var isEnd = telling.Facts.Any(fact => fact is BatchCompleted or BatchStopped or BatchAborted);
        if (isEnd)
            await LeaveAsync(telling, cancellation);
        foreach (var phase in telling.Facts.OfType<PhaseCompleted>().ToList())
            await EndPhaseAsync(telling, phase, cancellation);
        if (ProcedureEffect.IsDue(telling))
            await ServeAsync(telling, telling.Scene.Order.Procedure!, cancellation);
        if (!isEnd)
            return;
        foreach (var there in await equipment.LoadAsync(telling.State.Allocated.Select(kept => kept.Fact.Equipment), cancellation))
        {
            if (EquipmentGate.Free(telling.Foreseen(there), telling.State.Id, null) is { } freed)
                telling.TellOf(there.At, freed);
        }
    }

    private async Task LeaveAsync(Telling telling, CancellationToken cancellation)
    {
        var used = telling.State.Steps.Values.SelectMany(step => step.Earlier.Select(run => run.Was).Append(step))
            .Select(step => step.Equipment?.Equipment).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var there in await equipment.LoadAsync(used, cancellation))
        {
            if (EquipmentGate.Leave(telling.Foreseen(there), telling.State.Id).Try(out var left, out _))
                telling.TellOf(there.At, left);
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
            .Select(place => telling.State.Steps.GetValueOrDefault(place.Id)?.Equipment?.Equipment).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var there in await equipment.LoadAsync(used, cancellation))
        {
            var now = telling.Foreseen(there).State;
            // The end of the batch told that it was left.
            if (now.Condition == EquipmentCondition.InUse && now.Batch == telling.State.Id && now.Uses.Any(use => use.Phase == phase.Number))
                telling.TellOf(there.At, new EquipmentPhaseEnded(now.Id, telling.State.Id, phase.Number));
        }
    }
}
