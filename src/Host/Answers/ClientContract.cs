using Microsoft.AspNetCore.Http;
using Theriac.Edge;
using Theriac.Kernel;

namespace Theriac.Host.Answers;

/// <summary>
/// The browser application says which contract with the server it was built for. One that is too old changes nothing: it might say
/// with an entry what the server no longer understands by it. What was typed stays on the tablet and is sent after the update.
/// </summary>
internal static class ClientContract
{
    /// <summary>Sent by the browser application with everything that changes something; machines send none.</summary>
    public const string Header = "X-Theriac-Client";

    /// <summary>Raised when an older application would say something else with the same request; web/src/api/contract.ts says its own.</summary>
    public const int Oldest = 1;

    public static readonly Refusal TooOld = new Refusal(
        "client-too-old", StatusCodes.Status426UpgradeRequired, "This screen is of an older version. Update it; what you typed is kept.").With("oldest", $"{Oldest}");

    public static void UseClientContract(this WebApplication app) =>
        app.Use((context, next) => IsTooOld(context.Request) ? TooOld.ToResult().ExecuteAsync(context) : next(context));

    // Signing in, locking and leaving always work.
    private static bool IsTooOld(HttpRequest request) =>
        request.Headers[Header] is [{ } said] && !(int.TryParse(said, out var contract) && contract >= Oldest)
        && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !request.Path.StartsWithSegments("/api/session", StringComparison.Ordinal);
}
