using Theriac.Kernel;
using Theriac.People.Session;

namespace Theriac.People.Http;

/// <summary>What is known about who makes the request. A feature of every request that reaches an endpoint.</summary>
/// <param name="Caller">Set when the caller may act: session active, password fresh, or token good.</param>
/// <param name="Session">The session of the cookie, locked or not.</param>
/// <param name="Denied">Why there is no caller.</param>
internal sealed record Visitor(Caller? Caller, SessionRow? Session, Refusal? Denied)
{
    /// <summary>What the person of the session reads, locked or not.</summary>
    public string? Language { get; init; } = Caller?.Language;

    public static readonly Visitor Nobody = new(null, null, PeopleRefusals.SignedOut);
}
