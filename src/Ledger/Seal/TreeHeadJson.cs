using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Ledger;

/// <summary>A tree head as people keep it: on a printed batch record, with a witness, in a file.</summary>
/// <param name="At">RFC 3339, UTC, six decimals.</param>
public sealed record TreeHeadJson(string Algorithm, Guid LedgerId, long Size, string At, string Root, string KeyId, string Signature)
{
    public static TreeHeadJson Of(TreeHead head) => new(
        TreeHead.Algorithm, head.LedgerId, head.Size, Micros.ToText(head.At), Convert.ToHexStringLower(head.Root), head.KeyId,
        Convert.ToHexStringLower(head.Signature));

    /// <summary>Reads what <c>theriac ledger seal --json</c> printed; null when it is something else.</summary>
    public static TreeHead? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<TreeHeadJson>(json, KernelJson.Options)?.ToHead();
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            return null;
        }
    }

    public TreeHead? ToHead() =>
        Algorithm == TreeHead.Algorithm && DateTimeOffset.TryParse(At, out var at)
            ? new TreeHead(LedgerId, Size, Micros.From(at), Convert.FromHexString(Root), KeyId, Convert.FromHexString(Signature))
            : null;
}
