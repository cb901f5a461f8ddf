using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What is refused of orders that others plan.</summary>
internal static class PlannedOrdersRefusals
{
    public static Refusal OrderUnknown(string id) => new Refusal("order-unknown", 404, $"There is no order {id}.").With("order", id);

    public static Refusal OrderCancelled(string id) =>
        new Refusal("order-cancelled", 409, $"Order {id} was cancelled. It is not taken up again; plan a new one.").With("order", id);

    public static Refusal OrderReleasedAlready(string id, string batch) =>
        new Refusal("order-released-already", 409, $"Order {id} is released already, as batch {batch}.").With("order", id).With("batch", batch);

    public static Refusal OrderMessageStale(string id, string said, string known) =>
        new Refusal("order-message-stale", 409, $"Order {id} is known as {known}; what says {said} is older and changes nothing.")
            .With("order", id).With("said", said).With("known", known);

    public static Refusal OrderVersionReused(string id, string version) =>
        new Refusal("order-version-reused", 409, $"Order {id} says something else in {version} than before. Another content needs another version.")
            .With("order", id).With("version", version);

    public static Refusal OrderElsewhere(string site) =>
        new Refusal("order-elsewhere", 403, $"You may not plan orders at {site}.").With("site", site);

    public static Refusal OrderDoesNotDiffer(string id) =>
        new Refusal("order-does-not-differ", 409, $"Order {id} has no difference to decide on.").With("order", id);

    public static Refusal OrderAsksElse(string id, string field, string asked, string given) =>
        new Refusal("order-asks-else", 409, $"Order {id} asks for {asked} as {field}, not {given}.")
            .With("order", id).With("field", field).With("asked", asked).With("given", given);

    public static Refusal OrderChanged(string id) =>
        new Refusal("order-changed", 409, $"Order {id} was changed meanwhile. Read it again, then sign.").With("order", id);

    public static Refusal OrdersCount(int max) => Refusal.Input("/orders", "orders-count", $"A message has from 1 to {max} orders.");
}
