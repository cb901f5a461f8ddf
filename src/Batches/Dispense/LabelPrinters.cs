using Theriac.Kernel;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>The labels that a telling prints go to registered printers of the batch's site, and to no others.</summary>
internal sealed class LabelPrinters(IEquipment equipment)
{
    /// <summary>Null when every label has its printer.</summary>
    public async Task<Refusal?> CheckAsync(Telling telling, CancellationToken cancellation)
    {
        foreach (var asked in telling.Facts.OfType<ContainerLabelPrinted>().Select(label => label.Printer).Distinct(StringComparer.Ordinal))
        {
            var printer = await equipment.FindPrinterAsync(asked, cancellation);
            if (!PrinterGate.MayPrint(printer, asked, telling.Scene.Order.Site).Try(out _, out var refusal))
                return refusal;
            telling.RelyOn(printer!.At);
        }

        return null;
    }
}
