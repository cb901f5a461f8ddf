using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Theriac.Host.Tls;
using Xunit;

namespace Theriac.Host.Tests.Tls;

/// <summary>A real Kestrel on loopback with the plant's own authority.</summary>
public sealed class LocalTlsTests
{
    [Fact]
    public async Task A_tablet_that_trusts_the_authority_gets_in_by_https_and_no_other_does()
    {
        await using var server = await StartAsync();
        using var plain = new HttpClient();
        var certificate = await plain.GetByteArrayAsync($"{server.Http}{TlsSetup.Certificate}");
        using var authority = X509CertificateLoader.LoadCertificate(certificate);

        using var trusting = new HttpClient(Trusting(authority));
        Assert.Equal(HttpStatusCode.OK, (await trusting.GetAsync($"{server.Https}/health/live")).StatusCode);
        using var strange = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => strange.GetAsync($"{server.Https}/health/live"));
    }

    [Fact]
    public async Task The_page_tells_the_way_in_three_languages_with_the_authoritys_fingerprint()
    {
        await using var server = await StartAsync();
        using var client = new HttpClient();
        var page = await client.GetStringAsync($"{server.Http}{TlsSetup.Page}");
        using var authority = X509CertificateLoader.LoadCertificate(await client.GetByteArrayAsync($"{server.Http}{TlsSetup.Certificate}"));

        Assert.All(["lang=\"en\"", "lang=\"vi\"", "lang=\"zh\""], language => Assert.Contains(language, page, StringComparison.Ordinal));
        var fingerprint = Convert.ToHexString(authority.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256));
        Assert.Contains(fingerprint, page.Replace(":", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(server.Https.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_readable_by_their_owner_alone_and_the_certificate_lasts_over_restarts()
    {
        var data = Directory.CreateTempSubdirectory("theriac-tls-").FullName;
        var first = LocalAuthority.Open(data, TimeProvider.System);
        var again = LocalAuthority.Open(data, TimeProvider.System);
        Assert.Equal(first.Fingerprint, again.Fingerprint);
        Assert.Equal(first.Server.Thumbprint, again.Server.Thumbprint);
        foreach (var file in Directory.GetFiles(Path.Combine(data, LocalAuthority.Folder)))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var clock = new Testing.TestClock();
        clock.Set(TimeProvider.System.GetUtcNow().AddDays(380));
        var renewed = LocalAuthority.Open(data, clock);
        Assert.Equal(first.Fingerprint, renewed.Fingerprint);
        Assert.NotEqual(first.Server.Thumbprint, renewed.Server.Thumbprint);
        Directory.Delete(data, recursive: true);
    }

    private static SocketsHttpHandler Trusting(X509Certificate2 authority)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(authority);
        return new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }

    private static async Task<Running> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("theriac-tls-").FullName;
        var app = TheriacApp.Build(["--empty", "--data", data, "--urls", "http://127.0.0.1:0", "--https=0"]);
        await app.OpenAsync();
        await app.StartAsync();
        return new Running(app, data);
    }

    private sealed class Running(WebApplication app, string data) : IAsyncDisposable
    {
        public string Http { get; } = app.Urls.First(url => url.StartsWith("http://", StringComparison.Ordinal));

        public string Https { get; } =
            $"https://localhost:{new Uri(app.Urls.First(url => url.StartsWith("https://", StringComparison.Ordinal))).Port}";

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
            Directory.Delete(data, recursive: true);
        }
    }
}
