namespace Theriac.Host.Answers;

/// <summary>Headers of every answer. Only our own files run, and nobody frames us.</summary>
internal static class SecurityHeaders
{
    // Mantine sets style attributes; scripts come from files only. WebAssembly reads codes from the camera.
    private const string Policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use((context, next) =>
        {
            // At the last moment, because an error clears what was set before.
            context.Response.OnStarting(() => Set(context));
            return next(context);
        });

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin"; // With no-referrer a plain form of ours would come without its origin.
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), payment=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        // Pictures of recipes say themselves how long they keep: their address is their hash.
        if (IsPrivate(context.Request.Path) && string.IsNullOrEmpty(headers.CacheControl))
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static bool IsPrivate(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/epcis", StringComparison.OrdinalIgnoreCase);
}
