using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant;

internal static class AddNew
{
    /// <summary>Appends the first entry of each draft's stream; refused with <paramref name="taken"/> when one exists already.</summary>
    public static async Task<Outcome<T>> AddNewAsync<T>(
        this ILedger ledger, IStreams streams, Author author, IReadOnlyList<Draft> drafts, Refusal taken, T result,
        CancellationToken cancellation)
    {
        var decided = await ledger.DecideAsync<T>(
            async token =>
            {
                foreach (var draft in drafts)
                {
                    if ((await streams.LoadAsync<StreamPresence>(draft.Stream, token)).Exists)
                        return taken;
                }

                return new Decision<T>(
                    result, new AppendRequest(author, drafts, [.. drafts.Select(draft => new StreamVersion(draft.Stream, 0))]));
            },
            cancellation: cancellation);
        return decided.Map(done => done.Result);
    }
}
