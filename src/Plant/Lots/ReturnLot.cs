using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

internal sealed record ReturnLotInput(
    Quantity? Quantity = null, string? Reason = null, string? Container = null, DateTimeOffset? HappenedAt = null, string? LateReason = null);

/// <summary>Back to the supplier. An expired or rejected lot may always leave (U11).</summary>
internal static class ReturnDecision
{
    public static readonly IReadOnlyList<Role> Roles = [Role.Supervisor, Role.QaReviewer];

    public static Outcome<IReadOnlyList<IFact>> Decide(Folded<LotState> lot, ReturnLotInput input, DateOnly on, LateMovement? late)
    {
        var read = new PlantInput();
        var quantity = read.Given("/quantity", input.Quantity);
        var reason = read.Text("/reason", input.Reason, PlantInput.ReasonLengthMax);
        if (read.Failed(out var refusal))
            return refusal;
        return LotGate.Move(lot, LotMovement.Return, quantity!.Value, on, reason: reason, container: input.Container, late: late)
            .Map(moved => (IReadOnlyList<IFact>)[moved]);
    }
}
