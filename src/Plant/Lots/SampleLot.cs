using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <param name="Container">The container it was taken from; without one, the first that has some.</param>
internal sealed record SampleLotInput(
    Quantity? Quantity = null, SampleUse? Use = null, string? Container = null, DateTimeOffset? HappenedAt = null, string? LateReason = null);

/// <summary>A sample gets an id of its own and comes off the stock. It may be taken of every lot, released or not.</summary>
internal static class SampleDecision
{
    public static readonly IReadOnlyList<Role> Roles = [Role.Operator, Role.Supervisor, Role.QaReviewer];

    public static Outcome<IReadOnlyList<IFact>> Decide(Folded<LotState> lot, SampleLotInput input, DateOnly on, LateMovement? late)
    {
        var read = new PlantInput();
        var quantity = read.Given("/quantity", input.Quantity);
        var use = read.Given("/use", input.Use);
        if (read.Failed(out var refusal))
            return refusal;
        var sample = $"{lot.State.Id}-S{lot.State.Samples.Count + 1}";
        return LotGate.Move(lot, LotMovement.Sample, quantity!.Value, on, reason: sample, container: input.Container, late: late)
            .Map(moved => (IReadOnlyList<IFact>)
                [moved, new LotSampled(lot.State.Id, sample, use!.Value, quantity.Value, moved.Containers is [var from] ? from.Id : input.Container)]);
    }
}
