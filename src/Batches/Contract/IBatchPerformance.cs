using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What was made, of what, by whom and on what: for the module that tells partners.</summary>
public interface IBatchPerformance
{
    /// <summary>As the record says now; null when there is no such batch.</summary>
    Task<BatchPerformance?> FindAsync(string batchId, CancellationToken cancellation = default);
}

/// <param name="OrderId">Number of the process order; the sender's own where he planned it.</param>
/// <param name="StartedAt">Microseconds UTC; null while it was not started.</param>
/// <param name="DecidedAt">Null before certification or rejection.</param>
public sealed record BatchPerformance(
    string Batch, string OrderId, string Lot, string Site, string? Line, string Recipe, string RecipeVersion, string? Product, string? ProductName,
    long? StartedAt, long? EndedAt, Lifecycle State, Disposition Disposition, long? DecidedAt, string? RegisterNumber,
    IReadOnlyList<PerformedSegment> Segments)
{
    /// <summary>What was decided for each market; a hold of the whole lot stands above it.</summary>
    public IReadOnlyList<MarketDecision> Markets { get; init; } = [];

    /// <summary>A procedure on equipment: no partner ordered it, and nothing was made.</summary>
    public bool IsProcedure { get; init; }
}

/// <param name="RegisterNumber">Of a certificate.</param>
public sealed record MarketDecision(string Market, Disposition Disposition, string? RegisterNumber);

/// <summary>One operation of the recipe.</summary>
public sealed record PerformedSegment(
    string Id, string Title, long? Start, long? End, IReadOnlyList<UsedMaterial> Consumed, IReadOnlyList<MadeMaterial> Produced,
    IReadOnlyList<UsedEquipment> Equipment, IReadOnlyList<ActivePerson> People);

/// <param name="Number">Of the step.</param>
public sealed record UsedMaterial(string Step, string Number, string Lot, string Material, string Name, Quantity Quantity, long At);

/// <param name="Step">A yield, or a step that commissions packs.</param>
/// <param name="Text">As recorded: a share has no quantity.</param>
public sealed record MadeMaterial(string Step, string Number, Quantity? Quantity, string Text, long At)
{
    /// <summary>The lot of bulk that the yield became; null where it is the batch's own lot of its product.</summary>
    public MadeLot? Lot { get; init; }
}

public sealed record MadeLot(string Material, string Lot);

public sealed record UsedEquipment(string Step, string Id, string Name, string? Class, long At);

public sealed record ActivePerson(string Id, string Name);
