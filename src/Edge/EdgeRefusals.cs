using Theriac.Kernel;

namespace Theriac.Edge;

/// <summary>Refusals that any endpoint may give.</summary>
public static class EdgeRefusals
{
    public static readonly Refusal KeyTooLong = new("idempotency-key-long", 400, "An Idempotency-Key has at most 200 characters.");

    public static readonly Refusal KeyReused = new(
        "idempotency-key-reused", 422, "This Idempotency-Key was used for another request. Take a new key for each deed.");

    public static readonly Refusal Repeated = new(
        "request-repeated", 409, "This request was already carried out. Read the record again to see its result.");
}
