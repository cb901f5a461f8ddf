using System.Net;
using System.Security.Cryptography;
using Theriac.Kernel;

namespace Theriac.Distribution.Scans;

/// <summary>Counts the checks of each address in the running minute, and gives addresses pseudonyms.</summary>
internal sealed class AddressLimit(TimeProvider clock)
{
    private const long MinuteMicros = 60 * Micros.PerSecond;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = [];
    private long _minute;

    /// <summary>
    /// A short keyed hash of the address, which nobody can turn back once the process has ended. Of an IPv6 address it is
    /// the network's half: a connection has 2^64 addresses of its own, and must not count as so many devices.
    /// </summary>
    public string DeviceOf(IPAddress? address)
    {
        var plain = (address ?? IPAddress.None).MapToIPv6();
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, plain.IsIPv4MappedToIPv6 ? bytes : bytes[..8]))[..16];
    }

    /// <summary>False when the address has had its checks. A full table refuses nobody whom it knows already.</summary>
    public bool TryTake(string device)
    {
        var minute = Micros.Now(clock) / MinuteMicros;
        lock (_gate)
        {
            if (minute != _minute)
            {
                _counts.Clear();
                _minute = minute;
            }

            var count = _counts.GetValueOrDefault(device);
            if (count >= DistributionLimits.ChecksPerMinuteMax || (count == 0 && _counts.Count >= DistributionLimits.AddressesMax))
                return false;
            _counts[device] = count + 1;
            return true;
        }
    }
}
