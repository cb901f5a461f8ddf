namespace Theriac.People.Session;

internal sealed class SessionRow
{
    public string SessionId { get; set; } = "";

    public string UserId { get; set; } = "";

    public string Csrf { get; set; } = "";

    public long StartedAt { get; set; }

    public long SeenAt { get; set; }

    public long? LockedAt { get; set; }

    public long? EndedAt { get; set; }

    /// <summary>When both components were last given for a signature; null asks for both (P11-200a1i).</summary>
    public long? SignedAt { get; set; }

    public string? Terminal { get; set; }

    public string? Address { get; set; }
}
