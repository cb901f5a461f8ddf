using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>A piece of equipment is kept for the batch: of its class only what is kept is taken.</summary>
[Fact("unit-allocated.v1")]
internal sealed record UnitAllocated(string Class, string Equipment, string Name, By By) : IFact;

/// <summary>It is kept for the batch no longer.</summary>
[Fact("unit-allocation-freed.v1")]
internal sealed record UnitAllocationFreed(string Equipment, string Reason, By By) : IFact;

/// <summary>Equipment that is kept for the batch, and since when.</summary>
internal sealed record AllocatedUnit(Stamp Stamp, UnitAllocated Fact);
