using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>Other lots of a material for a batch: these and no others are kept from now on; none frees the material.</summary>
internal sealed record ReserveCommand(string Material, IReadOnlyList<LotQuantity> Lots, string Reason);

internal sealed record LotQuantity(string Lot, Quantity Quantity);

/// <summary>A planner decides which lots a batch is to use. It is the way out when a reserved lot cannot be taken.</summary>
internal static class ReserveDecision
{
    public static readonly Role[] Roles = [Role.Planner, Role.Supervisor];

    public static Outcome<Telling> Decide(Scene scene, ReserveCommand command)
    {
        if ((Guards.HasRole(scene, Roles) ?? Fault(scene, command)) is { } refusal)
            return refusal;
        var telling = new Telling(scene);
        if (!Keep(telling, command).Try(out var kept, out refusal))
            return refusal;
        var batch = scene.State.Id;
        foreach (var old in scene.State.Reserved.Where(one => Same(one.Material, command.Material) && !kept.Exists(lot => Same(lot.Lot, one.Lot))))
        {
            var lot = Loaded(scene, old.Lot);
            if (LotGate.Free(lot, batch, command.Reason.Trim()) is { } freed)
                telling.TellOf(lot.At, freed);
        }

        telling.Tell(new ReservationsChanged(telling.By, command.Material, kept, command.Reason.Trim()));
        return telling;
    }

    private static Outcome<List<ReservedLot>> Keep(Telling telling, ReserveCommand command)
    {
        List<ReservedLot> kept = [];
        var scene = telling.Scene;
        foreach (var wanted in command.Lots)
        {
            var lot = Loaded(scene, wanted.Lot);
            var reserved = LotGate.MayUse(lot, scene.Today, command.Material, scene.Order.Site)
                .Then(_ => LotGate.Reserve(lot, scene.State.Id, wanted.Quantity, scene.Today, command.Reason.Trim()));
            if (!reserved.Try(out var fact, out var refusal))
                return refusal;
            telling.TellOf(lot.At, fact);
            kept.Add(new ReservedLot(lot.State.Material, lot.State.Id, fact.Quantity));
        }

        return kept;
    }

    private static Refusal? Fault(Scene scene, ReserveCommand command)
    {
        if (scene.State.HasEnded || scene.State.IsFinal)
            return BatchesRefusals.BatchEnded(scene.State);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        if (command.Lots.DistinctBy(one => one.Lot.ToUpperInvariant()).Count() < command.Lots.Count)
            return BatchesRefusals.LotNamedTwice();
        return scene.Recipe.MaterialNames.Keys.Any(one => Same(one, command.Material))
            || scene.Recipe.Steps.Any(step => step.Instruction.MaterialCode is { } code && Same(code, command.Material))
            ? null
            : BatchesRefusals.MaterialNotInRecipe(command.Material);
    }

    private static Folded<LotState> Loaded(Scene scene, string lot) =>
        scene.Lots.FirstOrDefault(one => Same(one.State.Id, lot))
        ?? throw new InvalidOperationException("The handler loads the lots that are named and those that are kept.");

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
