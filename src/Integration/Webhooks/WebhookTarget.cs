using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>
/// Where a webhook may go. A name is resolved when it is dialled and every address is looked at then, so that no name changes to an address
/// inside between the check and the call. Redirects and proxies are not followed.
/// </summary>
internal sealed class WebhookTarget(IntegrationOptions options)
{
    private const int UrlMax = 500;

    private readonly IReadOnlyList<IPNetwork> _allowed = [.. options.WebhookNetworks.Select(IPNetwork.Parse)];

    /// <summary>What is wrong with an address as it is written; null when nothing is.</summary>
    public FieldError? Check(string? url)
    {
        if (url is not { Length: > 0 and <= UrlMax } || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return new FieldError("/url", "url-not-valid", "Give a whole address, without a user name.");
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && options.WebhookHttp))
            return new FieldError("/url", "url-not-https", "Webhooks go over https.");
        // As it is dialled: full-width signs are read as plain ones. A name is resolved then.
        return IPAddress.TryParse(uri.IdnHost, out var address) && !MayReach(address)
            ? new FieldError("/url", "url-inside", "This address lies inside; it is not reached unless the operator of this server allows its network.")
            : null;
    }

    /// <summary>Where it goes, without what may be a secret of the partner: his path and query.</summary>
    public static string Shown(string url)
    {
        var uri = new Uri(url);
        return uri.PathAndQuery == "/" ? $"{uri.Scheme}://{uri.Authority}/" : $"{uri.Scheme}://{uri.Authority}/…";
    }

    public static string HashOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)));

    public bool MayReach(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _allowed.Any(network => network.Contains(plain)) || IsPublic(plain);
    }

    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = options.WebhookTimeout,
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, MayReach))
            throw new HttpRequestException($"{context.DnsEndPoint.Host} lies inside and is not reached.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsPublic(IPAddress address) =>
        !IPAddress.IsLoopback(address)
        && address is { IsIPv6LinkLocal: false, IsIPv6Multicast: false, IsIPv6SiteLocal: false, IsIPv6UniqueLocal: false, IsIPv6Teredo: false }
        && !Array.Exists(Inside, network => network.Contains(address));

    /// <summary>Networks that are not the public internet (RFC 6890 and the registries of IANA), and those of IPv6 that lead on to an address of IPv4.</summary>
    private static readonly IPNetwork[] Inside =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/96",
            "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
        ]).Select(IPNetwork.Parse),
    ];
}
