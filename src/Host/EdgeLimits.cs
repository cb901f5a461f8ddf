namespace Theriac.Host;

/// <summary>Limits of every request; configuration section <c>Edge</c>.</summary>
public sealed class EdgeLimits
{
    /// <summary>Bytes of a body that is a document: a recipe, a capture, the children of a pallet.</summary>
    public long BodyMax { get; set; } = 32 * 1024 * 1024;

    /// <summary>Bytes of any other body.</summary>
    public long FormMax { get; set; } = 64 * 1024;

    /// <summary>Bytes of the path with its query.</summary>
    public int RequestLineMax { get; set; } = 16 * 1024;

    public int HeaderCountMax { get; set; } = 100;

    public long ConnectionsMax { get; set; } = 10_000;

    /// <summary>Listeners of the live feed.</summary>
    public int FeedsMax { get; set; } = 2_000;
}
