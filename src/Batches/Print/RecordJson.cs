using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches.Print;

/// <summary>The electronic copy of a batch record as a file.</summary>
internal static class RecordJson
{
    public static SealableFile Write(RecordCopy copy) =>
        new StreamCopy(copy.Format, copy.LedgerId, copy.Instance, copy.Stream, copy.RecordHash, copy.Entries, copy.Proof)
            .Write("the record as screens show it", "batch", JsonSerializer.Serialize(copy.Batch, KernelJson.Options));
}
