using System.Net;

namespace Theriac.People.Credential;

/// <summary>Where a password alone is enough (A11D-11c). Without configured networks, everywhere.</summary>
internal sealed class TrustedNetworks(PeopleOptions options)
{
    private readonly IPNetwork[] _networks = [.. options.TrustedNetworks.Select(network => IPNetwork.Parse(network))];

    public bool Trusts(IPAddress? address)
    {
        if (_networks.Length == 0)
            return true;
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is not null && (IPAddress.IsLoopback(plain) || _networks.Any(network => network.Contains(plain)));
    }
}
