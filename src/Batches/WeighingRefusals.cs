using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>Weighing, dispensing, and containers.</summary>
internal static class WeighingRefusals
{
    public static Refusal AssayMissing(string lot) =>
        new Refusal("lot-assay-missing", 409, $"Lot {lot} has no assay on record, and the recipe asks for it. QA records it first.").With("lot", lot);

    public static Refusal ActiveNotWeighed(string step, string active) =>
        new Refusal("active-not-weighed", 409, $"{active} is weighed first (step {step}): this makes up for it.").With("active", active).With("first", step);

    public static Refusal CompensatorNotPossible(string step, string active) =>
        new Refusal("compensator-not-possible", 409, $"Step {step}: {active} leaves nothing to make up for. Call the supervisor.").With("active", active);

    public static Refusal NotTared(string step) =>
        new Refusal("container-not-tared", 409, $"Step {step}: put the empty container on this balance and tare it first.").With("step", step);

    public static Refusal TareChanged(string balance, Quantity expected, Quantity found) =>
        new Refusal("balance-tare-changed", 409, $"{balance} holds a tare of {found}, not {expected}. Empty it, put the container on and tare it again.")
            .With("equipment", balance).With("expected", expected.ToString()).With("found", found.ToString());

    public static Refusal WeightNotStable() => new("balance-not-stable", 409, "The balance found no stable weight. Wait until it is still, and try again.");

    public static Refusal WeightNotTyped(string step, string balance) =>
        new Refusal("weight-not-typed", 409, $"{balance} tells its weights itself. Register there, or say why you type.").With("step", step).With("equipment", balance);

    public static Refusal ContainerUnknown(string id) =>
        new Refusal("container-unknown", 409, $"No container {id} was weighed for this batch. Scan another label or call the supervisor.").With("lot", id);

    public static Refusal ContainerVoid(string id, string reason) =>
        new Refusal("container-void", 409, $"Container {id} is not used: {reason}.").With("lot", id).With("reason", reason);

    public static Refusal ContainerCharged(string id) =>
        new Refusal("container-charged", 409, $"Container {id} was charged already. Scan another one.").With("lot", id);

    public static Refusal ContainerOfOtherMaterial(string id, string expected, string scanned) =>
        new Refusal("container-of-other-material", 409, $"Container {id} holds {scanned}, not {expected}. Scan a container of {expected}.")
            .With("lot", id).With("expected", expected).With("scanned", scanned);

    public static Refusal ContainerDiffers(string id, string what, string expected, string scanned) =>
        new Refusal("container-differs", 409, $"The label of {id} says {scanned} where the record says {expected}. Do not use it; call the supervisor.")
            .With("lot", id).With("what", what).With("expected", expected).With("scanned", scanned);

    public static Refusal ChargeTheContainer(string step, IReadOnlyList<string> containers) =>
        new Refusal("charge-the-container", 409, $"Step {step}: this material was weighed before. Scan its container: {string.Join(", ", containers)}.")
            .With("step", step).With("containers", string.Join(' ', containers));

    public static Refusal ContainerNotCorrected(string step) =>
        new Refusal("container-not-corrected", 409, $"Step {step}: what was weighed is not typed over. Take the container out of use and weigh again.").With("step", step);

    public static Refusal QuantityTooLong() => Refusal.Input("/value", "quantity-too-long", "A quantity has at most 18 digits.");

    public static Refusal LateReasonMissing() =>
        new("late-reason-missing", 422, "This happened earlier than now. Say why it is entered late.");

    public static Refusal TimeInFuture() => new("time-in-future", 422, "The time given lies in the future.");

    public static Refusal ValueSame(string number) =>
        new Refusal("value-same", 422, $"The new value of {number} is the old one.").With("step", number);

    public static Refusal ValueUnknown(string number) =>
        new Refusal("value-unknown", 404, $"{number} has no such value to correct.").With("step", number);
}
