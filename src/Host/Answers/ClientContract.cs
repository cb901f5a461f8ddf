using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Theriac.Edge;
using Theriac.Kernel;

namespace Theriac.Host.Answers;

/// <summary>
/// The browser application says which contract with the server it was built for. One that is too old changes nothing: it might say
/// with an entry what the server no longer understands by it. What was typed stays on the tablet and is sent after the update.
/// </summary>
internal static class ClientContract
{
    /// <summary>
    /// Sent by the browser application, of every version that there ever was, with everything that changes something. A script, with a token or
    /// with a person's session, has no screen that could be old, and says none.
    /// </summary>
    public const string Header = "X-Theriac-Client";

    /// <summary>Raised when an older application would say something else with the same request; web/src/api/contract.ts says its own.</summary>
    public const int Oldest = 1;

    public static readonly Refusal TooOld = new Refusal(
        "client-too-old", StatusCodes.Status426UpgradeRequired, "This screen is of an older version. Update it; what you typed is kept.").With("oldest", $"{Oldest}");

    public static void UseClientContract(this WebApplication app) =>
        app.Use((context, next) => IsTooOld(context.Request) ? TooOld.ToResult().ExecuteAsync(context) : next(context));

    // Signing in, locking and leaving always work.
    private static bool IsTooOld(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && (request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Path.StartsWithSegments("/epcis", StringComparison.Ordinal))
        && !request.Path.StartsWithSegments("/api/session", StringComparison.Ordinal)
        && request.Headers.ContainsKey(Header) && !IsSpoken(request.Headers[Header]);

    private static bool IsSpoken(StringValues said) => said is [{ } one] && int.TryParse(one, CultureInfo.InvariantCulture, out var contract) && contract >= Oldest;
}
