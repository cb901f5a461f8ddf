using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Lots;

namespace Theriac.Plant;

/// <summary>Something was declared empty although the books still have some of it.</summary>
/// <param name="Waits">It is too much to be written off by one person: QA signs it as a count.</param>
/// <param name="Most">Up to here it is written off at once.</param>
/// <param name="Fact">For the lot's stream; null where another count of the lot waits already.</param>
public sealed record FoundEmpty(Quantity Rest, Quantity Most, bool Waits, IFact? Fact);

public static partial class LotGate
{
    /// <summary>
    /// Whether the books follow a count only with QA's signature: it, with what was posted without one since the last signed count, is
    /// more than a small part of what the books said then.
    /// </summary>
    internal static bool Waits(LotState lot, Quantity difference)
    {
        var drift = lot.Drift?.Value ?? 0;
        return Math.Abs(drift + difference.Value) * 100m > (lot.OnHand.Value - drift) * CountDecision.PercentMax;
    }

    /// <summary>
    /// What becomes of the rest in the books of a container, or of a lot without any, that was found empty; null where the books are empty
    /// too. A small part of what once was in it is written off at once.
    /// </summary>
    public static FoundEmpty? FindEmpty(Folded<LotState> lot, string? container, DateOnly on, string reason)
    {
        var state = lot.State;
        var named = container is null ? null : state.Container(container);
        var (rest, whole) = named is null ? (state.OnHand, state.Received) : (named.Left, named.Received);
        if (rest.Value <= 0)
            return null;
        var difference = new Quantity(-rest.Value, rest.Unit);
        var most = new Quantity(whole.Value * CountDecision.PercentMax / 100m, rest.Unit);
        var drift = Math.Abs((state.Drift?.Value ?? 0) - rest.Value);
        if (rest.Value <= most.Value && drift * 100m <= state.Received.Value * CountDecision.PercentMax
            && Move(lot, LotMovement.Adjust, difference, on, null, reason, named?.Id).Try(out var moved, out _))
            return new FoundEmpty(rest, most, false, moved);
        var left = new Quantity(state.OnHand.Value - rest.Value, rest.Unit);
        return new FoundEmpty(rest, most, true, state.Count is null ? new LotCounted(state.Id, left, difference, reason, true, named?.Id) : null);
    }
}
