using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Ledger.Export;

/// <summary>First line of an export: which ledger, and the public keys that its seals are signed with.</summary>
internal sealed record ExportHeader(string Format, Guid LedgerId, InstanceKind Kind, long Entries, IReadOnlyList<ExportKey> Keys)
{
    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this, KernelJson.Options), (byte)'\n'];

    /// <summary>Null unless the line is, byte for byte, what <see cref="ToLine"/> writes.</summary>
    public static ExportHeader? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var header = JsonSerializer.Deserialize<ExportHeader>(line, KernelJson.Strict);
            return header is { Format: ExportText.Format } && header.ToLine().AsSpan()[..^1].SequenceEqual(line) ? header : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="PublicKey">SubjectPublicKeyInfo, base64.</param>
internal sealed record ExportKey(string KeyId, string Algorithm, string PublicKey);
