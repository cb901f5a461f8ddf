using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>Streams of batches. Ids are upper case in them, so that two ids never differ in case only.</summary>
internal static class BatchStreams
{
    public static string Of(string batchId) => $"batch/{batchId.ToUpperInvariant()}";

    public static bool TryOf(string? batchId, out string stream)
    {
        var isId = EntityId.TryParse(batchId, out var id);
        stream = isId ? Of(id.ToString()) : "";
        return isId;
    }

    /// <summary>The batch of an exception: <c>B2406-017-E1</c> is the first of <c>B2406-017</c>.</summary>
    public static bool TryOfException(string exceptionId, out string batchId)
    {
        var at = exceptionId.LastIndexOf("-E", StringComparison.OrdinalIgnoreCase);
        batchId = at > 0 ? exceptionId[..at].ToUpperInvariant() : "";
        return at > 0;
    }
}
