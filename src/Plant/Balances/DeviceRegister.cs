using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Plant.Balances;

/// <summary>Registered balances and printers, from the streams of their equipment.</summary>
internal sealed class DeviceRegister(Database database, IStreams streams, IPlantDirectory directory, TimeProvider clock) : IDeviceRegister
{
    private static readonly Sql OfSite = Sql.Of<DeviceRegister>("Balances/List");

    public async Task<DeviceSpec?> FindAsync(string id, CancellationToken cancellation = default) =>
        EntityId.TryParse(id, out var known)
            ? BalanceGate.SpecOf((await streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(known.ToString()), cancellation)).State)
            : null;

    public async Task<string?> SiteOfAsync(string id, CancellationToken cancellation) => EntityId.TryParse(id, out var known)
        ? (await streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(known.ToString()), cancellation)).State.Site
        : null;

    public async Task<IReadOnlyList<DeviceView>> ListAsync(string site, bool balances, CancellationToken cancellation)
    {
        if (await directory.FindSiteAsync(site, cancellation) is not { } place)
            return [];
        var today = place.DateAt(Micros.Now(clock));
        List<DeviceView> views = [];
        foreach (var id in await database.QueryAsync<string>(OfSite, new { site = place.Id, balances }, cancellation))
        {
            var one = await streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(id), cancellation);
            var state = one.State;
            var problem = balances && BalanceGate.MayWeigh(one, today) is { IsOk: false } no ? no.Refusal.Code : null;
            views.Add(new DeviceView(
                state.Id, state.Name, state.Class, state.Site, state.Area, state.CalibrationDueOn, state.Device!,
                state.Check?.On == today ? state.Check : null, state.ReadOn(today), problem, state.Registration));
        }

        return views;
    }
}
