using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>Which of several elements say what the thing is.</summary>
internal static class IdFinder
{
    private static readonly (Gs1IdKind Kind, string SerialAi)[] OfTradeItem =
        [(Gs1IdKind.Sgtin, "21"), (Gs1IdKind.Upui, "235"), (Gs1IdKind.Lgtin, "10")];

    // Their order does not matter: they exclude each other.
    private static readonly Gs1IdKind[] Others =
    [
        Gs1IdKind.Itip, Gs1IdKind.Gdti, Gs1IdKind.Sgcn, Gs1IdKind.Grai, Gs1IdKind.Giai, Gs1IdKind.Gsrn, Gs1IdKind.Gsrnp,
        Gs1IdKind.Cpi, Gs1IdKind.Sgln, Gs1IdKind.Pgln, Gs1IdKind.Ginc, Gs1IdKind.Gsin,
    ];

    public static Outcome<Gs1Id> Find(IReadOnlyList<AiElement> elements)
    {
        // A logistic unit is itself and not its contents.
        if (ValueOf(elements, "00") is { } sscc)
            return Gs1Id.Of(Gs1IdKind.Sscc, sscc);
        if (ValueOf(elements, "01") is { } gtin)
            return OfGtin(elements, gtin);
        foreach (var scheme in Others.Select(IdScheme.Of))
        {
            if (ValueOf(elements, scheme.KeyAi) is { } value)
                return OfScheme(elements, scheme, value);
        }
        return Gs1Refusals.NoIdentifier();
    }

    private static Outcome<Gs1Id> OfGtin(IReadOnlyList<AiElement> elements, string gtin)
    {
        foreach (var (kind, serialAi) in OfTradeItem)
        {
            if (ValueOf(elements, serialAi) is { } serial)
                return Gs1Id.Of(kind, gtin, serial);
        }
        return Gs1Id.Of(Gs1IdKind.Gtin, gtin);
    }

    private static Outcome<Gs1Id> OfScheme(IReadOnlyList<AiElement> elements, IdScheme scheme, string value)
    {
        if (!scheme.SerialInKeyValue)
            return Gs1Id.Of(scheme.Kind, value, scheme.SerialAi is null ? null : ValueOf(elements, scheme.SerialAi));
        var serial = value.Length > scheme.KeyLength ? value[scheme.KeyLength..] : null;
        return Gs1Id.Of(scheme.Kind, value[..scheme.KeyLength], serial);
    }

    private static string? ValueOf(IReadOnlyList<AiElement> elements, string ai)
    {
        foreach (var element in elements)
        {
            if (element.Ai == ai)
                return element.Value;
        }
        return null;
    }
}
