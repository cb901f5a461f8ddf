using System.Collections.Concurrent;
using Theriac.Kernel;

namespace Theriac.Devices;

/// <summary>Keeps a line to each balance that somebody uses. A device that was registered anew gets a new line.</summary>
internal sealed class Balances(TimeProvider clock) : IBalances, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, BalanceLink> _links = new(StringComparer.Ordinal);

    public Task<Outcome<DeviceReading>> WeighAsync(DeviceSpec balance, CancellationToken cancellation = default) =>
        Of(balance).UseAsync(one => one.WeighAsync(cancellation), cancellation);

    public Task<Outcome<DeviceReading>> TareAsync(DeviceSpec balance, CancellationToken cancellation = default) =>
        Of(balance).UseAsync(one => one.TareAsync(cancellation), cancellation);

    public Task<Outcome<DeviceReading>> HeldTareAsync(DeviceSpec balance, CancellationToken cancellation = default) =>
        Of(balance).UseAsync(one => one.HeldTareAsync(cancellation), cancellation);

    public Task<Outcome<Done>> ClearTareAsync(DeviceSpec balance, CancellationToken cancellation = default) =>
        Of(balance).UseAsync(one => one.ClearTareAsync(cancellation), cancellation);

    public Task<Outcome<Done>> ZeroAsync(DeviceSpec balance, CancellationToken cancellation = default) =>
        Of(balance).UseAsync(one => one.ZeroAsync(cancellation), cancellation);

    public Task<Outcome<BalanceIdentity>> IdentifyAsync(DeviceSpec balance, CancellationToken cancellation = default) =>
        Of(balance).UseAsync(async one =>
        {
            var type = await one.DescribeAsync("I2", cancellation);
            var software = await one.DescribeAsync("I3", cancellation);
            return type.Then(types => software.Map(softwares => new BalanceIdentity(one.Serial, types[0], softwares[0])));
        }, cancellation);

    public IAsyncEnumerable<LiveWeight> ListenAsync(DeviceSpec balance, CancellationToken cancellation) =>
        Of(balance).ListenAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var link in _links.Values)
            await link.DisposeAsync();
    }

    private BalanceLink Of(DeviceSpec spec) =>
        _links.AddOrUpdate(spec.Id, _ => new BalanceLink(spec, clock), (_, link) => link.Spec == spec ? link : Replace(link, spec));

    private BalanceLink Replace(BalanceLink old, DeviceSpec spec)
    {
        _ = old.DisposeAsync().AsTask(); // Who still waits on the old line is told that it broke.
        return new BalanceLink(spec, clock);
    }
}
