using Theriac.Batches;
using Theriac.Serials;
using Theriac.Serials.States;

namespace Theriac.Distribution.Verify;

/// <summary>What everybody is told about a code. Never 'fake': we know only what we issued.</summary>
internal enum VerdictWord
{
    Genuine,
    Expired,
    Recalled,
    Withdrawn,
    Supplied,
    SeenElsewhere,
    NotReleased,
    Unknown,
    Unchecked,
}

/// <summary>A look at a pack from outside.</summary>
/// <param name="Pack">Null when the code is not ours.</param>
internal sealed record Sighting(
    PackInfo? Pack, Disposition Batch, bool Recalled, DateOnly Expiry, DateOnly Today, ScanPattern Scans, string? PrintedLot, string? PrintedExpiry);

/// <summary>Scans of one code in the last day.</summary>
internal sealed record ScanPattern(int Devices, int Regions);

/// <summary>Finds the verdict. Pure; what endangers most comes first.</summary>
internal static class Verdicts
{
    /// <summary>More phones than this in a day, or two regions, is more than one pack explains (rules/traceability C6).</summary>
    public const int DevicesMax = 5;

    public static VerdictWord Of(Sighting seen)
    {
        if (seen.Pack is null || Differs(seen.PrintedLot, seen.Pack.Lot) || Differs(seen.PrintedExpiry, $"{seen.Expiry:yyMMdd}"))
            return VerdictWord.Unknown;
        if (seen.Recalled)
            return VerdictWord.Recalled;
        if (seen.Batch == Disposition.Rejected)
            return VerdictWord.Withdrawn;
        if (seen.Today > seen.Expiry)
            return VerdictWord.Expired;
        if (seen.Batch != Disposition.Certified)
            return VerdictWord.NotReleased;
        return seen.Pack.State switch
        {
            PackState.Supplied or PackState.FreeSample => VerdictWord.Supplied,
            PackState.Active or PackState.CheckedOut => seen.Scans is { Devices: > DevicesMax } or { Regions: > 1 }
                ? VerdictWord.SeenElsewhere
                : VerdictWord.Genuine,
            PackState.Expired => VerdictWord.Expired,
            PackState.Recalled => VerdictWord.Recalled,
            _ => VerdictWord.Withdrawn,
        };
    }

    /// <summary>A code may carry lot and expiry; when they are not those of the pack, we did not issue this code.</summary>
    private static bool Differs(string? printed, string known) => printed is not null && printed != known;
}
