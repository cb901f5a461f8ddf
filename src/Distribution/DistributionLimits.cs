namespace Theriac.Distribution;

/// <summary>Limits (design.md section 7).</summary>
public static class DistributionLimits
{
    public const int CodeLengthMax = 4_096;
    public const int NameLengthMax = 200;
    public const int TraceEventsMax = 500;
    public const int TraceChildrenMax = 200;

    /// <summary>Batches that one answer follows a lot into.</summary>
    public const int TraceUsesMax = 500;

    /// <summary>Public checks that one address may make in a minute.</summary>
    public const int ChecksPerMinuteMax = 60;

    /// <summary>Addresses that are counted at the same time.</summary>
    public const int AddressesMax = 20_000;

    /// <summary>Scans of one chunk, which is one entry.</summary>
    public const int ScansPerChunkMax = 500;

    /// <summary>Scans that wait for their chunk; further ones are only counted.</summary>
    public const int ScansWaitingMax = 10_000;

    /// <summary>A chunk is written after this time at the latest.</summary>
    public static readonly TimeSpan ScanChunkAgeMax = TimeSpan.FromSeconds(60);
}
