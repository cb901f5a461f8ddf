using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>
/// What an EPC URN such as <c>urn:epc:id:sgtin:030001.0012345.11</c> says: the thing, and how long its company prefix
/// is.
/// </summary>
public sealed record EpcUrn(Gs1Id Id, int GcpLength)
{
    public const int LengthMax = 512;

    private const string Start = "urn:epc:";

    /// <summary>
    /// Reads <c>urn:epc:id:</c>, <c>urn:epc:class:</c> and the patterns <c>urn:epc:idpat:</c> that end in one star.
    /// </summary>
    public static Outcome<EpcUrn> Parse(string? urn)
    {
        if (urn is null || urn.Length > LengthMax || !urn.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
            return Gs1Refusals.UrnNotValid($"An EPC URN begins with {Start}.");
        var parts = urn.Split(':', 5);
        if (parts.Length < 5 || SchemeOf(parts[2], parts[3]) is not { } scheme)
            return Gs1Refusals.UrnNotValid("This kind of EPC URN is not known.");
        var pattern = parts[2] == "idpat";
        var fields = parts[4];
        if (pattern && !fields.EndsWith(".*", StringComparison.Ordinal))
            return Gs1Refusals.UrnNotValid("Only patterns that end in one star are read.");
        return ReadFields(scheme, pattern ? fields[..^2] : fields, pattern);
    }

    internal static Outcome<string> Write(Gs1Id id, IGcpLengths lengths)
    {
        var scheme = id.Scheme;
        var pattern = id.Serial is null && scheme.HasPattern;
        if (scheme.KeyLength > 0)
        {
            var body = id.Key.Substring(scheme.PrefixAt, scheme.BodyLength);
            if (lengths.LengthOf(body) is not { } length || length > body.Length)
                return Gs1Refusals.CompanyPrefixUnknown(id.Key);
            var lead = scheme.HasLeadDigit ? id.Key[..1] : "";
            var tail = scheme.TailLength == 0 ? "" : $".{id.Key[^4..^2]}.{id.Key[^2..]}";
            return Join(scheme, pattern, $"{body[..length]}.{lead}{body[length..]}{tail}", id.Serial);
        }
        if (lengths.LengthOf(id.Key) is not { } at || at >= id.Key.Length || !Charset.IsDigits(id.Key.AsSpan(0, at)))
            return Gs1Refusals.CompanyPrefixUnknown(id.Key);
        return Join(scheme, pattern, $"{id.Key[..at]}.{UrnText.Escape(id.Key[at..])}", id.Serial);
    }

    private static string Join(IdScheme scheme, bool pattern, string key, string? serial)
    {
        var type = pattern ? "idpat" : scheme.UrnType;
        var end = (pattern, serial, scheme.Serial) switch
        {
            (true, _, _) => ".*",
            (_, null, SerialUse.ZeroWhenAbsent) => ".0",
            (_, null, _) => "",
            _ => "." + UrnText.Escape(serial),
        };
        return $"{Start}{type}:{scheme.UrnName}:{key}{end}";
    }

    private static IdScheme? SchemeOf(string type, string name) => IdScheme.All.FirstOrDefault(scheme =>
        scheme.UrnName == name && (type == "idpat" ? scheme.HasPattern : type == scheme.UrnType));

    private static Outcome<EpcUrn> ReadFields(IdScheme scheme, string fields, bool pattern)
    {
        var wantsSerial = !pattern && scheme.Serial != SerialUse.None;
        var keyFields = 2 + (scheme.TailLength > 0 ? 2 : 0);
        var parts = fields.Split('.', keyFields + (wantsSerial || scheme.TextKeyLengthMax is null ? 1 : 0));
        if (parts.Length != keyFields + (wantsSerial ? 1 : 0))
            return Gs1Refusals.UrnNotValid($"A URN of the scheme {scheme.UrnName} has another number of fields.");
        var serial = wantsSerial ? UrnText.Unescape(parts[^1]) : null;
        if (wantsSerial && string.IsNullOrEmpty(serial))
            return Gs1Refusals.UrnNotValid("The serial is empty or wrongly escaped.");
        if (parts[0].Length is < GcpLengthTable.LengthMin or > GcpLengthTable.LengthMax || !Charset.IsDigits(parts[0]))
            return Gs1Refusals.UrnNotValid("A company prefix has 4 to 12 digits.");
        return ReadKey(scheme, parts)
            .Then(key => Gs1Id.Of(scheme.Kind, key, serial))
            .Map(id => new EpcUrn(id, parts[0].Length));
    }

    private static Outcome<string> ReadKey(IdScheme scheme, string[] parts)
    {
        var (prefix, reference) = (parts[0], parts[1]);
        if (scheme.TextKeyLengthMax is not null)
        {
            return UrnText.Unescape(reference) is { Length: > 0 } text
                ? prefix + text
                : Gs1Refusals.UrnNotValid("The reference is empty or wrongly escaped.");
        }
        var length = scheme.BodyLength + (scheme.HasLeadDigit ? 1 : 0);
        var isLong = prefix.Length + reference.Length == length && (!scheme.HasLeadDigit || reference.Length > 0);
        if (!isLong || !Charset.IsDigits(reference))
            return Gs1Refusals.UrnNotValid($"Prefix and reference of a {scheme.UrnName} have {length} digits together.");
        var body = scheme.HasLeadDigit ? reference[..1] + prefix + reference[1..] : prefix + reference;
        var padded = scheme.HasPadding ? "0" + body : body;
        var tail = scheme.TailLength == 0 ? "" : parts[2] + parts[3];
        return tail.Length == scheme.TailLength
            ? padded + CheckDigits.Of(padded) + tail
            : Gs1Refusals.UrnNotValid("Piece and total have two digits each.");
    }
}
