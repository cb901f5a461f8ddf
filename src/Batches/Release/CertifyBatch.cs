using Microsoft.Extensions.Logging;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Certification, and the seal of the ledger right after it: the tree head that the printed record shows.</summary>
internal sealed class CertifyBatch(BatchWork work, ISealer sealer, ILogger<CertifyBatch> log)
{
    public async Task<Outcome<CommandAnswer>> SignAsync(
        Caller caller, string batchId, CertifyCommand command, CancellationToken cancellation)
    {
        var answer = await work.SignAsync(caller, batchId, SignedActions.Certify(command), cancellation);
        if (!answer.IsOk)
            return answer;
        // The certification stands in the ledger; a seal that cannot be made now is made by the next that can.
        var seal = await sealer.SealNowAsync(CancellationToken.None);
        if (!seal.IsOk)
            log.LogWarning("Batch {Batch} is certified, its seal waits: {Code}", batchId, seal.Refusal.Code);
        return answer;
    }
}
