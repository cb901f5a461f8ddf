namespace Theriac.Devices;

/// <summary>What a printer says of itself when it is asked (<c>~HS</c>). Pure.</summary>
/// <param name="Fault">Why it cannot print, in one word; null when it can.</param>
internal sealed record ZplStatus(string? Fault)
{
    public const int LineMax = 200;

    /// <summary>Three lines between STX and ETX: paper and pause stand in the first, head and ribbon in the second.</summary>
    public static ZplStatus? Read(string first, string second)
    {
        var one = Fields(first);
        var two = Fields(second);
        if (one.Length < 12 || two.Length < 11)
            return null;
        var fault = one[1] == "1" ? "paper-out"
            : two[2] == "1" ? "head-open"
            : two[3] == "1" ? "ribbon-out"
            : one[2] == "1" ? "paused"
            : one[5] == "1" ? "buffer-full"
            : null;
        return new ZplStatus(fault);
    }

    private static string[] Fields(string line) => line.Trim('\u0002', '\u0003', ' ').Split(',');
}
