using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

internal sealed record ReceiveLotInput(
    string? Id = null, string? Material = null, string? Site = null, Quantity? Quantity = null, string? Supplier = null, string? SupplierLot = null, DateOnly? ExpiryOn = null);

/// <summary>A delivery becomes a lot in quarantine. An expiry date that has passed is taken: the goods are there, and are blocked.</summary>
internal sealed class ReceiveLot(ILedger ledger, IStreams streams, IPlantDirectory directory)
{
    public static readonly IReadOnlyList<Role> Roles = [Role.Operator, Role.Supervisor, Role.Planner];

    public async Task<Outcome<LotState>> HandleAsync(ReceiveLotInput command, Caller caller, CancellationToken cancellation)
    {
        var material = await directory.FindMaterialAsync(command.Material ?? "", cancellation);
        var site = await directory.FindSiteAsync(command.Site ?? "", cancellation);
        var input = new PlantInput();
        var id = input.Id("/id", command.Id);
        var supplier = input.Text("/supplier", command.Supplier);
        var supplierLot = input.Text("/supplierLot", command.SupplierLot, EntityId.LengthMax);
        CheckQuantity(input, input.Given("/quantity", command.Quantity), material);
        if (input.Failed(out var refusal))
            return refusal;
        if (material is null)
            return PlantRefusals.MaterialUnknown(command.Material ?? "");
        if (site is null)
            return PlantRefusals.SiteUnknown(command.Site ?? "");
        if (!Roles.Any(role => caller.Has(role, site.Id)))
            return PlantRefusals.NotAtSite(site.Id, Roles);
        var received = new LotReceived(id, material.Code, site.Id, command.Quantity!.Value, supplier, supplierLot, command.ExpiryOn);
        return await ledger.AddNewAsync(
            streams, caller.At(site.Zone), [new Draft(PlantStreams.Lot(id), received)], PlantRefusals.IdTaken("lot", id),
            StateOf(received, caller), cancellation);
    }

    private static void CheckQuantity(PlantInput input, Quantity? quantity, MaterialInfo? material)
    {
        if (quantity is not { } given)
            return;
        input.Check(given.Value > 0, "/quantity", "quantity-not-positive", "A quantity above zero is needed.");
        input.Check(DecimalParts.TrySplit(given.Value, out _), "/quantity", "quantity-too-long", "A quantity has at most 18 digits.");
        input.Check(
            material is null || material.Dimension == given.Dimension, "/quantity", "unit-dimensions-differ",
            $"{material?.Code} is kept in {material?.Unit}.");
    }

    private static LotState StateOf(LotReceived received, Caller caller) => new(
        received.Id, received.Material, received.Site, LotStatus.Quarantine, received.Quantity, received.Quantity, received.Supplier,
        received.SupplierLot, received.ExpiryOn, caller.UserId);
}
