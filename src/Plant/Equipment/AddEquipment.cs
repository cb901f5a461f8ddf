using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Equipment;

internal sealed record AddEquipmentInput(
    string? Id = null, string? Name = null, EquipmentLevel? Level = null, string? Class = null, string? Area = null, string? Parent = null, DateOnly? CalibrationDueOn = null);

/// <summary>New equipment, directly in an area or as a part of other equipment there.</summary>
internal sealed class AddEquipment(ILedger ledger, IStreams streams, IPlantDirectory directory)
{
    public async Task<Outcome<EquipmentAdded>> HandleAsync(AddEquipmentInput command, Caller caller, CancellationToken cancellation)
    {
        var area = (await directory.AreasAsync(cancellation: cancellation))
            .FirstOrDefault(one => string.Equals(one.Id, command.Area, StringComparison.OrdinalIgnoreCase));
        var input = new PlantInput();
        var added = new EquipmentAdded(
            input.Id("/id", command.Id), input.Text("/name", command.Name), input.Given("/level", command.Level) ?? default,
            input.Class("/class", command.Class), area?.Site ?? "", area?.Id ?? "",
            command.Parent is null ? null : input.Id("/parent", command.Parent), command.CalibrationDueOn);
        if (input.Failed(out var refusal))
            return refusal;
        if (area is null)
            return PlantRefusals.AreaUnknown(command.Area ?? "");
        if (!caller.Has(Role.Administrator, area.Site))
            return PlantRefusals.NotAtSite(area.Site, Role.Administrator);
        if (added.Parent is not null && await ParentFaultAsync(added, added.Parent, cancellation) is { } fault)
            return fault;
        var site = await directory.FindSiteAsync(area.Site, cancellation);
        return await ledger.AddNewAsync(
            streams, caller.At(site!.Zone), [new Draft(PlantStreams.Equipment(added.Id), added)],
            PlantRefusals.IdTaken("equipment", added.Id), added, cancellation);
    }

    /// <summary>A part stands where its whole stands. The parent exists before, so that no ring can close.</summary>
    private async Task<Refusal?> ParentFaultAsync(EquipmentAdded added, string parent, CancellationToken cancellation)
    {
        var whole = await streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(parent), cancellation);
        if (!whole.Exists)
            return PlantRefusals.EquipmentUnknown(parent);
        return whole.State.Site == added.Site ? null : PlantRefusals.EquipmentAtOtherSite(whole.State, added.Site);
    }
}
