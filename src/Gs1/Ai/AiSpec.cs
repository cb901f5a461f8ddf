namespace Theriac.Gs1;

/// <summary>An application identifier of GS1 and the rules of its value.</summary>
/// <param name="Ai">Two to four digits.</param>
/// <param name="Title">The short name that is printed beside a symbol.</param>
internal sealed record AiSpec(string Ai, string Title, IReadOnlyList<AiPart> Parts, Use Use)
{
    /// <summary>
    /// Each text must be met by the other identifiers on the item: alternatives are parted by "|", a conjunction is
    /// joined by "+", and n stands for any digit.
    /// </summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Patterns of identifiers that must not stand beside this one.</summary>
    public IReadOnlyList<string> NotWith { get; init; } = [];

    /// <summary>
    /// Not null for a key that begins a Digital Link; each text lists one order of optional qualifiers.
    /// </summary>
    public IReadOnlyList<string>? LinkKey { get; init; }

    public bool NeedsSeparator => !Use.HasFlag(Use.NoSeparator);

    public int LengthMin => Parts.Sum(part => part.Optional ? 0 : part.LengthMin);

    public int LengthMax => Parts.Sum(part => part.LengthMax);
}

/// <summary>
/// A part of a value; only the last may vary in length, and nothing required follows an optional one.
/// </summary>
internal sealed record AiPart(AiCharacters Characters, int LengthMin, int LengthMax, IReadOnlyList<AiCheck> Checks)
{
    public bool Optional { get; private init; }

    public static AiPart Digits(int length, params AiCheck[] checks) =>
        new(AiCharacters.Digits, length, length, checks);

    public static AiPart Digits(int min, int max, params AiCheck[] checks) =>
        new(AiCharacters.Digits, min, max, checks);

    public static AiPart Text(int length, params AiCheck[] checks) =>
        new(AiCharacters.Set82, length, length, checks);

    public static AiPart Text(int min, int max, params AiCheck[] checks) =>
        new(AiCharacters.Set82, min, max, checks);

    public static AiPart Code39(int min, int max, params AiCheck[] checks) =>
        new(AiCharacters.Set39, min, max, checks);

    public static AiPart Base64(int min, int max) => new(AiCharacters.Base64, min, max, []);

    public AiPart OrNone() => this with { Optional = true };
}

internal enum AiCharacters
{
    Digits,
    Set82,
    Set39,
    Base64,
}

[Flags]
internal enum Use
{
    None = 0,

    /// <summary>The length is known from the first two digits, so that no FNC1 follows.</summary>
    NoSeparator = 1,

    /// <summary>May stand in the query of a Digital Link.</summary>
    LinkAttribute = 2,
}

/// <summary>What must hold for a part beyond its characters. Names follow the tests of the syntax dictionary.</summary>
internal enum AiCheck
{
    CheckDigit,
    CheckPair,

    /// <summary>
    /// Begins with a company prefix: only a table of the operator can tell, see <see cref="IGcpLengths"/>.
    /// </summary>
    CompanyPrefix,
    CompanyPrefixSecond,
    Date,
    DateOrMonth,
    LongDate,
    HourMinute,
    Hour,
    Minute,
    Second,
    NotZero,
    Zero,
    NoLeadingZero,
    HasNonDigit,
    YesNo,
    Hyphen,
    Winding,
    Sex,
    MediaType,
    PieceOfTotal,
    PositionInSequence,
    PercentEncoded,
    Latitude,
    Longitude,
    Iban,
    ImporterIndex,

    // Lists that others keep and change (ISO 3166, ISO 4217, package types, coupons): the characters are checked, the
    // entry is not.
    Country,
    CountryOrWorld,
    CountryLetters,
    Currency,
    PackageType,
    Coupon,
    CouponOffer,
}
