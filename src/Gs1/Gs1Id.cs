using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>
/// One thing that GS1 identifies, independent of how it was written: element string, Digital Link or EPC URN give the
/// same.
/// </summary>
/// <remarks>
/// The key holds its check digit, a GTIN always fourteen digits. Only identifiers whose values have passed the rules
/// exist. Which digits are the company prefix is not part of it: see <see cref="IGcpLengths"/>.
/// </remarks>
public sealed record Gs1Id
{
    private Gs1Id(Gs1IdKind kind, string key, string? serial) => (Kind, Key, Serial) = (kind, key, serial);

    public Gs1IdKind Kind { get; }

    public string Key { get; }

    /// <summary>The serial, lot, extension or document number; null when there is none.</summary>
    public string? Serial { get; }

    /// <summary>The trade item of an item, lot or piece; null for other things.</summary>
    public Gtin? Gtin =>
        Scheme.KeyAi is "01" or "8006" && Gs1.Gtin.TryParse(Key.AsSpan(0, 14), out var gtin) ? gtin : null;

    /// <summary>The key and, where it has its own identifier, the serial.</summary>
    public IReadOnlyList<AiElement> Elements => (Serial, Scheme.SerialAi) switch
    {
        (null, _) => [AiElement.Trusted(Scheme.KeyAi, Key)],
        (_, null) => [AiElement.Trusted(Scheme.KeyAi, Key + Serial)],
        var (serial, ai) => [AiElement.Trusted(Scheme.KeyAi, Key), AiElement.Trusted(ai, serial)],
    };

    internal IdScheme Scheme => IdScheme.Of(Kind);

    public static Outcome<Gs1Id> Of(Gs1IdKind kind, string key, string? serial = null)
    {
        var scheme = IdScheme.Of(kind);
        if (scheme.Serial == SerialUse.ZeroWhenAbsent && serial == "0")
            serial = null;
        var isKey = scheme.KeyLength == 0
            || (key.Length == scheme.KeyLength && Charset.IsDigits(key) && key.AsSpan().ContainsAnyExcept('0'));
        if (!isKey)
            return Gs1Refusals.KeyNotValid(kind.ToString().ToUpperInvariant(), key);
        if (serial is null && scheme.Serial == SerialUse.Required)
            return Gs1Refusals.ValueTooShort(scheme.SerialAi!, "", 1);
        if (serial is not null && scheme.Serial == SerialUse.None)
            throw new ArgumentException($"A {kind} has no serial.", nameof(serial));
        var id = new Gs1Id(kind, key, serial);
        foreach (var element in id.Elements)
        {
            if (AiRules.Check(element.Spec, element.Value) is { } refusal)
                return refusal;
        }
        return serial is "" ? Gs1Refusals.ValueTooShort(scheme.KeyAi, key, key.Length + 1) : id;
    }

    public static Gs1Id Of(Gtin gtin) => new(Gs1IdKind.Gtin, gtin.ToString(), null);

    public static Gs1Id Of(Sscc sscc) => new(Gs1IdKind.Sscc, sscc.ToString(), null);

    /// <summary>A place, with the extension that names a place within it.</summary>
    public static Outcome<Gs1Id> Place(Gln gln, string? extension = null) =>
        Of(Gs1IdKind.Sgln, gln.ToString(), extension);

    public static Gs1Id Party(Gln gln) => new(Gs1IdKind.Pgln, gln.ToString(), null);

    /// <summary>One pack.</summary>
    public static Outcome<Gs1Id> Sgtin(Gtin gtin, string serial) => Of(Gs1IdKind.Sgtin, gtin.ToString(), serial);

    /// <summary>A lot of a product or material.</summary>
    public static Outcome<Gs1Id> Lgtin(Gtin gtin, string lot) => Of(Gs1IdKind.Lgtin, gtin.ToString(), lot);

    /// <summary>Reads a URN, a Digital Link or an element string and gives the thing that it identifies.</summary>
    public static Outcome<Gs1Id> Parse(string? text) => Gs1Code.Parse(text).Then(code => code.Identify());

    /// <summary>
    /// The finest thing that these elements identify: a pack before its lot, and the lot before the product.
    /// </summary>
    public static Outcome<Gs1Id> From(IReadOnlyList<AiElement> elements) => IdFinder.Find(elements);

    /// <summary>The path of the Digital Link, without domain: <c>/01/00300010123455/21/11</c>.</summary>
    public string ToPath() => DigitalLink.PathOf(Elements);

    /// <summary>The canonical Digital Link, for example <c>https://id.gs1.org/01/00300010123455/21/11</c>.</summary>
    public string ToDigitalLink(string domain = DigitalLink.CanonicalDomain) => domain.TrimEnd('/') + ToPath();

    /// <summary>The EPC URN, refused when the length of the company prefix is not known.</summary>
    public Outcome<string> ToUrn(IGcpLengths lengths) => EpcUrn.Write(this, lengths);

    /// <summary>For people: (01)00300010123455(21)11.</summary>
    public override string ToString() => BracketedText.Write(Elements);
}
