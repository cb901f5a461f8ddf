using Theriac.Storage;

namespace Theriac.Edge.Idempotency;

/// <summary>Whether a deed under a key stands in the ledger: asked by whoever sent it and heard no answer.</summary>
public sealed class IdempotencyKeys(Database database)
{
    private static readonly Sql Count = Sql.Of<IdempotencyKeys>("Idempotency/CountKey");

    public async Task<bool> IsDoneAsync(string principal, string key, CancellationToken cancellation) =>
        await database.FindAsync<long>(Count, new { principal, key }, cancellation) > 0;
}
