using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Theriac.Host.Answers;

/// <summary>
/// The browser application: files with a hash in their name are kept for ever, <c>index.html</c> never, and a path that is
/// no file is the application's own. Where a build left <c>x.br</c> beside <c>x</c>, browsers that can read it get it.
/// </summary>
internal static class WebFiles
{
    private const string Brotli = ".br";
    private const string Index = "/index.html";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private static readonly string[] NotTheApplication = ["/api", "/epcis", "/health", "/openapi", "/assets"];

    public static string FolderOf(HostOptions options)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var folder = options.Web ?? (Directory.Exists(beside) ? beside : Path.Combine(Directory.GetCurrentDirectory(), "wwwroot"));
        return Path.GetFullPath(folder);
    }

    public static void UseWebFiles(this WebApplication app)
    {
        if (!Directory.Exists(app.Environment.WebRootPath))
            return;
        var files = new PhysicalFileProvider(app.Environment.WebRootPath);
        app.Use((context, next) =>
        {
            PreferBrotli(context, files);
            return next(context);
        });
        Types.Mappings[".webmanifest"] = "application/manifest+json";
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new BrotliTypes(),
            OnPrepareResponse = prepared => SetHeaders(prepared.Context),
        });
    }

    /// <summary>A path that no route knows is the application's own: its route is in the browser.</summary>
    public static void UseWebFallback(this WebApplication app) =>
        app.Use((context, next) => IsPage(context, app) ? SendIndexAsync(context, app) : next(context));

    private static bool IsPage(HttpContext context, WebApplication app) =>
        context.GetEndpoint() is null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !NotTheApplication.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal))
        && (!Path.HasExtension(context.Request.Path.Value) || AsksForPage(context.Request))
        && app.Environment.WebRootFileProvider.GetFileInfo(Index).Exists;

    private static Task SendIndexAsync(HttpContext context, WebApplication app)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.SendFileAsync(app.Environment.WebRootFileProvider.GetFileInfo(Index), context.RequestAborted);
    }

    /// <summary>
    /// An id in an address may hold a dot (<c>/people/lan.nguyen</c>). A browser that opens an address asks for HTML; one
    /// that misses a picture or a script does not.
    /// </summary>
    private static bool AsksForPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static void PreferBrotli(HttpContext context, PhysicalFileProvider files)
    {
        var path = context.Request.Path.Value ?? "";
        if (Path.HasExtension(path) && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal)
            && files.GetFileInfo(path + Brotli).Exists)
            context.Request.Path = path + Brotli;
    }

    private static void SetHeaders(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.EndsWith(Brotli, StringComparison.Ordinal))
            context.Response.Headers.ContentEncoding = "br";
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.CacheControl =
            path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-store";
    }

    /// <summary>A compressed file has the type of what it holds.</summary>
    private sealed class BrotliTypes : IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType) =>
            Types.TryGetContentType(subpath.EndsWith(Brotli, StringComparison.Ordinal) ? subpath[..^Brotli.Length] : subpath, out contentType);
    }
}
