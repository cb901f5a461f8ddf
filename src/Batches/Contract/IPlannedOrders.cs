using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Orders that somebody else plans, for the module that takes messages and files.</summary>
public interface IPlannedOrders
{
    /// <summary>
    /// What a message or a file does, all or nothing: the caller appends it together with its own entry. Nothing is written here. The errors of
    /// a refusal name the order by its place: <c>/orders/0/quantity</c>.
    /// </summary>
    /// <param name="caller">Null for the instance itself, which takes files from a folder.</param>
    Task<Outcome<OrderWrites>> DecideAsync(
        Caller? caller, OrderVerb verb, IReadOnlyList<OrderRequest> orders, OrderSource source, CancellationToken cancellation = default);
}

/// <summary>What a message wants. The words are those of B2MML's transactions.</summary>
public enum OrderVerb
{
    Process,
    Sync,
    Change,
    Cancel,
}

/// <summary>One order as its sender wrote it.</summary>
/// <param name="Version">The sender's version of the order; whole numbers are compared as such.</param>
/// <param name="Recipe">Id of a master recipe; an order names this or the product, or both.</param>
/// <param name="Start">Planned, microseconds UTC.</param>
/// <param name="Priority">As the sender counts.</param>
public sealed record OrderRequest(
    string Id,
    string? Version,
    string Site,
    string? Recipe,
    string? Product,
    Quantity? Quantity,
    string? Line,
    long? Start,
    long? End,
    int? Priority,
    string? Description,
    IReadOnlyList<OrderMaterial> Materials);

/// <summary>What the order's sender thinks that it takes or makes. The approved recipe decides what is charged.</summary>
/// <param name="Use">In the sender's word, for example <c>Consumed</c>.</param>
public sealed record OrderMaterial(string Material, string Use, Quantity Quantity, string? Lot);

/// <summary>Where an order, or a change of it, came from.</summary>
/// <param name="Interface">For example <c>b2mml-http</c>.</param>
/// <param name="Message">Key of the message's own stream.</param>
/// <param name="SaidAt">When the sender wrote it, by his clock, microseconds UTC: it tells old from new where versions do not.</param>
public sealed record OrderSource(string Interface, string Sender, string Message, long SaidAt);

/// <summary>What an order became.</summary>
public enum OrderEffect
{
    Planned,
    Changed,
    Cancelled,

    /// <summary>It says what was known already.</summary>
    Unchanged,

    /// <summary>The batch exists already; a person decides on the difference.</summary>
    Differs,
}

public sealed record OrderWritten(string Id, OrderEffect Effect);

/// <param name="Zone">Of the first order's site.</param>
public sealed record OrderWrites(
    IReadOnlyList<Draft> Drafts, IReadOnlyList<StreamVersion> ReliesOn, IReadOnlyList<OrderWritten> Orders, string Zone);
