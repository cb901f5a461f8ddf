using System.Net;
using System.Security.Cryptography.X509Certificates;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Host.Tls;

/// <summary>HTTPS by the plant's own authority (<c>--https</c>), and the page that brings a tablet there.</summary>
internal static class TlsSetup
{
    public const int PortDefault = 5443;
    public const string Page = "/setup/tablet";
    public const string Certificate = "/setup/theriac-authority.crt";

    private static readonly Refusal HttpsNeeded = new(
        "https-needed", 403, "From other devices this plant is reached by HTTPS only. Open /setup/tablet once to set this device up.");

    /// <summary>Kestrel also listens by HTTPS: on every address, or where <c>--urls</c> says.</summary>
    public static void AddLocalTls(this WebApplicationBuilder builder, HostOptions options)
    {
        if (options.HttpsPort is not { } port)
            return;
        var authority = LocalAuthority.Open(options.Data, TimeProvider.System);
        builder.Services.AddSingleton(authority);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = authority.Server));
        var (urls, host) = options.Urls == HostOptions.UrlsDefault
            ? ("http://0.0.0.0:5080", "0.0.0.0")
            : (options.Urls, new Uri(options.Urls.Split(';')[0].Replace("//*", "//0.0.0.0", StringComparison.Ordinal)).Host);
        builder.WebHost.UseUrls($"{urls};https://{host}:{port}");
    }

    /// <summary>Plain HTTP is for this machine itself; other devices get only the way to HTTPS.</summary>
    public static void UseLocalTls(this WebApplication app)
    {
        if (app.Services.GetService<LocalAuthority>() is null)
            return;
        app.Use((context, next) =>
        {
            var request = context.Request;
            var near = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
            if (request.IsHttps || near || request.Path.StartsWithSegments("/setup", StringComparison.Ordinal) || request.Path == "/health/live")
                return next(context);
            if (!HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                return HttpsNeeded.ToResult().ExecuteAsync(context);
            context.Response.Redirect(Page);
            return Task.CompletedTask;
        });
    }

    public static void MapLocalTls(this WebApplication app)
    {
        if (app.Services.GetService<LocalAuthority>() is not { } authority)
            return;
        app.MapGet(Page, (HttpContext context) =>
        {
            var port = PortOf(app);
            var page = TabletPage.Of($"https://{context.Request.Host.Host}:{port}", authority.Fingerprint);
            return Results.Content(page, "text/html; charset=utf-8");
        }).Anonymous().ExcludeFromDescription();
        app.MapGet(Certificate, () => Results.File(
            authority.Authority.Export(X509ContentType.Cert), "application/x-x509-ca-cert", "theriac-authority.crt"))
            .Anonymous().ExcludeFromDescription();
    }

    /// <summary>The address of the set-up page for tablets, or null without HTTPS.</summary>
    public static string? TabletAddress(this WebApplication app)
    {
        if (app.Services.GetService<LocalAuthority>() is null)
            return null;
        var http = app.Urls.FirstOrDefault(url => url.StartsWith("http://", StringComparison.Ordinal));
        return http is null ? null : $"http://{ServerNames.Current().Best}:{new Uri(http).Port}{Page}";
    }

    private static int PortOf(WebApplication app) =>
        new Uri(app.Urls.First(url => url.StartsWith("https://", StringComparison.Ordinal))).Port;
}
