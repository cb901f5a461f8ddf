using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant;

/// <summary>Which device prints a label: one rule for every module.</summary>
public static class PrinterGate
{
    /// <summary>A label printer that is registered at the site, so that no label comes out where nobody waits for it.</summary>
    public static Outcome<Done> MayPrint(Folded<EquipmentState>? printer, string asked, string site) =>
        printer is { State: { Device.Driver: DeviceDrivers.Zpl } state } && string.Equals(state.Site, site, StringComparison.OrdinalIgnoreCase)
            ? Done.Ok
            : PlantRefusals.PrinterUnknown(asked, site);

    /// <summary>What stands under a scanned or chosen id.</summary>
    public static async Task<Folded<EquipmentState>?> FindPrinterAsync(this IEquipment equipment, string? id, CancellationToken cancellation = default) =>
        EntityId.TryParse(id?.Trim(), out var known) ? await equipment.LoadAsync(known.ToString(), cancellation) : null;
}
