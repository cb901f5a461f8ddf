using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant;

/// <summary>
/// Some of a lot was used, returned, scrapped or counted again. Batches drafts it on <c>lot/{id}</c> in the same append as
/// its own entry; <see cref="LotGate.Move"/> makes it.
/// </summary>
/// <param name="Quantity">In the lot's unit.</param>
/// <param name="OnHand">What is left: stored, so that a rebuild never computes it again.</param>
/// <param name="Batch">For <see cref="LotMovement.Use"/> and what is put back after it.</param>
/// <param name="Promised">What is still reserved for the batch after this; null when nothing was.</param>
/// <param name="Reserved">What is reserved for all batches together after this; null where nothing is or was.</param>
/// <param name="Containers">What is left in each container that gave or took some.</param>
/// <param name="Late">When it happened, if it is entered later than that; both times are kept (U15).</param>
[Fact("lot-moved.v1")]
public sealed record LotMoved(
    string Id,
    LotMovement Movement,
    Quantity Quantity,
    Quantity OnHand,
    string? Batch,
    string? Reason,
    Quantity? Promised = null,
    Quantity? Reserved = null,
    IReadOnlyList<ContainerQuantity>? Containers = null,
    LateMovement? Late = null,
    Signature? Signature = null) : IFact;

/// <summary>A container of a lot with a quantity in the lot's unit.</summary>
public sealed record ContainerQuantity(string Id, Quantity Quantity);

/// <summary>Entered later than it happened: the claimed time is data, never the record's time.</summary>
public sealed record LateMovement(long HappenedAt, string Reason);

/// <summary>A part of a lot is kept for a batch. It says all that the batch is promised of this lot from now on.</summary>
/// <param name="Reserved">For all batches together after this.</param>
[Fact("lot-reserved.v1")]
public sealed record LotReserved(string Id, string Batch, string Material, Quantity Quantity, Quantity Reserved, string? Reason = null) : IFact;

/// <summary>What was kept for a batch, and not taken, is free again.</summary>
/// <param name="Quantity">What is freed.</param>
/// <param name="Reserved">For all other batches together.</param>
[Fact("lot-reservation-freed.v1")]
public sealed record LotReservationFreed(string Id, string Batch, Quantity Quantity, Quantity Reserved, string? Reason = null) : IFact;
