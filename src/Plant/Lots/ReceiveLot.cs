using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <param name="Containers">What each container holds, when it came in several: together the quantity.</param>
internal sealed record ReceiveLotInput(
    string? Id = null, string? Material = null, string? Site = null, Quantity? Quantity = null, string? Supplier = null, string? SupplierLot = null, DateOnly? ExpiryOn = null,
    IReadOnlyList<Quantity>? Containers = null);

/// <summary>A delivery becomes a lot in quarantine. An expiry date that has passed is taken: the goods are there, and are blocked.</summary>
internal sealed class ReceiveLot(ILedger ledger, IStreams streams, IPlantDirectory directory)
{
    private const int ContainersMax = 200;

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
        var containers = Containers(input, id, command);
        if (input.Failed(out var refusal))
            return refusal;
        if (material is null)
            return PlantRefusals.MaterialUnknown(command.Material ?? "");
        if (site is null)
            return PlantRefusals.SiteUnknown(command.Site ?? "");
        if (!Roles.Any(role => caller.Has(role, site.Id)))
            return PlantRefusals.NotAtSite(site.Id, Roles);
        var received = new LotReceived(id, material.Code, site.Id, command.Quantity!.Value, supplier, supplierLot, command.ExpiryOn, containers);
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
        received.SupplierLot, received.ExpiryOn, caller.UserId)
    {
        Containers = [.. (received.Containers ?? []).Select(one => new LotContainer(one.Id, one.Quantity, one.Quantity))],
    };

    /// <summary>Containers are numbered as their labels will be; null when it came as one.</summary>
    private static List<ContainerQuantity>? Containers(PlantInput input, string id, ReceiveLotInput command)
    {
        if (command is not { Containers: { Count: > 0 } given, Quantity: { } whole })
            return null;
        input.Check(given.Count <= ContainersMax, "/containers", "containers-too-many", $"At most {ContainersMax} containers.");
        var parts = given.Select(one => one.To(whole.Unit)).ToList();
        var fits = parts.TrueForAll(one => one is { IsOk: true, Value.Value: > 0 }) && parts.Sum(one => one.Value.Value) == whole.Value;
        input.Check(fits, "/containers", "containers-not-whole", $"The containers together hold {whole}.");
        return fits ? [.. parts.Select((one, index) => new ContainerQuantity($"{id}.{index + 1:00}", one.Value))] : null;
    }
}
