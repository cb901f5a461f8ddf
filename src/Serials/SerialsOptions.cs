namespace Theriac.Serials;

/// <summary>Configuration section <c>Serials</c>.</summary>
public sealed class SerialsOptions
{
    /// <summary>GS1 company prefix of the manufacturer, for SSCCs. A demo instance without one takes GS1's demonstration range.</summary>
    public string? CompanyPrefix { get; set; }

    /// <summary>GLNs of own sites by site id. A site without one is named by a URN of our own in events.</summary>
    public Dictionary<string, string> SiteGlns { get; } = [];
}
