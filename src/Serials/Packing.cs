using Theriac.Kernel;
using Theriac.People;
using Theriac.Serials.ChangeState;
using Theriac.Serials.Commission;
using Theriac.Serials.Pack;
using Theriac.Serials.Ship;

namespace Theriac.Serials;

internal sealed class Packing(
    CommissionHandler commission, PackHandler pack, ShipHandler ship, ReceiveHandler receive, ChangeStateHandler change) : IPacking
{
    public Task<Outcome<CommissionedPacks>> CommissionAsync(
        Caller caller, string batch, CommissionPacks command, CancellationToken cancellation = default) =>
        commission.HandleAsync(caller, batch, command, cancellation);

    public Task<Outcome<PackedContainer>> PackAsync(Caller caller, PackUnits command, CancellationToken cancellation = default) =>
        pack.HandleAsync(caller, command, cancellation);

    public Task<Outcome<MovedContainer>> ShipAsync(Caller caller, ShipContainer command, CancellationToken cancellation = default) =>
        ship.HandleAsync(caller, command, cancellation);

    public Task<Outcome<MovedContainer>> ReceiveAsync(Caller caller, ReceiveContainer command, CancellationToken cancellation = default) =>
        receive.HandleAsync(caller, command, cancellation);

    public Task<Outcome<ChangedPack>> ChangeStateAsync(Caller caller, ChangePackState command, CancellationToken cancellation = default) =>
        change.HandleAsync(caller, command, cancellation);
}
