using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What a person claims and the record does not take for it.</summary>
internal static class ClaimsRefusals
{
    public static Refusal TimeBeforeBatch(long startedAt) =>
        new Refusal("time-before-batch", 422, "The batch had not begun at that time.").With("startedAt", Micros.ToText(startedAt));

    public static Refusal TimeBeforeGap(long gap) =>
        new Refusal("time-before-gap", 422, "The network was there at that time. Enter it with a reason of its own.").With("gap", Micros.ToText(gap));

    public static Refusal SampleNumberTaken(string number, string sample) =>
        new Refusal("sample-number-taken", 409, $"{number}: there is a sample {sample} of this batch already. Give this one another number.")
            .With("step", number).With("sample", sample);

    public static Refusal WeighAtBalance(string number) =>
        new Refusal("weigh-at-balance", 409, $"{number} is weighed from a lot. Scan the lot and register the weight at the balance.").With("step", number);

    public static Refusal KindOfRules() =>
        Refusal.Input("/kind", "exception-kind-of-rules", "Exceptions of this kind are opened by the rules. Choose what it is about.");

    public static Refusal GradeLoweredByYou(string exception) =>
        new Refusal("grade-lowered-by-you", 403, $"You lowered the grade of {exception}. Another person concludes it.").With("exception", exception);

    public static Refusal ConcludesOwnWork(string exception, string number) =>
        new Refusal("concludes-own-work", 403, $"You performed {number}. Another person concludes {exception}.")
            .With("exception", exception).With("step", number);

    public static Refusal QuantityOfOtherMarkets(string left) =>
        Refusal.Input("/quantity", "quantity-of-other-markets", $"Of what the batch made, {left} are left for this market.").With("left", left);

    public static Refusal QuantityNotWhole() => Refusal.Input("/quantity", "quantity-not-whole", "Packs are counted: give a whole number of them.");

    public static Refusal DestinationMissing() => Refusal.Input("/destination", "destination-missing", "Say what becomes of the goods.");
}
