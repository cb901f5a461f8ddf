using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Theriac.Kernel;

/// <summary>The one way in which facts and HTTP bodies become JSON.</summary>
/// <remarks>
/// Members are camelCase, enums kebab-case words (never numbers), every <see cref="decimal"/> a string with its
/// decimals, nulls are written. A <see cref="long"/> is a JSON number and must lie within ±(2^53 - 1), because
/// canonical JSON and every browser read numbers as doubles: beyond that, writing throws and reading refuses. Input
/// without a constructor parameter that has no default, with null where null is not allowed, or with a member twice, is
/// a <see cref="JsonException"/>. So is text with half a surrogate pair, read or written.
/// </remarks>
public static class KernelJson
{
    /// <summary>Largest integer that every reader of JSON keeps exactly (RFC 7493, section 2.2).</summary>
    public const long IntegerMax = (1L << 53) - 1;

    /// <summary>For facts, and for input that may carry members we do not know.</summary>
    public static readonly JsonSerializerOptions Options = Frozen(JsonUnmappedMemberHandling.Skip);

    /// <summary>
    /// The same, and a member that nobody asked for is refused: a misspelt field must not be lost in silence.
    /// </summary>
    public static readonly JsonSerializerOptions Strict = Frozen(JsonUnmappedMemberHandling.Disallow);

    /// <summary>Gives a framework's own options these settings.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = CanonicalJson.DepthMax;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // JSON here is never embedded in HTML.
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new DecimalJson());
        options.Converters.Add(new SafeIntegerJson());
        options.Converters.Add(new InstantJson());
        options.Converters.Add(new WholeTextJson(takesNull: true));
    }

    /// <summary>
    /// The same for what comes from outside. A null character in a text is refused there: PostgreSQL holds none, and no person
    /// ever writes one. So are signs that nobody sees and a reader is misled by, and null in a list of things. A member that may be null
    /// may be absent.
    /// </summary>
    public static void ConfigureInput(JsonSerializerOptions options)
    {
        options.Converters.Add(new WholeTextJson(takesNull: false)); // The first converter that fits is taken.
        Configure(options);
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(NoNullItems.Refuse).WithAddedModifier(NeedNoNulls);
    }

    /// <summary>What may be null may be absent: nobody is made to write down that he says nothing.</summary>
    private static void NeedNoNulls(JsonTypeInfo shape)
    {
        foreach (var member in shape.Properties.Where(one => one is { IsRequired: true, AssociatedParameter.IsNullable: true }))
            member.IsRequired = false;
    }

    private static JsonSerializerOptions Frozen(JsonUnmappedMemberHandling unmapped)
    {
        var options = new JsonSerializerOptions { UnmappedMemberHandling = unmapped };
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>A decimal as a string, because a JSON number loses its trailing zeros.</summary>
internal sealed class DecimalJson : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadExact(ref reader);

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DecimalText.Of(value));

    internal static decimal ReadExact(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A decimal is a string such as \"10.50\".");
        return DecimalText.TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException("This is not a decimal of at most 28 digits.");
    }
}

/// <summary>
/// Text as it is. The framework would write half a surrogate pair as U+FFFD: a record of something nobody wrote.
/// </summary>
internal sealed class WholeTextJson(bool takesNull) : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        if (takesNull || text is null)
            return text;
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new JsonException("The text holds a null character.");
        return JsonText.IsSeen(text) ? text : throw new JsonException("The text holds signs that nobody sees, or that turn the text around them.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (!JsonText.IsWhole(value))
            throw new JsonException("The text holds half of a surrogate pair.");
        writer.WriteStringValue(value);
    }
}

internal sealed class SafeIntegerJson : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) && IsSafe(value))
            return value;
        throw new JsonException("An integer is a number between -(2^53 - 1) and 2^53 - 1.");
    }

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options)
    {
        if (!IsSafe(value))
            throw new JsonException("An integer beyond 2^53 - 1 changes when JSON is read; write it as text.");
        writer.WriteNumberValue(value);
    }

    private static bool IsSafe(long value) => value is >= -KernelJson.IntegerMax and <= KernelJson.IntegerMax;
}

/// <summary>An instant that a record can hold: microseconds within the integers that every reader of JSON keeps.</summary>
internal sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant)
            && Math.Abs(Micros.From(instant)) <= KernelJson.IntegerMax
            ? instant
            : throw new JsonException("An instant is an RFC 3339 text between the years 1685 and 2255.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
