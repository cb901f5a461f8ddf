using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Theriac.Host.Tls;

/// <summary>
/// A certificate authority of this plant's own, for tablets in its network: cameras, passkeys and work without network need
/// HTTPS. Its key never leaves <c>DATA/tls</c>, and it can only name servers, not further authorities.
/// </summary>
internal sealed class LocalAuthority
{
    public const string Folder = "tls";

    private const string AuthorityFile = "authority.pfx";
    private const string ServerFile = "server.pfx";
    private const int AuthorityYears = 10;
    private const int ServerDays = 397; // Devices trust no longer ones, also from private authorities.
    private const int RenewDays = 30;

    private LocalAuthority(X509Certificate2 authority, X509Certificate2 server) => (Authority, Server) = (authority, server);

    /// <summary>What tablets are told to trust; public.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>With its key; for Kestrel only.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>To compare with what a tablet shows before it is told to trust.</summary>
    public string Fingerprint => string.Join(':', Authority.GetCertHash(HashAlgorithmName.SHA256).Select(part => part.ToString("X2")));

    /// <summary>Opens the authority in <paramref name="data"/>, or makes it; renews the server's certificate when names change or time runs out.</summary>
    public static LocalAuthority Open(string data, TimeProvider clock)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, Folder)).FullName;
        var now = clock.GetUtcNow();
        var authority = Load(Path.Combine(folder, AuthorityFile));
        if (authority is null || authority.NotAfter.ToUniversalTime() <= now.UtcDateTime.AddDays(ServerDays))
            Save(Path.Combine(folder, AuthorityFile), authority = MakeAuthority(now));
        var names = ServerNames.Current();
        var server = Load(Path.Combine(folder, ServerFile));
        if (server is null || !IsGood(server, authority, names, now))
            Save(Path.Combine(folder, ServerFile), server = MakeServer(authority, names, now));
        return new LocalAuthority(authority, server);
    }

    private static bool IsGood(X509Certificate2 server, X509Certificate2 authority, ServerNames names, DateTimeOffset now)
    {
        var alternatives = server.Extensions.OfType<X509SubjectAlternativeNameExtension>().SingleOrDefault();
        return alternatives is not null && server.Issuer == authority.Subject
            && server.NotAfter.ToUniversalTime() > now.UtcDateTime.AddDays(RenewDays)
            && names.Hosts.All(alternatives.EnumerateDnsNames().Contains)
            && names.Addresses.All(alternatives.EnumerateIPAddresses().Contains);
    }

    private static X509Certificate2 MakeAuthority(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedName($"CN=Theriac {Environment.MachineName} {RandomNumberGenerator.GetHexString(6)}");
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return Whole(request.CreateSelfSigned(now.AddDays(-1), now.AddYears(AuthorityYears)));
    }

    private static X509Certificate2 MakeServer(X509Certificate2 authority, ServerNames names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName($"CN={names.Hosts[0]}"), key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var host in names.Hosts)
            alternatives.AddDnsName(host);
        foreach (var address in names.Addresses)
            alternatives.AddIpAddress(address);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var signed = request.Create(authority, now.AddDays(-1), now.AddDays(ServerDays), RandomNumberGenerator.GetBytes(16));
        return Whole(signed.CopyWithPrivateKey(key));
    }

    /// <summary>A key that is bound to the certificate and stays usable: through PKCS#12 and back, which every platform takes.</summary>
    private static X509Certificate2 Whole(X509Certificate2 made)
    {
        using (made)
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }

    private static X509Certificate2? Load(string path) =>
        File.Exists(path) ? X509CertificateLoader.LoadPkcs12FromFile(path, null, X509KeyStorageFlags.Exportable) : null;

    /// <summary>Readable by the owner alone, and never half written.</summary>
    private static void Save(string path, X509Certificate2 certificate)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path + ".new", options))
            file.Write(certificate.Export(X509ContentType.Pfx));
        File.Move(path + ".new", path, overwrite: true);
    }
}

/// <summary>By what names and addresses tablets reach this machine.</summary>
internal sealed record ServerNames(IReadOnlyList<string> Hosts, IReadOnlyList<IPAddress> Addresses)
{
    public static ServerNames Current()
    {
        var machine = new IdnMapping().GetAscii(Environment.MachineName).ToLowerInvariant();
        var addresses = NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
            .Append(IPAddress.Loopback).Append(IPAddress.IPv6Loopback).Distinct();
        return new ServerNames([.. new[] { machine, $"{machine}.local", "localhost" }.Distinct()], [.. addresses]);
    }

    /// <summary>Where tablets are sent: an address of the network rather than this machine itself.</summary>
    public string Best => Addresses.FirstOrDefault(address => !IPAddress.IsLoopback(address))?.ToString() ?? Hosts[0];
}
