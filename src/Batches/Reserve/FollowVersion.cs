using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// A batch that goes to another version of its recipe keeps what that one asks for: of a material whose need is another one now, the rest
/// that is not in the batch yet is chosen anew by what expires first; what is needed no more is free for others. A need that stays leaves
/// the planner's choice alone.
/// </summary>
internal sealed class FollowVersion(IFefo fefo, ILots lots, ControlRecipes recipes)
{
    public async Task TellAsync(Telling telling, ChangeAuthorised change, CancellationToken cancellation)
    {
        if (change.Version is null || !(await recipes.FindAsync(telling.Scene.State, cancellation)).Try(out var before, out _))
            return;
        var order = telling.Scene.Order;
        var was = MaterialNeeds.Of(before.Master, order.Planned).ToDictionary(one => one.Material, one => one.Quantity, StringComparer.OrdinalIgnoreCase);
        var now = MaterialNeeds.Of(telling.Scene.Recipe.Master, order.Planned).ToDictionary(one => one.Material, one => one.Quantity, StringComparer.OrdinalIgnoreCase);
        var reason = telling.State.Changes.Find(one => one.Id == change.Id)?.Requested.Reason ?? change.Id;
        foreach (var material in was.Keys.Union(now.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
        {
            Quantity? need = now.TryGetValue(material, out var asked) ? Rest(telling.State, material, asked) : null;
            if (!was.TryGetValue(material, out var known) || !now.ContainsKey(material) || !known.Equals(asked))
                await KeepAsync(telling, material, need, reason, cancellation);
        }
    }

    private async Task KeepAsync(Telling telling, string material, Quantity? need, string reason, CancellationToken cancellation)
    {
        var (batch, today) = (telling.State.Id, telling.Scene.Today);
        IReadOnlyList<FefoPick> picks = need is { Value: > 0 } some
            ? Fefo.Choose(await fefo.CandidatesAsync(telling.Scene.Order.Site, material, today, cancellation), some, today, batch).Picks
            : [];
        var old = telling.State.Reserved.Where(one => Same(one.Material, material)).Select(one => one.Lot)
            .Where(lot => !picks.Any(pick => Same(pick.Lot.State.Id, lot)));
        var isChanged = false;
        foreach (var lot in await lots.LoadAsync(old, cancellation))
        {
            if (LotGate.Free(telling.Foreseen(lot), batch, reason) is { } freed)
                telling.TellOf(lot.At, freed);
            isChanged = true;
        }

        List<ReservedLot> kept = [];
        foreach (var pick in picks)
        {
            if (!LotGate.Reserve(telling.Foreseen(pick.Lot), batch, pick.Quantity, today, reason).Try(out var reserved, out _))
                continue;
            telling.TellOf(pick.Lot.At, reserved);
            kept.Add(new ReservedLot(pick.Lot.State.Material, pick.Lot.State.Id, reserved.Quantity));
        }

        if (isChanged || kept.Count > 0)
            telling.Tell(new ReservationsChanged(telling.By, material, kept, reason));
    }

    /// <summary>What is not in the batch yet, nor weighed for it.</summary>
    private static Quantity Rest(BatchState state, string material, Quantity need)
    {
        var charged = state.Steps.Values.SelectMany(step => step.Charges).Where(one => Same(one.MaterialCode, material)).ToList();
        var waiting = state.Dispensed.Where(one => one is { IsValid: true, ChargedAt: null } && Same(one.Fact.MaterialCode, material));
        var taken = charged.Select(one => one.Net).Concat(waiting.Select(one => one.Net));
        return taken.Aggregate(need, (rest, one) => one.To(rest.Unit).Then(rest.Minus).Try(out var left, out _) ? left : rest);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
