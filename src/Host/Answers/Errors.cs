using System.Text.Json;
using System.Text.RegularExpressions;
using Theriac.Edge;
using Theriac.Kernel;

namespace Theriac.Host.Answers;

/// <summary>Every error is problem+json: what handlers refuse, what the server itself answers, and bugs.</summary>
internal static partial class Errors
{
    public static void UseErrors(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                await AnswerAsync(context, exception, app.Logger);
            }
        });
        app.UseStatusCodePages(context => OfStatus(context.HttpContext).ToResult().ExecuteAsync(context.HttpContext));
    }

    private static async Task AnswerAsync(HttpContext context, Exception exception, ILogger logger)
    {
        var refusal = exception is BadHttpRequestException bad ? OfRequest(bad) : null;
        if (refusal is null)
        {
            logger.LogError(exception, "A request to {Path} failed", context.Request.Path);
            refusal = new Refusal("server-error", 500, "Something broke on our side. Nothing was recorded unless it is shown as saved.")
                .With("trace", context.TraceIdentifier);
        }

        context.Response.Clear();
        await refusal.ToResult().ExecuteAsync(context);
    }

    private static Refusal OfRequest(BadHttpRequestException bad) => bad.StatusCode switch
    {
        413 => TooLarge,
        415 => OfStatus(415),
        _ when bad.InnerException is JsonException json => Refusal.Input(
            PointerOf(json.Path), "json-not-readable", $"The JSON cannot be read here (line {json.LineNumber + 1}). {Reason(json)}") with
        { Status = 400 },
        _ => NotReadable(bad),
    };

    /// <summary>The framework names its own types; who calls knows his parameter or that there is a body.</summary>
    private static Refusal NotReadable(BadHttpRequestException bad)
    {
        var part = Parameter().Match(bad.Message) is { Success: true } found && !bad.Message.Contains(" body", StringComparison.Ordinal)
            ? found.Groups["name"].Value : "body";
        return new Refusal("request-not-readable", bad.StatusCode, $"The request cannot be read: {part} is missing or not written as expected.")
            .With("part", part);
    }

    [GeneratedRegex("parameter \"([^\" ]+ )?(?<name>[^\" ]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    public static readonly Refusal TooLarge = new("body-too-large", 413, "The request is larger than this server accepts.");

    /// <summary>System.Text.Json writes paths as <c>$.a[0].b</c>; we write JSON pointers.</summary>
    private static string PointerOf(string? path) =>
        (path ?? "$").TrimStart('$').Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    /// <summary>What the parser says, without the names of our types.</summary>
    private static string Reason(JsonException json) =>
        json.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? "Another kind of value is expected."
            : json.Message.Split(" Path:", 2)[0].Replace("Theriac.", "", StringComparison.Ordinal).Trim();

    private static Refusal OfStatus(HttpContext context) => OfStatus(context.Response.StatusCode) switch
    {
        { Status: 404 } refusal => refusal.With("path", context.Request.Path.Value ?? ""),
        var refusal => refusal,
    };

    private static Refusal OfStatus(int status) => status switch
    {
        401 => new Refusal("signed-out", 401, "You are not signed in. Sign in to go on."),
        403 => new Refusal("not-allowed", 403, "Your roles do not allow this."),
        404 => new Refusal("not-found", 404, "There is nothing at this address."),
        405 => new Refusal("method-not-allowed", 405, "This address does not know that method."),
        413 => TooLarge,
        415 => new Refusal("media-type-not-supported", 415, "Send JSON, with Content-Type: application/json."),
        _ => new Refusal("status-" + status, status, "The request was not carried out."),
    };
}
