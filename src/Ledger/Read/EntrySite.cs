using System.Text.Json;

namespace Theriac.Ledger;

/// <summary>The site that an entry itself names; later entries of its stream are of the same.</summary>
public static class EntrySite
{
    /// <summary>Null where it names none. A planned order names it within the order.</summary>
    public static string? Of(JsonElement fact)
    {
        if (fact.ValueKind != JsonValueKind.Object)
            return null;
        if (fact.TryGetProperty("site", out var site))
            return site.ValueKind == JsonValueKind.String ? site.GetString() : null;
        return fact.TryGetProperty("order", out var order) ? Of(order) : null;
    }
}
