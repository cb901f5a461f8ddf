using System.Text.Json;
using System.Text.Json.Serialization;

namespace Theriac.Epcis;

/// <summary>An event of our own, with the members of EPCIS 2.0 that we use. Null members are left out.</summary>
public sealed record NewEvent
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>ObjectEvent, AggregationEvent, TransactionEvent, TransformationEvent or AssociationEvent.</summary>
    public required string Type { get; init; }

    /// <summary>RFC 3339.</summary>
    public required string EventTime { get; init; }

    /// <summary>For example <c>+07:00</c>.</summary>
    public required string EventTimeZoneOffset { get; init; }

    [JsonPropertyName("eventID")]
    public string EventId { get; init; } = $"urn:uuid:{Guid.CreateVersion7()}";

    public string? Action { get; init; }

    public string? BizStep { get; init; }

    public string? Disposition { get; init; }

    public EventPlace? ReadPoint { get; init; }

    public EventPlace? BizLocation { get; init; }

    public IReadOnlyList<string>? EpcList { get; init; }

    [JsonPropertyName("parentID")]
    public string? ParentId { get; init; }

    [JsonPropertyName("childEPCs")]
    public IReadOnlyList<string>? ChildEpcs { get; init; }

    public IReadOnlyList<EventQuantity>? QuantityList { get; init; }

    [JsonPropertyName("inputEPCList")]
    public IReadOnlyList<string>? InputEpcList { get; init; }

    public IReadOnlyList<EventQuantity>? InputQuantityList { get; init; }

    [JsonPropertyName("outputEPCList")]
    public IReadOnlyList<string>? OutputEpcList { get; init; }

    public IReadOnlyList<EventQuantity>? OutputQuantityList { get; init; }

    [JsonPropertyName("transformationID")]
    public string? TransformationId { get; init; }

    public IReadOnlyList<EventTransaction>? BizTransactionList { get; init; }

    public IReadOnlyList<EventSource>? SourceList { get; init; }

    public IReadOnlyList<EventDestination>? DestinationList { get; init; }

    /// <summary>Instance and lot master data: names are URIs or CURIEs of the context.</summary>
    public IReadOnlyDictionary<string, string>? Ilmd { get; init; }

    internal JsonElement ToJson() => JsonSerializer.SerializeToElement(this, Options);
}

/// <summary>A read point or business location.</summary>
public sealed record EventPlace(string Id);

/// <summary>An amount of a class, for example of a material lot. The value is written as a JSON number with all its digits.</summary>
/// <param name="Uom">UN/ECE Recommendation 20; null counts pieces.</param>
public sealed record EventQuantity(string EpcClass, [property: JsonNumberHandling(JsonNumberHandling.Strict)] decimal? Quantity, string? Uom);

public sealed record EventTransaction(string? Type, string BizTransaction);

public sealed record EventSource(string Type, string Source);

public sealed record EventDestination(string Type, string Destination);
