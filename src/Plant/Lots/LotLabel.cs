using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Devices;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
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

/// <param name="Reason">Asked for where one of the labels was printed before.</param>
internal sealed record PrintLabelsInput(string? Printer = null, string? Reason = null);

/// <param name="Copy">Counts the labels of this code.</param>
internal sealed record PrintedLabel(string Code, int Copy, string Job);

/// <summary>Labels of a lot or its containers were sent to a printer (C-122, C-125).</summary>
/// <param name="Reason">Why there are further ones; null for the first of each.</param>
[Fact("lot-labels-printed.v1")]
internal sealed record LotLabelsPrinted(string Id, string Printer, IReadOnlyList<PrintedLabel> Labels, string? Reason) : IFact;

internal sealed record LabelsQueued(string Printer, int Labels);

/// <summary>Labels of a lot: shown, or printed by a registered printer of its site; each that is printed is counted, and a further one says why.</summary>
internal sealed class LotLabels(ILedger ledger, ILots lots, IPlantDirectory plant, IEquipment equipment, IPrintQueue queue)
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
        var site = (await plant.FindSiteAsync(labels[0].Site, cancellation))!;
        var author = caller.At(site.Zone);
        var decided = await ledger.DecideAsync(
            token => DecideAsync(id, input, caller, author, token),
            new RefusalRecord(author, PlantStreams.Lot(labels[0].Lot), "print-labels"), cancellation);
        return decided.Map(one => one.Result);
    }

    private async Task<Outcome<Decision<LabelsQueued>>> DecideAsync(
        string id, PrintLabelsInput input, Caller caller, Author author, CancellationToken cancellation)
    {
        if (!(await ListAsync(id, cancellation)).Try(out var labels, out var refusal))
            return refusal;
        var lot = await lots.LoadAsync(labels[0].Lot, cancellation);
        if (!caller.HasAny(lot.State.Site, [.. StoreDecision.Roles]))
            return PlantRefusals.NotAtSite(lot.State.Site, StoreDecision.Roles);
        var found = await equipment.FindPrinterAsync(input.Printer, cancellation);
        if (!PrinterGate.MayPrint(found, input.Printer ?? "", lot.State.Site).Try(out _, out refusal) || found is not { } printer)
            return refusal!;
        var device = printer.State;
        var printed = labels.Select(label => (Label: label, Copy: lot.State.Labels.GetValueOrDefault(label.Code) + 1)).ToList();
        if (printed.Exists(one => one.Copy > 1) && string.IsNullOrWhiteSpace(input.Reason))
            return PlantRefusals.ReasonMissing();
        var fact = new LotLabelsPrinted(
            lot.State.Id, device.Id, [.. printed.Select(one => new PrintedLabel(one.Label.Code, one.Copy, $"{one.Label.Code}-L{one.Copy}"))],
            string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim());
        return new Decision<LabelsQueued>(
            new LabelsQueued(device.Id, labels.Count),
            new AppendRequest(author, [new Draft(lot.Stream, fact)], [lot.At, printer.At])
            {
                Operational =
                [
                    .. printed.Select(one => queue.Queue(new PrintJob(
                        $"{one.Label.Code}-L{one.Copy}", device.Id, device.Site, $"lot/{one.Label.Code}", one.Label.Code,
                        ZplLabel.Write(one.Label.ToLabel(caller.Language)), caller.UserId))),
                ],
            });
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
