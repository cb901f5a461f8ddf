namespace Theriac.Serials.Numbers;

/// <summary>
/// The characters of our serials: digits and capitals without B, I, O, S, which people take for 8, 1, 0, 5. Upper case
/// only, because some national systems compare case and some scanners change it.
/// </summary>
internal static class SerialAlphabet
{
    public const string Characters = "0123456789ACDEFGHJKLMNPQRTUVWXYZ";

    public const int LengthMin = 4;

    /// <summary>GS1 and the EU allow no longer serial.</summary>
    public const int LengthMax = 20;

    public static int Radix => Characters.Length;

    public static UInt128 Space(int length)
    {
        UInt128 space = 1;
        for (var i = 0; i < length; i++)
            space *= (uint)Radix;
        return space;
    }
}
