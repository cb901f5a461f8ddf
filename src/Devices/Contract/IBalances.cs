using Theriac.Kernel;

namespace Theriac.Devices;

/// <summary>How a registered device is reached.</summary>
/// <param name="Driver"><see cref="DeviceDrivers"/>.</param>
/// <param name="Address"><c>tcp://host:port</c> or <c>serial:/dev/ttyUSB0,9600</c>.</param>
/// <param name="Serial">Serial number that the device must say it has; null where nobody wrote it down.</param>
public sealed record DeviceSpec(string Id, string Driver, string Address, string? Serial = null);

/// <summary>The drivers that there are.</summary>
public static class DeviceDrivers
{
    public const string MtSics = "mt-sics";
    public const string Zpl = "zpl";

    public static readonly IReadOnlyList<string> All = [MtSics, Zpl];
}

/// <summary>
/// Balances, asked by the server itself, so that a weight never passes through a browser on its way to the record. Refusals:
/// <c>balance-not-reachable</c>, <c>balance-not-stable</c>, <c>balance-overload</c>, <c>balance-underload</c>,
/// <c>balance-answer-unreadable</c>, <c>balance-is-another</c>.
/// </summary>
public interface IBalances
{
    /// <summary>The next stable weight.</summary>
    Task<Outcome<DeviceReading>> WeighAsync(DeviceSpec balance, CancellationToken cancellation = default);

    /// <summary>Takes what stands on the balance as tare, and answers it.</summary>
    Task<Outcome<DeviceReading>> TareAsync(DeviceSpec balance, CancellationToken cancellation = default);

    /// <summary>The tare that the balance holds now.</summary>
    Task<Outcome<DeviceReading>> HeldTareAsync(DeviceSpec balance, CancellationToken cancellation = default);

    /// <summary>The tare is gone: who weighs next begins with an empty balance.</summary>
    Task<Outcome<Done>> ClearTareAsync(DeviceSpec balance, CancellationToken cancellation = default);

    Task<Outcome<Done>> ZeroAsync(DeviceSpec balance, CancellationToken cancellation = default);

    /// <summary>Type, software and serial number, in the balance's own words.</summary>
    Task<Outcome<BalanceIdentity>> IdentifyAsync(DeviceSpec balance, CancellationToken cancellation = default);

    /// <summary>The weight as it changes, until the listener leaves.</summary>
    IAsyncEnumerable<LiveWeight> ListenAsync(DeviceSpec balance, CancellationToken cancellation);
}

/// <summary>What a balance says of itself.</summary>
public sealed record BalanceIdentity(string Serial, string Type, string Software);

/// <summary>Finds registered devices. Plant keeps the register.</summary>
public interface IDeviceRegister
{
    Task<DeviceSpec?> FindAsync(string id, CancellationToken cancellation = default);
}
