using System.Collections.Frozen;

namespace Theriac.Gs1;

/// <summary>How the key and the serial of one kind stand in element strings and in EPC URNs.</summary>
/// <param name="UrnName">The scheme's name in URNs. </param>
/// <param name="KeyLength">Digits of the key with its check digit; 0 where the key is text of any length.</param>
internal sealed record IdScheme(Gs1IdKind Kind, string UrnName, string KeyAi, int KeyLength)
{
    /// <summary>
    /// The identifier of the serial; null when the serial follows the key inside the same value, or there is none.
    /// </summary>
    public string? SerialAi { get; init; }

    public SerialUse Serial { get; init; } = SerialUse.None;

    public bool SerialInKeyValue => Serial != SerialUse.None && SerialAi is null;

    /// <summary>The digit before the company prefix, which URNs put in front of the reference.</summary>
    public bool HasLeadDigit { get; init; }

    /// <summary>A zero before the company prefix that URNs leave out.</summary>
    public bool HasPadding { get; init; }

    /// <summary>Digits behind the check digit: piece and total of an ITIP.</summary>
    public int TailLength { get; init; }

    /// <summary><c>id</c> or <c>class</c>; null where only the pattern exists.</summary>
    public string? UrnType { get; init; } = "id";

    /// <summary>Whether the thing without a serial has a pattern URN that ends in a star.</summary>
    public bool HasPattern { get; init; }

    /// <summary>The characters of a text key behind the company prefix; null for a key of digits.</summary>
    public int? TextKeyLengthMax { get; init; }

    /// <summary>Where the company prefix begins in the key.</summary>
    public int PrefixAt => HasLeadDigit || HasPadding ? 1 : 0;

    /// <summary>Digits from the company prefix to before the check digit.</summary>
    public int BodyLength => KeyLength - TailLength - PrefixAt - 1;

    public static IdScheme Of(Gs1IdKind kind) => ByKind[kind];

    public static IEnumerable<IdScheme> All => ByKind.Values;

    private static readonly FrozenDictionary<Gs1IdKind, IdScheme> ByKind = new IdScheme[]
    {
        new(Gs1IdKind.Gtin, "sgtin", "01", 14) { HasLeadDigit = true, HasPattern = true, UrnType = null },
        new(Gs1IdKind.Sgtin, "sgtin", "01", 14) { HasLeadDigit = true, SerialAi = "21", Serial = SerialUse.Required },
        new(Gs1IdKind.Lgtin, "lgtin", "01", 14)
        {
            HasLeadDigit = true, SerialAi = "10", Serial = SerialUse.Required, UrnType = "class",
        },
        new(Gs1IdKind.Upui, "upui", "01", 14) { HasLeadDigit = true, SerialAi = "235", Serial = SerialUse.Required },
        new(Gs1IdKind.Sscc, "sscc", "00", 18) { HasLeadDigit = true },
        new(Gs1IdKind.Sgln, "sgln", "414", 13) { SerialAi = "254", Serial = SerialUse.ZeroWhenAbsent },
        new(Gs1IdKind.Pgln, "pgln", "417", 13),
        new(Gs1IdKind.Gdti, "gdti", "253", 13) { Serial = SerialUse.Optional, HasPattern = true },
        new(Gs1IdKind.Grai, "grai", "8003", 14) { HasPadding = true, Serial = SerialUse.Optional, HasPattern = true },
        new(Gs1IdKind.Giai, "giai", "8004", 0) { TextKeyLengthMax = 30 },
        new(Gs1IdKind.Gsrn, "gsrn", "8018", 18),
        new(Gs1IdKind.Gsrnp, "gsrnp", "8017", 18),
        new(Gs1IdKind.Sgcn, "sgcn", "255", 13) { Serial = SerialUse.Optional, HasPattern = true },
        new(Gs1IdKind.Cpi, "cpi", "8010", 0)
        {
            TextKeyLengthMax = 30, SerialAi = "8011", Serial = SerialUse.Optional, HasPattern = true,
        },
        new(Gs1IdKind.Itip, "itip", "8006", 18)
        {
            HasLeadDigit = true, TailLength = 4, SerialAi = "21", Serial = SerialUse.Optional, HasPattern = true,
        },
        new(Gs1IdKind.Ginc, "ginc", "401", 0) { TextKeyLengthMax = 30 },
        new(Gs1IdKind.Gsin, "gsin", "402", 17),
    }.ToFrozenDictionary(scheme => scheme.Kind);
}

internal enum SerialUse
{
    None,
    Required,
    Optional,

    /// <summary>URNs write 0 for none (TDS, SGLN).</summary>
    ZeroWhenAbsent,
}
