using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <summary>A delivery arrived; it is in quarantine.</summary>
[Fact("lot-received.v1")]
internal sealed record LotReceived(
    string Id, string Material, string Site, Quantity Quantity, string Supplier, string SupplierLot, DateOnly? ExpiryOn,
    IReadOnlyList<ContainerQuantity>? Containers = null) : IFact;

[Fact("lot-released.v1")]
internal sealed record LotReleased(string Id, Signature Signature, LotAssay? Assay = null) : IFact;

/// <summary>What the laboratory found, where it was not known at the release or was found again.</summary>
[Fact("lot-assayed.v1")]
internal sealed record LotAssayed(string Id, LotAssay? From, LotAssay Assay, Signature Signature) : IFact;

[Fact("lot-rejected.v1")]
internal sealed record LotRejected(string Id, string Reason, Signature Signature) : IFact;

/// <summary>The only way to another expiry date: signed, with a reason (C-137, U11).</summary>
[Fact("lot-expiry-changed.v1")]
internal sealed record LotExpiryChanged(string Id, DateOnly? From, DateOnly To, string Reason, Signature Signature) : IFact;
