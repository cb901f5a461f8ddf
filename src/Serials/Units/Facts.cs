using Theriac.Ledger;

namespace Theriac.Serials.Units;

/// <summary>Packs exist. Their serials are content (set <paramref name="SetId"/>), which the hash covers in its order.</summary>
/// <param name="SerialsHash">SHA-256 over the serials, joined by line feeds.</param>
[Fact("packs-commissioned.v1")]
internal sealed record PacksCommissioned(
    string SetId, string Batch, string Gtin, string Lot, string Expiry, string ProductName, string Site, long Count, string SerialsHash,
    string CaptureId) : IFact;

/// <summary>A case or pallet was filled. Its direct contents are content (set <paramref name="SetId"/>).</summary>
/// <param name="Containers">SSCCs among the contents; packs are in the set only.</param>
/// <param name="ChildrenHash">SHA-256 over the paths of all contents, joined by line feeds.</param>
[Fact("container-packed.v1")]
internal sealed record ContainerPacked(
    string Sscc, string SetId, string Site, IReadOnlyList<string> Batches, long Count, IReadOnlyList<string> Containers, string ChildrenHash,
    string CaptureId) : IFact;

/// <summary>Told on the batch's own stream of packs, so that two packings of one pack cannot both pass.</summary>
[Fact("packs-put-into.v1")]
internal sealed record PacksPutInto(string Sscc, long Count) : IFact;

/// <summary>Told on the batch's own stream of packs where its certificate lets only so many go to a market.</summary>
/// <param name="Count">Below zero when it was undone.</param>
/// <param name="By">SSCC of what was shipped, or the path of a pack that was given away by itself.</param>
[Fact("packs-gone.v1")]
internal sealed record PacksGone(string Market, long Count, string By) : IFact;

/// <summary>Told on the inner container's stream.</summary>
[Fact("container-put-into.v1")]
internal sealed record ContainerPutInto(string Sscc, string Parent) : IFact;

/// <param name="Quarantine">True: some batch in it was not certified, so it moves between own sites only.</param>
[Fact("container-shipped.v1")]
internal sealed record ContainerShipped(
    string Sscc, string FromKind, string From, string ToKind, string To, IReadOnlyList<string> Batches, bool Quarantine, string CaptureId) : IFact;

[Fact("container-received.v1")]
internal sealed record ContainerReceived(string Sscc, string AtKind, string At, string CaptureId) : IFact;

/// <param name="Country">Of an export: where the pack went.</param>
/// <param name="Market">The market whose certified quantity it counts in; null where none does.</param>
[Fact("pack-state-changed.v1")]
internal sealed record PackStateChanged(
    string Gtin, string Serial, string Batch, States.PackAction Action, States.PackState From, States.PackState To, string Location, string CaptureId,
    string? Country = null, string? Market = null) : IFact;
