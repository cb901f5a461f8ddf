using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Devices;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <summary>What stands on the label of a lot or of one of its containers.</summary>
/// <param name="Code">What a scanner reads: the lot's id, or the container's.</param>
internal sealed record LotLabel(
    string Code, string Lot, string Material, string MaterialName, Quantity Quantity, string Supplier, string SupplierLot, DateOnly? ExpiryOn,
    DateOnly? RetestOn, LotStatus Status, string Site)
{
    public static LotLabel Of(LotState lot, MaterialInfo material, LotContainer? container) => new(
        container?.Id ?? lot.Id, lot.Id, lot.Material, material.Name, container?.Left ?? lot.OnHand, lot.Supplier, lot.SupplierLot, lot.ExpiryOn,
        lot.RetestOn, lot.Status, lot.Site);

    /// <summary>The words on it are those of the site's language of work; numbers and codes are the same in each.</summary>
    public Label ToLabel(string language)
    {
        var words = ByLanguage.GetValueOrDefault(language) ?? ByLanguage["en"];
        List<LabelLine> lines =
        [
            new(words[0], MaterialName), new(words[1], Material), new(words[2], Quantity.ToString()), new(words[3], $"{Supplier} {SupplierLot}"),
            new(words[4], ExpiryOn is { } on ? $"{on:yyyy-MM-dd}" : "–"),
        ];
        if (RetestOn is { } next)
            lines.Add(new LabelLine(words[5], $"{next:yyyy-MM-dd}"));
        return new Label(Code, lines, Code, Code);
    }

    private static readonly Dictionary<string, string[]> ByLanguage = new()
    {
        ["en"] = ["Material", "Code", "Quantity", "Supplier", "Expiry", "Retest by"],
        ["vi"] = ["Nguyên liệu", "Mã", "Lượng", "Nhà cung cấp", "Hạn dùng", "KN lại trước"],
        ["zh"] = ["物料", "代码", "数量", "供应商", "有效期至", "复验期至"],
    };
}

internal sealed record PrintLabelsInput(string? Printer = null);

internal sealed record LabelsQueued(string Printer, int Labels);

/// <summary>Labels of a lot: shown, or printed by a registered printer of its site.</summary>
internal sealed class LotLabels(ILots lots, IPlantDirectory plant, IEquipment equipment, IPrintQueue queue)
{
    /// <summary>One for each container that has some, or that of the container whose code was given; else the lot's own.</summary>
    public async Task<Outcome<IReadOnlyList<LotLabel>>> ListAsync(string id, CancellationToken cancellation)
    {
        var (lot, container) = await lots.FindAsync(id, cancellation);
        if (!lot.Exists)
            return PlantRefusals.LotUnknown(id);
        var material = (await plant.FindMaterialAsync(lot.State.Material, cancellation))!;
        var containers = lot.State.Containers.Where(one => container is null ? !one.Emptied : one.Id == container).ToList();
        return Outcome<IReadOnlyList<LotLabel>>.Ok(containers.Count == 0
            ? [LotLabel.Of(lot.State, material, null)]
            : [.. containers.Select(one => LotLabel.Of(lot.State, material, one))]);
    }

    public async Task<Outcome<LabelsQueued>> PrintAsync(string id, PrintLabelsInput input, Caller caller, CancellationToken cancellation)
    {
        if (!(await ListAsync(id, cancellation)).Try(out var labels, out var refusal))
            return refusal;
        var printer = EntityId.TryParse(input.Printer?.Trim(), out var known) ? await equipment.LoadAsync(known.ToString(), cancellation) : null;
        if (printer?.State is not { Device.Driver: DeviceDrivers.Zpl } device || device.Site != labels[0].Site)
            return PlantRefusals.PrinterUnknown(input.Printer ?? "", labels[0].Site);
        foreach (var label in labels)
        {
            await queue.QueueAsync(
                new PrintJob(
                    Guid.NewGuid().ToString("n"), device.Id, device.Site, $"lot/{label.Code}", label.Code,
                    ZplLabel.Write(label.ToLabel(caller.Language)), caller.UserId),
                cancellation);
        }

        return new LabelsQueued(device.Id, labels.Count);
    }
}

internal static class LabelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lots").WithTags("plant");
        group.MapGet("{id}/labels", async (string id, LotLabels labels, CancellationToken cancellation) =>
            (await labels.ListAsync(id, cancellation)).ToResult()).Require().Produces<IReadOnlyList<LotLabel>>();
        group.MapGet("{id}/labels.zpl", async (string id, LotLabels labels, ReaderLanguage language, CancellationToken cancellation) =>
            (await labels.ListAsync(id, cancellation)).Try(out var all, out var refusal)
                ? Results.Text(string.Concat(all.Select(label => ZplLabel.Write(label.ToLabel(language.Code)))), "text/plain", Encoding.UTF8)
                : refusal.ToResult()).Require().Produces<string>(contentType: "text/plain");
        group.MapPost("{id}/actions/print-labels", async (string id, PrintLabelsInput input, Caller caller, LotLabels labels, CancellationToken cancellation) =>
            (await labels.PrintAsync(id, input, caller, cancellation)).ToResult()).Require([.. StoreDecision.Roles]).Produces<LabelsQueued>();
    }
}
