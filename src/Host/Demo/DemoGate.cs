using System.Security.Cryptography;
using Theriac.Edge;
using Theriac.Kernel;

namespace Theriac.Host.Demo;

/// <summary>While the demo plant is made, nobody but its loader is let in: the clock is not the real one yet.</summary>
internal sealed class DemoGate
{
    public const string Header = "X-Demo-Loader";

    private static readonly Refusal Loading = new(
        "demo-loading", 503, "The demo plant is being made. This takes a few seconds; then this page is there.");

    private string? _key;

    public string Close() => _key = RandomNumberGenerator.GetHexString(32);

    public void Open() => _key = null;

    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (_key is not { } key || context.Request.Path == "/health/live" || context.Request.Headers[Header] == key)
            return next(context);
        context.Response.Headers.RetryAfter = "5";
        return Loading.ToResult().ExecuteAsync(context);
    }
}
