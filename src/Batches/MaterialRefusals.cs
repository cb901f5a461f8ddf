using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What is refused while in-process material is on hold, and of decisions about it.</summary>
internal static class MaterialRefusals
{
    public static Refusal MaterialNotUsable(MaterialHoldState hold) => (hold.Standing == MaterialStanding.Rejected
        ? new Refusal("material-rejected", 409, $"The material checked at {hold.Fact.Number} is rejected. Nothing after it goes on.")
        : new Refusal(
            "material-on-hold", 409,
            $"The material checked at {hold.Fact.Number} is on hold: {hold.Fact.Value}, expected {hold.Fact.Expected}. Quality decides whether it is used."))
        .With("hold", hold.Id).With("number", hold.Fact.Number).With("exception", hold.Fact.Exception);

    public static Refusal MaterialHoldUnknown(string id) =>
        new Refusal("material-hold-unknown", 404, "The batch has no such hold of material.").With("hold", id);

    public static Refusal MaterialDecidedAlready(MaterialHoldState hold) =>
        new Refusal("material-decided", 409, $"Quality has decided about {hold.Id} already.").With("hold", hold.Id).With("state", $"{hold.Standing}");

    public static Refusal MaterialOwnWork() => new("material-own-work", 403, "You worked on this batch. Another person of quality decides.");
}
