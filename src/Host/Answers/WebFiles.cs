using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Theriac.People;

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

    /// <summary>Paths that belong to the application: the route is in the browser.</summary>
    public static void MapWebFallback(this WebApplication app) =>
        app.MapFallback(async context =>
        {
            var path = context.Request.Path;
            var index = app.Environment.WebRootFileProvider.GetFileInfo(Index);
            var isPage = (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                && !NotTheApplication.Any(prefix => path.StartsWithSegments(prefix, StringComparison.Ordinal)) && index.Exists;
            if (!isPage)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.SendFileAsync(index, context.RequestAborted);
        }).Anonymous().ExcludeFromDescription();

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
