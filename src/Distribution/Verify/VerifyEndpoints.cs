using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Theriac.Distribution.Scans;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Distribution.Verify;

/// <summary>Public verification: a typed code, and the addresses that Digital Link symbols on packs lead to.</summary>
internal static class VerifyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").WithTags("verify").WithDescription("A page, or JSON when only that is accepted.");
        pages.MapGet("/verify", ByCodeAsync).Anonymous().Produces<PublicAnswer>();
        pages.MapGet("/01/{gtin}/21/{serial}", ByLinkAsync).Anonymous().Produces<PublicAnswer>();
        pages.MapGet("/01/{gtin}/10/{lot}/21/{serial}", ByLinkAsync).Anonymous().Produces<PublicAnswer>();
    }

    private static Task<IResult> ByCodeAsync(HttpContext http, VerifyCode verify, AddressLimit limit, ILogger<VerifyCode> log)
    {
        var code = http.Request.Query["code"].ToString();
        return AnswerAsync(http, code.Length == 0 ? null : code, verify, limit, log);
    }

    /// <summary>Path and query as they arrived, so that an escaped slash in a serial stays a part of it.</summary>
    private static Task<IResult> ByLinkAsync(HttpContext http, VerifyCode verify, AddressLimit limit, ILogger<VerifyCode> log)
    {
        var query = http.Request.Query.Where(pair => pair.Key is "17" or "10")
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}");
        var raw = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget;
        var path = raw is ['/', ..] ? raw.Split('?')[0] : http.Request.Path.ToUriComponent();
        var together = string.Join('&', query);
        return AnswerAsync(http, together.Length == 0 ? path : $"{path}?{together}", verify, limit, log);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, string? code, VerifyCode verify, AddressLimit limit, ILogger<VerifyCode> log)
    {
        var device = limit.DeviceOf(http.Connection.RemoteIpAddress);
        var wantsJson = http.Request.Headers.Accept.ToString() is var accept
            && accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept, Accept-Language";
        if (!limit.TryTake(device))
            return wantsJson ? DistributionRefusals.TooManyChecks().ToResult() : Page(http, Unchecked(), code, StatusCodes.Status429TooManyRequests);
        if (code is null)
            return wantsJson ? DistributionRefusals.CodeMissing().ToResult() : Page(http, null, null, StatusCodes.Status200OK);
        try
        {
            var answer = await verify.VerifyAsync(code, device, http.RequestAborted);
            return wantsJson ? Results.Json(answer, KernelJson.Options) : Page(http, answer, code, StatusCodes.Status200OK);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !wantsJson)
        {
            // Whoever stands with a pack in his hand gets a page that says so, not an error of ours.
            log.LogError(exception, "A public check failed.");
            return Page(http, Unchecked(), code, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static PublicAnswer Unchecked() => new(
        VerdictWord.Unchecked, null, null, null, null, null, null, Micros.ToText(Micros.Now(TimeProvider.System)), false);

    private static IResult Page(HttpContext http, PublicAnswer? answer, string? code, int status)
    {
        var language = PublicTexts.Choose(http.Request.Query["lang"], http.Request.Headers.AcceptLanguage);
        return Results.Content(VerifyPage.Write(answer, code, language), "text/html; charset=utf-8", statusCode: status);
    }
}
