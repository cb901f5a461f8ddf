using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>
/// What follows for equipment from what was told of a batch, in the same append: a phase that has ended does not use it any more
/// (C-105), with the end of its operation it is left where the recipe still asks for nothing of its class, and after the batch it is free,
/// to be cleaned, and kept for nobody.
/// </summary>
internal sealed class EquipmentAfter(IEquipment equipment)
{
    public async Task TellAsync(Telling telling, CancellationToken cancellation)
    {
        var isEnd = telling.Facts.Any(fact => fact is BatchCompleted or BatchStopped or BatchAborted);
        if (isEnd)
            await LeaveAllAsync(telling, cancellation);
        var ended = telling.Facts.OfType<PhaseCompleted>().ToList();
        foreach (var phase in ended)
            await EndPhaseAsync(telling, phase, cancellation);
        if (ended.Count > 0 && telling.State.IsUnderWay)
            await LeaveDoneAsync(telling, cancellation);
        if (ProcedureEffect.IsDue(telling))
            await ServeAsync(telling, telling.Scene.Order.Procedure!, cancellation);
        if (!isEnd)
            return;
        if (telling.Scene.Order.Procedure is { } served)
            await EndProcedureAsync(telling, served, cancellation);
        foreach (var there in await equipment.LoadAsync(telling.State.Allocated.Select(kept => kept.Fact.Equipment), cancellation))
        {
            if (EquipmentGate.Free(telling.Foreseen(there), telling.State.Id, null) is { } freed)
                telling.TellOf(there.At, freed);
        }
    }

    private async Task LeaveAllAsync(Telling telling, CancellationToken cancellation)
    {
        var used = telling.State.Steps.Values.SelectMany(step => step.Earlier.Select(run => run.Was).Append(step))
            .Select(step => step.Equipment?.Equipment).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var there in await equipment.LoadAsync(used, cancellation))
        {
            if (EquipmentGate.Leave(telling.Foreseen(there), telling.State.Id).Try(out var left, out _))
                telling.TellOf(there.At, left);
        }
    }

    /// <summary>
    /// Left by rule, to be cleaned: no phase uses it, the operations that it was checked in for have ended, and no step that is still to
    /// come asks for its class. Its dirty hold begins now and not with the end of the batch (C-182, C-111).
    /// </summary>
    private async Task LeaveDoneAsync(Telling telling, CancellationToken cancellation)
    {
        foreach (var there in await equipment.LoadAsync(UseRules.Done(telling.State, telling.Scene.Recipe), cancellation))
        {
            var now = telling.Foreseen(there);
            if (now.State.Uses.Count == 0 && !UseRules.IsAskedFor(telling.State, telling.Scene.Recipe, now.State.Class)
                && EquipmentGate.Leave(now, telling.State.Id).Try(out var left, out _))
            {
                telling.TellOf(there.At, left);
                if (EquipmentGate.Free(now, telling.State.Id, null) is { } freed)
                    telling.TellOf(there.At, freed);
            }
        }
    }

    private async Task EndProcedureAsync(Telling telling, ProcedureBinding procedure, CancellationToken cancellation)
    {
        var piece = await equipment.LoadAsync(procedure.Equipment, cancellation);
        if (EquipmentGate.EndProcedure(telling.Foreseen(piece).State, telling.State.Id) is { } ended)
            telling.TellOf(piece.At, ended);
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
