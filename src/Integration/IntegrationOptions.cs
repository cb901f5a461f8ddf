namespace Theriac.Integration;

/// <summary>Configuration section <c>Integration</c>. Nothing leaves and nothing is fetched unless it is set.</summary>
public sealed class IntegrationOptions
{
    /// <summary>Name of this instance in messages.</summary>
    public string Name { get; set; } = "Theriac";

    /// <summary>Folder with <c>in</c>, <c>out</c>, <c>done</c> and <c>refused</c>; null takes no files.</summary>
    public string? Folder { get; set; }

    /// <summary>Logical id of the partner who is told of performances; null tells nobody.</summary>
    public string? Partner { get; set; }

    /// <summary>How long a performance waits for its partner before that is an incident.</summary>
    public TimeSpan FetchWithin { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Refuse messages that come without their SHA-256: without one a flipped bit can pass as another message (A11-5). Off, because a plain
    /// B2MML message says none; set it where the partner can.
    /// </summary>
    public bool RequireDigest { get; set; }

    /// <summary>By how much a partner's clock may be ahead of ours. An order that claims a later time is refused: it would outrank all that follow.</summary>
    public TimeSpan ClockSkewMax { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the folder, the ledger and waiting deliveries are looked at.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Networks such as <c>10.1.0.0/16</c> that webhooks may reach although they are not public.</summary>
    public IList<string> WebhookNetworks { get; } = [];

    /// <summary>Let webhooks go over plain HTTP.</summary>
    public bool WebhookHttp { get; set; }

    /// <summary>Tries of one delivery.</summary>
    public int WebhookTriesMax { get; set; } = 8;

    /// <summary>Deliveries that fail for good in a row before a webhook is switched off.</summary>
    public int WebhookFailuresMax { get; set; } = 5;

    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Deliveries that are done are kept so long; that the events happened stays in the ledger.</summary>
    public int DeliveryDaysKept { get; set; } = 90;

    /// <summary>Wait before the second try; each further one waits three times as long, up to six hours.</summary>
    public TimeSpan WebhookFirstWait { get; set; } = TimeSpan.FromSeconds(10);
}
