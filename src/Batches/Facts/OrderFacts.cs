using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The person behind a fact, with the name as printed at that time.</summary>
internal sealed record By(string Id, string Name);

/// <summary>The master recipe that the batch is bound to: the hash is over its canonical JSON (C-188a).</summary>
internal sealed record RecipeBinding(string Id, string Version, string Hash, LocalizedText Title);

/// <summary>An operation of the recipe with its count of steps, so that progress can be shown without the recipe.</summary>
internal sealed record OutlineItem(string Id, LocalizedText Title, int Steps);

/// <summary>
/// A process order was released at a site: from now on the batch exists, its id can be printed on labels (U12), and its
/// control recipe is a true copy of the approved master, which the issuer signed (C-188a).
/// </summary>
[Fact("order-released.v1")]
internal sealed record OrderReleased(
    string OrderId,
    string BatchId,
    string LotNumber,
    string Site,
    string Zone,
    RecipeBinding Recipe,
    RecipeProduct? Product,
    Quantity? Planned,
    Quantity? Nominal,
    string? Line,
    long? PlannedStart,
    IReadOnlyList<OutlineItem> Outline,
    By By,
    Signature Signature,
    ControlBinding? Control = null,
    IReadOnlyList<ReservedLot>? Reservations = null,
    IReadOnlyList<Shortage>? Shortages = null,
    string? ShortageReason = null,
    ReworkBinding? ReworkOf = null,
    ProcedureBinding? Procedure = null) : IFact;

/// <summary>The lot that a rework order works on again, with what was decided about it then (211.115).</summary>
internal sealed record ReworkBinding(string Batch, string Lot, Disposition Disposition);

/// <summary>What a control recipe has beside the master: the site's approved parameters, by their hash, and the named size.</summary>
/// <param name="Parameters">SHA-256 of the site's parameter set; null where the site sets nothing of its own.</param>
/// <param name="BatchSize">Id of the named batch size; null for a recipe without.</param>
internal sealed record ControlBinding(string? Parameters, string? BatchSize);

/// <summary>Work began. The expiry date is the rule of the recipe applied to this day at the site (C-137).</summary>
[Fact("batch-started.v1")]
internal sealed record BatchStarted(By By, string ManufacturedOn, string? ExpiresOn) : IFact;

/// <summary>What a running element needs to come to a safe state, as the recipe has it.</summary>
internal sealed record SafeStatePlace(string Element, string Number, LocalizedText Title, LocalizedText Text);

/// <summary>Work is kept from going on, and what runs is brought to a safe state first: the batch is held when all of it is confirmed.</summary>
[Fact("batch-holding.v1")]
internal sealed record BatchHolding(By By, string Reason, string? ExceptionId, IReadOnlyList<SafeStatePlace> Places) : IFact;

/// <summary>A person brought it to its safe state, and says so.</summary>
[Fact("safe-state-reached.v1")]
internal sealed record SafeStateReached(string Element, string Number, string? Note, By By) : IFact;

/// <summary>Work is kept from going on, by a person or by a critical exception.</summary>
[Fact("batch-held.v1")]
internal sealed record BatchHeld(By By, string Reason, string? ExceptionId) : IFact;

[Fact("batch-resumed.v1")]
internal sealed record BatchResumed(By By, string Reason) : IFact;

/// <summary>A pause is asked for. Steps that are begun are finished, then the batch is paused.</summary>
[Fact("batch-pausing.v1")]
internal sealed record BatchPausing(By By, string Reason) : IFact;

/// <summary>No step is begun any more.</summary>
[Fact("batch-paused.v1")]
internal sealed record BatchPaused(By By) : IFact;

[Fact("mode-changed.v1")]
internal sealed record ModeChanged(BatchMode From, BatchMode To, string Reason, By By) : IFact;

/// <summary>Ended before its end, in an orderly way. Never resumed.</summary>
[Fact("batch-stopped.v1")]
internal sealed record BatchStopped(By By, string Reason, Signature Signature) : IFact;

/// <summary>Ended at once. Never resumed.</summary>
[Fact("batch-aborted.v1")]
internal sealed record BatchAborted(By By, string Reason, Signature Signature) : IFact;

/// <summary>The procedure reached its end.</summary>
[Fact("batch-completed.v1")]
internal sealed record BatchCompleted(int Steps) : IFact;
