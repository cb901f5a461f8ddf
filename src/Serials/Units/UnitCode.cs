using Theriac.Gs1;
using Theriac.Kernel;

namespace Theriac.Serials.Units;

/// <summary>A pack or container by its code, in whatever form it was read.</summary>
internal readonly record struct UnitCode(string? Gtin, string? Serial, string? Sscc)
{
    public bool IsContainer => Sscc is not null;

    public string Path => IsContainer ? $"/00/{Sscc}" : $"/01/{Gtin}/21/{Serial}";

    /// <summary>As events name it.</summary>
    public string Epc => DigitalLink.CanonicalDomain + Path;

    public static Outcome<UnitCode> Parse(string? text)
    {
        var read = text is ['/', ..] ? DigitalLink.ParsePath(text).Then(link => link.Identify()) : Gs1Id.Parse(text);
        if (!read.Try(out var id, out var refusal))
            return Sscc18(text) ?? SerialsRefusals.CodeNotReadable(refusal.Detail);
        return id.Kind switch
        {
            Gs1IdKind.Sgtin => new UnitCode(id.Gtin!.Value.ToString(), id.Serial, null),
            Gs1IdKind.Sscc => new UnitCode(null, null, id.Key),
            _ => SerialsRefusals.CodeNotReadable("This code names neither one pack nor one case or pallet."),
        };
    }

    /// <summary>Eighteen bare digits, as people type an SSCC.</summary>
    private static Outcome<UnitCode>? Sscc18(string? text) =>
        Gs1.Sscc.TryParse(text.AsSpan().Trim(), out var sscc) ? new UnitCode(null, null, sscc.ToString()) : (Outcome<UnitCode>?)null;
}
