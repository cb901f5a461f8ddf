using System.Collections.Immutable;
using Theriac.Ledger;

namespace Theriac.Integration;

/// <summary>Somebody outside is told of these events from now on. The secret is never in an entry, nor is the path, which may be one.</summary>
/// <param name="Url">Scheme and host.</param>
/// <param name="Site">Null for all sites.</param>
/// <param name="UrlHash">SHA-256 of the whole address; null in entries from before, which hold all of it.</param>
[Fact("webhook-subscribed.v1")]
internal sealed record WebhookSubscribed(string Name, string Url, IReadOnlyList<string> Events, string? Site, string? UrlHash = null) : IFact;

/// <summary>Too many deliveries in a row failed for good.</summary>
[Fact("webhook-disabled.v1")]
internal sealed record WebhookDisabled(string Name, int Failures, string LastError) : IFact;

/// <summary>A person switched it on again. What happened meanwhile is not told of.</summary>
[Fact("webhook-enabled.v1")]
internal sealed record WebhookEnabled(string Reason) : IFact;

[Fact("webhook-ended.v1")]
internal sealed record WebhookEnded(string Reason) : IFact;

internal enum WebhookPhase
{
    None,
    On,
    Disabled,
    Ended,
}

/// <summary>A subscription, folded from <c>webhook/{id}</c>.</summary>
internal sealed record WebhookState : IStreamState<WebhookState>
{
    public const string Prefix = "webhook/";

    public required string Id { get; init; }

    public WebhookPhase Phase { get; init; }

    public string Name { get; init; } = "";

    /// <summary>As it is shown.</summary>
    public string Url { get; init; } = "";

    public string? UrlHash { get; init; }

    public ImmutableHashSet<string> Events { get; init; } = [];

    public string? Site { get; init; }

    /// <summary>Entries up to this one are not told of.</summary>
    public long From { get; init; }

    public static string StreamOf(string id) => Prefix + id;

    public static WebhookState Empty(string stream) => new() { Id = stream[Prefix.Length..] };

    public WebhookState Apply(Entry entry, IFact fact) => fact switch
    {
        WebhookSubscribed one => this with
        {
            Phase = WebhookPhase.On,
            Name = one.Name,
            Url = one.Url,
            UrlHash = one.UrlHash,
            Events = [.. one.Events],
            Site = one.Site,
            From = entry.Number,
        },
        WebhookDisabled => this with { Phase = WebhookPhase.Disabled },
        WebhookEnabled => this with { Phase = WebhookPhase.On, From = entry.Number },
        WebhookEnded => this with { Phase = WebhookPhase.Ended },
        _ => this,
    };
}
