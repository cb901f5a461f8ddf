using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Host.Answers;

/// <summary>
/// The browser application says which contract with the server it was built for. One that is too old changes nothing: it might say
/// with an entry what the server no longer understands by it. What was typed stays on the tablet and is sent after the update.
/// </summary>
internal static class ClientContract
{
    /// <summary>Sent by the browser application with everything that changes something; machines, which come with a token, need none.</summary>
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
        && (MustSay(request) || request.Headers.ContainsKey(Header)) && !IsSpoken(request.Headers[Header]);

    /// <summary>Who comes with a session is a screen: one from before the header says nothing, and would otherwise pass as a machine.</summary>
    private static bool MustSay(HttpRequest request) =>
        Caller.HasSession(request) && !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static bool IsSpoken(StringValues said) => said is [{ } one] && int.TryParse(one, CultureInfo.InvariantCulture, out var contract) && contract >= Oldest;
}
