using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Certification, and the seal of the ledger right after it.</summary>
internal sealed class CertifyBatch(BatchWork work)
{
    public Task<Outcome<CommandAnswer>> SignAsync(
        Caller caller, string batchId, CertifyCommand command, CancellationToken cancellation) =>
        work.SignAsync(caller, batchId, SignedActions.Certify(command), cancellation);
}
