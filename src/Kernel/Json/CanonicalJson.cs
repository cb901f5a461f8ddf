using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Theriac.Kernel;

/// <summary>
/// Canonical JSON as RFC 8785 (JCS) defines it: the one byte string of a value, the thing that is hashed.
/// </summary>
/// <remarks>
/// Input beyond the I-JSON profile (RFC 7493) that the RFC builds on is refused: a member twice, half a surrogate pair,
/// bytes that are no UTF-8, a number that no double holds. Numbers are doubles: an integer beyond 2^53 is rounded as in
/// every JavaScript engine, which is why our own facts never write one (see <see cref="KernelJson"/>).
/// </remarks>
public static class CanonicalJson
{
    /// <summary>Levels of nesting that are read and written.</summary>
    public const int DepthMax = 64;

    public static Outcome<byte[]> Canonicalize(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            return KernelRefusals.JsonNotUtf8();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DepthMax + 1 });
        var writer = CanonicalWriter.Rent(utf8.Length);
        try
        {
            reader.Read();
            if (writer.Copy(ref reader) is { } refusal)
                return refusal;
            reader.Read(); // Throws when something follows the value.
            return writer.ToArray();
        }
        catch (JsonException malformed)
        {
            return KernelRefusals.JsonMalformed(malformed.Message);
        }
        finally
        {
            writer.Return();
        }
    }

    /// <summary>
    /// The canonical bytes of a tree. A tree that has none (too deep, not a finite number) is a bug and throws.
    /// </summary>
    public static byte[] Of(JsonNode? node) => Of(node, KernelJson.Options);

    /// <summary>The canonical bytes of a value of ours. A value that has none is a bug and throws.</summary>
    public static byte[] Of<T>(T value, JsonSerializerOptions options) =>
        Canonicalize(JsonSerializer.SerializeToUtf8Bytes(value, options)).Value;
}
