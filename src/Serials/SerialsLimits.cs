namespace Theriac.Serials;

/// <summary>Limits (design.md section 7).</summary>
public static class SerialsLimits
{
    public const int PacksPerCommissionMax = 20_000;
    public const int ChildrenMax = 5_000;
    public const int PageMax = 500;
    public const int RowsPerWriteMax = 2_000;
    public const int ReasonLengthMax = 1_000;

    /// <summary>Levels of packing that are followed: pack, bundle, case, pallet and some more.</summary>
    public const int LevelsMax = 8;
}
